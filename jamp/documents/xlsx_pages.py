"""Sheets for people: sentences, small tables with formulas, native charts."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Any

from xlsxwriter import Workbook as Book

from jamp.documents.workbook import KINDS, BookChart, Page, Value
from jamp.documents.xlsx_cells import clean, on_paper, wide, write_value

# in pixels: a chart's width, its height without bars, each bar, and the least height of a row
WIDTH, BARE, BAR, ROW = 560, 80, 24, 20
LINE = 15  # height of a line, in points
NUMBERS = ("number", "percent", "share")


def write_page(book: Book, page: Page, formats: dict[str, Any]) -> None:
    """Adds the sheet. Where a block is all there is, its head stays in sight and repeats on paper."""
    sheet = book.add_worksheet(page.name)
    heads = {kind: book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "bottom", "align": "right" if kind in NUMBERS else "left"}) for kind in KINDS}
    wrong = book.add_format({"bold": True, "font_color": "#b3261e"})
    shapes = formats | {"text": formats["wrapped"]}
    for place, width in enumerate(page.widths):
        sheet.set_column(place, place, width)
    sheet.write_string(0, 0, clean(page.title), formats["title"])
    for row, line in enumerate(page.lines, start=2):
        sheet.write_string(row, 0, clean(line))
    last = 0
    for number, block in enumerate(page.blocks):
        first = page.first_row(number) - 1
        if block.title:
            sheet.write_string(first - 2, 0, clean(block.title), formats["bold"])
        for place, (kind, text) in enumerate(zip(block.kinds, block.head, strict=True)):
            sheet.write_string(first - 1, place, clean(text), heads[kind])
        sheet.set_row(first - 1, _height(page, block.head))
        for row, values in enumerate(block.rows, start=first):
            for place, (kind, value) in enumerate(zip(block.kinds, values, strict=True)):
                write_value(sheet, row, place, kind, value, shapes)
            sheet.set_row(row, _height(page, values))
        last = first + len(block.rows)
    width = max(len(page.widths), *(len(block.head) for block in page.blocks))
    sheet.conditional_format(0, 0, last, width - 1, {"type": "cell", "criteria": "==", "value": '"NOT OK"', "format": wrong})
    below = 1
    for chart in page.charts:
        made, high = _chart(book, page, chart)
        sheet.insert_chart(below, width + 1, made, {"description": clean(chart.alt), "object_position": 3})
        below += ceil(high / ROW) + 1
    on_paper(sheet, page.title)
    if len(page.blocks) == 1:
        top = page.first_row(0) - 1
        sheet.freeze_panes(top, 0)
        sheet.repeat_rows(top - 1)
    beside = 10 if page.charts else 0
    sheet.print_area(0, 0, max(last, below), width - 1 + beside)


def _height(page: Page, values: Sequence[Value]) -> float:
    """Of a row, in points: as high as its longest text needs, for programs that do not look."""
    needs = [ceil(1.1 * wide(value) / width) for value, width in zip(values, page.widths, strict=False) if isinstance(value, str) and value]
    return LINE * max(1, *needs, 1)


def _chart(book: Book, page: Page, chart: BookChart) -> tuple[Any, int]:
    """(the chart, its height in pixels)."""
    made = book.add_chart({"type": "bar"})
    first, rows = page.first_row(chart.block), len(page.blocks[chart.block].rows)
    names, values = ([page.name, first - 1, column, first + rows - 2, column] for column in (chart.names, chart.values))
    made.add_series({"name": clean(page.blocks[chart.block].head[chart.values]), "categories": names, "values": values,
                     "fill": {"color": chart.colour}, "gap": 50, "data_labels": {"value": True}})  # fmt: skip
    made.set_title({"name": clean(chart.title)[:255], "name_font": {"size": 11, "bold": True}, "overlay": False})
    made.set_legend({"none": True})
    made.set_y_axis({"reverse": True, "major_tick_mark": "none", "interval_unit": 1})
    made.set_x_axis({"major_gridlines": {"visible": True, "line": {"color": "#dbe1e7"}}, "min": 0, "label_position": "high", "major_tick_mark": "none", "line": {"none": True}})
    high = BARE + BAR * rows
    made.set_size({"width": WIDTH, "height": high})
    return made, high
