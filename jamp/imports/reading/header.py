"""Which line is the header? The one that holds most of the names we know, within the first lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from jamp.imports.convert import CONTROL
from jamp.imports.folding import label
from jamp.imports.reading.limits import HEADER_WITHIN
from jamp.imports.vocabulary import headers
from jamp.model.subjects import SHEETS

Rows = Sequence[Sequence[str]]
REQUIRED = "*\uff0a"
Region = tuple[tuple[int, int], tuple[int, int]]  # (first row, first column), (last row, last column), all from 0


@cache
def known_names() -> frozenset[str]:
    """The names of all columns of all sheets, our own and in the languages of the offices, as `label` folds them."""
    own = {label(name) for sheet in SHEETS.values() for column in sheet.columns for name in (column.name, column.label)}
    return frozenset(own.union(*headers().values()))


def hits(row: Sequence[str], names: frozenset[str]) -> int:
    """How many different known names a line holds."""
    return len({label(_plain(cell)) for cell in row if cell and len(cell) < 200} & names)


def filled(row: Sequence[str]) -> int:
    """How many cells hold something."""
    return sum(1 for cell in row if cell and not cell.isspace())


@dataclass(frozen=True)
class Header:
    """`at` and `levels` in rows from 0: the header ends at row `at` and has one or two levels. `found` counts known
    names; `rivals` are other rows that could be the header, best first."""

    at: int
    levels: int
    names: tuple[str, ...]
    found: int
    rivals: tuple[int, ...] = ()


def find(rows: Rows, names: frozenset[str], merged: Sequence[Region], at: int | None, levels: int | None) -> Header | None:
    """The header of a table; None when all is blank. `at` and `levels` are a person's choice."""
    within = [i for i, row in enumerate(rows[:HEADER_WITHIN]) if filled(row) and not row[0].startswith("#")]
    if at is None and not within:
        return None
    scores = {i: hits(rows[i], names) for i in within}
    if at is None:
        best = max(within, key=lambda i: (scores[i], -i))
        if not scores[best]:
            wide = max(filled(rows[i]) for i in within)
            best = next(i for i in within if filled(rows[i]) >= min(wide, 2))
    else:
        best = at
    rivals = tuple(sorted((i for i in within if i != best), key=lambda i: (-scores[i], i)))[:5]
    if levels != 1:
        # the names that we know may stand in the upper or in the lower of two lines
        pairs = [(best, best + 1), (best - 1, best)] if at is None else [(best - 1, best)]
        for upper, lower in pairs:
            if upper >= 0 and lower < len(rows) and (levels == 2 or two_levels(rows, upper, lower, merged)):
                joined = join(rows, upper, lower, merged, names)
                found = hits(joined, names) + hits(rows[lower], names)
                return Header(lower, 2, joined, found, tuple(i for i in rivals if i not in (upper, lower)))
    return Header(best, 1, tuple(_plain(cell) for cell in rows[best]), scores.get(best, 0), rivals)


def _plain(cell: str) -> str:
    """A name without line breaks, control characters, blanks at its ends, and the asterisk of what must be filled in."""
    cell = CONTROL.sub("", cell)
    name = " ".join(cell.split()) if "\n" in cell or "\r" in cell else cell.strip()
    return name.strip(REQUIRED + " ") or name


def _groups(rows: Rows, upper: int, lower: int, merged: Sequence[Region]) -> list[tuple[int, int]]:
    """(first, last) column of each heading that stands over several named columns."""
    above, below = rows[upper], rows[lower]
    width = max(len(above), len(below))
    over = {first[1]: last[1] for first, last in merged if first[0] == last[0] == upper and last[1] > first[1]}
    groups = []
    place = 0
    while place < width:
        last = place
        if _at(above, place) and _at(below, place):
            if merged:
                last = over.get(place, place)
            else:
                while last + 1 < width and not _at(above, last + 1) and _at(below, last + 1):
                    last += 1
        if last > place and all(_at(below, column) for column in range(place, last + 1)):
            groups.append((place, last))
        place = last + 1
    return groups


def _at(row: Sequence[str], place: int) -> str:
    return row[place].strip() if place < len(row) else ""


def two_levels(rows: Rows, upper: int, lower: int, merged: Sequence[Region]) -> bool:
    """True when the upper line names groups of columns and the lower one the columns. A title is no group: it stands
    alone over the whole table."""
    above, below = rows[upper], rows[lower]
    groups = _groups(rows, upper, lower, merged)
    inside = {column for first, last in groups for column in range(first, last + 1)}
    outside = [column for column in range(max(len(above), len(below))) if column not in inside and (_at(above, column) or _at(below, column))]
    if not groups or not outside:
        return False
    stacked = [column for column in outside if _at(above, column) and _at(below, column)]
    if stacked or any(_number(_at(below, column)) and len(_at(below, column)) != 4 for column in inside):
        return False
    # besides: a second group, or a name that reaches over both lines
    return len(groups) > 1 or any(_at(above, column) for column in outside)


def _number(text: str) -> bool:
    return text.replace(".", "", 1).replace(",", "").replace("-", "", 1).isdigit()


def join(rows: Rows, upper: int, lower: int, merged: Sequence[Region], known: frozenset[str]) -> tuple[str, ...]:
    """"upper - lower" for the columns of a group; the lower alone where it is known and stands once; the one name there
    is for the others."""
    above, below = rows[upper], rows[lower]
    head: dict[int, str] = {}
    for first, last in _groups(rows, upper, lower, merged):
        head |= {column: _plain(above[first]) for column in range(first, last + 1)}
    names = []
    for column in range(max(len(above), len(below))):
        high, low = head.get(column, _plain(_at(above, column))), _plain(_at(below, column))
        alone = not high or high == low or (label(low) in known and list(map(_plain, below)).count(low) == 1)
        names.append(low or high if alone or not low else f"{high} - {low}")
    return tuple(names)
