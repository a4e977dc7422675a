"""Workbooks with real numbers and dates, and text that never turns into a formula."""

from __future__ import annotations

import datetime
import io
import re
from typing import Any

import xlsxwriter

from jamp.documents.workbook import DataSheet, Workbook

FULL_DATE = re.compile(r"\d{4}-\d{2}-\d{2}$")
# what XML cannot hold
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
LONGEST = 32_767


def render_workbook(workbook: Workbook) -> bytes:
    """The bytes of an .xlsx file."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": workbook.title})
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        date = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        for sheet in workbook.sheets:
            _sheet(book.add_worksheet(sheet.name[:31]), sheet, head, date)
        about = book.add_worksheet(workbook.properties_name[:31])
        about.set_column(0, 0, 28)
        about.set_column(1, 1, 90)
        for row, (name, value) in enumerate(workbook.properties):
            about.write_string(row, 0, name, head)
            about.write_string(row, 1, ILLEGAL.sub("", value))
    return out.getvalue()


def _sheet(page: Any, sheet: DataSheet, head: Any, date: Any) -> None:
    page.freeze_panes(1, 1)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.columns) - 1)
    for position, column in enumerate(sheet.columns):
        page.write_string(0, position, column.name, head)
        page.write_comment(0, position, column.label)
        longest = max((len(str(row[position])) for row in sheet.rows[:500] if row[position] is not None), default=8)
        page.set_column(position, position, min(max(longest, len(column.name)) + 2, 48))
    for number, row in enumerate(sheet.rows, start=1):
        for position, (column, value) in enumerate(zip(sheet.columns, row, strict=True)):
            if value is None or value == "":
                continue
            if isinstance(value, int | float):
                page.write_number(number, position, value)
            elif column.kind == "date" and FULL_DATE.match(value):
                page.write_datetime(number, position, datetime.date.fromisoformat(value), date)
            else:
                page.write_string(number, position, ILLEGAL.sub("", str(value))[:LONGEST])
