"""The look of a Word document: paper, typefaces, styles. Three sizes, one accent, as in the PDF."""

from __future__ import annotations

from typing import Any

from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from jamp.documents.docx_text import element, fonts, locale

PAPERS = {"a4": (210.0, 297.0), "letter": (215.9, 279.4), "slides": (210.0, 297.0)}  # mm; what is made for slides is read on pages here
MARGIN, NARROW = 20, 14  # mm
INK, QUIET, HAIRLINE, ACCENT = "1C2733", "5A6673", "DBE1E7", "0B5C8A"
# name: (kind it is based on, points, bold, colour, points above, points below, kept with what follows)
STYLES = {
    "Normal": ("", 10, False, INK, 0, 6, False),
    "Title": ("", 22, True, INK, 0, 6, False),
    "Subtitle": ("", 11, False, QUIET, 0, 10, False),
    "Heading 1": ("", 14, True, INK, 15, 5, True),
    "Heading 2": ("", 11, True, INK, 13, 5, True),
    "Heading 3": ("", 10, True, INK, 10, 4, True),
    "Caption": ("", 11, True, INK, 14, 3, True),
    "Header": ("", 8, False, QUIET, 0, 0, False),
    "Footer": ("", 8, False, QUIET, 0, 0, False),
    "Lead": ("Normal", 14, False, INK, 10, 12, False),
    "Contents": ("Normal", 11, True, INK, 12, 3, True),
    "toc 1": ("Normal", 10, False, INK, 0, 2, False),
    "toc 2": ("Normal", 10, False, INK, 0, 2, False),
    "toc 3": ("Normal", 10, False, INK, 0, 2, False),
    "Shown": ("Normal", 9, False, QUIET, 0, 4, True),
    "Picture": ("Normal", 10, False, INK, 0, 4, True),
    "Key": ("Normal", 9, False, INK, 0, 6, True),
    "Marks": ("Normal", 9, False, INK, 1, 1, False),
    "Note": ("Normal", 8, False, QUIET, 2, 10, False),
    "Gap": ("Normal", 4, False, INK, 0, 0, False),
    "Cell": ("Normal", 9, False, INK, 0, 0, False),
    "Cell Head": ("Cell", 9, True, QUIET, 0, 0, False),
    "Figure Value": ("Normal", 20, True, INK, 2, 0, True),
    "Figure Label": ("Normal", 9, False, INK, 0, 0, True),
    "Figure Note": ("Normal", 8, False, QUIET, 0, 0, False),
}
# for what has to be one page
DENSE = {
    "Normal": ("", 10, False, INK, 0, 3, False), "Title": ("", 18, True, INK, 0, 3, False), "Subtitle": ("", 10, False, QUIET, 0, 6, False),
    "Heading 1": ("", 11, True, INK, 7, 2, True), "Caption": ("", 10, True, INK, 7, 2, True), "Note": ("Normal", 8, False, QUIET, 1, 3, False),
    "Cell": ("Normal", 8, False, INK, 0, 0, False), "Cell Head": ("Cell", 8, True, QUIET, 0, 0, False), "Figure Value": ("Normal", 16, True, INK, 2, 0, True),
}  # fmt: skip
INDENTED = {"toc 2": 6, "toc 3": 12}  # mm


def dress(word: Word, paper: str, language: str, dense: bool = False) -> None:
    """Sets paper, typefaces, language and styles of an empty document."""
    (section,) = word.sections
    section.page_width, section.page_height = (Mm(side) for side in PAPERS[paper])
    section.left_margin = section.right_margin = Mm((PAPERS[paper][0] - 210) / 2 + MARGIN)  # lines are as long on every paper
    section.top_margin = section.bottom_margin = Mm(NARROW if dense else MARGIN)
    section.header_distance, section.footer_distance = Mm(10), Mm(9)
    section.different_first_page_header_footer = True
    defaults = word.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    tag, eastern = locale(language), language in ("ja", "zh", "ko")
    # Latin letters in an East Asian text are English: so their words are kept whole
    tag, east = (locale("en"), tag) if eastern else (tag, locale("ja"))
    for name, made in (("w:rFonts", fonts()), ("w:lang", element("w:lang", {"w:val": tag, "w:eastAsia": east, "w:bidi": "th-TH"}))):
        old = defaults.find(qn(name))
        defaults.replace(old, made) if old is not None else defaults.append(made)
    for name, look in (STYLES | (DENSE if dense else {})).items():
        _style(word, name, *look)
        if eastern and name not in ("Picture", "Marks", "Key"):
            # the typefaces of the region stand so high that lines by themselves would be far apart
            word.styles[name].paragraph_format.line_spacing = Pt(look[1] * (1.28 if dense else 1.38))


def _style(word: Word, name: str, based: str, size: float, bold: bool, colour: str, above: float, below: float, kept: bool) -> None:
    styles = word.styles
    style: Any = styles[name] if name in styles else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name.startswith("toc"))
    if based:
        style.base_style = styles[based]
    properties = style.element.get_or_add_rPr()
    for child in list(properties):
        properties.remove(child)
    # python-docx names the Latin typeface alone, and "bold" and the size only for Latin and East Asian letters
    properties.append(fonts())
    if bold:
        properties.extend([element("w:b"), element("w:bCs")])
    style.font.color.rgb = RGBColor.from_string(colour)
    style.font.size = Pt(size)
    properties.find(qn("w:sz")).addnext(element("w:szCs", {"w:val": int(size * 2)}))
    shape = style.paragraph_format
    borders = style.element.pPr.find(qn("w:pBdr")) if style.element.pPr is not None else None
    if borders is not None:
        style.element.pPr.remove(borders)
    shape.space_before, shape.space_after, shape.line_spacing = Pt(above), Pt(below), 1.0 if "Cell" in (name, based) else 1.1
    shape.keep_with_next, shape.widow_control = kept, True
    if name in INDENTED:
        shape.left_indent = Mm(INDENTED[name])
