"""The second file of a shape is read as people settled it for the first: what was confirmed, recalled and kept."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, fields, replace
from pathlib import PurePath
from typing import Any, NamedTuple

from jamp.imports.folding import label
from jamp.imports.grid import Grid
from jamp.imports.match import guess
from jamp.imports.matched import Matched, Memory, Replaced, Sure
from jamp.imports.plan import Issue, Upload
from jamp.imports.read import read_tables
from jamp.imports.reading.decision import Reading
from jamp.imports.reading.header import known_names
from jamp.imports.reading.wide import DATE, period_columns
from jamp.model.sheets import Sheet
from jamp.store.profiles import Profile

READING = tuple(one.name for one in fields(Reading))
# what the file itself shows as soon as its columns are known; an earlier file must not overrule it
SHOWN_BY_THE_FILE = ("encoding", "delimiter")
TRIED = 20  # profiles, where the file's own columns could not be read


class Table(NamedTuple):
    """A table of a file, and the profile of its shape."""

    grid: Grid
    profile: Profile | None


def shape_of(grid: Grid) -> str:
    """A checksum of the column names; columns that name periods count as what they become."""
    periods = {one.position: one.field for one in period_columns(grid.header, known_names())}
    names = {label(name) for position, name in enumerate(grid.header) if position not in periods}
    names |= {label(name) for name in [*periods.values(), *([DATE] if periods else [])]}
    return hashlib.sha256("\n".join(sorted(names)).encode()).hexdigest()[:16]


def tables(upload: Upload, options: dict[str, Any], profiles: list[Profile]) -> tuple[Upload, list[Table]]:
    """(the file with how it is to be read, its tables). A profile's reading is used where the columns then are those
    that it was made for."""
    wanted = upload.options.get("profile", options.get("profile"))
    if wanted is not None:
        profiles = [one for one in profiles if one.name == wanted]
    names = frozenset(label(text) for one in profiles for text in one.options["columns"])
    grids = read_tables(upload, options, names)
    found = [_fitting(grid, profiles) for grid in grids]
    said = {name for name in READING if upload.options.get(name) is not None or options.get(name) is not None}
    if any(found):
        candidates = [(_recalled(upload, options, grids, found), profiles)]
    else:
        tried_ones = profiles[:TRIED] if _open(grids) else []
        candidates = [({name: value for name, value in one.options.items() if name in READING and name not in said}, [one]) for one in tried_ones]
    for reading, possible in candidates:
        if not reading:
            continue
        again = replace(upload, options={**upload.options, **reading})
        tried = read_tables(again, options, names)
        fits = [_fitting(grid, possible) for grid in tried]
        if any(fits):
            return again, [Table(grid, one) for grid, one in zip(tried, fits, strict=True)]
    return upload, [Table(grid, one) for grid, one in zip(grids, found, strict=True)]


def _recalled(upload: Upload, options: dict[str, Any], grids: list[Grid], found: list[Profile | None]) -> dict[str, Any]:
    """How the profiles of the tables say that they are read, where nobody said so; each sheet of a workbook for itself."""
    reading: dict[str, Any] = {}
    for grid, profile in zip(grids, found, strict=True):
        said = asdict(Reading.of(upload.options, options, tab=grid.sheet_name))
        for name, value in profile.options.items() if profile else ():
            if name not in READING or name in SHOWN_BY_THE_FILE or said[name] is not None:
                continue
            if grid.sheet_name and name != "workbook_sheet":
                value = {**(upload.options.get(name) or {}), **reading.get(name, {}), grid.sheet_name: value}
            reading[name] = value
    return reading


def _fitting(grid: Grid, profiles: list[Profile]) -> Profile | None:
    if not grid.header or not profiles:
        return None
    shape = shape_of(grid)
    return next((one for one in profiles if one.shape == shape), None)


def _open(grids: list[Grid]) -> bool:
    """True where something of the reading is still to be settled."""
    return any(not grid.header or guess(grid) is None or any(issue.severity == "file" for issue in grid.issues) for grid in grids)


def memory(upload: Upload, sheet: Sheet, grid: Grid, profile: Profile | None, columns: tuple[Matched, ...],
           decided: Mapping[str, Any], assumed: set[str], meanings: Mapping[str, Mapping[str, str]]) -> Memory:  # fmt: skip
    """What there is to say and to keep of a table. `decided` are answers by "question/column"; `meanings` what a person
    said of words, as far as it is for this office alone."""
    own = {column.name for column in sheet.columns}
    learned = {
        "columns": {one.written: one.field for one in columns if one.sure in (Sure.CHOSEN, Sure.REMEMBERED) and one.written},
        "meanings": {column: dict(said) for column, said in meanings.items() if column in own and said},
        "answers": dict(decided),
        "reading": {name: said for name, said in asdict(Reading.of(upload.options, tab=grid.sheet_name)).items() if said is not None},
    }
    kept = {kind: said for kind, said in learned.items() if said}
    return Memory(shape_of(grid), profile, tuple((name, decided[name]) for name in sorted(assumed)), kept, _replaced(profile, learned))


def _replaced(profile: Profile | None, learned: Mapping[str, Any]) -> tuple[Replaced, ...]:
    """Columns and words that this table says otherwise than an earlier one."""
    found = []
    for one in profile.entries if profile else ():
        said = learned["columns"] if one.kind == "columns" else learned["meanings"].get(one.field, {}) if one.kind == "meanings" else {}
        if said.get(one.text, one.answer) != one.answer:
            found.append(Replaced(one.text, one.answer, one.by, said[one.text]))
    return tuple(found)


def told(memory: Memory) -> list[Issue]:
    """A warning for each word that would mean something else from now on."""
    message = "{what} was {before} so far, as {who} confirmed it. Once this is applied, it is {now} for your office."
    values = [{"what": one.text, "before": one.before or "–", "who": one.by, "now": one.now or "–"} for one in memory.replaces]
    return [Issue("warning", "incorrect-label", message, None, value=one["what"], values=one) for one in values]


def name_for(upload: Upload, grid_name: str, several: bool) -> str:
    """What a new profile is called: after the file that it was made from."""
    stem = PurePath(upload.name).stem
    return f"{stem} [{grid_name}]" if several and grid_name else stem
