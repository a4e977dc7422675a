"""The command line: what all commands share."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import orjson
import typer

from jamp.imports.export import EXPORTED
from jamp.model.dates import is_partial
from jamp.settings import database_url
from jamp.store.engine import Engine, open_engine
from jamp.store.migrate import migrate as bring_up

app = typer.Typer(
    help="The Smart JAMP tracker.", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False
)

SheetName = Annotated[str | None, typer.Option("--sheet", help="What the files hold, for instance projects.")]
AsAt = Annotated[str | None, typer.Option("--as-at", help="Reporting date: 2025, 2025-09 or 2025-09-30.")]
By = Annotated[str, typer.Option("--by", help="Who does it; kept in the history.", callback=lambda name: named(name))]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
Output = Annotated[Path, typer.Option("-o", "--output", help="The file to write.")]


def named(name: str) -> str:
    """A name that can stand in the history."""
    name = " ".join(name.split())
    if not name or len(name) > 200:
        raise fail("--by needs the name of who does it, of 200 letters at most.")
    return name


def say(text: str, err: bool = False) -> None:
    """Print to a person; `err`: on the error channel, beside what others read."""
    typer.echo(text, err=err)


def fail(text: str, code: int = 2) -> typer.Exit:
    """Say what is wrong on the error channel; to be raised."""
    typer.echo(text, err=True)
    return typer.Exit(code)


def engine() -> Engine:
    """The database of the settings, brought to the present shape."""
    opened = open_engine(database_url())
    bring_up(opened)
    return opened


def print_json(value: Any) -> None:
    """One JSON object on standard output."""
    sys.stdout.buffer.write(orjson.dumps(value, option=orjson.OPT_INDENT_2) + b"\n")


def dated(text: str | None) -> str | None:
    """A checked partial date."""
    if text is not None and not is_partial(text):
        raise fail(f"“{text[:40]}” is not a date: write 2025, 2025-09 or 2025-09-30.")
    return text


def sheet_name(name: str | None) -> str | None:
    """A checked sheet name."""
    if name is not None and name not in EXPORTED:
        raise fail(f"There is no sheet {name}. One of: {', '.join(EXPORTED)}")
    return name
