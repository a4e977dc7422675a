"""The strip of headline figures."""

from __future__ import annotations

from pptx.enum.shapes import MSO_CONNECTOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from jamp.documents import fitting
from jamp.documents.model import Figures
from jamp.documents.plain import plain
from jamp.documents.slides.deck import Deck, Page
from jamp.documents.slides.paper import Box, emu
from jamp.documents.slides.writing import NOTE, QUIET, framed, paragraphs, put

MOST, GUTTER, ABOVE = 5, 24.0, 10.0
LINES = 4  # of a label or a note in its tile; a longer one is said in full below
LARGEST, LARGE, WORDS = 44.0, 32.0, 22.0  # of values in one row, in several, of words

ACCENT = f'<a:ln {nsdecls("a")} w="25400"><a:solidFill><a:schemeClr val="accent1"/></a:solidFill></a:ln>'


def add(deck: Deck, page: Page | None, title: str, figures: Figures) -> Page:
    """Tiles side by side: value, label, note."""
    rows = -(-len(figures.items) // MOST)
    each = -(-len(figures.items) // rows)  # rows of about one length
    width = (deck.body.width - GUTTER * (max(each, 3) - 1)) / max(each, 3)
    worded = not any(character.isdigit() for item in figures.items for character in item[0])
    sizes = (WORDS,) if worded else (LARGEST, LARGE, WORDS) if rows == 1 else (LARGE, WORDS)
    size = next((s for s in sizes if all(fitting.breadth(plain(item[0]), s, True) <= width for item in figures.items)), WORDS)
    for at in range(0, len(figures.items), each):
        row = figures.items[at : at + each]
        parts = [_parts(item, size, width) for item in row]
        tall = max(sum(fitting.height(text, width, size, bold) for text, size, bold, _ in part) for part in parts) + ABOVE
        if page is None or page.room < tall:
            page = deck.page(title, follows=page)
        for number, part in enumerate(parts):
            _tile(deck, page, part, Box(deck.body.x + number * (width + GUTTER), page.y + 6, width, tall))
        deck.ended(page, page.y + tall + 6)
    if page is None:
        raise ValueError("a strip of figures has figures")
    for item in figures.items:
        for text, (short, *_) in zip((plain(text) for text in item if text.strip()), _parts(item, size, width), strict=True):
            if short != " ".join(text.split()):
                page = deck.flow(page, title, text, NOTE)
    return page


def _parts(item: tuple[str, str, str], size: float, width: float) -> list[tuple[str, float, bool, str]]:
    styles = ((size, True, ""), (NOTE, False, ""), (NOTE, False, QUIET))
    return [(fitting.shortened(plain(text), width, letters, LINES, bold), letters, bold, tint)
            for text, (letters, bold, tint) in zip(item, styles, strict=True) if text.strip()]  # fmt: skip


def _tile(deck: Deck, page: Page, parts: list[tuple[str, float, bool, str]], at: Box) -> None:
    line = page.slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, Pt(at.x), Pt(at.y), Pt(at.x + at.width), Pt(at.y))
    line._element.spPr.append(parse_xml(ACCENT))
    made = page.slide.shapes.add_textbox(*emu(Box(at.x, at.y + ABOVE - 2, at.width, at.height - ABOVE)))
    framed(made.text_frame)
    put(made.text_frame, "".join(paragraphs(text, size, deck.language, bold=bold, tint=tint) for text, size, bold, tint in parts))
