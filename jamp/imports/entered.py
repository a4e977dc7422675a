"""A record that a person entered by form: a file of one row, of which the form knows more than the row says."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from jamp.imports import stored
from jamp.imports.grid import Grid
from jamp.imports.issues import Issues
from jamp.imports.plan import Operations
from jamp.model.sheets import Kind, Sheet
from jamp.store.scope import Session

CODES = {"milestones": "M", "indicators": "I", "barriers": "B", "case_studies": "C"}  # the records that a form finds a code for


class Form(NamedTuple):
    """What is kept beside the row. `new`: it was meant as a new record; `opened`: the last batch when the form was opened,
    "" where the row came from no form."""

    sheet: str = ""
    new: bool = False
    opened: str = ""


def next_code(project_id: str, sheet: Sheet, taken: set[str]) -> str:
    """The first code of a project that no record has."""
    letter, number = CODES[sheet.name], 1
    while f"{project_id}-{letter}{number}" in taken:
        number += 1
    return f"{project_id}-{letter}{number}"


def with_free_code(session: Session, sheet: Sheet, grid: Grid, issues: Issues) -> Grid:
    """A new record whose code somebody took since the form was opened gets the next free one, and is not taken for a change
    of theirs."""
    key = sheet.key[0]
    if sheet.column(key).kind is not Kind.CODE or sheet.name not in CODES or not {key, "project_id"} <= set(grid.header):
        return grid
    at, project = grid.header.index(key), grid.header.index("project_id")
    rows, taken = [], set()
    for line, row in zip(grid.lines, grid.rows, strict=True):
        code = row[at]
        while stored.rows(session, sheet, {code}) or code in taken:
            taken.add(code)
            code = next_code(row[project], sheet, taken)
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
