"""A workbook's sheets as rows of text, each cell with its kind, and what must be said about them."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from io import BytesIO
from typing import Any

import python_calamine

from jamp.imports.plan import Issue
from jamp.imports.reading import old_excel, opendocument, sheet_parts
from jamp.imports.reading.archive import Archive, Unfit, damaged
from jamp.imports.reading.facts import Facts
from jamp.imports.reading.limits import HEADER_WITHIN
from jamp.imports.reading.shape import Cells

LOST = "\ufffc"  # stands for an object that cannot be shown; no spreadsheet holds it


@dataclass
class Tab:
    """A sheet of a workbook. `head` holds its first rows; `cells()` all of them."""

    name: str
    hidden: bool
    facts: Facts
    head: list[list[str]]
    cells: Callable[[], Cells]


@dataclass
class Workbook:
    """The sheets that hold tables; `issues` speak of the whole file."""

    kind: str
    tabs: list[Tab]
    issues: list[Issue]


def open_workbook(data: bytes, kind: str) -> Workbook:
    """`kind` is "archive" or "old". Raises Unfit."""
    if kind == "old":
        facts, macros = old_excel.facts(data)
        kind = "xls"
    else:
        archive = Archive(data)
        kind, macros = archive.kind, archive.macros
        if kind == "xlsb":
            message = "This is a binary workbook (.xlsb). Open it in Excel, choose Save As, Excel workbook (.xlsx), and send that."
            raise Unfit(Issue("file", "format-error", message))
        facts = opendocument.facts(archive) if kind == "ods" else sheet_parts.facts(archive)
    issues = []
    if macros:
        issues.append(Issue("note", "macros", "This workbook holds macros. Its values were read; the macros were not run."))
    return Workbook(kind, _guarded(lambda: _tabs(data, facts)), issues)


def _guarded(work: Callable[[], Any]) -> Any:
    """What the reader gives; its refusals and its crashes on damaged files are one and the same to us."""
    try:
        return work()
    except (python_calamine.CalamineError, ValueError, OSError, OverflowError) as problem:
        raise Unfit(damaged()) from problem
    except BaseException as problem:
        # a panic inside the reader is no ordinary exception
        if type(problem).__name__ != "PanicException":
            raise
        raise Unfit(damaged()) from problem


def _tabs(data: bytes, facts: dict[str, Facts]) -> list[Tab]:
    book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(data))
    tabs = []
    for sheet in book.sheets_metadata:
        if sheet.typ != python_calamine.SheetTypeEnum.WorkSheet:
            continue
        page = book.get_sheet_by_name(sheet.name)
        if page.end is None:
            continue
        one = facts.get(sheet.name, Facts())
        head, _ = converted(page.to_python(skip_empty_area=False, nrows=HEADER_WITHIN + 2), one)
        hidden = sheet.visible != python_calamine.SheetVisibleEnum.Visible
        tabs.append(Tab(sheet.name, hidden, one, head, partial(_guarded, partial(_cells, page, one))))
    return tabs


def _cells(page: Any, facts: Facts) -> Cells:
    rows, kinds = converted(page.to_python(skip_empty_area=False), facts)
    _show_lost(rows, kinds, facts)
    merged = facts.merged if facts.merged is not None else page.merged_cell_ranges or []
    return Cells(rows, range(1, len(rows) + 1), kinds, merged, even=True)


def _show_lost(rows: list[list[str]], kinds: list[str], facts: Facts) -> None:
    """The reader gives errors and formulas without result as blank. They are shown as LOST until the table is shaped, so
    that no line is taken for a blank one; the caller blanks them again."""
    for line, place in [*facts.errors, *facts.unstored]:
        while len(rows) <= line:
            rows.append([""] * len(rows[0]))
            kinds.append("." * len(rows[0]))
        if place < len(rows[line]) and not rows[line][place]:
            rows[line][place] = LOST


LETTERS = {str: "s", float: "n", int: "n", bool: "b", datetime.date: "d", datetime.datetime: "d", datetime.time: "t", datetime.timedelta: "t"}


STRETCH = 500


def _number(value: float) -> str:
    # whole numbers are written without a point
    written = repr(value)
    return written[:-2] if written.endswith(".0") else written


WRITTEN: dict[type, Callable[[Any], str]] = {
    float: _number,
    int: str,
    bool: lambda value: "yes" if value else "no",
    datetime.date: datetime.date.isoformat,
    datetime.datetime: lambda value: value.date().isoformat(),
    datetime.time: datetime.time.isoformat,
    datetime.timedelta: str,
}


def converted(rows: list[list[Any]], facts: Facts) -> tuple[list[list[str]], list[str]]:
    """(rows of text, a string of kinds for each). The rows are changed in place: long sheets are not held twice."""
    kinds: list[str] = []
    # mostly all cells of a column are alike: a stretch of such rows is converted column by column
    for start in range(0, len(rows), STRETCH):
        stretch = rows[start : start + STRETCH]
        columns = list(zip(*stretch, strict=True))
        types = [set(map(type, column)) for column in columns]
        if any(len(found) > 1 for found in types):
            kinds += [_row(row) for row in stretch]
            continue
        single = [found.pop() for found in types]
        kinds += ["".join([LETTERS[one] for one in single])] * len(stretch)
        for place, one in enumerate(single):
            if one is not str:
                for row, text in zip(stretch, map(WRITTEN[one], columns[place]), strict=True):
                    row[place] = text
    for line, place in facts.percents:
        if line < len(rows) and place < len(rows[line]) and kinds[line][place] == "n":
            rows[line][place] = _percent(rows[line][place])
            kinds[line] = kinds[line][:place] + "p" + kinds[line][place + 1 :]
    return rows, kinds


def _row(row: list[Any]) -> str:
    """The kinds of a row, whose cells become text."""
    types = list(map(type, row))
    for place, one in enumerate(types):
        if one is not str:
            row[place] = WRITTEN[one](row[place])
    return "".join([LETTERS[one] for one in types])


def _percent(written: str) -> str:
    """0.52 as a person sees it: 52%. Counted in decimals, so that no digit is made up."""
    value = (Decimal(written) * 100).normalize()
    return f"{value:f}%"
