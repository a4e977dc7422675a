"""A wall of cards: a group of shapes per card, the key on every page."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from jamp.documents import fitting
from jamp.documents.marks import GLYPHS, PATTERNS, on
from jamp.documents.pictures import Card, Cards
from jamp.documents.plain import plain
from jamp.documents.slides.deck import Deck, Page
from jamp.documents.slides.marks import SOLID, draw
from jamp.documents.slides.paper import Box, emu
from jamp.documents.slides.writing import NOTE, QUIET, SMALL, describe, framed, write
from jamp.documents.walls import Mark, said, short, told

ACROSS, GUTTER = 4, 18.0
WIDE, HIGH, BETWEEN, LETTERS = 25.0, 17.0, 4.0, 11.0  # a mark
REPEATED = 30  # marks on a card; with more, each kind is drawn once with its number
LINES = 2  # of each text on a card; the notes and the card's description have it in full
COUNT = 22.0  # room for that number
SIZE = 10.0  # a mark beside a word


def add(deck: Deck, title: str, wall: Cards) -> Page:
    """Rows of cards, as many pages as they need."""
    width = (deck.body.width - GUTTER * (ACROSS - 1)) / ACROSS
    page = deck.page(title)
    _key(deck, page, wall)
    items = [part for card in wall.items for part in _parts(card, width, page.room)]
    top = page.y
    for at in range(0, len(items), ACROSS):
        row = items[at : at + ACROSS]
        tall = max(_tall(card, width) for card in row)
        if page.room < tall and page.y > top:
            page = deck.page(title, follows=page)
            _key(deck, page, wall)
            top = page.y
        for number, card in enumerate(row):
            _card(deck, page, card, wall, Box(deck.body.x + number * (width + GUTTER), page.y, width, _tall(card, width)))
            page.notes.append(told(card, wall))
        deck.ended(page, page.y + tall - 2)
    return page


def _parts(card: Card, width: float, most: float) -> list[Card]:
    """The card; one taller than a page in several."""
    if _tall(card, width) <= most or len(card.marks) < 2:
        return [card]
    half = len(card.marks) // 2
    return [part for marks in (card.marks[:half], card.marks[half:]) for part in _parts(replace(card, marks=marks), width, most)]


def _key(deck: Deck, page: Page, wall: Cards) -> None:
    """Marks with their words in lines."""
    x, y, right = deck.body.x, page.y, deck.body.x + deck.body.width
    for shape, colour, text in wall.key:
        need = SIZE + 6 + fitting.breadth(plain(text), SMALL) + 6
        if x > deck.body.x and x + need > right:
            x, y = deck.body.x, y + 20
        if need > right - x:
            need = right - x
            text = fitting.shortened(plain(text), need - SIZE - 12, SMALL, 1)
        group = page.slide.shapes.add_group_shape()
        _mark(group.shapes, shape, colour, Box(x, y + 4, SIZE, SIZE), deck.language)
        _text(group.shapes, deck, Box(x + SIZE + 6, y, need - SIZE - 6, 18), text, SMALL)
        describe(group, text)
        x += need + 12
    if wall.key:
        deck.ended(page, y + 20)


def _mark(shapes: Any, shape: str, colour: str, at: Box, language: str) -> Any:
    if shape in ("tick", "dash", "bars", "cross"):
        made = shapes.add_textbox(*emu(at))
        framed(made.text_frame, middle=True)
        made.text_frame.word_wrap = False
        write(made.text_frame, GLYPHS[shape], SMALL, language, bold=True, tint=colour, align="center")
        return made
    return draw(shapes, shape, colour, at)


def _text(shapes: Any, deck: Deck, at: Box, text: str, size: float, *, bold: bool = False, tint: str = "") -> None:
    made = shapes.add_textbox(*emu(at))
    framed(made.text_frame)
    write(made.text_frame, text, size, deck.language, bold=bold, tint=tint)


def _small(card: Card) -> list[tuple[Mark, int]]:
    """The lettered marks, each with how often it is drawn."""
    marks = [mark for mark in card.marks if short(mark) and mark[2]]
    counted = sum(mark[2] for mark in marks) > REPEATED
    return [(mark, 1 if counted else mark[2]) for mark in marks]


def _places(card: Card, width: float) -> tuple[list[tuple[Mark, float, float]], float]:
    """(mark, x, y) of the lettered marks, and how high they stand together."""
    found: list[tuple[Mark, float, float]] = []
    counted = sum(mark[2] for mark, _ in _small(card)) > REPEATED
    step = WIDE + BETWEEN + (COUNT if counted else 0)
    across = max(1, int((width + BETWEEN) / step))
    for mark, times in _small(card):
        for _ in range(times):
            found.append((mark, len(found) % across * step, len(found) // across * (HIGH + BETWEEN)))
    return found, -(-len(found) // across) * (HIGH + BETWEEN)


def _title(card: Card, width: float) -> str:
    return fitting.shortened(plain(card.title), width, NOTE, LINES, True)


def _under(card: Card, width: float) -> str:
    return fitting.shortened(plain(card.subtitle), width, SMALL, LINES)


def _label(mark: Mark, width: float) -> str:
    return fitting.shortened(plain(f"{mark[2]} {mark[3]}"), width - SIZE - 6, SMALL, LINES)


def _head(card: Card, width: float) -> float:
    under = fitting.height(_under(card, width), width, SMALL) if card.subtitle else 0
    return fitting.height(_title(card, width), width, NOTE, True) + under + 4


def _tall(card: Card, width: float) -> float:
    lines = sum(fitting.height(_label(mark, width), width - SIZE - 6, SMALL) for mark in card.marks if not short(mark))
    return _head(card, width) + _places(card, width)[1] + lines


def _card(deck: Deck, page: Page, card: Card, wall: Cards, at: Box) -> None:
    group = page.slide.shapes.add_group_shape()
    shapes = group.shapes
    head = shapes.add_textbox(*emu(Box(at.x, at.y, at.width, _head(card, at.width) - 4)))
    framed(head.text_frame)
    write(head.text_frame, _title(card, at.width), NOTE, deck.language, bold=True)
    if card.subtitle:
        write(head.text_frame, _under(card, at.width), SMALL, deck.language, tint=QUIET)
    y = at.y + _head(card, at.width)
    places, tall = _places(card, at.width)
    counted = sum(mark[2] for mark, _ in _small(card)) != len(places)
    for mark, dx, dy in places:
        made = draw(shapes, mark[0] if mark[0] in PATTERNS or mark[0] in ("disc", "square") else "hollow", mark[1], Box(at.x + dx, y + dy, WIDE, HIGH))
        framed(made.text_frame, middle=True)
        made.text_frame.word_wrap = False
        tint = on(mark[1]) if mark[0] in SOLID else mark[1]
        write(made.text_frame, mark[3], LETTERS, deck.language, bold=True, tint=tint, align="center")
        describe(made, said(mark, wall))
        if counted:
            _text(shapes, deck, Box(at.x + dx + WIDE + 3, y + dy, COUNT, HIGH), f"{mark[2]}", SMALL)
    y += tall
    for mark in (mark for mark in card.marks if not short(mark)):
        text = _label(mark, at.width)
        _mark(shapes, mark[0], mark[1], Box(at.x, y + 3, SIZE, SIZE), deck.language)
        need = fitting.height(text, at.width - SIZE - 6, SMALL)
        _text(shapes, deck, Box(at.x + SIZE + 6, y, at.width - SIZE - 6, need), text, SMALL)
        y += need
    describe(group, told(card, wall), card.title)
