"""The projects sheet also takes today's status: those columns become the office's own update."""

from __future__ import annotations

from typing import Any

from jamp.imports import stored
from jamp.imports.cells import CLEAR
from jamp.imports.plan import Issue, Operations, RecordChange
from jamp.imports.table import Table
from jamp.model.dates import end_of
from jamp.model.statements import speaks_of_status
from jamp.model.subjects import SHEETS
from jamp.store.scope import Session

SAID = ("status", "stage", "percent_complete", "issues", "next_steps")


def with_updates(session: Session, file: str, table: Table, operations: Operations, as_at: str | None,
                 issues: list[Issue]) -> Operations:  # fmt: skip
    """The updates that the rows imply. A row that repeats what counts at its date says nothing new.

    `operations.shown` is filled: a project with its update is one change to the reader.
    """
    columns = tuple(column.name for column in SHEETS["updates"].own_columns)
    updates = Operations("updates", operations.file, columns)
    shown = _own_changes(file, operations)
    ranked = stored.ranked(session, {key[0] for key in table.keys})
    added = {record[operations.columns.index("project_id")] for record in operations.new}
    for row, (project_id,) in enumerate(table.keys):
        said = {name: table.columns[name][row] for name in SAID if name in table.columns}
        said = {name: value for name, value in said.items() if value is not None}
        date = (table.columns["as_at"][row] if "as_at" in table.columns else None) or as_at
        line = table.lines[row]
        if not said:
            continue
        if not date or date == CLEAR:
            message = "The row gives a status or a text, but no reporting date. Fill in as_at, or choose the date for the file."
            issues.append(Issue("row", "constraint-error", message, line, "as_at"))
            continue
        statements = [dict(zip(columns, statement, strict=True)) for statement in ranked.get(project_id, ())]
        until = [one for one in statements if end_of(one["as_at"]) <= end_of(date)]
        same_day = [one for one in until if one["as_at"] == date]
        wanted = {name: None if value == CLEAR else value for name, value in said.items()}
        stated = [one for one in same_day if speaks_of_status(one["status"], one["source"])]
        if any(all(one[name] == value for name, value in wanted.items()) for one in (*same_day[-1:], *stated[-1:])):
            continue
        own = next((one for one in same_day if one["source"] == ""), None)
        _write(updates, project_id, date, own, wanted, line)
        was = until[-1] if until else dict.fromkeys(columns)
        fields = {name: (was[name], value) for name, value in wanted.items() if was[name] != value}
        if was["as_at"] != date:
            fields["as_at"] = (was["as_at"], date)
        if project_id in shown:
            shown[project_id].fields.update(fields)
        else:
            kind = "new" if project_id in added else "changed"
            shown[project_id] = RecordChange(file, "projects", project_id, line, kind, fields)
    operations.shown = list(shown.values())
    updates.shown = []
    return updates


def _write(updates: Operations, project_id: str, date: str, own: dict[str, Any] | None, wanted: dict[str, Any],
           line: int) -> None:  # fmt: skip
    key = (project_id, date, "")
    if own is None:
        values = {"project_id": project_id, "as_at": date, "source": "", **wanted}
        updates.new.append(tuple(values.get(name) for name in updates.columns))
        updates.new_lines.append(line)
        return
    after = {name: value for name, value in wanted.items() if own[name] != value}
    updates.changed.append((key, {name: own[name] for name in after}, after, line))


def _own_changes(file: str, operations: Operations) -> dict[str, RecordChange]:
    shown: dict[str, RecordChange] = {}
    at = operations.columns.index("project_id")
    for record, line in zip(operations.new, operations.new_lines, strict=True):
        pairs = zip(operations.columns, record, strict=True)
        fields = {name: (None, value) for name, value in pairs if value is not None}
        shown[record[at]] = RecordChange(file, "projects", record[at], line, "new", fields)
    for key, before, after, line in operations.changed:
        both = {name: (before[name], after[name]) for name in after}
        shown[key[0]] = RecordChange(file, "projects", key[0], line, "changed", both)
    return shown
