"""A table with a column per month, quarter or year, and the same with a row per period."""

from __future__ import annotations

from dataclasses import dataclass, replace

from jamp.imports.folding import label
from jamp.imports.grid import Grid
from jamp.imports.plan import Issue
from jamp.imports.reading.decision import Alternative, Decision, Sample
from jamp.imports.reading.limits import MOST_ROWS, SAMPLE
from jamp.imports.reading.periods import period_of

DATE, VALUE = "as_at", "value"


@dataclass(frozen=True)
class PeriodColumn:
    """A column at `position` that holds `field` as at `date`. `field` is `value` unless the heading has two levels."""

    position: int
    date: str
    field: str


def period_columns(header: list[str], names: frozenset[str]) -> list[PeriodColumn]:
    """The columns of a header that name periods; empty when fewer than two periods are named."""
    found = []
    for position, heading in enumerate(header):
        if not heading or label(heading) in names:
            continue
        date, field = period_of(heading), VALUE
        if not date and " - " in heading:
            upper, _, lower = heading.partition(" - ")
            date, field = (period_of(upper), lower) if period_of(upper) else (period_of(lower), upper)
        if date:
            found.append(PeriodColumn(position, date, field))
    places = {(one.date, one.field) for one in found}
    dates = {one.date for one in found}
    return found if len(dates) > 1 and len(places) == len(found) else []


def turned(grid: Grid, columns: list[PeriodColumn]) -> Grid:
    """The grid with a row per period: the other columns, then `as_at`, then one column per field (`value`). Where all
    fields of a period are blank there is no row. Every row keeps the line that it came from."""
    wide = {one.position for one in columns}
    fixed = [position for position in range(len(grid.header)) if position not in wide]
    fields = list(dict.fromkeys(one.field for one in columns))
    by_date: dict[str, list[int | None]] = {}
    for one in columns:
        by_date.setdefault(one.date, [None] * len(fields))[fields.index(one.field)] = one.position
    out = replace(grid, header=[*(grid.header[p] for p in fixed), DATE, *fields], rows=[], lines=[], kinds=[])
    for number, (row, line) in enumerate(zip(grid.rows, grid.lines, strict=True)):
        kept = [row[position] for position in fixed]
        for date, places in by_date.items():
            values = [row[place] if place is not None else "" for place in places]
            if not any(value.strip() for value in values):
                continue
            out.rows.append([*kept, date, *values])
            out.lines.append(line)
            if grid.kinds:
                kinds = grid.kinds[number]
                out.kinds.append("".join([*(kinds[p] for p in fixed), "s", *(kinds[p] if p is not None else "." for p in places)]))
    return out


def in_rows(header: list[str], names: frozenset[str]) -> list[str]:
    """The header that the table has once it is turned; the same where no columns name periods."""
    columns = period_columns(header, names)
    return turned(Grid(header=header), columns).header if columns else header


def settle(grid: Grid, names: frozenset[str], unpivot: bool | None) -> Grid:
    """The grid, turned where a person wants it; where nobody said and it could be turned, it asks with a preview."""
    columns = period_columns(grid.header, names)
    if not columns:
        return grid
    read = ", ".join(dict.fromkeys(f"{grid.header[one.position]} = {one.date}" for one in columns[:12]))
    values = {"n": len(columns), "read": read}
    if unpivot is False:
        decision = Decision("wide", False, "You chose to leave the columns as they are.", {}, "unpivot", (Alternative(True, _preview(grid, columns)),))
        grid.decisions.append(decision)
        return grid
    as_it_is = (Alternative(False, (tuple(grid.header), *(tuple(row) for row in grid.rows[:SAMPLE]))),)
    if unpivot:
        if len(grid.rows) * len({one.date for one in columns}) > MOST_ROWS:
            message = "Turned into one row per period the table has more than {most} lines. Split it into several files."
            grid.issues.append(Issue("file", "row-count", message, values={"most": MOST_ROWS}))
            return grid
        grid.decisions.append(Decision("wide", True, "Columns that name periods were turned into one row per period: {read}", values, "unpivot", as_it_is))
        return turned(grid, columns)
    message = "{n} columns name periods ({read}). Turn the table into one row per period, or leave it as it is?"
    grid.issues.append(Issue("file", "wide-table", message, grid.header_line, values=values))
    grid.decisions.append(
        Decision("wide", None, "Columns name periods: {read}", values, "unpivot", (Alternative(True, _preview(grid, columns)), *as_it_is))
    )
    return grid


def _preview(grid: Grid, columns: list[PeriodColumn]) -> Sample:
    first = replace(grid, rows=grid.rows[:SAMPLE], lines=grid.lines[:SAMPLE], kinds=grid.kinds[:SAMPLE])
    after = turned(first, columns)
    return (tuple(after.header), *(tuple(row) for row in after.rows[:SAMPLE]))
