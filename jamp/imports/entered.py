"""A record that a person entered by form: a file of one row, of which the form knows more than the row says."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, NamedTuple

from jamp.imports import stored
from jamp.imports.cells import CLEAR
from jamp.imports.grid import Grid
from jamp.imports.issues import Issues
from jamp.imports.plan import Operations
from jamp.model.sheets import Kind, Sheet
from jamp.store.scope import Session

CODES = {"milestones": "M", "indicators": "I", "barriers": "B", "case_studies": "C", "interests": "X"}  # the records that a form finds a code for


class Form(NamedTuple):
    """What is kept beside the row. `new`: it was meant as a new record; `opened`: the last batch when the form was opened,
    "" where the row came from no form."""

    sheet: str = ""
    new: bool = False
    opened: str = ""


def next_code(of: str, sheet: Sheet, taken: set[str]) -> str:
    """The first code that no record has, of those that belong to a project or a case study."""
    letter, number = CODES[sheet.name], 1
    while f"{of}-{letter}{number}" in taken:
        number += 1
    return f"{of}-{letter}{number}"


def written(sheet: Sheet, before: dict[str, Any], filled: dict[str, str]) -> tuple[list[str], list[str]]:
    """(columns, cells) of the file of one row: the key and what was filled in, changed or emptied."""
    kept = {key: str(before.get(key) or "") for key in sheet.key} | {name: value for name, value in filled.items() if name in sheet.key}
    for name, value in filled.items():
        was = before.get(name)
        text = "" if was is None else f"{was:.15g}" if isinstance(was, float) else str(was)
        if name not in sheet.key and value != text:
            kept[name] = value or CLEAR
    return list(kept), list(kept.values())


def with_free_code(session: Session, sheet: Sheet, grid: Grid, issues: Issues) -> Grid:
    """A new record whose code somebody took since the form was opened gets the next free one, and is not taken for a change
    of theirs."""
    key, belongs = sheet.key[0], sheet.scope[0]
    if sheet.column(key).kind is not Kind.CODE or sheet.name not in CODES or not {key, belongs} <= set(grid.header):
        return grid
    at, of = grid.header.index(key), grid.header.index(belongs)
    rows, taken = [], set()
    for line, row in zip(grid.lines, grid.rows, strict=True):
        code = row[at]
        while stored.rows(session, sheet, {code}) or code in taken:
            taken.add(code)
            code = next_code(row[of], sheet, taken)
        if code != row[at]:
            message = "Somebody entered another record as {taken} meanwhile; yours gets the code {code}."
            issues.tell("note", "renumbered", message, line, key, row[at], {"taken": row[at], "code": code})
        rows.append([*row[:at], code, *row[at + 1 :]])
    return replace(grid, rows=rows)


def settle(form: Form, sheet: Sheet, made: list[Operations], issues: Issues) -> None:
    """A form speaks of one record: no other one is missing from it; and what was meant as new says so where it is not."""
    for operations in made:
        operations.missing = []
    if form.new and made and made[0].sheet == sheet.name and made[0].changed:
        key, _, _, line = made[0].changed[0]
        message = "You entered this as a new record, and there is one of it already, perhaps entered meanwhile. Applied, yours changes it as shown below."
        issues.tell("warning", "exists-already", message, line, sheet.key[-1], " · ".join(str(part) for part in key if part))
