"""From a file to grids: what came, which letters, what divides it, which lines are the table. Changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from jamp.imports.folding import label
from jamp.imports.grid import Grid
from jamp.imports.issues import Issues
from jamp.imports.match import guess, match
from jamp.imports.plan import Issue, Upload
from jamp.imports.reading import delimiters, received
from jamp.imports.reading.archive import Archive, Unfit
from jamp.imports.reading.decision import Alternative, Decision, Reading
from jamp.imports.reading.decode import decode
from jamp.imports.reading.document import told_by_headings
from jamp.imports.reading.header import filled, find, hits, known_names
from jamp.imports.reading.limits import SAMPLE
from jamp.imports.reading.records import grid_of
from jamp.imports.reading.shape import Cells, shape
from jamp.imports.reading.wide import in_rows, settle
from jamp.imports.reading.workbook import LOST, Tab, Workbook, open_workbook
from jamp.model.subjects import SHEETS


def read(upload: Upload, options: dict[str, Any] | None = None) -> Grid:
    """The first table of a file; see `read_tables`."""
    return read_tables(upload, options)[0]


def read_tables(upload: Upload, options: dict[str, Any] | None = None, names: Iterable[str] = ()) -> list[Grid]:
    """The tables of a file: one, or one for each sheet of a workbook that holds a table we know.

    `options` fill in what the file's own leave open. `names` are further column names by which a header is known,
    folded. A problem that stops the reading is a "file" issue of an empty grid.
    """
    wanted = Reading.of(upload.options, options or {})
    known = known_names() | frozenset(names)
    kind, problem = received.kind_of(upload.data)
    if problem:
        return [Grid(issues=Issues([problem]))]
    notes = received.misnamed(upload.name, kind)
    try:
        archive = Archive(upload.data) if kind == "archive" else None
        if archive is not None and archive.kind == "docx":
            return [told_by_headings(archive, [])]
    except Unfit as unfit:
        return [Grid(issues=Issues([unfit.issue]))]
    if kind == "text":
        return [_text(upload.data, wanted, known, notes)]
    try:
        return _workbook(open_workbook(upload.data, kind), wanted, lambda tab: Reading.of(upload.options, options or {}, tab=tab), known, notes)
    except Unfit as unfit:
        return [Grid(issues=Issues([unfit.issue]))]


def _text(data: bytes, wanted: Reading, names: frozenset[str], notes: list[Issue]) -> Grid:
    letters = decode(data, wanted.encoding)
    grid = Grid(encoding=letters.encoding, issues=Issues([*notes, *letters.issues]), decisions=letters.decisions)
    if letters.issues:
        return grid
    records = grid_of(letters.text)
    if records is not None:
        records.issues[:0] = notes
        return records
    cells = delimiters.cut(letters.text, wanted.delimiter, names)
    grid.delimiter = cells.delimiter
    grid.issues += cells.issues
    grid.decisions += cells.decisions
    if cells.issues:
        return grid
    return settle(shape(grid, Cells(cells.rows, cells.lines), wanted, names), names, wanted.unpivot)


def _workbook(book: Workbook, wanted: Reading, of_tab: Callable[[str], Reading], names: frozenset[str], notes: list[Issue]) -> list[Grid]:
    notes = [*notes, *book.issues]
    if not book.tabs:
        message = "The file is empty. Fill in the template and send it again."
        return [Grid(encoding=book.kind, issues=Issues([*notes, Issue("file", "blank-header", message)]))]
    fits = {tab.name: _fit(tab, names) for tab in book.tabs}
    if wanted.workbook_sheet is not None:
        chosen = [tab for tab in book.tabs if tab.name == wanted.workbook_sheet]
        if not chosen:
            message = "There is no sheet {name} in this workbook. One of: {choices}"
            values = {"name": wanted.workbook_sheet, "choices": ", ".join(fits)}
            return [Grid(encoding=book.kind, issues=Issues([*notes, Issue("file", "format-error", message, values=values)]))]
    else:
        chosen = [tab for tab in book.tabs if fits[tab.name][0]]
        if not chosen:
            chosen = [max(book.tabs, key=lambda tab: (not tab.hidden, fits[tab.name][1]))]
    return [_tab(book, of_tab(tab.name), tab, chosen, fits, names, notes if tab is chosen[0] else []) for tab in chosen]


def _fit(tab: Tab, names: frozenset[str]) -> tuple[bool, int]:
    """(whether the sheet holds a table that we know, how many known names its header has). A sheet that explains columns
    names them too: a table's header holds little else, and each of them once."""
    header = find(tab.head, names, (), None, None)
    if header is None:
        return False, 0
    found = hits(header.names, names)
    grid = Grid(header=in_rows(list(header.names), names))
    sheet = guess(grid)
    if tab.name in SHEETS or sheet is None:
        return found > 1 and tab.name in SHEETS, found
    found_columns = match(grid, sheet)
    positions = found_columns.positions
    meant = {(label(written), one.field) for written, one in zip(grid.header, found_columns.columns, strict=True) if one.field}
    return len(positions) > 1 and len(positions) * 2 >= filled(grid.header) and len(meant) == len(positions), found


def _tab(book: Workbook, wanted: Reading, tab: Tab, chosen: list[Tab], fits: dict[str, tuple[bool, int]],
         names: frozenset[str], notes: list[Issue]) -> Grid:  # fmt: skip
    others = [other for other in book.tabs if other not in chosen]
    alternatives = tuple(
        Alternative(other.name, tuple(tuple(row) for row in other.head[:SAMPLE])) for other in book.tabs if other is not tab
    )
    values = {"name": tab.name, "found": fits[tab.name][1], "n": len(chosen), "others": ", ".join(other.name for other in others) or "–"}
    if wanted.workbook_sheet is not None:
        decision = Decision("sheet", tab.name, "You chose this sheet.", values, "workbook_sheet", alternatives)
    elif not fits[tab.name][0]:
        decision = Decision("sheet", tab.name, "No sheet holds a table that is known; this one comes closest.", values, "workbook_sheet", alternatives)
    elif len(chosen) > 1:
        reason = "{n} sheets hold tables that are known; each was read. Not read: {others}"
        decision = Decision("sheet", tab.name, reason, values, "workbook_sheet", alternatives)
    else:
        reason = "Its header holds {found} column names that are known. Not read: {others}"
        decision = Decision("sheet", tab.name, reason, values, "workbook_sheet", alternatives)
    grid = Grid(encoding=book.kind, sheet_name=tab.name, dates_from=tab.facts.dates_from, issues=Issues([*notes, *_hidden(tab)]))
    grid.decisions.append(decision)
    grid = shape(grid, tab.cells(), wanted, names)
    _cells_without_value(grid, tab)
    return settle(grid, names, wanted.unpivot)


def _hidden(tab: Tab) -> list[Issue]:
    found = []
    if tab.hidden:
        message = "The sheet {name} is hidden in the workbook; it was read."
        found.append(Issue("note", "hidden", message, values={"name": tab.name}))
    if tab.facts.hidden_rows:
        message = "Hidden lines were read too: {n}."
        found.append(Issue("note", "hidden", message, values={"n": tab.facts.hidden_rows}))
    if tab.facts.hidden_columns:
        message = "Hidden columns were read too: {n}."
        found.append(Issue("note", "hidden", message, values={"n": tab.facts.hidden_columns}))
    if tab.facts.filtered:
        found.append(Issue("note", "hidden", "A filter is active in the sheet; all lines were read."))
    return found


def _cells_without_value(grid: Grid, tab: Tab) -> None:
    """Errors, and formulas whose result was never stored: the cell is blank here, so its line must not go in so."""
    if not tab.facts.errors and not tab.facts.unstored:
        return
    places, names = {line: place for place, line in enumerate(grid.lines)}, grid.names
    for (row, column), error in sorted([*tab.facts.errors.items(), *((place, "") for place in tab.facts.unstored)]):
        place, position = places.get(row + 1), column - grid.first_column
        if row + 1 == grid.header_line and 0 <= position < len(grid.header) and not error:
            grid.header[position] = "" if LOST in grid.header[position] else grid.header[position]
            message = "The name of column {letter} is a formula without a stored result. Open the workbook in Excel, save it, and send it again."
            grid.issues.append(Issue("warning", "formula-without-result", message, row + 1, f"#{position + 1}", values={"letter": grid.letter(position)}))
        if place is None or not 0 <= position < len(grid.header):
            continue
        if grid.rows[place][position] == LOST:
            grid.rows[place][position] = ""
        name = names[position]
        if error:
            message = "The cell shows the error {error}. Mend the formula, or write the value itself."
            grid.issues.append(Issue("row", "cell-error", message, row + 1, name, error, {"error": error}))
        else:
            message = "The cell holds a formula without a stored result. Open the workbook in Excel, save it, and send it again."
            grid.issues.append(Issue("row", "formula-without-result", message, row + 1, name))
