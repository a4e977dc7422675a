"""A table against what is stored: new, changed, unchanged, missing."""

from __future__ import annotations

from typing import Any

from jamp.imports import stored
from jamp.imports.absent import exchange
from jamp.imports.cells import CLEAR
from jamp.imports.plan import Issue, Operations
from jamp.imports.steps import Steps
from jamp.imports.table import Table
from jamp.model.sheets import Sheet
from jamp.store.scope import Session

Row = tuple[Any, ...]


def compare(session: Session, sheet: Sheet, table: Table, now: dict[Row, Row], file: int, issues: list[Issue],
            steps: Steps) -> Operations:  # fmt: skip
    """What the table changes; `now` holds the stored records of its first keys. A blank cell leaves the stored value; the
    clear mark empties it."""
    columns = tuple(column.name for column in sheet.own_columns)
    operations = Operations(sheet.name, file, columns)
    given = [(i, name) for i, name in enumerate(columns) if name in table.columns and name not in sheet.key]
    fresh: list[int] = []
    for row, key in enumerate(steps.through(table.keys)):
        record = now.get(key)
        if record is None:
            fresh.append(row)
            continue
        before: dict[str, Any] = {}
        after: dict[str, Any] = {}
        for i, name in given:
            value = table.columns[name][row]
            if value is None:
                continue
            value = None if value == CLEAR else value
            if value != record[i]:
                before[name], after[name] = record[i], value
        exchange(sheet, {name: record[columns.index(name)] for name in sheet.either}, before, after)
        neither = bool(sheet.either) and all(after.get(name, record[columns.index(name)]) is None for name in sheet.either)
        emptied = [name for name in after if after[name] is None and sheet.column(name).required]
        if emptied:
            message = "This cell cannot be cleared: every record has it."
            issues.append(Issue("row", "constraint-error", message, table.lines[row], emptied[0]))
        elif neither:
            message = "This cell cannot be cleared. Write a number, or why there is none: {choices}"
            issues.append(_neither(sheet, message, table.lines[row]))
        elif after:
            operations.changed.append((key, before, after, table.lines[row]))
        else:
            operations.unchanged += 1
    _add(session, sheet, table, operations, fresh, issues)
    if sheet.scope and table.keys:
        operations.missing = _missing(session, sheet, table, now)
    return operations


def _add(session: Session, sheet: Sheet, table: Table, operations: Operations, fresh: list[int],
         issues: list[Issue]) -> None:  # fmt: skip
    if not fresh:
        return
    # a code that exists outside the window is as unknown as one that does not exist
    taken = (
        stored.beyond(session, sheet, {table.keys[row][0] for row in fresh}) if len(sheet.key) == 1 else set()
    )
    required = [
        column.name for column in sheet.own_columns if column.required and column.name not in sheet.key
    ]
    lacking = [name for name in required if name not in table.columns or None in table.columns[name]]
    lacking += [name for name in sheet.either[:1] if not _all_numbers(table.columns.get(name))]
    if taken or lacking:
        fresh = [row for row in fresh if _complete(sheet, table, row, taken, lacking, issues)]
    if len(fresh) == len(table.keys):
        chosen = [_plain(table.columns.get(name), len(fresh)) for name in operations.columns]
    else:
        chosen = []
        for name in operations.columns:
            values = table.columns.get(name)
            chosen.append(_plain([values[row] for row in fresh] if values else None, len(fresh)))
    operations.new = list(zip(*chosen, strict=True))
    operations.new_lines = [table.lines[row] for row in fresh]


def _all_numbers(values: list[Any] | None) -> bool:
    return values is not None and None not in values and CLEAR not in values


def _neither(sheet: Sheet, message: str, line: int) -> Issue:
    value, why = sheet.either
    return Issue("row", "constraint-error", message, line, value, values={"choices": ", ".join(sheet.column(why).choices)})


def _plain(values: list[Any] | None, length: int) -> list[Any]:
    if values is None:
        return [None] * length
    return [None if value == CLEAR else value for value in values] if CLEAR in values else values


def _complete(sheet: Sheet, table: Table, row: int, taken: set[str], lacking: list[str],
              issues: list[Issue]) -> bool:  # fmt: skip
    key, line = table.keys[row], table.lines[row]
    # either of two that stand for each other will do
    lacks = {name: sheet.either if name in sheet.either else (name,) for name in lacking}
    empty = [
        name for name, any_of in lacks.items()
        if all(one not in table.columns or table.columns[one][row] in (None, CLEAR) for one in any_of)
    ]  # fmt: skip
    if key[0] in taken or (empty and all(one not in table.columns for name in empty for one in lacks[name])):
        message = "{what} is not known. Check the code; a new record needs: {columns}"
        values = {"what": key[0], "columns": ", ".join(empty) or sheet.key[0]}
        issues.append(Issue("row", "foreign-key", message, line, sheet.key[0], str(key[0]), values))
        return False
    for name in empty:
        if name in sheet.either:
            message = "The cell is empty. A new record needs a number, or why there is none: {choices}"
            issues.append(_neither(sheet, message, line))
            continue
        message = "The cell is empty; a new record needs it."
        issues.append(Issue("row", "constraint-error", message, line, name))
    return not empty


def _missing(
    session: Session, sheet: Sheet, table: Table, now: dict[tuple[Any, ...], Any]
) -> list[tuple[Any, ...]]:
    columns = [column.name for column in sheet.own_columns]
    scopes: set[tuple[Any, ...]] = set()
    if all(name in table.columns for name in sheet.scope):
        scopes |= {
            s for s in zip(*[table.columns[name] for name in sheet.scope], strict=True) if s[0] is not None
        }
    at = [columns.index(name) for name in sheet.scope]
    present = set(table.keys)
    scopes |= {tuple(now[key][i] for i in at) for key in present & now.keys()}
    if sheet.scope[0] == sheet.key[0]:
        # `now` holds every record of these first keys
        return sorted(key for key, row in now.items() if key not in present and tuple(row[i] for i in at) in scopes)
    return sorted(stored.in_scope(session, sheet, scopes) - present) if scopes else []
