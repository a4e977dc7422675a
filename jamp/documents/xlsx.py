"""A workbook as XLSX: real numbers and dates, text that is never a formula, ready to filter and to print."""

from __future__ import annotations

import re
from datetime import date, datetime
from io import BytesIO
from typing import Any
from unicodedata import east_asian_width
from urllib.parse import urlsplit

import xlsxwriter
from xlsxwriter.utility import xl_range

from jamp.documents.workbook import DataSheet, Value, Workbook

FULL_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
# what XML 1.0 cannot hold: control characters but tab and line ends, halves of pairs, two non-characters
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
EXACT = 10**15  # a spreadsheet keeps 15 digits; a longer number is written as text
LONGEST = 32767  # letters in a cell, by the file format
# a text is a text, whatever it looks like
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
FORMATS = {"number": "#,##0.######", "percent": '0.##" %"', "date": "yyyy-mm-dd"}


class _Exact(float):
    """A number that is written with all its digits: the writer's own format drops the seventeenth."""

    def __format__(self, spec: str) -> str:
        return repr(float(self))


def render_workbook(workbook: Workbook) -> bytes:
    """The same workbook gives the same bytes. Raises ValueError for a text longer than a cell can hold."""
    target = BytesIO()
    book = xlsxwriter.Workbook(target, dict(OPTIONS))
    # a fixed date of making, so that the bytes depend on the data alone
    book.set_properties({"title": clean(workbook.title), "created": datetime(2000, 1, 1)})
    if workbook.state:
        book.set_custom_property("jamp-state", workbook.state)
    formats = {kind: book.add_format({"num_format": shape}) for kind, shape in FORMATS.items()}
    formats |= {"text": book.add_format({"num_format": "@", "valign": "top"}), "url": book.get_default_url_format()}
    formats |= {"title": book.add_format({"bold": True, "font_size": 14}), "bold": book.add_format({"bold": True})}
    formats["wrapped"] = book.add_format({"text_wrap": True, "valign": "top"})
    for number, sheet in enumerate(workbook.sheets, start=1):
        _data(book.add_worksheet(sheet.name), sheet, number, formats)
    _read_me(book.add_worksheet(workbook.properties_name), workbook, formats)
    book.close()
    return target.getvalue()


def clean(text: str) -> str:
    """Text as a cell can hold it; what XML forbids is left out."""
    cleaned = ILLEGAL.sub("", text)
    if len(cleaned) > LONGEST:
        raise ValueError(f"a cell holds at most {LONGEST} letters, not {len(cleaned)}: {cleaned[:40]!r} ...")
    return cleaned


def _data(page: Any, sheet: DataSheet, number: int, formats: dict[str, Any]) -> None:
    for line, row in enumerate(sheet.rows, start=1):
        for place, (column, value) in enumerate(zip(sheet.columns, row, strict=True)):
            write_value(page, line, place, column.kind, value, formats)
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, column.width or _width(column.name, [row[place] for row in sheet.rows[:500]]))
    heads = [{"header": column.name} for column in sheet.columns]
    # a table has at least one row, be it empty
    area = (0, 0, max(len(sheet.rows), 1), len(heads) - 1)
    page.add_table(*area, {"columns": heads, "style": "Table Style Light 1", "name": f"data_{number}"})
    page.freeze_panes(1, 1)
    # codes made of digits are text on purpose
    page.ignore_errors({"number_stored_as_text": xl_range(*area)})
    on_paper(page, sheet.title or sheet.name)
    page.repeat_rows(0)


def _width(head: str, values: list[Value]) -> float:
    """In characters: as wide as the longest of a column's texts (wide letters count twice), from 8 to 48."""
    texts = [head + "    ", *(str(value) for value in values if value is not None)]
    return min(48, max(8, *(wide(text[:48]) + 1 for text in texts)))


def wide(text: str) -> int:
    """The width of a text in characters; wide letters count twice."""
    return sum(1 + (east_asian_width(letter) in "WF") for letter in text)


def write_value(page: Any, row: int, place: int, kind: str, value: Value, formats: dict[str, Any]) -> None:
    """A value into a cell, in the format of its kind (see DataColumn); what its kind cannot hold is written as text."""
    if value is None or value == "":
        return
    if isinstance(value, bool) or kind == "text":
        page.write_string(row, place, clean(str(value)), formats["text"])
    elif isinstance(value, int | float) and abs(value) < EXACT:
        page.write_number(row, place, _Exact(value), formats["percent" if kind == "percent" else "number"])
    elif kind == "date" and isinstance(value, str | date) and (day := _day(value)):
        page.write_datetime(row, place, datetime(day.year, day.month, day.day), formats["date"])
    elif kind == "url" and _address(str(value)):
        page.write_url(row, place, str(value), formats["url"], string=clean(str(value)))
    else:
        page.write_string(row, place, clean(str(value)), formats["text"])


def _day(value: str | date) -> date | None:
    """A day that a spreadsheet can count (from 1900-03-01 on: before that its calendar has a day too many)."""
    if isinstance(value, str):
        if not FULL_DATE.fullmatch(value):
            return None
        try:
            value = date.fromisoformat(value)
        except ValueError:
            return None
    return value if date(value.year, value.month, value.day) >= date(1900, 3, 1) else None


def _address(text: str) -> bool:
    """A web address short and plain enough to be a link; any other text stays text."""
    if len(text) > 2000 or not text.isascii() or not text.isprintable() or " " in text or '"' in text:
        return False
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def on_paper(page: Any, title: str) -> None:
    """A4 across, as wide as the sheet, the title above and the page below."""
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    # "&" begins an instruction in a header, and a header holds at most 255 letters
    page.set_header("&L" + clean(title)[:100].replace("&", "&&") + "&R&P / &N")


def _read_me(page: Any, workbook: Workbook, formats: dict[str, Any]) -> None:
    page.set_column(0, 0, 24)
    page.set_column(1, 1, 28)
    page.set_column(2, 2, 70)
    page.write_string(0, 0, clean(workbook.title), formats["title"])
    row = 2
    for label, value in workbook.properties:
        page.write_string(row, 0, clean(label), formats["bold"])
        page.write_string(row, 1, clean(value))
        row += 1
    row += 1
    for sheet in workbook.sheets:
        for column in sheet.columns:
            row += 1
            for place, text in enumerate((sheet.name, column.name, column.label)):
                page.write_string(row, place, clean(text), formats["wrapped"])
    on_paper(page, workbook.title)
