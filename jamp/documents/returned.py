"""A workbook that goes back to who sent it: the same cells, the problems in two more columns, and colours.

Knows nothing of projects: it is handed the problems as text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from jamp.documents.xlsx_cells import clean

BLOCKS, WARNS = PatternFill("solid", fgColor="F8CBAD"), PatternFill("solid", fgColor="FFF2CC")
WIDTHS = (60, 30)
LONGEST = 2000  # letters of problems in one line


@dataclass(frozen=True)
class Found:
    """A problem. `column`: its place in the sheet, from 0; None for one of the whole line. `line` None: of the whole file."""

    line: int | None
    column: int | None
    told: str
    suggestion: str
    blocks: bool


@dataclass(frozen=True)
class Page:
    """A table: `name` of its tab, its header in line `header_line` from 1, `rows` with their `lines` in the file."""

    name: str
    header_line: int
    first_column: int
    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    lines: Sequence[int]
    found: Sequence[Found]


def page_of(values: dict[str, Any]) -> Page:
    """A page from plain values by its own names, its problems by theirs."""
    return Page(**{**values, "found": tuple(Found(**one) for one in values["found"])})


def render_returned(original: bytes | None, pages: Sequence[Page], heads: tuple[str, str]) -> bytes:
    """`original`: the XLSX workbook that was sent, which keeps its look; None: the tables are written anew, line by line as
    they stood. `heads` are the names of the two columns. Raises ValueError for a workbook that cannot be opened."""
    if original is None:
        book = Workbook()
        book.remove(book.worksheets[0])
    else:
        try:
            book = load_workbook(BytesIO(original))
        except Exception as problem:  # whatever a workbook of another program may lack
            raise ValueError("the workbook cannot be opened") from problem
    for number, page in enumerate(pages):
        sheet: Any
        if original is None:
            sheet = book.create_sheet(page.name or f"{number + 1}")
            _written(sheet, page)
        else:
            sheet = book[page.name] if page.name in book.sheetnames else book.worksheets[0]
        _annotated(sheet, page, heads)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _written(sheet: Any, page: Page) -> None:
    for line, row in [(page.header_line, page.header), *zip(page.lines, page.rows, strict=True)]:
        for place, text in enumerate(row, page.first_column + 1):
            if text:
                _text(sheet.cell(line, place), text)
    for place in range(page.first_column + 1, page.first_column + len(page.header) + 1):
        sheet.cell(page.header_line, place).font = Font(bold=True)
        longest = max((len(str(row[place - page.first_column - 1])) for row in page.rows[:200]), default=0)
        sheet.column_dimensions[get_column_letter(place)].width = min(max(longest, 10), 40) + 2
    sheet.freeze_panes = sheet.cell(page.header_line + 1, 1)


def _text(cell: Any, text: str) -> None:
    cell.value = clean(text)
    cell.data_type = "s"  # never a formula
    cell.number_format = "@"


def _annotated(sheet: Any, page: Page, heads: tuple[str, str]) -> None:
    # the columns of an earlier return are written anew
    after = next((place for place in range(1, sheet.max_column + 1)
                  if str(sheet.cell(page.header_line, place).value or "").startswith(heads[0])),
                 max(sheet.max_column, page.first_column + len(page.header)) + 1)  # fmt: skip
    for place in (after, after + 1):
        for line in range(page.header_line, sheet.max_row + 1):
            sheet.cell(line, place).value = None
    of_file = [one for one in page.found if one.line is None or one.line == page.header_line]
    told: dict[int, list[Found]] = {}
    for one in page.found:
        if one not in of_file and one.line is not None:
            told.setdefault(one.line, []).append(one)
    for place, (head, width) in enumerate(zip(heads, WIDTHS, strict=True), after):
        text = "\n".join([head, *[one.told for one in of_file]]) if place == after else head
        _text(sheet.cell(page.header_line, place), text[:LONGEST])
        sheet.cell(page.header_line, place).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(place)].width = width
    for line, found in told.items():
        _text(sheet.cell(line, after), "\n".join(dict.fromkeys(one.told for one in found))[:LONGEST])
        suggested = "\n".join(dict.fromkeys(one.suggestion for one in found if one.suggestion))
        if suggested:
            _text(sheet.cell(line, after + 1), suggested[:LONGEST])
        for place in (after, after + 1):
            sheet.cell(line, place).alignment = Alignment(wrap_text=True, vertical="top")
        for one in sorted(found, key=lambda one: one.blocks):
            colour = BLOCKS if one.blocks else WARNS
            sheet.cell(line, after).fill = colour
            if one.column is not None:
                sheet.cell(line, page.first_column + one.column + 1).fill = colour
