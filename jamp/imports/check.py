"""Read, match, convert, compare: files in, a Plan out. Changes nothing."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any, NamedTuple

from jamp.imports import called, entered, lacking, remembered, stored
from jamp.imports.answers import Answers
from jamp.imports.compare import compare
from jamp.imports.convert import cleaned
from jamp.imports.corrections import CELLS, mended
from jamp.imports.garbage import uncollected
from jamp.imports.grid import Grid
from jamp.imports.issues import Issues
from jamp.imports.limits import Rows, limited
from jamp.imports.match import guess, match
from jamp.imports.overlap import settle_overlaps
from jamp.imports.plan import FilePlan, Issue, Operations, Plan, Upload
from jamp.imports.progress import with_updates
from jamp.imports.reading.header import known_names
from jamp.imports.reading.limits import MOST_ROWS
from jamp.imports.reading.wide import in_rows
from jamp.imports.references import Known
from jamp.imports.since import keep_edited, keep_later, state_of
from jamp.imports.spellings import is_city, spellings
from jamp.imports.steps import Progress, Steps
from jamp.imports.table import Table, typed
from jamp.imports.window import closed, keep_inside
from jamp.model.settings import DEFAULTS
from jamp.model.sheets import Sheet
from jamp.model.subjects import SHEETS
from jamp.store import batches
from jamp.store import profiles as confirmed
from jamp.store.engine import Engine
from jamp.store.profiles import Profile, of_office
from jamp.store.scope import Person, Session, proposing

ORDER = list(SHEETS)
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

    `options`: as_at, `missing` of the module lacking, how files are to be read where their own options leave it open, `form`: the fields of
    entered.Form, and `loader`: the name of who loads records again, and takes nothing back that others wrote.
    """
    form = entered.Form(**options.get("form") or {})
    plan = Plan(person, uploads, options, batches.latest(session), words=words_of(session, person, options), sent=uploads)
    known = Known(lambda name: called.names(session, name), lambda name: called.titles(session, name), lambda: called.units(session))
    profiles = [] if options.get("loader") else of_office(session, person)
    readings = [remembered.tables(upload, options, profiles) for upload in uploads]
    uploads = plan.uploads = tuple(upload for upload, _ in readings)
    tables = [_table(number, upload, mended(one.grid, upload.options), one.profile)
              for number, (upload, found) in enumerate(readings) for one in found]  # fmt: skip
    steps = Steps(progress, sum(len(one.grid.rows) for one in tables))
    files: dict[int, FilePlan] = {}
    added: set[str] = set()
    for position in sorted(range(len(tables)), key=lambda place: _order(tables[place].sheet)):
        one = tables[position]
        number, grid, sheet = one.upload, one.grid, one.sheet
        several = sum(other.upload == number for other in tables) > 1
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
            if form.new:
                one = one._replace(grid=entered.with_free_code(session, sheet, grid, issues))
            made = _file(session, known, file, sheet, one, position, issues, uploads[number], options, steps)
            state = form.opened or state_of(uploads[number].data) if made else ""
            if form.sheet:
                entered.settle(form, sheet, made, issues)
            if state:
                keep_later(session, state, made, issues)
            if options.get("loader"):
                keep_edited(session, options["loader"], made, issues)
            file.unchanged -= keep_inside(session, person, made, added, issues)
            _bring(known, sheet, made)
            _count(file, made)
            names, alone = spellings(session, person, known, sheet, file, grid, position, one.chosen.get("meanings") or {})
            plan.operations += made + names
            file.memory = file.memory.with_meanings(alone)
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
    _unfit_profiles(plan)
    for position, found in settle_overlaps(plan.operations, [file.file for file in plan.files]).items():
        plan.files[position].issues += tuple(found.told())
        plan.files[position].blocked |= found.blocked
    lacking.settle(session, person, plan)
    return plan


def _unfit_profiles(plan: Plan) -> None:
    """Say where a profile was asked for that fits no table of its file."""
    for number, upload in enumerate(plan.sent):
        wanted = upload.options.get("profile", plan.options.get("profile"))
        mine = [file for file in plan.files if file.upload == number]
        if wanted and mine and not any(file.memory.profile for file in mine):
            message = "The profile {name} was made for other columns; it is not used."
            mine[0].issues += (Issue("warning", "incorrect-label", message, None, values={"name": wanted}),)


def words_of(session: Session, person: Person, options: dict[str, Any]) -> str:
    """Names what was confirmed of earlier files; "" for a load, which asks for nothing of it."""
    return "" if options.get("loader") else confirmed.state(session, person)


def _order(sheet: Sheet | None) -> int:
    return ORDER.index(sheet.name) if sheet else -1


class _Table(NamedTuple):
    """A table of the file `upload`, the sheet that it was taken for, what people said of it, and its office's profile."""

    upload: int
    grid: Grid
    sheet: Sheet | None
    chosen: dict[str, Any]
    profile: Profile | None


def _table(number: int, upload: Upload, grid: Grid, profile: Profile | None) -> _Table:
    columns = (profile.options["columns"] if profile else {}) | (upload.options.get("columns") or {})
    return _Table(number, grid, _sheet(upload, grid, columns, profile), upload.options, profile)


def _sheet(upload: Upload, grid: Grid, columns: dict[str, str], profile: Profile | None) -> Sheet | None:
    if upload.sheet and not grid.sheet_name:
        return SHEETS.get(upload.sheet)
    if profile and grid.header:
        return SHEETS.get(profile.sheet)
    asked = any(issue.code == "wide-table" for issue in grid.issues)
    found = guess(Grid(header=in_rows(grid.header, known_names())) if asked else grid, columns) if grid.header else None
    # in a workbook the tabs may hold different sheets, each called by its name
    return SHEETS.get(grid.sheet_name) or found or SHEETS.get(upload.sheet or "")


def _located(issues: Issues, grid: Grid, file: FilePlan) -> list[Issue]:
    """The problems with tab and column letter."""
    letters: dict[str, str] = {}
    for position, name in enumerate(grid.names):
        if name:
            letters.setdefault(name, grid.letter(position))
    letters |= {name: letters[written] for written, name in reversed(file.columns) if name and written}
    found = []
    for issue in issues.told():
        letter = letters.get(issue.column, "")
        if issue.column.startswith("#") and issue.column[1:].isdigit():
            letter = grid.letter(int(issue.column[1:]) - 1)
        found.append(replace(issue, tab=grid.sheet_name, letter=letter) if letter or grid.sheet_name else issue)
    return found


def _file(session: Session, known: Known, file: FilePlan, sheet: Sheet, one: _Table, position: int, issues: Issues,
          upload: Upload, options: dict[str, Any], steps: Steps) -> list[Operations]:  # fmt: skip
    grid, as_at, today = one.grid, options.get("as_at"), options.get("today") or ""
    profile = one.profile.options if one.profile else {}
    answers = Answers.of(one.chosen, options, earlier=profile)
    matching = match(grid, sheet, one.chosen.get("columns"), profile.get("columns"))
    positions, found = matching.positions, matching.issues
    if any(issue.code == "wide-table" for issue in issues):
        found = []  # what the columns are is open until that is settled
    if as_at and "as_at" in sheet.key:
        # the date beside the file stands in for the column that the file lacks
        found = [issue for issue in found if not (issue.code == "missing-label" and issue.column == "as_at")]
    # the header need not be the first line
    issues += [replace(issue, line=grid.header_line) if issue.line == 1 else issue for issue in found]
    file.columns = tuple((column.written, column.field) for column in matching.columns)
    file.matched = matching.columns
    issues.demote(CELLS, {"", *(written for written, name in file.columns if not name)})
    if any(issue.severity == "file" for issue in issues):
        return []
    if any(column.refers_to == sheet.name for column in sheet.columns) and not matching.named:
        # a record may refer to one that stands further down
        codes = {cleaned(row[positions[sheet.key[0]]]) for row in grid.rows}
        known.expect(sheet.name, [code for code in codes if not known.meant(sheet.name, code)])
    known.mean(answers.meanings)
    table: Table = typed(sheet, grid, positions, known, as_at, answers, issues, matching.named)
    kept = {column: said for column, said in answers.meanings.items() if not is_city(sheet, column)}
    file.memory = remembered.memory(upload, sheet, grid, one.profile, matching.columns, table.decided, table.assumed, kept)
    issues += remembered.told(file.memory)
    file.conversions, file.converted = tuple(table.conversions), table.converted
    now = stored.rows(session, sheet, {key[0] for key in table.keys})
    # limits are two and two
    beside = stored.rows(session, sheet, set(DEFAULTS)) if sheet.name == "settings" else {}
    limited(Rows(sheet, table, beside | now, known, today, issues))
    operations = compare(session, sheet, table, now, position, issues, steps)
    made = [operations]
    if any(name in positions for name in sheet.embeds):
        made += [with_updates(session, file.file, table, operations, as_at, issues)]
    blocked = issues.blocked
    for operations in made if blocked else ():
        operations.leave_out(blocked)
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
