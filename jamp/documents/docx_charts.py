"""Charts in Word: parts of their own with the figures in a workbook, so that an office can go on working with them."""

from __future__ import annotations

from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.parts.document import DocumentPart
from lxml import etree
from pptx.chart.chart import Chart as Native
from pptx.chart.xmlwriter import ChartXmlWriter
from pptx.dml.color import RGBColor
from pptx.dml.fill import FillFormat
from pptx.dml.line import LineFormat
from pptx.enum.chart import (
    XL_AXIS_CROSSES,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_LINE, MSO_PATTERN
from pptx.oxml import parse_xml
from pptx.util import Pt

from jamp.documents import native
from jamp.documents.docx_styles import HAIRLINE, INK, QUIET
from jamp.documents.docx_text import COMPLEX, EAST_ASIAN, LATIN, clean, element, picture
from jamp.documents.drawing import cuts, ticks
from jamp.documents.pictures import Chart, Series

MM = 36_000  # EMU
WIDTH = 170 * MM
LETTERS = 8.5
NARROW = 0.035  # of the axis: a segment narrower than this has no room for its figure
PLAIN = (
    '<c:spPr xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    "<a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
)


def drawings(chart: Chart, part: DocumentPart, first: int) -> list[Any]:
    """The chart in as many drawings as it needs pages, all on one scale; `first` is the number of the first of them in
    the document. Its figures go as a workbook into `part`."""
    chart = native.upright(chart)
    pieces = cuts(chart)
    found = []
    for number, cut in enumerate(pieces, start=1):
        names = _names(chart)[cut]
        data = native.data_of(chart, cut, _names(chart))
        values = [series.values[cut] for series in chart.series]
        space = _space(chart, data, values)
        reference = _part(part, space, native.workbook(data), first + number - 1)
        graphic = element(
            "a:graphic", None,
            element("a:graphicData", {"uri": "http://schemas.openxmlformats.org/drawingml/2006/chart"}, element("c:chart", {"r:id": reference})),
        )  # fmt: skip
        counted = f" ({number}/{len(pieces)})" if len(pieces) > 1 else ""
        found.append(picture(first + number - 1, WIDTH, _height(chart, len(names)), chart.alt + counted, graphic))
    return found


def _names(chart: Chart) -> list[str]:
    """The categories; one without any value says so."""
    given = [any(series.values[n] is not None for series in chart.series) for n in range(len(chart.categories))]
    return [clean(name) if there else f"{clean(name)} ({clean(chart.missing)})" for name, there in zip(chart.categories, given, strict=True)]


def _height(chart: Chart, names: int) -> int:
    if chart.kind == "lines" or chart.across:
        return 56 * MM
    lanes = 1 if chart.kind == "stacked_bars" else len(chart.series)
    return round((14 + names * (2.4 + 3.4 * lanes)) * MM)


def _space(chart: Chart, data: Any, values: list[tuple[float | None, ...]]) -> Any:
    space = parse_xml(ChartXmlWriter(native.kind(chart), data).xml.encode())
    made = Native(space, None)
    made.has_title = False
    made.has_legend = len(chart.series) > 1 or bool(chart.marks)
    if made.has_legend:
        made.legend.position, made.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    made.font.size, made.font.name, made.font.color.rgb = Pt(LETTERS), LATIN, RGBColor.from_string(INK)
    for properties in space.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}defRPr"):
        latin = properties.find("{http://schemas.openxmlformats.org/drawingml/2006/main}latin")
        if latin is not None:
            latin.addnext(element("a:cs", {"typeface": COMPLEX}))
            latin.addnext(element("a:ea", {"typeface": EAST_ASIAN}))
    _axes(made, chart)
    if chart.kind != "lines":
        made.plots[0].gap_width, made.plots[0].overlap = 45, 100 if chart.piled else 0
    scale = ticks(chart)
    for series, drawn, given in zip(chart.series, made.plots[0].series, values, strict=False):
        if chart.kind == "lines":
            _line(series, drawn)
        else:
            _fill(series, drawn.format.fill, drawn.format.line)
            drawn.invert_if_negative = False
        _labels(chart, series, drawn._element, given, chart.piled, scale[-1] - scale[0])
    native.completed(space, chart, LETTERS)
    return space


def _axes(made: Native, chart: Chart) -> None:
    scale = ticks(chart)
    values, names = made.value_axis, made.category_axis
    values.minimum_scale, values.maximum_scale, values.major_unit = scale[0], scale[-1], scale[1] - scale[0]
    values.major_gridlines.format.line.color.rgb = RGBColor.from_string(HAIRLINE)
    values.format.line.fill.background()
    values.major_tick_mark = names.major_tick_mark = XL_TICK_MARK.NONE
    values.tick_labels.number_format, values.tick_labels.number_format_is_linked = native.excel_format(chart), False
    values.tick_labels.font.color.rgb = RGBColor.from_string(QUIET)
    names.format.line.color.rgb = RGBColor.from_string(INK)
    names.tick_labels.font.size = Pt(8.5)
    # never turned: what has no room is left out, or goes on in the next line
    body = names._element.txPr.find(qn("a:bodyPr"))
    body.set("rot", "0")
    body.set("vert", "horz")
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    if chart.kind != "lines" and not chart.across:
        # the first at the top, the axis of values below
        names.reverse_order, values._element.crosses.val = True, XL_AXIS_CROSSES.MAXIMUM


def _fill(series: Series, fill: FillFormat, line: LineFormat) -> None:
    colour = RGBColor.from_string(series.color.lstrip("#").upper())
    if series.pattern == "hatched":
        fill.patterned()
        fill.pattern, fill.fore_color.rgb, fill.back_color.rgb = MSO_PATTERN.WIDE_UPWARD_DIAGONAL, colour, RGBColor(255, 255, 255)
    else:
        fill.solid()
        fill.fore_color.rgb = RGBColor(255, 255, 255) if series.pattern == "hollow" else colour
    line.width = Pt(1.5 if series.pattern == "framed" else 0.75)
    line.color.rgb = RGBColor.from_string(INK) if series.pattern == "framed" else colour


def _line(series: Series, drawn: Any) -> None:
    colour = RGBColor.from_string(series.color.lstrip("#").upper())
    drawn.smooth = False
    drawn.format.line.width, drawn.format.line.color.rgb = Pt(2), colour
    dashes = {"hollow": MSO_LINE.DASH, "hatched": MSO_LINE.ROUND_DOT}
    if series.pattern in dashes:
        drawn.format.line.dash_style = dashes[series.pattern]
    drawn.marker.style, drawn.marker.size = XL_MARKER_STYLE.CIRCLE, 5
    drawn.marker.format.fill.solid()
    drawn.marker.format.fill.fore_color.rgb = RGBColor(255, 255, 255) if series.pattern in dashes else colour
    drawn.marker.format.line.color.rgb = colour


def _labels(chart: Chart, series: Series, element_of: Any, given: tuple[float | None, ...], stacked: bool, span: float) -> None:
    """Each value at its bar, the last one at a line; none where it has no room."""
    last = max((n for n, value in enumerate(given) if value is not None), default=-1)
    if chart.kind == "lines":
        hidden = [n for n in range(len(given)) if n != last]
    else:
        hidden = [n for n, value in enumerate(given) if stacked and (value or 0) < span * (0.06 if chart.across else NARROW)]
    labels = element_of.get_or_add_dLbls()
    for child in list(labels):
        labels.remove(child)
    red, green, blue = (int(series.color[at : at + 2], 16) for at in (1, 3, 5))
    dark = stacked and series.pattern in ("filled", "framed") and 0.299 * red + 0.587 * green + 0.114 * blue < 158
    place = "t" if chart.kind == "lines" else "ctr" if stacked else "outEnd"
    # on hatching a figure stands on white
    paper = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>' if stacked and series.pattern == "hatched" else "<a:noFill/>"
    written = "General" if not chart.number else native.excel_format(chart)
    xml = (
        '<c:dLbls xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        + "".join(f'<c:dLbl><c:idx val="{n}"/><c:delete val="1"/></c:dLbl>' for n in hidden)
        + f'<c:numFmt formatCode="{written}" sourceLinked="0"/><c:spPr>{paper}<a:ln><a:noFill/></a:ln></c:spPr>'
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="800"><a:solidFill><a:srgbClr val="{"FFFFFF" if dark else INK}"/></a:solidFill>'
        f'</a:defRPr></a:pPr><a:endParaRPr lang="en-GB"/></a:p></c:txPr><c:dLblPos val="{place}"/><c:showLegendKey val="0"/><c:showVal val="1"/>'
        '<c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
    )
    for child in parse_xml(xml):
        labels.append(child)


def _part(part: DocumentPart, space: Any, workbook: bytes, number: int) -> str:
    """The chart and its workbook in the document; the answer refers to the chart."""
    package = part.package
    book = Part(PackURI(f"/word/embeddings/chart{number}.xlsx"), CONTENT_TYPE.SML_SHEET, workbook, package)
    made = Part(PackURI(f"/word/charts/chart{number}.xml"), CONTENT_TYPE.DML_CHART, b"", package)
    link = made.relate_to(book, RELATIONSHIP_TYPE.PACKAGE)
    # no frame around it
    space.find(qn("c:txPr")).addprevious(parse_xml(PLAIN))
    space.append(element("c:externalData", {"r:id": link}, element("c:autoUpdate", {"val": 0})))
    made._blob = etree.tostring(space, xml_declaration=True, encoding="UTF-8", standalone=True)
    return part.relate_to(made, RELATIONSHIP_TYPE.CHART)
