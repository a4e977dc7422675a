"""Drawn shapes in Word, in one group that stands in a line of text; their letters are text. Lengths are in points."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from docx.oxml import OxmlElement, parse_xml

from jamp.documents.docx_styles import INK
from jamp.documents.docx_text import element, paragraph, picture, run_of, runs

POINT = 12_700  # EMU
NAMES = {
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006", "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup", "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}  # fmt: skip
W = f"{{{NAMES['w']}}}"
RECTANGLE, ELLIPSE = "rect", "ellipse"
NOTHING, NO_EDGE = "<a:noFill/>", "<a:ln><a:noFill/></a:ln>"


def group(number: int, width: float, height: float, alt: str, shapes: Sequence[Any]) -> Any:
    """A run with the shapes in it; `number` is that of the drawing in the document."""
    # as large as the whole: some programs take a group to be as large as what is in it
    every = [shape((0, 0, width, height), RECTANGLE, NOTHING, NO_EDGE), *shapes]
    wide, high = _emu(width), _emu(height)
    frame = _place((0, 0, width, height)).replace("</a:xfrm>", f'<a:chOff x="0" y="0"/><a:chExt cx="{wide}" cy="{high}"/></a:xfrm>')
    made = _parsed(f"<wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr>{frame}</wpg:grpSpPr></wpg:wgp>")
    made.extend(every)
    data = OxmlElement("a:graphicData")
    data.set("uri", NAMES["wpg"])
    data.append(made)
    choice = _parsed('<mc:AlternateContent><mc:Choice Requires="wpg"/></mc:AlternateContent>')
    choice[0].append(picture(number, wide, high, alt, element("a:graphic", None, data)))
    return run_of(choice)


def solid(colour: str) -> str:
    """A fill in a colour, "#rrggbb" or "RRGGBB"."""
    return f'<a:solidFill><a:srgbClr val="{colour.lstrip("#").upper()}"/></a:solidFill>'


def hatched(colour: str) -> str:
    """Stripes of the colour on white."""
    paint = colour.lstrip("#").upper()
    return f'<a:pattFill prst="wdUpDiag"><a:fgClr><a:srgbClr val="{paint}"/></a:fgClr><a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>'


def edge(colour: str, thick: float, dash: str = "") -> str:
    """A line around a shape."""
    dashes = f'<a:prstDash val="{dash}"/>' if dash else ""
    return f'<a:ln w="{_emu(thick)}">{solid(colour)}{dashes}</a:ln>'


def shape(box: tuple[float, float, float, float], form: str, fill: str, line: str, text: str = "", size: float = 7, colour: str = INK,
          bold: bool = False, align: Literal["left", "center", "right"] = "center") -> Any:  # fmt: skip
    """`box` is (left, top, width, height). `form` is RECTANGLE, ELLIPSE or an outline. The text stands in the middle of its height."""
    geometry = form if form.startswith("<") else f'<a:prstGeom prst="{form}"><a:avLst/></a:prstGeom>'
    kind = '<wps:cNvSpPr txBox="1"/>' if text else "<wps:cNvSpPr/>"
    made = _parsed(f"<wps:wsp>{kind}<wps:spPr>{_place(box)}{geometry}{fill}{line}</wps:spPr></wps:wsp>")
    if text:
        words = paragraph("Gap", runs(text, bold, colour), jc=align)
        for properties in words.iter(f"{W}rPr"):
            for name in ("w:szCs", "w:sz"):
                properties.find(f"{W}color").addnext(element(name, {"w:val": round(size * 2)}))
        content = _parsed("<wps:txbx><w:txbxContent/></wps:txbx>")
        content[0].append(words)
        made.append(content)
    made.append(_parsed('<wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr" wrap="none"/>' if text else "<wps:bodyPr/>"))
    return made


def outline(points: Sequence[Sequence[float]], fill: str, line: str) -> Any:
    """A closed polygon of (x, y)."""
    left, top = min(x for x, _ in points), min(y for _, y in points)
    width, height = (max(0.1, max(axis) - min(axis)) for axis in zip(*points, strict=True))
    corners = [f'<a:pt x="{_emu(x - left)}" y="{_emu(y - top)}"/>' for x, y in points]
    path = f"<a:moveTo>{corners[0]}</a:moveTo>" + "".join(f"<a:lnTo>{corner}</a:lnTo>" for corner in corners[1:]) + "<a:close/>"
    form = (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
        f'<a:pathLst><a:path w="{_emu(width)}" h="{_emu(height)}">{path}</a:path></a:pathLst></a:custGeom>'
    )
    return shape((left, top, width, height), form, fill, line)


def _emu(points: float) -> int:
    return round(points * POINT)


def _place(box: tuple[float, float, float, float]) -> str:
    left, top, width, height = (_emu(side) for side in box)
    return f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'


def _parsed(xml: str) -> Any:
    """A piece of XML whose prefixes are those of NAMES."""
    name, rest = xml[1:].split(">", 1)
    spaces = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in NAMES.items())
    closed = name.endswith("/")
    return parse_xml(f"<{name.rstrip('/')} {spaces}{'/' if closed else ''}>{rest}")
