"""Photos on slides: one or two at the right with what follows them at the left, more of them on a page of their own."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.util import Pt

from jamp.documents import fitting, photos
from jamp.documents.model import Block, Lead, Paragraph
from jamp.documents.pictures import Photo
from jamp.documents.plain import plain
from jamp.documents.slides import tables
from jamp.documents.slides.deck import GAP, Deck, Page
from jamp.documents.slides.paper import Box, emu
from jamp.documents.slides.writing import BODY, LEAD, NOTE, QUIET, SMALL, describe, framed, write
from jamp.documents.tables import Table

ASIDE, BESIDE = 0.36, 2  # of the width; photos above each other beside text


def add(deck: Deck, title: str, row: tuple[Photo, ...], following: list[Block]) -> Page:
    """A page with the photos; what is written beside them is taken off `following`."""
    page = deck.page(title)
    if len(row) > BESIDE:
        width = (deck.body.width - GAP * (len(row) - 1)) / len(row)
        tall = max(_photo(deck, page, photo, Box(deck.body.x + at * (width + GAP), page.y, width, page.room)) for at, photo in enumerate(row))
        deck.ended(page, page.y + tall)
        return page
    width = deck.body.width * ASIDE
    y, each = page.y, (page.room - GAP * (len(row) - 1)) / len(row)
    for photo in row:
        y += _photo(deck, page, photo, Box(deck.body.right - width, y, width, each)) + GAP
    _beside(deck, page, title, following, deck.body.width - width - 2 * GAP)
    # whatever has no room beside begins another page
    page.y = page.bottom
    return page


def _photo(deck: Deck, page: Page, photo: Photo, at: Box) -> float:
    """How tall it is, with what stands under it."""
    if photo.data is None:
        tall = min(at.height, at.width * 0.6)
        frame = page.slide.shapes.add_textbox(*emu(Box(at.x, at.y, at.width, tall)))
        framed(frame.text_frame, middle=True)
        write(frame.text_frame, photo.withheld, NOTE, deck.language, tint=QUIET, align="center")
        frame.line.color.theme_color, frame.line.width = MSO_THEME_COLOR.BACKGROUND_2, Pt(1)
        return tall
    words = [(text, size, tint) for text, size, tint in ((photo.caption, NOTE, ""), (photo.credit, SMALL, QUIET)) if text.strip()]
    under = sum(fitting.height(plain(text), at.width, size) for text, size, _ in words)
    wide, high = photos.fitted(photo.data, at.width, max(at.height - under - 6, 40.0))
    shown = page.slide.shapes.add_picture(BytesIO(photo.data), *emu(Box(at.x, at.y, wide, high)))
    describe(shown, photo.alt, photo.caption or photo.alt)
    if words:
        made = page.slide.shapes.add_textbox(*emu(Box(at.x, at.y + high + 6, at.width, under)))
        framed(made.text_frame)
        for text, size, tint in words:
            write(made.text_frame, text, size, deck.language, tint=tint)
    return high + 6 + under


def _beside(deck: Deck, page: Page, title: str, following: list[Block], width: float) -> None:
    """Texts and tables in a column at the left, as far as they have room whole."""
    y, texts = page.y, None
    while following:
        block = following[0]
        if isinstance(block, Lead | Paragraph):
            size, text = (LEAD if isinstance(block, Lead) else BODY), plain(block.text)
            before, tall = (8.0 if texts is not None else 0.0), fitting.height(text, width, size)
            if y + before + tall > page.bottom:
                return
            texts = texts or _column(page, Box(deck.body.x, y, width, 0))
            write(texts.text_frame, text, size, deck.language, before=before)
            y += before + tall
            texts.height = Pt(round(y)) - texts.top
        elif isinstance(block, Table):
            tall = tables.fitting_in(block, width)
            if y + (GAP if y > page.y else 0) + tall > page.bottom:
                return
            y += GAP if y > page.y else 0
            tables.beside(deck, page, block, title, Box(deck.body.x, y, width, tall))
            y, texts = y + tall + GAP, None
        else:
            return
        del following[0]


def _column(page: Page, at: Box) -> Any:
    made = page.slide.shapes.add_textbox(*emu(at))
    framed(made.text_frame)
    return made
