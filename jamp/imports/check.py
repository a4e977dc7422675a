"""Read, match, convert, compare: files in, a Plan out. Changes nothing."""

from __future__ import annotations

from typing import Any

from jamp.imports import stored
from jamp.imports.compare import compare
from jamp.imports.convert import cleaned
from jamp.imports.garbage import uncollected
from jamp.imports.grid import Grid, read
from jamp.imports.match import guess, match
from jamp.imports.overlap import settle_overlaps
from jamp.imports.plan import FilePlan, Issue, Operations, Plan, Upload
from jamp.imports.progress import with_updates
from jamp.imports.references import Known
from jamp.imports.since import keep_later, state_of
from jamp.imports.table import Table, typed
from jamp.model.sheets import Sheet
from jamp.model.subjects import SHEETS
from jamp.store import batches
from jamp.store.engine import Engine
from jamp.store.scope import Person, Session, proposing

ORDER = list(SHEETS)
# kept by the secretariat for everybody: what others refer to
SHARED = ("countries", "programmes", "themes", "groups", "meetings")

REFERRED = {column.refers_to for sheet in SHEETS.values() for column in sheet.columns if column.refers_to}


def check(engine: Engine, person: Person, uploads: list[Upload], as_at: str | None = None,
          encoding: str | None = None, delimiter: str | None = None, good_rows_only: bool = False) -> Plan:  # fmt: skip
    """The Plan of `uploads` for what `person` may edit; `as_at` is the reporting date of rows that give none."""
    options = {"as_at": as_at, "encoding": encoding, "delimiter": delimiter, "good_rows_only": good_rows_only}
    with uncollected(), proposing(engine, person) as session:
        return build(session, person, tuple(uploads), options)


def build(session: Session, person: Person, uploads: tuple[Upload, ...], options: dict[str, Any]) -> Plan:
    """The Plan, compared with what the session shows now."""
    plan = Plan(uploads, options, batches.latest(session))
    known = Known(lambda name: stored.names(session, name))
    read_files: list[tuple[int, Grid, Sheet | None]] = []
    for position, upload in enumerate(uploads):
        grid = read(upload, options.get("encoding"), options.get("delimiter"))
        read_files.append((position, grid, _sheet(upload, grid)))
    files: dict[int, FilePlan] = {}
    for position, grid, sheet in sorted(
        read_files, key=lambda item: ORDER.index(item[2].name) if item[2] else -1
    ):
        name = uploads[position].name
        file = FilePlan(name, sheet.name if sheet else "", grid.encoding, grid.delimiter, len(grid.rows))
        file.sample = tuple(tuple(row) for row in grid.rows[:5])
        issues = list(grid.issues)
        if sheet and grid.header and sheet.name in SHARED and person.role != "secretariat":
            issues.append(
                Issue("file", "foreign-key", "This sheet is kept by the secretariat. Ask it for the change.")
            )
        elif sheet and grid.header:
            plan.operations += _file(
                session, known, file, sheet, grid, position, issues, options.get("as_at"), state_of(uploads[position].data)
            )
        elif grid.header:
            message = "It cannot be said what this table holds: its column names fit no sheet. Start from a template."
            issues.append(Issue("file", "missing-label", message, 1))
        file.issues = tuple(
            sorted(issues, key=lambda issue: (issue.severity not in ("file", "row"), issue.line or 0))
        )
        files[position] = file
    plan.files = tuple(files[position] for position in range(len(uploads)))
    for position, issue in settle_overlaps(plan.operations, [upload.name for upload in uploads]):
        plan.files[position].issues += (issue,)
    return plan


def _sheet(upload: Upload, grid: Grid) -> Sheet | None:
    if upload.sheet:
        return SHEETS.get(upload.sheet)
    return guess(grid) if grid.header else None


def _file(session: Session, known: Known, file: FilePlan, sheet: Sheet, grid: Grid, position: int,
          issues: list[Issue], as_at: str | None, state: str) -> list[Operations]:  # fmt: skip
    positions, found = match(grid, sheet)
    if as_at and "as_at" in sheet.key:
        # the date beside the file stands in for the column that the file lacks
        found = [issue for issue in found if not (issue.code == "missing-label" and issue.column == "as_at")]
    issues += found
    at = {place: name for name, place in positions.items()}
    file.columns = tuple((written, at.get(place, "")) for place, written in enumerate(grid.header))
    if any(issue.severity == "file" for issue in issues):
        return []
    if any(column.refers_to == sheet.name for column in sheet.columns):
        # a record may refer to one that stands further down
        for row in grid.rows:
            key = cleaned(row[positions[sheet.key[0]]])
            known.add(sheet.name, known.find(sheet.name, key) or key, known.find(sheet.name, key) or key)
    table: Table = typed(sheet, grid, positions, known, as_at, issues)
    operations = compare(session, sheet, table, position, issues)
    made = [operations]
    if any(name in positions for name in sheet.embeds):
        made += [with_updates(session, file.file, table, operations, as_at, issues)]
    if state:
        keep_later(session, state, made, issues)
    kinds = [change.kind for change in operations.shown] if operations.shown is not None else None
    file.new = kinds.count("new") if kinds is not None else len(operations.new)
    file.changed = kinds.count("changed") if kinds is not None else len(operations.changed)
    file.missing = len(operations.missing)
    file.unchanged = len(table.keys) - file.new - file.changed
    for record in operations.new if sheet.name in REFERRED else ():
        values = dict(zip(operations.columns, record, strict=True))
        key = values[sheet.key[0]]
        known.add(sheet.name, key, key)
        if sheet.name in ("cities", "countries") and values.get(sheet.name_column):
            known.add(sheet.name, values[sheet.name_column], key)
    return made
