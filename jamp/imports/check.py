"""Read, match, convert, compare: files in, a Plan out. Changes nothing."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

from jamp.imports import called, lacking, stored
from jamp.imports.answers import Answers
from jamp.imports.compare import compare
from jamp.imports.convert import cleaned
from jamp.imports.corrections import mended
from jamp.imports.garbage import uncollected
from jamp.imports.grid import Grid
from jamp.imports.issues import Issues
from jamp.imports.limits import Rows, limited
from jamp.imports.match import guess, match
from jamp.imports.overlap import settle_overlaps
from jamp.imports.plan import FilePlan, Issue, Operations, Plan, Upload
from jamp.imports.progress import with_updates
from jamp.imports.read import read_tables
from jamp.imports.reading.limits import MOST_ROWS
from jamp.imports.references import Known
from jamp.imports.since import keep_edited, keep_later, state_of
from jamp.imports.steps import Progress, Steps
from jamp.imports.table import Table, typed
from jamp.imports.window import closed, keep_inside
from jamp.model.sheets import Sheet
from jamp.model.subjects import SHEETS
from jamp.store import batches
from jamp.store.engine import Engine
from jamp.store.scope import Person, Session, proposing

ORDER = list(SHEETS)
# problems of single cells that the reading finds
CELLS = ("cell-error", "formula-without-result")

REFERRED = {column.refers_to for sheet in SHEETS.values() for column in sheet.columns if column.refers_to}


def check(engine: Engine, person: Person, uploads: list[Upload], as_at: str | None = None,
          good_rows_only: bool = False, options: dict[str, Any] | None = None, progress: Progress | None = None) -> Plan:  # fmt: skip
    """The Plan of `uploads` for what `person` may edit; `as_at` is the reporting date of rows that give none; `options`
    say how files are read, by the names of reading.decision.Reading, where their own leave it open. `progress` is told the
    lines compared and those that the files have; what it raises ends the check."""
    today = datetime.date.today().isoformat()  # nothing that is said to have happened lies after it
    options = {"today": today, **(options or {}), "as_at": as_at, "good_rows_only": good_rows_only}
    with uncollected(), proposing(engine, person) as session:
        return build(session, person, tuple(uploads), options, progress)


def build(session: Session, person: Person, uploads: tuple[Upload, ...], options: dict[str, Any],
          progress: Progress | None = None) -> Plan:  # fmt: skip
    """The Plan, compared with what the session shows now. Its files are tables: a workbook may hold several.

    `options`: as_at, `missing` of the module lacking, how files are to be read where their own options leave it open, and `loader`: the name of who loads
    records again, and takes nothing back that others wrote.
    """
    plan = Plan(person, uploads, options, batches.latest(session))
    known = Known(lambda name: called.names(session, name), lambda name: called.titles(session, name), lambda: called.units(session))
    tables = [(number, grid, _sheet(upload, grid)) for number, upload in enumerate(uploads)
              for grid in (mended(one, upload.options) for one in read_tables(upload, options))]  # fmt: skip
    steps = Steps(progress, sum(len(grid.rows) for _, grid, _ in tables))
    files: dict[int, FilePlan] = {}
    added: set[str] = set()
    for position in sorted(range(len(tables)), key=lambda place: _order(tables[place][2])):
        number, grid, sheet = tables[position]
        several = sum(one == number for one, *_ in tables) > 1
        name = f"{uploads[number].name} [{grid.sheet_name}]" if several else uploads[number].name
        file = FilePlan(name, sheet.name if sheet else "", grid.encoding, grid.delimiter, len(grid.rows))
        file.sample = tuple(tuple(row) for row in grid.rows[:5])
        file.upload, file.tab = number, grid.sheet_name
        file.decisions, file.set_aside = tuple(grid.decisions), tuple(grid.set_aside)
        issues = grid.issues
        refused = closed(person, sheet) if sheet and grid.header else None
        if refused:
            issues.append(refused)
        elif sheet and grid.header:
            made = _file(session, known, file, sheet, grid, position, issues, options.get("as_at"), Answers.of(uploads[number].options, options), options.get("today") or "", steps)
            state = state_of(uploads[number].data) if made else ""
            if state:
                keep_later(session, state, made, issues)
            if options.get("loader"):
                keep_edited(session, options["loader"], made, issues)
            file.unchanged -= keep_inside(session, person, made, added, issues)
            _bring(known, sheet, made)
            _count(file, made)
            plan.operations += made
        elif grid.header:
            message = "It cannot be said what this table holds: its column names fit no sheet. Start from a template."
            issues.append(Issue("file", "missing-label", message, grid.header_line))
        file.issues = tuple(
            sorted(_located(issues, grid, file), key=lambda issue: (issue.severity not in ("file", "row"), issue.line or (issue.times > 1 and MOST_ROWS) or 0))
        )
        file.blocked = frozenset(issues.blocked)
        files[position] = file
        steps.past(len(grid.rows))
    plan.files = tuple(files[position] for position in range(len(tables)))
    for position, found in settle_overlaps(plan.operations, [file.file for file in plan.files]).items():
        plan.files[position].issues += tuple(found.told())
        plan.files[position].blocked |= found.blocked
    lacking.settle(session, person, plan)
    return plan


def _order(sheet: Sheet | None) -> int:
    return ORDER.index(sheet.name) if sheet else -1


def _sheet(upload: Upload, grid: Grid) -> Sheet | None:
    if upload.sheet and not grid.sheet_name:
        return SHEETS.get(upload.sheet)
    found = guess(grid) if grid.header else None
    # in a workbook the tabs may hold different sheets, each called by its name
    return SHEETS.get(grid.sheet_name) or found or SHEETS.get(upload.sheet or "")


def _located(issues: Issues, grid: Grid, file: FilePlan) -> list[Issue]:
    """The problems with tab and column letter."""
    letters: dict[str, str] = {}
    for position, name in enumerate(grid.header):
        letters.setdefault(name, grid.letter(position))
    letters |= {name: letters[written] for written, name in file.columns if name}
    found = []
    for issue in issues.told():
        letter = letters.get(issue.column, "")
        if issue.column.startswith("#") and issue.column[1:].isdigit():
            letter = grid.letter(int(issue.column[1:]) - 1)
        found.append(replace(issue, tab=grid.sheet_name, letter=letter) if letter or grid.sheet_name else issue)
    return found


def _file(session: Session, known: Known, file: FilePlan, sheet: Sheet, grid: Grid, position: int,
          issues: Issues, as_at: str | None, answers: Answers, today: str, steps: Steps) -> list[Operations]:  # fmt: skip
    positions, found = match(grid, sheet)
    if as_at and "as_at" in sheet.key:
        # the date beside the file stands in for the column that the file lacks
        found = [issue for issue in found if not (issue.code == "missing-label" and issue.column == "as_at")]
    # the header need not be the first line
    issues += [replace(issue, line=grid.header_line) if issue.line == 1 else issue for issue in found]
    at = {place: name for name, place in positions.items()}
    file.columns = tuple((written, at.get(place, "")) for place, written in enumerate(grid.header))
    issues.demote(CELLS, {"", *(written for written, name in file.columns if not name)})
    if any(issue.severity == "file" for issue in issues):
        return []
    if any(column.refers_to == sheet.name for column in sheet.columns):
        # a record may refer to one that stands further down
        codes = {cleaned(row[positions[sheet.key[0]]]) for row in grid.rows}
        known.expect(sheet.name, [code for code in codes if not known.meant(sheet.name, code)])
    table: Table = typed(sheet, grid, positions, known, as_at, answers, issues)
    file.conversions, file.converted = tuple(table.conversions), table.converted
    now = stored.rows(session, sheet, {key[0] for key in table.keys})
    limited(Rows(sheet, table, now, known, today, issues))
    operations = compare(session, sheet, table, now, position, issues, steps)
    made = [operations]
    if any(name in positions for name in sheet.embeds):
        made += [with_updates(session, file.file, table, operations, as_at, issues)]
    blocked = issues.blocked
    for one in made if blocked else ():
        one.leave_out(blocked)
    # until the counts are final: what else a line of the file may turn out to be
    file.unchanged = sum(line not in blocked for line in table.lines)
    return made


def _count(file: FilePlan, made: list[Operations]) -> None:
    """How many records are new, changed, unchanged and missing."""
    if not made:
        return
    own = made[0]
    kinds = [change.kind for change in own.shown] if own.shown is not None else None
    file.new = kinds.count("new") if kinds is not None else len(own.new)
    file.changed = kinds.count("changed") if kinds is not None else len(own.changed)
    file.missing = len(own.missing)
    file.unchanged -= file.new + file.changed


def _bring(known: Known, sheet: Sheet, made: list[Operations]) -> None:
    """Let files that follow refer to what this one adds."""
    for operations in made[:1] if sheet.name in REFERRED else ():
        for record in operations.new:
            values = dict(zip(operations.columns, record, strict=True))
            key = values[sheet.key[0]]
            known.add(sheet.name, key, key)
            if sheet.name == "indicators":
                known.units()[key] = values.get("unit") or ""
            if sheet.name in ("cities", "countries") and values.get(sheet.name_column):
                known.add(sheet.name, values[sheet.name_column], key)
