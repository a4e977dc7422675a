"""How a native chart is dressed: its plot, axes, key, the letters of every script, values where there is room."""

from __future__ import annotations

from typing import Any

from pptx.enum.chart import (
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_LINE, MSO_THEME_COLOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from jamp.documents import fitting
from jamp.documents.marks import on
from jamp.documents.native import completed, excel_format
from jamp.documents.pictures import Chart, Series
from jamp.documents.plain import plain
from jamp.documents.scale import written
from jamp.documents.slides.marks import SOLID, paint, rgb
from jamp.documents.slides.paper import Box
from jamp.documents.slides.writing import TAGS, typefaces

LETTERS = 12.0
GAP_WIDTH = 45  # per cent of a bar, between categories
DASHES = {"hollow": MSO_LINE.DASH, "hatched": MSO_LINE.ROUND_DOT}


class Plot:
    """Where the parts of a chart stand within its frame: `left` for the names or ticks, `top` for the key, `wide` and
    `tall` for the plot itself."""

    def __init__(self, chart: Chart, place: Box) -> None:
        self.chart, self.place = chart, place
        self.lying = chart.lying
        if self.lying:
            self.left = min(max(_on_one_line(plain(name)) for name in chart.categories) + 12, place.width * 0.42)
            right, below = 52.0, 26.0
        else:
            self.left = 52.0
            right = 24.0
            step = (place.width - self.left - right) / len(chart.categories)
            below = 10 + max(fitting.height(plain(name), max(step - 6, 40.0), LETTERS) for name in chart.categories)
            below = min(below, place.height * 0.35)
        named = [series.name for series in chart.series] + ([chart.marked] if chart.marks else [])
        keys = sum(fitting.breadth(plain(name), LETTERS) + 34 for name in named)
        rows = 0 if len(named) < 2 else int(keys / (place.width * 0.9)) + 1
        self.top = 22.0 * rows + 8
        self.wide, self.tall = place.width - self.left - right, place.height - self.top - below


def _on_one_line(name: str) -> float:
    """The width in which the name is not broken."""
    need = fitting.breadth(name, LETTERS)
    return next((width for width in (need, need + LETTERS, need * 1.25) if len(fitting.lines(name, width, LETTERS)) == 1), need)


def lanes(chart: Chart) -> int:
    """Bars side by side in each category."""
    return 1 if chart.kind == "stacked_bars" else len(chart.series)


def dress(chart: Any, plot: Plot, cut: slice, ticks: list[float], language: str) -> None:
    """`cut`: the categories that it holds; `ticks`: of the axis of values."""
    made = plot.chart
    chart.has_title = False
    chart.font.size = Pt(LETTERS)
    chart.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
    chart.has_legend = len(made.series) > 1 or bool(made.marks)
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
        chart.legend.font.size = Pt(LETTERS)
    _axes(chart, plot, ticks, excel_format(made))
    drawn = chart.plots[0]
    if made.kind != "lines":
        drawn.gap_width = GAP_WIDTH
        drawn.overlap = 100 if made.piled else 0
    for series, native in zip(made.series, drawn.series, strict=False):  # sums and marks follow
        if made.kind == "lines":
            _line(native, series)
        else:
            paint(native.format, series.pattern, series.color)
            native.invert_if_negative = False
        _values(native, series, plot, cut, ticks)
    _placed(chart, plot)
    completed(chart._chartSpace, made, LETTERS)
    for properties in chart._chartSpace.iter(qn("a:defRPr")):
        properties.set("lang", TAGS.get(language, language))
        typefaces(properties)


def _axes(chart: Any, plot: Plot, ticks: list[float], number: str) -> None:
    names, values = chart.category_axis, chart.value_axis
    values.minimum_scale, values.maximum_scale, values.major_unit = ticks[0], ticks[-1], ticks[1] - ticks[0]
    values.tick_labels.number_format, values.tick_labels.number_format_is_linked = number, False
    values.major_gridlines.format.line.color.theme_color = MSO_THEME_COLOR.BACKGROUND_2
    values.major_gridlines.format.line.width = Pt(0.5)
    values.format.line.fill.background()
    values.major_tick_mark = names.major_tick_mark = XL_TICK_MARK.NONE
    names.format.line.color.theme_color, names.format.line.width = MSO_THEME_COLOR.TEXT_1, Pt(1)
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    names.has_major_gridlines = False
    if plot.lying:
        # the first stands at the top, the ticks stay below
        names.reverse_order = True
        values._element.find(qn("c:crosses")).set("val", "max")
    for axis in (names, values):
        axis.tick_labels.font.size = Pt(LETTERS)
        level = axis._element.find(qn("c:txPr")).find(qn("a:bodyPr"))
        level.set("rot", "0")
        level.set("vert", "horz")


def _line(native: Any, series: Series) -> None:
    native.smooth = False
    native.format.line.color.rgb, native.format.line.width = rgb(series.color), Pt(2.25)
    if series.pattern in DASHES:
        native.format.line.dash_style = DASHES[series.pattern]
    native.marker.style, native.marker.size = XL_MARKER_STYLE.CIRCLE, 7
    native.marker.format.line.color.rgb = rgb(series.color)
    native.marker.format.fill.solid()
    if series.pattern in DASHES:
        native.marker.format.fill.fore_color.theme_color = MSO_THEME_COLOR.BACKGROUND_1
    else:
        native.marker.format.fill.fore_color.rgb = rgb(series.color)


def _values(native: Any, series: Series, plot: Plot, cut: slice, ticks: list[float]) -> None:
    """The value on each bar that has room for it, at the end of the others; on the last point of a line."""
    made, values = plot.chart, series.values[cut]
    given = [place for place, value in enumerate(values) if value is not None]
    shown = given[-1:] if made.kind == "lines" else [place for place in given if _fits(made, values, place, plot, ticks)]
    if not shown:
        return
    labels = native.data_labels
    labels.show_value = True
    labels.number_format, labels.number_format_is_linked = excel_format(made), False
    labels.font.size = Pt(LETTERS)
    if made.kind == "lines":
        labels.position = XL_LABEL_POSITION.ABOVE
    elif not made.piled:
        labels.position = XL_LABEL_POSITION.OUTSIDE_END
    else:
        labels.position = XL_LABEL_POSITION.CENTER
        if series.pattern in SOLID:
            labels.font.color.rgb = rgb(on(series.color))
        elif series.pattern == "hatched":
            _backed(labels._element)
    hidden = [place for place in range(len(values)) if place not in shown]
    for place in reversed(hidden):
        labels._element.insert(0, parse_xml(f'<c:dLbl {nsdecls("c")}><c:idx val="{place}"/><c:delete val="1"/></c:dLbl>'))


def _fits(made: Chart, values: tuple[float | None, ...], place: int, plot: Plot, ticks: list[float]) -> bool:
    value = values[place] or 0.0
    text = fitting.breadth(written(value, made.number), LETTERS) + 4
    along = abs(value) / (ticks[-1] - ticks[0]) * (plot.wide if plot.lying else plot.tall)
    step = (plot.tall if plot.lying else plot.wide) / len(values)
    thick = step / (1 + GAP_WIDTH / 100) / lanes(made)
    if not made.piled:
        return thick + 6 >= (LETTERS if plot.lying else text)
    if not value:
        return False
    return along >= text and thick >= LETTERS if plot.lying else along >= LETTERS * 1.3 and thick >= text


def _backed(labels: Any) -> None:
    """Paper behind letters that stand on a pattern."""
    fill = parse_xml(f'<c:spPr {nsdecls("c", "a")}><a:solidFill><a:schemeClr val="bg1"/></a:solidFill></c:spPr>')
    labels.find(qn("c:txPr")).addprevious(fill)


def _placed(chart: Any, plot: Plot) -> None:
    """The plot where it was measured to be."""
    width, height = plot.place.width, plot.place.height
    shares = {"x": plot.left / width, "y": plot.top / height, "w": plot.wide / width, "h": plot.tall / height}
    entries = "".join(f'<c:{name} val="{value:.5f}"/>' for name, value in shares.items())
    area = chart._chartSpace.chart.plotArea
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    area.insert(0, parse_xml(f'<c:layout {nsdecls("c")}><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
                             f"{entries}</c:manualLayout></c:layout>"))  # fmt: skip
