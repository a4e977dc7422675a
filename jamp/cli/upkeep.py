"""Upkeep: migrate, backup, restore, serve."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Any

import typer

from jamp.cli import app, engine, fail, say
from jamp.settings import ROOT, database_url
from jamp.store.backup import BackupFailed
from jamp.store.backup import backup as write_backup
from jamp.store.backup import restore as read_backup


@app.command()
def migrate() -> None:
    """Bring the database to the present shape."""
    engine()
    say("The database is up to date.")


@app.command()
def backup(file: Path) -> None:
    """Copy the whole database to a file."""
    _copied(write_backup, file, f"Copied to {file}.")


@app.command()
def restore(file: Path) -> None:
    """Put a copy back in place of what is there."""
    _copied(read_backup, file, f"{file} is in place.")


def _copied(what: Any, file: Path, done: str) -> None:
    try:
        what(engine(), file)
    except (BackupFailed, OSError) as problem:
        raise fail(str(problem), 1) from problem
    say(done)


@app.command()
def serve(
    port: Annotated[int, typer.Option("--port", min=1, max=65535)] = 8501,
    database: Annotated[str | None, typer.Option("--database", help="Instead of JAMP_DATABASE_URL.")] = None,
) -> None:
    """The dashboard, for this machine only, until it is stopped (Ctrl-C)."""
    if database:
        os.environ["JAMP_DATABASE_URL"] = database
    url = database_url()
    if url.startswith("sqlite:///") and not url.startswith("sqlite:////"):
        os.environ["JAMP_DATABASE_URL"] = "sqlite:///" + os.path.abspath(url.removeprefix("sqlite:///"))
    engine().dispose()
    say(f"The dashboard is at http://127.0.0.1:{port}")
    os.chdir(ROOT)
    from jamp.ui.start import start

    start(port)
