"""Charts as office programs keep them: the kind, the data with their workbook, sums and marks as figures of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import replace
from datetime import datetime
from typing import Any

import xlsxwriter
from pptx.chart.data import CategoryChartData
from pptx.chart.xlsx import CategoryWorkbookWriter
from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import lazyproperty

from jamp.documents.pictures import Chart
from jamp.documents.plain import plain
from jamp.documents.xlsx import OPTIONS
from jamp.documents.xlsx_cells import Exact, clean

# (upon each other, from left to right)
BARS = {(True, False): XL_CHART_TYPE.BAR_STACKED, (True, True): XL_CHART_TYPE.COLUMN_STACKED,
        (False, False): XL_CHART_TYPE.BAR_CLUSTERED, (False, True): XL_CHART_TYPE.COLUMN_CLUSTERED}  # fmt: skip
MARK = "1C2733"
NONE = '<c:spPr {ns}><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'


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


def upright(chart: Chart) -> Chart:
    """The chart as it is drawn: bars with marks stand, since office programs know no mark across a lying bar."""
    return replace(chart, across=True) if chart.marks else chart


def kind(chart: Chart) -> Any:
    return XL_CHART_TYPE.LINE_MARKERS if chart.kind == "lines" else BARS[chart.piled, chart.across]


def data_of(chart: Chart, cut: slice, names: Sequence[str] | None = None) -> Any:
    """Of an upright chart: the categories of `cut`, every series, then the sums and the marks; a missing value is an empty cell. `names`
    stand for the categories' own."""
    data = _Data(number_format=excel_format(chart))
    data.categories = [_label(name, place) for place, name in enumerate(names or chart.categories)][cut]
    for number, series in enumerate(chart.series, start=1):
        data.add_series(_label(series.name, number), _exact(series.values[cut]))
    if summed(chart):
        data.add_series(_label(chart.total, 0), _exact(totals(chart)[cut]))
    if chart.marks:
        data.add_series(_label(chart.marked, 0), _exact(chart.marks[cut]))
    return data


def workbook(data: Any) -> bytes:
    """What goes with a chart of these data."""
    return bytes(data._workbook_writer.xlsx_blob)


def summed(chart: Chart) -> bool:
    return chart.piled and bool(chart.total.strip())


def totals(chart: Chart) -> tuple[float | None, ...]:
    """The sum of each category; None where nothing is given."""
    columns = [[series.values[place] for series in chart.series] for place in range(len(chart.categories))]
    return tuple(None if all(value is None for value in column) else sum(value or 0.0 for value in column) for column in columns)


def _exact(values: Sequence[float | None]) -> list[Exact | None]:
    return [None if value is None else Exact(value) for value in values]


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


def completed(space: Any, chart: Chart, size: float) -> None:
    """Dresses the sums and the marks of a chart made of `data_of`, when its own series and axes are dressed: a sum stands
    as a figure behind its bar, a mark as a line of its own. `size` of letters in points."""
    plot = space.find(f".//{qn('c:plotArea')}")
    bars = plot.find(qn("c:barChart"))
    series = [] if bars is None else bars.findall(qn("c:ser"))
    extra = series[len(chart.series) :]
    if summed(chart):
        total = extra.pop(0)
        _dressed(total, NONE.format(ns=nsdecls("c", "a")))
        _figured(total, excel_format(chart), size)
        if chart.across:  # of lying bars, some programs count the entries of the key from the other end
            _left_out(space, total.find(qn("c:idx")).get("val"))
    if chart.marks:
        _points(bars, extra[0])


def _dressed(series: Any, look: str) -> None:
    for old in series.findall(qn("c:spPr")):
        series.remove(old)
    series.find(qn("c:tx")).addnext(parse_xml(look))


def _figured(series: Any, number: str, size: float) -> None:
    """The value at the foot of a bar that is not drawn, which is the end of the bars below it."""
    for old in series.findall(qn("c:dLbls")):
        series.remove(old)
    labels = parse_xml(
        f'<c:dLbls {nsdecls("c", "a")}><c:numFmt formatCode="{number}" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{round(size * 100)}" b="1"/></a:pPr><a:endParaRPr lang="en-GB"/></a:p></c:txPr>'
        '<c:dLblPos val="inBase"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/>'
        '<c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
    )  # fmt: skip
    series.find(qn("c:cat")).addprevious(labels)


def _points(bars: Any, series: Any) -> None:
    """Marks of standing bars: a line that is not drawn, of which the points are."""
    bars.remove(series)
    for tag in ("c:invertIfNegative", "c:dLbls"):
        for old in series.findall(qn(tag)):
            series.remove(old)
    _dressed(series, f'<c:spPr {nsdecls("c", "a")}><a:ln w="28575"><a:noFill/></a:ln></c:spPr>')
    series.find(qn("c:spPr")).addnext(parse_xml(
        f'<c:marker {nsdecls("c", "a")}><c:symbol val="dash"/><c:size val="20"/><c:spPr><a:solidFill><a:srgbClr val="{MARK}"/></a:solidFill>'
        f'<a:ln w="9525"><a:solidFill><a:srgbClr val="{MARK}"/></a:solidFill></a:ln></c:spPr></c:marker>'))  # fmt: skip
    series.append(parse_xml(f'<c:smooth {nsdecls("c")} val="0"/>'))
    line = parse_xml(f'<c:lineChart {nsdecls("c")}><c:grouping val="standard"/><c:varyColors val="0"/><c:marker val="1"/></c:lineChart>')
    line.insert(2, series)
    for axis in bars.findall(qn("c:axId")):
        line.append(deepcopy(axis))
    bars.addnext(line)


def _left_out(space: Any, place: str) -> None:
    """What is not drawn has no entry in the key."""
    key = space.find(f".//{qn('c:legend')}")
    if key is not None:
        key.find(qn("c:legendPos")).addnext(parse_xml(f'<c:legendEntry {nsdecls("c")}><c:idx val="{place}"/><c:delete val="1"/></c:legendEntry>'))
