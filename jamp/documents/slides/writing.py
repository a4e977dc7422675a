"""Text into shapes: typefaces for every script, the language of each run, lines at a set distance."""

from __future__ import annotations

import re
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.ns import qn
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


def colour(font: Any, value: str) -> None:
    """#rrggbb, "quiet", or "" for the theme's own."""
    if value == QUIET:
        font.color.theme_color = MSO_THEME_COLOR.TEXT_2
    elif value:
        font.color.rgb = RGBColor.from_string(value[1:].upper())


def framed(frame: Any, middle: bool = False) -> None:
    """No margins, nothing that a program shrinks or grows by itself."""
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE if middle else MSO_ANCHOR.TOP


def write(frame: Any, text: str, size: float, language: str, *, bold: bool = False, tint: str = "", align: str = "left",
          heading: bool = False, before: float = 0.0, mark: tuple[str, str] | None = None,
          tabs: bool = False) -> None:  # fmt: skip
    """Adds the text as paragraphs, one per line end; the first goes into an empty frame's own paragraph. `mark` is
    (character, colour) before the text, `before` the space above; `tabs` keeps tabs."""
    cleaned = "\t".join(plain(cell) for cell in text.split("\t")) if tabs else plain(text)
    for number, line in enumerate(cleaned.split("\n")):
        first = frame.paragraphs[0]
        paragraph = frame.add_paragraph() if first.runs or first._p.find(qn("a:endParaRPr")) is not None else first
        paragraph.alignment = {"left": PP_ALIGN.LEFT, "right": PP_ALIGN.RIGHT, "center": PP_ALIGN.CENTER}[align]
        paragraph.line_spacing = Pt(fitting.spacing(line, size))
        paragraph.space_before, paragraph.space_after = Pt(before if number == 0 else 0), Pt(0)
        properties = paragraph._p.get_or_add_pPr()
        properties.set("marL", "0")
        properties.set("indent", "0")
        properties.append(properties.makeelement(qn("a:buNone"), {}))
        if mark and number == 0:
            _run(paragraph, mark[0] + " ", size, language, bold, mark[1], heading)
        for piece in RUNS.findall(line):
            _run(paragraph, piece, size, language, bold, tint, heading)
        if not line:
            # an empty line is as high as its letters would be
            paragraph._p.append(paragraph._p.makeelement(qn("a:endParaRPr"), {"lang": TAGS.get(language, language), "sz": str(round(size * 100))}))


def _run(paragraph: Any, text: str, size: float, language: str, bold: bool, tint: str, heading: bool) -> None:
    run = paragraph.add_run()
    run.text = text
    run.font.size, run.font.bold = Pt(size), bold
    colour(run.font, tint)
    spoken = next((code for code, letters in SCRIPTS if re.match(f"[{letters}]", text)), language)
    properties = run._r.get_or_add_rPr()
    properties.set("lang", TAGS.get(spoken, spoken))
    if spoken == "ja":
        properties.set("altLang", "en-GB")
    typefaces(properties, heading, BURMESE if spoken == "my" else "")


def describe(shape: Any, text: str, name: str = "") -> None:
    """What is said of the shape to who cannot see it, set on its frame."""
    properties = shape._element.xpath(".//p:cNvPr")[0]
    properties.set("descr", plain(text))
    if name:
        properties.set("name", plain(" ".join(name.split()))[:100])
