"""The presentation that slides are put into: our own, 16:9, or one that the user brings. Lengths are in points."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER as KIND
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Pt

WIDTH, HEIGHT, MARGIN = 960.0, 540.0, 48.0
INK, QUIET, HAIRLINE, ACCENT = "1C2733", "5A6673", "DBE1E7", "0B5C8A"
LATIN, EAST_ASIAN, COMPLEX = "Arial", "Yu Gothic", "Leelawadee UI"


@dataclass(frozen=True)
class Box:
    x: float
    y: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def right(self) -> float:
        return self.x + self.width


@dataclass(frozen=True)
class Paper:
    """The layouts by what they are for, and the places on slides with content."""

    presentation: Any
    cover: Any
    section: Any
    text: Any
    bare: Any
    title: Box
    body: Box
    foot: Box

    def raised(self, foot: float) -> Paper:
        """With so much room for the lines at the foot."""
        bottom = self.foot.bottom - foot
        return replace(self, foot=replace(self.foot, y=bottom, height=foot), body=replace(self.body, height=bottom - 10 - self.body.y))


def box(shape: Any) -> Box:
    return Box(shape.left / 12700, shape.top / 12700, shape.width / 12700, shape.height / 12700)


def emu(place: Box) -> tuple[int, int, int, int]:
    """Left, top, width, height as the file counts them."""
    return tuple(round(value * 12700) for value in (place.x, place.y, place.width, place.height))  # type: ignore[return-value]


def move(shape: Any, to: Box) -> None:
    shape.left, shape.top, shape.width, shape.height = emu(to)


def blank() -> Paper:
    """Our own: title above, content, a line at the foot."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Pt(WIDTH), Pt(HEIGHT)
    wanted = {"Title Slide", "Title and Content", "Section Header", "Title Only"}
    for layout in list(presentation.slide_layouts):
        if layout.name not in wanted:
            presentation.slide_layouts.remove(layout)
    across = WIDTH - 2 * MARGIN
    title, body = Box(MARGIN, 30, across, 64), Box(MARGIN, 106, across, 380)
    foot, number = Box(MARGIN, 498, across - 70, 26), Box(WIDTH - MARGIN - 60, 498, 60, 26)
    master = presentation.slide_master
    places = {KIND.TITLE: title, KIND.BODY: body, KIND.FOOTER: foot, KIND.SLIDE_NUMBER: number}
    for shape in list(master.placeholders):
        if shape.placeholder_format.type in places:
            move(shape, places[shape.placeholder_format.type])
            _flat(shape)
        else:
            shape._element.getparent().remove(shape._element)
    _styles(master)
    scripted(master, ours=True)
    layouts = {layout.name: layout for layout in presentation.slide_layouts}
    centred = {"Title Slide": (Box(MARGIN, 110, across, 130), Box(MARGIN, 274, across, 150)),
               "Section Header": (Box(MARGIN, 190, across, 110), Box(MARGIN, 312, across, 90))}  # fmt: skip
    for name, layout in layouts.items():
        kept = []
        for shape in list(layout.placeholders):
            if shape.placeholder_format.type == KIND.DATE:
                shape._element.getparent().remove(shape._element)
            elif shape.placeholder_format.type not in (KIND.FOOTER, KIND.SLIDE_NUMBER):
                kept.append(shape)
        for shape, place in zip(kept, centred.get(name, ()), strict=False):
            move(shape, place)
            _flat(shape, "b" if shape is kept[0] else "t")
    _rule(layouts["Title Slide"], Box(MARGIN, 255, 72, 4))
    return Paper(presentation, layouts["Title Slide"], layouts["Section Header"], layouts["Title and Content"], layouts["Title Only"],
                 title, body, foot)  # fmt: skip


def _flat(shape: Any, anchor: str = "t") -> None:
    """No margins, left, without bullets of its own."""
    properties = shape._element.txBody.find(qn("a:bodyPr"))
    for child in list(properties):
        properties.remove(child)
    for side in ("lIns", "tIns", "rIns", "bIns"):
        properties.set(side, "0")
    properties.set("anchor", anchor)
    style = shape._element.txBody.find(qn("a:lstStyle"))
    for child in list(style):
        style.remove(child)


def _styles(master: Any) -> None:
    styles = master._element.find(qn("p:txStyles"))
    for level in styles.find(qn("p:titleStyle")):
        level.set("algn", "l")
        level.find(qn("a:defRPr")).set("sz", "2400")
        level.find(qn("a:defRPr")).set("b", "1")
    for number, level in enumerate(styles.find(qn("p:bodyStyle"))):
        level.set("marL", str(number * 228600))
        level.set("indent", "0")
        for child in [child for child in level if child.tag in (qn("a:buChar"), qn("a:buFont"))]:
            level.remove(child)
        level.find(qn("a:defRPr")).addprevious(level.makeelement(qn("a:buNone"), {}))
        level.find(qn("a:defRPr")).set("sz", "1600")


def scripted(master: Any, ours: bool = False) -> None:
    """Gives the theme typefaces for every script; a theme that is not ours keeps those that it has."""
    part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme = parse_xml(part.blob)
    for fonts in theme.iter(qn("a:majorFont"), qn("a:minorFont")):
        for tag, face in (("a:latin", LATIN), ("a:ea", EAST_ASIAN), ("a:cs", COMPLEX)):
            element = fonts.find(qn(tag))
            if ours or not element.get("typeface"):
                element.set("typeface", face)
    if ours:
        for name, value in (("dk1", INK), ("dk2", QUIET), ("lt2", HAIRLINE), ("accent1", ACCENT)):
            entry = theme.find(f".//{qn('a:' + name)}")
            for child in list(entry):
                entry.remove(child)
            entry.append(entry.makeelement(qn("a:srgbClr"), {"val": value}))
    part.blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)


def _rule(layout: Any, place: Box) -> None:
    """A short bar in the accent colour."""
    x, y, width, height = emu(place)
    layout.shapes._spTree.append(parse_xml(
        '<p:sp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<p:nvSpPr><p:cNvPr id="90" name="Rule"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        '<a:solidFill><a:schemeClr val="accent1"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>'))  # fmt: skip
