"""The data of a chart as the workbook that goes with it: every digit, text that is never a formula."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import xlsxwriter
from pptx.chart.data import CategoryChartData
from pptx.chart.xlsx import CategoryWorkbookWriter
from pptx.util import lazyproperty

from jamp.documents.pictures import Chart
from jamp.documents.plain import plain
from jamp.documents.xlsx import OPTIONS
from jamp.documents.xlsx_cells import _Exact, clean


class _Writer(CategoryWorkbookWriter):
    @contextmanager
    def _open_worksheet(self, xlsx_file: Any) -> Iterator[Any]:
        book = xlsxwriter.Workbook(xlsx_file, dict(OPTIONS))
        book.set_properties({"created": datetime(2000, 1, 1)})
        yield book, book.add_worksheet()
        book.close()


class _Data(CategoryChartData):
    @lazyproperty
    def _workbook_writer(self) -> _Writer:
        return _Writer(self)


def data_of(chart: Chart, cut: slice) -> Any:
    """The categories of `cut` and every series, for a native chart; a missing value is an empty cell."""
    data = _Data(number_format=excel_format(chart))
    data.categories = [_label(name, place) for place, name in enumerate(chart.categories)][cut]
    for number, series in enumerate(chart.series, start=1):
        data.add_series(_label(series.name, number), [None if value is None else _Exact(value) for value in series.values[cut]])
    return data


def _label(text: str, place: int) -> str:
    return clean(" ".join(plain(text).split())) or str(place)


def excel_format(chart: Chart) -> str:
    """The chart's format spec (see Chart.number) as a spreadsheet writes it."""
    if not chart.number:
        whole = all(value == round(value) for series in chart.series for value in series.values if value is not None)
        return "#,##0" if whole else "General"
    grouped = "#,##0" if "," in chart.number else "0"
    kind = chart.number[-1]
    digits = chart.number.rpartition(".")[2].rstrip("f%") if "." in chart.number else ("6" if kind in "f%" else "")
    if not digits.isdigit() or kind not in "f%":
        return "General"
    return grouped + ("." + "0" * int(digits) if int(digits) else "") + ("%" if kind == "%" else "")
