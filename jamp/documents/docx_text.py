"""Pieces of a Word document: elements, text in the typefaces of its scripts, fields, captions."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

# what XML 1.0 cannot hold, and marks that turn the text after them around or cannot be seen
UNPRINTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
LINES = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
# typefaces of the usual office programs; what one of them lacks the program takes from another
LATIN, EAST_ASIAN, COMPLEX = "Arial", "Yu Gothic", "Leelawadee UI"
SYMBOLS = "Segoe UI Symbol"
LOCALES = {"en": "en-GB", "ja": "ja-JP", "th": "th-TH", "km": "km-KH", "lo": "lo-LA", "my": "my-MM", "vi": "vi-VN", "id": "id-ID", "ms": "ms-MY"}
# scripts that need a language, and one of them a typeface, of its own
SCRIPTS = (("th", "\u0e00-\u0e7f", COMPLEX), ("lo", "\u0e80-\u0eff", COMPLEX), ("km", "\u1780-\u17ff\u19e0-\u19ff", COMPLEX), ("my", "\u1000-\u109f", "Myanmar Text"))
SPLIT = re.compile("|".join(f"(?P<{name}>[{letters}]+)" for name, letters, _ in SCRIPTS))
SHAPES = {
    "filled": "■", "hollow": "□", "framed": "▣", "hatched": "▨", "dotted": "◌", "disc": "●", "ring": "○", "triangle": "▲", "square": "■",
    "tick": "✓", "dash": "–", "bars": "‖", "cross": "✕",
}  # fmt: skip
# tables on paper and in captions are told apart by these, in every language
FIGURE, TABLE = "Figure", "Table"


def clean(text: str) -> str:
    """The text in composed form, as XML can hold it; marks that would turn other text around are left out."""
    return UNPRINTED.sub("", LINES.sub("\n", unicodedata.normalize("NFC", text)))


def locale(language: str) -> str:
    """ISO 639 code -> the language tag that Word knows."""
    return LOCALES.get(language, language)


def element(tag: str, attributes: dict[str, Any] | None = None, *children: Any) -> Any:
    """An element with a known prefix ("w:tbl"); attributes without a prefix are plain. None among the children is left out."""
    made = OxmlElement(tag)
    for name, value in (attributes or {}).items():
        made.set(qn(name) if ":" in name else name, str(value))
    made.extend([child for child in children if child is not None])
    return made


def fonts(latin: str = LATIN, complex: str = COMPLEX) -> Any:
    """The typefaces of every script."""
    return element("w:rFonts", {"w:ascii": latin, "w:hAnsi": latin, "w:eastAsia": EAST_ASIAN, "w:cs": complex})


def run(text: str, *properties: Any) -> Any:
    """A run of clean text; a line break in it is one on the page."""
    made = element("w:r", None, element("w:rPr", None, *properties) if properties else None)
    for number, line in enumerate(text.split("\n")):
        if number:
            made.append(element("w:br"))
        for part, piece in enumerate(line.split("\t")):
            if part:
                made.append(element("w:tab"))
            if piece:
                letters = element("w:t", {"xml:space": "preserve"})
                letters.text = piece
                made.append(letters)
    return made


def runs(text: str, bold: bool = False, colour: str = "") -> list[Any]:
    """The text, cut where a script needs a language or a typeface of its own."""
    found, at = [], 0
    text = clean(text)
    known = {name: typeface for name, _, typeface in SCRIPTS}
    for match in SPLIT.finditer(text):
        if match.start() > at:
            found.append(run(text[at : match.start()], *_properties(bold, colour)))
        name = str(match.lastgroup)
        own = fonts(complex=known[name]) if known[name] != COMPLEX else None
        found.append(run(match[0], *_properties(bold, colour, own, element("w:lang", {"w:bidi": locale(name)}))))
        at = match.end()
    if text[at:]:
        found.append(run(text[at:], *_properties(bold, colour)))
    return found


def _properties(bold: bool, colour: str, typeface: Any = None, language: Any = None) -> list[Any]:
    """In the order that the format demands."""
    every = [typeface, *([element("w:b"), element("w:bCs")] if bold else []), element("w:color", {"w:val": colour.lstrip("#")}) if colour else None, language]
    return [one for one in every if one is not None]


def mark(shape: str, colour: str) -> Any:
    """A small shape before a word."""
    return run(SHAPES[shape] + "\u00a0", fonts(SYMBOLS), element("w:color", {"w:val": colour.lstrip("#")}))


def paragraph(style: str, content: Iterable[Any], **properties: str) -> Any:
    """`style` is its identifier. `properties`: keepNext="1", jc="right", ..., in the order that the format demands."""
    head = element("w:pPr", None, element("w:pStyle", {"w:val": style}), *[element(f"w:{name}", {"w:val": value}) for name, value in properties.items()])
    return element("w:p", None, head, *content)


def field(instruction: str, shown: str) -> Any:
    """A field with what it shows until it is updated."""
    return element("w:fldSimple", {"w:instr": f" {instruction} "}, run(shown))


def caption(pattern: str, kind: str, number: int, text: str) -> Any:
    """A numbered caption, kept with what follows; `kind` is FIGURE or TABLE."""
    content: list[Any] = []
    for piece in re.split(r"(\{n\}|\{text\})", pattern):
        if piece == "{n}":
            content.append(field(rf"SEQ {kind} \* ARABIC", f"{number}"))
        else:
            content += runs(text if piece == "{text}" else piece)
    return paragraph("Caption", content, keepNext="1")


def run_of(drawn: Any) -> Any:
    """A drawing in a run."""
    return element("w:r", None, drawn)


def picture(identifier: int, width: int, height: int, alt: str, graphic: Any) -> Any:
    """Something drawn, in a line of text; lengths in EMU. It says `alt` to who cannot see it."""
    inline = element(
        "wp:inline", {"distT": 0, "distB": 0, "distL": 0, "distR": 0},
        element("wp:extent", {"cx": width, "cy": height}),
        element("wp:effectExtent", {"l": 0, "t": 0, "r": 0, "b": 0}),
        element("wp:docPr", {"id": identifier, "name": f"{FIGURE} {identifier}", "descr": clean(alt)}),
        element("wp:cNvGraphicFramePr"),
        graphic,
    )  # fmt: skip
    return element("w:drawing", None, inline)
