"""What is remembered of an office's files."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from jamp.cli import AsJson, app, engine, fail, print_json, say
from jamp.store.profiles import forget, of_office, rename
from jamp.store.scope import LOCAL, seeing


@app.command()
def profiles(forget_profile: Annotated[str | None, typer.Option("--forget", help="Take all back that this profile holds.")] = None, renamed: Annotated[tuple[str, str] | None, typer.Option("--rename", help="The name of a profile, and the one that it is to have.")] = None, as_json: AsJson = False) -> None:  # fmt: skip
    """How files of known shapes are read, as people confirmed it."""
    opened = engine()
    with seeing(opened, LOCAL) as session:
        found = of_office(session, LOCAL)
    if renamed is not None:
        known = next((one for one in found if one.name == renamed[0]), None)
        if known is None:
            raise fail(f"There is no profile {renamed[0]}.", 1)
        try:
            name = rename(opened, LOCAL, known.profile, renamed[1])
        except ValueError:
            raise fail(f"{renamed[1]!r} cannot be its name: another one is called so, or it is empty or too long.", 1) from None
        found = [replace(one, name=name) if one is known else one for one in found]
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
