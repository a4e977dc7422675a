"""Which sheet is this, and which column of the file is which of ours?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from itertools import islice
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from jamp.imports.folding import label
from jamp.imports.grid import Grid
from jamp.imports.issues import short
from jamp.imports.matched import Matched, Sure
from jamp.imports.plan import Issue
from jamp.imports.vocabulary import headers
from jamp.model.sheets import Sheet
from jamp.model.subjects import SHEETS

SAMPLES = 3
# how a field was found: what is weaker gives way where two columns name one field
STRENGTH = {Sure.CHOSEN: 4, Sure.REMEMBERED: 3, Sure.EXACT: 2, Sure.FOLDED: 2, Sure.ALTERNATE: 1, Sure.NEAR: 0, Sure.NOT: 0}
PROGRESS = {"project_id", "as_at"}

Fields = Mapping[str, str]  # {header as written: field, "" for not used}


class Matching(NamedTuple):
    """positions: {field: column of the file}; named: the key is told by the titles of records."""

    positions: dict[str, int]
    issues: list[Issue]
    columns: tuple[Matched, ...]
    named: bool


@cache
def _own(name: str) -> dict[str, str]:
    sheet = SHEETS[name]
    return {label(column.label): column.name for column in sheet.columns} | {label(column.name): column.name for column in sheet.columns}


@cache
def _alternates(name: str) -> dict[str, str]:
    """{other name: field}; a name that could be two fields of the sheet is none."""
    own = {column.name for column in SHEETS[name].columns}
    found: dict[str, str] = {}
    for scope in (name, "*", ""):
        for other, fields in headers().get(scope, {}).items():
            meant = own.intersection(fields)
            if len(meant) == 1:
                found.setdefault(other, meant.pop())
    return found


def guess(grid: Grid, chosen: Fields | None = None) -> Sheet | None:
    """The sheet whose columns the header names best; its key columns must be there, or the title of its records. None
    when none fits. `chosen`: what people said of its columns.

    Some headers fit both projects and updates. A row that names a source, or tells what was done, is one statement
    of that source: updates. Any other is today's state of a project, compared with what counts now: projects.
    """
    found, best = None, (0, 0, 0.0)
    said = {label(written): field for written, field in (chosen or {}).items()}
    header = {label(name) for name in grid.header if name}
    for sheet in SHEETS.values():
        own = _own(sheet.name)
        known = _alternates(sheet.name) | own | said
        hits = {known[name] for name in header if name in known} & set(own.values())
        keys = set(sheet.key) - {"source", "groups"}
        if not keys <= hits and not _told_by_title(sheet, hits):
            continue
        # a project and a date alone are a report of its progress, and no sheet that has more to say of them
        if hits <= PROGRESS and sheet.name not in ("projects", "updates"):
            continue
        # between sheets that share names, the one whose own names are written
        score = (len(hits), len({own[name] for name in header if name in own}), len(hits) / len(sheet.columns))
        if score > best:
            found, best = sheet, score
    if found and found.name in ("projects", "updates"):
        return SHEETS["updates" if _states(header, said) else "projects"]
    return found


def _told_by_title(sheet: Sheet, fields: Iterable[str]) -> bool:
    """True where a list of projects has their titles but no codes; two more columns make it such a list."""
    found = set(fields)
    return sheet.name == "projects" and sheet.key[0] not in found and sheet.name_column in found and len(found) > 2


def _states(header: set[str], said: dict[str, str]) -> bool:
    """True for the header of one source's statements about projects."""
    projects, updates = (_alternates(name) | _own(name) | said for name in ("projects", "updates"))
    named = {updates[name] for name in header if name in updates}
    record = {projects[name] for name in header if name in projects} - named
    if not {"project_id", "as_at"} <= named:
        return False
    # beside a title or a city, a source is the source of the project's own record
    return bool(named & {"narrative", "status_basis"}) or ("source" in named and not record)


def match(grid: Grid, sheet: Sheet, chosen: Fields | None = None, remembered: Fields | None = None) -> Matching:
    """The field of each column. `chosen` is what a person said of this file, `remembered` of an earlier one."""
    columns = _settled(grid, sheet, _taken(grid, sheet, chosen or {}, remembered or {}))
    issues: list[Issue] = []
    positions: dict[str, int] = {}
    for position, one in enumerate(columns):
        if one.field and one.field in positions:
            issues.append(_twice(grid, one, positions[one.field], position))
        elif one.field:
            positions[one.field] = position
        elif one.sure is Sure.NOT:
            issues += _unused(grid, one.written, position)
    offered = {one.suggestion for one in columns if one.suggestion and one.suggestion not in positions}
    issues += _questions(sheet, columns, offered)
    named = _told_by_title(sheet, positions) and sheet.key[0] not in offered
    if named:
        positions[sheet.key[0]] = positions[sheet.name_column]
        message = "The table has no column of project codes; its projects are told by their titles."
        issues.append(Issue("note", "incorrect-label", message, 1, columns[positions[sheet.key[0]]].written))
    for name in sheet.key:
        if name not in positions and name not in offered and sheet.column(name).required:
            message = "The column {name} is missing. Add it; the template has it."
            issues.append(Issue("file", "missing-label", message, 1, name, values={"name": name}))
    others = [one for one in columns if one.field and one.sure in (Sure.ALTERNATE, Sure.REMEMBERED)]
    if others:
        message = "Columns taken by another name: {names}"
        names = ", ".join(f"{one.written} → {one.field}" for one in others)
        issues.append(Issue("note", "incorrect-label", message, 1, values={"names": names}))
    return Matching(positions, issues, tuple(columns), named)


def _taken(grid: Grid, sheet: Sheet, chosen: Fields, remembered: Fields) -> list[tuple[str, Sure]]:
    """(field, how sure) per column of the file."""
    own = {column.name for column in sheet.columns}
    exact = {column.label: column.name for column in sheet.columns} | {name: name for name in own}
    earlier = {label(written): field for written, field in remembered.items() if field in own or not field}
    # of two columns whose names differ by little, the one that was confirmed to the letter
    to_the_letter = {label(written) for written in grid.header if written in remembered}
    folds, alternates = _own(sheet.name), _alternates(sheet.name)
    found: list[tuple[str, Sure]] = []
    for written, name in zip(grid.header, grid.names, strict=True):
        plain = label(written)
        said = next((chosen[one] for one in (name, written) if chosen.get(one) == "" or chosen.get(one) in own), None)
        before = earlier.get(label(name)) if name != written else None
        if before is None and (written in remembered or plain not in to_the_letter):
            before = earlier.get(plain)
        if said is not None:
            found.append((said, Sure.CHOSEN))
        elif not plain:
            found.append(("", Sure.NOT))
        elif before is not None:
            found.append((before, Sure.EXACT if exact.get(written) == before else Sure.REMEMBERED))
        elif written in exact:
            found.append((exact[written], Sure.EXACT))
        elif plain in folds:
            found.append((folds[plain], Sure.FOLDED))
        elif plain in alternates:
            found.append((alternates[plain], Sure.ALTERNATE))
        else:
            near = _near(plain, folds | alternates)
            found.append((near, Sure.NEAR if near else Sure.NOT))
    return found


def _settled(grid: Grid, sheet: Sheet, found: list[tuple[str, Sure]]) -> list[Matched]:
    """A column known by another name gives way to one that bears the field's own; a near name never counts by itself."""
    strongest: dict[str, int] = {}
    for field, sure in found:
        strongest[field] = max(strongest.get(field, 0), STRENGTH[sure])
    columns = []
    for position, (written, (field, sure)) in enumerate(zip(grid.names, found, strict=True)):
        gives_way = sure is Sure.ALTERNATE and strongest[field] > STRENGTH[sure]
        samples = tuple(islice(_different(row[position] for row in grid.rows), SAMPLES))
        near = field if sure is Sure.NEAR else ""
        columns.append(Matched(written, "" if near or gives_way else field, Sure.NOT if gives_way else sure, samples, near))
    return columns


def _near(plain: str, known: dict[str, str]) -> str:
    """The field whose name differs by a slip of the pen: at most two letters, or a fifth of them."""
    most = min(2, len(plain) // 5)
    found = process.extractOne(plain, list(known), scorer=OSA.distance, score_cutoff=most) if most else None
    return known[found[0]] if found else ""


def _different(texts: Iterable[str]) -> Iterable[str]:
    seen: set[str] = set()
    for text in texts:
        if text.strip() and text not in seen:
            seen.add(text)
            yield short(text)


def _unused(grid: Grid, written: str, position: int) -> list[Issue]:
    if written:
        message = "This column is not known; it is kept with the file and not used."
        return [Issue("note", "extra-label", message, 1, written)]
    if any(row[position].strip() for row in grid.rows):
        message = "Column {letter} has no name; it is kept with the file and not used."
        return [Issue("warning", "blank-label", message, 1, f"#{position + 1}", values={"letter": grid.letter(position)})]
    return []


def _questions(sheet: Sheet, columns: list[Matched], offered: set[str]) -> list[Issue]:
    """A name that is nearly one of ours is not used until somebody says so."""
    found = []
    for one in columns:
        if one.suggestion in offered:
            lacking = one.suggestion in sheet.key and sheet.column(one.suggestion).required
            message = "This column is not known. Is {name} meant? Confirm it, or write it so; until then it is not used."
            values = {"name": one.suggestion}
            found.append(Issue("file" if lacking else "warning", "incorrect-label", message, 1, one.written, values=values))
        elif one.suggestion:
            message = "This column is not known; it is kept with the file and not used."
            found.append(Issue("note", "extra-label", message, 1, one.written))
    return found


def _twice(grid: Grid, one: Matched, first: int, second: int) -> Issue:
    same = all(row[first] == row[second] for row in grid.rows)
    message = "The column {name} stands twice, as column {first} and column {second}. Say which one is used, or delete the other."
    values = {"name": one.field, "first": grid.letter(first), "second": grid.letter(second)}
    return Issue("warning" if same else "file", "duplicate-label", message, 1, one.written, values=values)
