"""What is remembered of an office's files."""

from __future__ import annotations

from typing import Annotated

import typer

from jamp.cli import AsJson, app, engine, fail, print_json, say
from jamp.store.profiles import forget, of_office
from jamp.store.scope import LOCAL, seeing


@app.command()
def profiles(forget_profile: Annotated[str | None, typer.Option("--forget", help="Take all back that this profile holds.")] = None, as_json: AsJson = False) -> None:
    """How files of known shapes are read, as people confirmed it."""
    opened = engine()
    with seeing(opened, LOCAL) as session:
        found = of_office(session, LOCAL)
    if forget_profile is not None:
        named = [one for one in found if one.name == forget_profile]
        if not named:
            raise fail(f"There is no profile {forget_profile}.", 1)
        number = forget(opened, LOCAL, [entry.confirmed for entry in named[0].entries])
        found = [one for one in found if one not in named]
        if not as_json:
            say(f"{number} words of {forget_profile} are forgotten.")
            return
    if as_json:
        rows = [{"name": one.name, "sheet": one.sheet, "entries": [entry._asdict() for entry in one.entries]} for one in found]
        print_json({"profiles": rows})
        return
    for one in found:
        say(f"{one.name} ({one.sheet})")
        for entry in one.entries:
            what = " ".join(part for part in (entry.field, entry.text) if part)
            say(f"  {entry.kind}: {what} = {entry.answer}  (batch {entry.batch}, {entry.recorded_at}, {entry.by})")
