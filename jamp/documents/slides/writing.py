"""Text into shapes: typefaces for every script, the language of each run, lines at a set distance."""

from __future__ import annotations

import re
from typing import Any
from xml.sax.saxutils import escape

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from jamp.documents import fitting
from jamp.documents.plain import plain

BODY, LEAD, TABLE, SMALL, TITLE = 16.0, 20.0, 12.0, 12.0, 24.0  # sizes of letters in points
NOTE = 14.0
QUIET = "quiet"
TAGS = {"ja": "ja-JP", "en": "en-GB", "th": "th-TH", "lo": "lo-LA", "km": "km-KH", "my": "my-MM", "vi": "vi-VN"}
SCRIPTS = (("th", "\u0e00-\u0e7f"), ("lo", "\u0e80-\u0eff"), ("km", "\u1780-\u17ff"), ("my", "\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f"),
           ("ja", "\u3040-\u30ff"))  # fmt: skip
OTHER = "".join(letters for _, letters in SCRIPTS)
RUNS = re.compile("|".join(f"[{letters}]+(?: +[{letters}]+)*" for _, letters in SCRIPTS) + f"|[^{OTHER}]+")
BEGINNINGS = [(code, re.compile(f"[{letters}]")) for code, letters in SCRIPTS]
SIDES = {"left": "l", "right": "r", "center": "ctr"}
FRAME, WARP = qn("a:bodyPr"), qn("a:prstTxWarp")
AUTOMATIC = (qn("a:noAutofit"), qn("a:normAutofit"), qn("a:spAutoFit"))
P, R, END = qn("a:p"), qn("a:r"), qn("a:endParaRPr")
BURMESE = "Myanmar Text"  # the typeface for the other complex scripts has no Burmese


def typefaces(properties: Any, heading: bool = False, complex_script: str = "") -> None:
    """The theme's typefaces for Latin, East Asian and complex scripts, on the properties of a run."""
    kind = "mj" if heading else "mn"
    for tag in ("a:latin", "a:ea", "a:cs"):
        for old in properties.findall(qn(tag)):
            properties.remove(old)
    # the order of these elements is set: fill, effects, highlight, underline, then typefaces, then links
    after = [child for child in properties if child.tag in (qn("a:hlinkClick"), qn("a:rtl"), qn("a:extLst"))]
    for tag, face in (("a:latin", f"+{kind}-lt"), ("a:ea", f"+{kind}-ea"), ("a:cs", complex_script or f"+{kind}-cs")):
        element = properties.makeelement(qn(tag), {"typeface": face})
        if after:
            after[0].addprevious(element)
        else:
            properties.append(element)


def framed(frame: Any, middle: bool = False) -> None:
    """No margins, nothing that a program shrinks or grows by itself."""
    properties = frame._element.find(FRAME)
    for child in list(properties):
        if child.tag in AUTOMATIC:
            properties.remove(child)
    properties.insert(1 if properties.find(WARP) is not None else 0, properties.makeelement(AUTOMATIC[0], {}))
    for name in ("lIns", "tIns", "rIns", "bIns"):
        properties.set(name, "0")
    properties.set("wrap", "square")
    properties.set("anchor", "ctr" if middle else "t")


def write(frame: Any, text: str, size: float, language: str, *, bold: bool = False, tint: str = "", align: str = "left",
          heading: bool = False, before: float = 0.0, mark: tuple[str, str] | None = None,
          tabs: bool = False) -> None:  # fmt: skip
    """Adds the text as paragraphs, one per line end; the first goes into an empty frame's own paragraph. `mark` is
    (character, colour) before the text, `before` the space above; `tabs` keeps tabs."""
    put(frame, paragraphs(text, size, language, bold=bold, tint=tint, align=align, heading=heading, before=before, mark=mark, tabs=tabs))


def put(frame: Any, made: str) -> None:
    """Adds what `paragraphs` has made."""
    body = frame._element
    first = body.find(P)
    if first is not None and first.find(R) is None and first.find(END) is None:
        body.remove(first)
    body.extend(list(parse_xml(f"<a:txBody {nsdecls('a')}>{made}</a:txBody>")))


def paragraphs(text: str, size: float, language: str, *, bold: bool = False, tint: str = "", align: str = "left",
               heading: bool = False, before: float = 0.0, mark: tuple[str, str] | None = None,
               tabs: bool = False) -> str:  # fmt: skip
    """The paragraphs that `write` adds, as XML: made whole, for setting each of their properties takes far longer."""
    cleaned = "\t".join(plain(cell) for cell in text.split("\t")) if tabs else plain(text)
    made = []
    for number, line in enumerate(cleaned.split("\n")):
        content = [_run(mark[0] + " ", size, language, bold, mark[1], heading)] if mark and number == 0 else []
        content += [_run(piece, size, language, bold, tint, heading) for piece in RUNS.findall(line)]
        if not line:
            # an empty line is as high as its letters would be
            content.append(f'<a:endParaRPr lang="{_tag(language)}" sz="{round(size * 100)}"/>')
        above = _hundredths(before) if number == 0 else 0
        made.append(
            f'<a:p><a:pPr marL="0" indent="0" algn="{SIDES[align]}"><a:lnSpc><a:spcPts val="{_hundredths(fitting.spacing(line, size))}"/></a:lnSpc>'
            f'<a:spcBef><a:spcPts val="{above}"/></a:spcBef><a:spcAft><a:spcPts val="0"/></a:spcAft><a:buNone/></a:pPr>{"".join(content)}</a:p>'
        )
    return "".join(made)


def _run(text: str, size: float, language: str, bold: bool, tint: str, heading: bool) -> str:
    spoken = next((code for code, letters in BEGINNINGS if letters.match(text)), language)
    kind, other = "mj" if heading else "mn", ' altLang="en-GB"' if spoken == "ja" else ""
    return (
        f'<a:r><a:rPr lang="{_tag(spoken)}"{other} sz="{_hundredths(size)}" b="{bold:d}">{_colour(tint)}<a:latin typeface="+{kind}-lt"/><a:ea typeface="+{kind}-ea"/>'
        f'<a:cs typeface="{BURMESE if spoken == "my" else f"+{kind}-cs"}"/></a:rPr><a:t>{escape(text)}</a:t></a:r>'
    )


def _colour(value: str) -> str:
    """#rrggbb, "quiet", or "" for the theme's own."""
    if not value:
        return ""
    paint = '<a:schemeClr val="tx2"/>' if value == QUIET else f'<a:srgbClr val="{value[1:].upper()}"/>'
    return f"<a:solidFill>{paint}</a:solidFill>"


def _tag(language: str) -> str:
    return TAGS.get(language, language)


def _hundredths(points: float) -> int:
    return Pt(points).centipoints


def describe(shape: Any, text: str, name: str = "") -> None:
    """What is said of the shape to who cannot see it, set on its frame."""
    properties = shape._element.xpath(".//p:cNvPr")[0]
    properties.set("descr", plain(text))
    if name:
        properties.set("name", plain(" ".join(name.split()))[:100])
