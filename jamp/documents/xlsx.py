"""A workbook as XLSX: real numbers and dates, text that is never a formula, ready to filter and to print."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_range

from jamp.documents.workbook import DataSheet, Value, Workbook
from jamp.documents.xlsx_cells import clean, on_paper, wide, write_value
from jamp.documents.xlsx_pages import write_page

# a text is a text, whatever it looks like
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
FORMATS = {"number": "#,##0.######", "percent": '0.##" %"', "share": "0.0%", "date": "yyyy-mm-dd"}


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
    for page in workbook.before:
        write_page(book, page, formats)
    for number, sheet in enumerate(workbook.sheets, start=1):
        _data(book.add_worksheet(sheet.name), sheet, number, formats)
    for page in workbook.after:
        write_page(book, page, formats)
    if workbook.properties_name:
        _read_me(book.add_worksheet(workbook.properties_name), workbook, formats)
    book.close()
    return target.getvalue()


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
    page.print_area(*area)


def _width(head: str, values: list[Value]) -> float:
    """In characters: as wide as the longest of a column's texts (wide letters count twice), from 8 to 48."""
    texts = [head + "    ", *(str(value) for value in values if value is not None)]
    return min(48, max(8, *(wide(text[:48]) + 1 for text in texts)))


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
