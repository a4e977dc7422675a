"""Records that somebody takes back by their keys, as other names of cities or accepted findings: a batch like any other,
which can be undone."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from jamp.imports import stored, written
from jamp.imports.apply import whole
from jamp.imports.inverse import Step
from jamp.model.subjects import SHEETS
from jamp.store.engine import PATIENCE, Engine
from jamp.store.scope import Person
from jamp.store.turns import taking_turn


def withdraw(engine: Engine, person: Person, keys: Collection[tuple[Any, ...]], by: str, sheet_name: str = "aliases",
             patience: float = PATIENCE) -> int | None:  # fmt: skip
    """Take records of a sheet out that the person may edit and that nothing refers to; the batch, None where none of
    them is there. Taken when somebody else is writing for longer than `patience` seconds."""
    sheet = SHEETS[sheet_name]
    names = [column.name for column in sheet.own_columns]
    with whole(), taking_turn(engine, person, by, patience=patience) as session:
        there = stored.rows(session, sheet, {key[0] for key in keys})
        steps = [
            Step(sheet, key, None, {name: value for name, value in zip(names, there[key], strict=True) if value is not None}, None)
            for key in keys if key in there
        ]  # fmt: skip
        if not steps:
            return None
        number = written.batch(session, by, "apply", None)
        for step in steps:
            written.remove(session, sheet, step.key)
        written.remember_steps(session, number, steps)
    return number
