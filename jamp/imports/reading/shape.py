"""From rows of cells to a table: title lines off the top, totals and notes off the foot, one width for all."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from jamp.imports.cells import CLEAR
from jamp.imports.grid import Grid
from jamp.imports.plan import Issue
from jamp.imports.reading import footers
from jamp.imports.reading.decision import Alternative, Decision, Reading, SetAside
from jamp.imports.reading.delimiters import too_wide
from jamp.imports.reading.header import Header, Region, filled, find
from jamp.imports.reading.limits import HEADER_WITHIN, MOST_COLUMNS, SAMPLE


@dataclass
class Cells:
    """What shape starts from. `kinds` as in Grid; `merged` are regions of a workbook; `even`: all rows have one width,
    so cells beyond the header are columns without a name rather than cells too many."""

    rows: list[list[str]]
    lines: Sequence[int]
    kinds: list[str] = field(default_factory=list)
    merged: Sequence[Region] = ()
    even: bool = False


def shape(grid: Grid, cells: Cells, reading: Reading, names: frozenset[str]) -> Grid:
    """Fill `grid` from `cells`."""
    at = None
    if reading.header_row is not None:
        at = next((i for i, line in enumerate(cells.lines) if line == reading.header_row), None)
        if at is None or not filled(cells.rows[at]):
            message = "Line {line} is empty or not in the file; it cannot be the header."
            grid.issues.append(Issue("file", "blank-header", message, reading.header_row, values={"line": reading.header_row}))
            return grid
    header = find(cells.rows, names, cells.merged, at, reading.header_levels)
    if header is None:
        grid.issues.append(Issue("file", "blank-header", "The file is empty. Fill in the template and send it again."))
        return grid
    names_of_columns = list(header.names)
    while names_of_columns and not names_of_columns[-1]:
        names_of_columns.pop()
    if len(names_of_columns) > MOST_COLUMNS:
        grid.issues.append(too_wide(len(names_of_columns)))
        return grid
    top = header.at - header.levels + 1
    for row, line in zip(cells.rows[:top], cells.lines[:top], strict=True):
        if filled(row):
            _aside(grid, line, "remark" if row[0].startswith("#") else "title", row)
    grid.header, grid.header_line = names_of_columns, cells.lines[header.at]
    _decided(grid, cells, header, reading)
    _merged(grid, cells, header.at)
    blank = _body(grid, cells, header.at + 1)
    _columns(grid)
    if reading.footers is not False:
        _foot(grid)
    if blank:
        grid.issues.append(Issue("note", "blank-row", "Empty lines skipped: {n}.", values={"n": blank}))
    return grid


def _aside(grid: Grid, line: int, kind: str, row: Sequence[str]) -> None:
    text = " | ".join(cell.strip() for cell in row if cell and not cell.isspace())
    grid.set_aside.append(SetAside(line, kind, text[:500]))


def _decided(grid: Grid, cells: Cells, header: Header, reading: Reading) -> None:
    line = cells.lines[header.at]
    rivals = tuple(Alternative(cells.lines[i], (tuple(cells.rows[i]),)) for i in header.rivals)
    values = {"line": line, "found": header.found, "within": HEADER_WITHIN}
    if reading.header_row is not None:
        decision = Decision("header", line, "You chose line {line}.", values, "header_row", rivals)
    elif header.found:
        reason = "Line {line} holds {found} column names that are known, more than any other of the first {within} lines."
        decision = Decision("header", line, reason, values, "header_row", rivals)
    else:
        reason = "No line holds a name that is known; line {line} is the first that could be a header."
        decision = Decision("header", line, reason, values, "header_row", rivals)
    grid.decisions.append(decision)
    titles = [one for one in grid.set_aside if one.kind == "title"]
    if titles:
        shown = " / ".join(one.text for one in titles)[:200]
        grid.decisions.append(Decision("titles", len(titles), "Lines above the header were set aside: {text}", {"text": shown}))
    if header.levels == 2:
        joined = ", ".join([name for name in header.names if " - " in name] or filter(None, header.names))[:300]
        reason = "The header has two lines; they were joined: {names}"
        one = Alternative(1, (tuple(cells.rows[header.at]),))
        grid.decisions.append(Decision("levels", 2, reason, {"names": joined}, "header_levels", (one,)))


def _merged(grid: Grid, cells: Cells, header: int) -> None:
    """A cell merged over several lines speaks for each of them."""
    filled_down = 0
    for (top, column), (bottom, _) in cells.merged:
        if not header < top < bottom < len(cells.rows) or column >= len(cells.rows[top]) or not cells.rows[top][column]:
            continue
        filled_down += 1
        for place in range(top + 1, bottom + 1):
            cells.rows[place][column] = cells.rows[top][column]
            if cells.kinds:
                kinds = cells.kinds[place]
                cells.kinds[place] = kinds[:column] + cells.kinds[top][column] + kinds[column + 1 :]
    if filled_down:
        reason = "Cells merged over several lines count for each of these lines: {n}."
        grid.decisions.append(Decision("merged", filled_down, reason, {"n": filled_down}))


def _body(grid: Grid, cells: Cells, start: int) -> int:
    """Rows of one width into the grid; the number of blank ones."""
    width, blank = len(grid.header), 0
    if cells.even and len(cells.rows[0]) > width:
        widest = max(map(_used, cells.rows[start:]), default=0)
        grid.header.extend([""] * (widest - width))
        width = max(width, widest)
    longer: list[tuple[int, int]] = []
    shorter: list[tuple[int, int]] = []
    # nearly all rows are plain ones: these are taken by the stretch, the few others are looked at
    # (what stands before "$": nothing, a blank, a remark's sign)
    odd = [place for place, row in enumerate(cells.rows) if len(row) != width or row[0] < "$"]
    done, remarks = start, _remarks(cells.rows, start)
    for place in odd[bisect_left(odd, start) :]:
        _take(grid, cells, done, place)
        done = place + 1
        row = cells.rows[place]
        while len(row) > width and not row[-1].strip():
            row.pop()
        if not filled(row):
            blank += 1
            continue
        if place in remarks:
            _aside(grid, cells.lines[place], "remark", row)
            continue
        if len(row) > width:
            longer.append((cells.lines[place], len(row)))
            cells.rows[place] = row[:width]
        elif len(row) < width:
            shorter.append((cells.lines[place], len(row)))
            cells.rows[place] = row + [""] * (width - len(row))
        _take(grid, cells, place, done)
    _take(grid, cells, done, len(cells.rows))
    if grid.kinds and set(map(len, grid.kinds)) != {width}:
        grid.kinds = [kinds[:width].ljust(width, ".") for kinds in grid.kinds]
    _widths(grid, longer, shorter)
    if remarks:
        grid.issues.append(Issue("note", "remark", "Remark lines of the template skipped: {n}.", min(cells.lines[i] for i in remarks), values={"n": len(remarks)}))
    return blank


def _remarks(rows: list[list[str]], start: int) -> set[int]:
    """Places of the lines below the header that the template itself holds. Any other line with a # is a record."""
    found: set[int] = set()
    for place in range(start, len(rows)):
        texts = [cell.strip() for cell in rows[place] if cell.strip()]
        if not texts:
            continue
        own = texts[0].endswith("*") or len(texts) == 1 and CLEAR in texts[0]
        if not own or not texts[0].startswith("# ") or not rows[place][0].strip():
            break
        found.add(place)
    return found


def _take(grid: Grid, cells: Cells, first: int, end: int) -> None:
    grid.rows += cells.rows[first:end]
    grid.lines += cells.lines[first:end]
    grid.kinds += cells.kinds[first:end]


def _used(row: Sequence[str]) -> int:
    used = len(row)
    while used and not row[used - 1].strip():
        used -= 1
    return used


def _widths(grid: Grid, longer: list[tuple[int, int]], shorter: list[tuple[int, int]]) -> None:
    """What is to be said of rows that are longer or shorter than the header. One cause is told once."""
    width, every = len(grid.header), len(grid.rows)
    if len(longer) == every > 1 and len({found for _, found in longer}) == 1:
        message = "Every line has {found} cells, the header {expected}. Is a column name missing from the header?"
        values = {"found": longer[0][1], "expected": width}
        grid.issues.append(Issue("file", "extra-cell", message, grid.header_line, values=values))
        longer = []
    message = "The line has {found} cells, the header {expected}. Is there a delimiter inside a text? Put it in quotes."
    for line, found in longer:
        grid.issues.append(Issue("row", "extra-cell", message, line, values={"found": found, "expected": width}))
    if len(shorter) == every > 1 and len({found for _, found in shorter}) == 1:
        message = "Every line has {found} of {expected} cells; the rest is taken as empty."
        values = {"found": shorter[0][1], "expected": width}
        grid.issues.append(Issue("warning", "missing-cell", message, grid.header_line, values=values))
        shorter = []
    message = "The line has {found} of {expected} cells; the rest is taken as empty."
    for line, found in shorter:
        grid.issues.append(Issue("warning", "missing-cell", message, line, values={"found": found, "expected": width}))


def _columns(grid: Grid) -> None:
    """Blank columns left of the table are no part of it."""
    first = 0
    while first < len(grid.header) and not grid.header[first] and not any(row[first].strip() for row in grid.rows):
        first += 1
    if first:
        grid.first_column = first
        grid.header = grid.header[first:]
        grid.rows = [row[first:] for row in grid.rows]
        grid.kinds = [kinds[first:] for kinds in grid.kinds]


def _foot(grid: Grid) -> None:
    found = footers.foot(grid.rows)
    if not found:
        return
    for place, kind in sorted(found.items()):
        _aside(grid, grid.lines[place], kind, grid.rows[place])
    gone = {grid.lines[place] for place in found}
    grid.issues.without(gone)
    kept = [place for place in range(len(grid.rows)) if place not in found]
    sample = tuple(tuple(grid.rows[place]) for place in sorted(found)[:SAMPLE])
    grid.rows, grid.lines = [grid.rows[i] for i in kept], [grid.lines[i] for i in kept]
    grid.kinds = [grid.kinds[i] for i in kept] if grid.kinds else []
    texts = " / ".join(one.text for one in grid.set_aside if one.kind in ("total", "note"))[:200]
    reason = "Lines that are totals or notes were set aside, they are no records: {text}"
    grid.decisions.append(Decision("footers", len(found), reason, {"text": texts}, "footers", (Alternative(False, sample),)))
    message = "Lines set aside as totals or notes, not as records: {n}."
    grid.issues.append(Issue("note", "not-a-record", message, min(gone), values={"n": len(found)}))
