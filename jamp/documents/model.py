"""A document as a value: plain text in a closed set of blocks. All text is text; no renderer reads markup in it.

Colours are "#rrggbb". Lengths are left to the renderers. Everything is checked when it is made, so that a document
that exists can be printed; a wrong value raises ValueError and says which.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from jamp.documents.pictures import Cards, Chart, Map, Photo
from jamp.documents.tables import Table

PAPERS = ("a4", "letter", "slides")
MANY = 30  # headings; the contents of a document with more of them are those of the first level alone
LANGUAGE = re.compile(r"[a-z]{2,3}")


@dataclass(frozen=True)
class Heading:
    """Level 1 to 3. A level that skips one is printed one deeper than the last, as screen readers need it."""

    level: Literal[1, 2, 3]
    text: str

    def __post_init__(self) -> None:
        if self.level not in (1, 2, 3) or not self.text.strip():
            raise ValueError(f"a heading has a level 1 to 3 and a text: {self}")


@dataclass(frozen=True)
class Paragraph:
    """Line breaks in the text are kept."""

    text: str


@dataclass(frozen=True)
class Lead:
    """The one sentence that gives the answer."""

    text: str


@dataclass(frozen=True)
class Figures:
    """A strip of headline figures: (value, label, note), each ready to print; the note may be empty."""

    items: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page."""


Block = Heading | Paragraph | Lead | Figures | Table | Chart | Cards | Map | Photo | PageBreak


@dataclass(frozen=True)
class Slide:
    """What stands on one slide under its title, and in its notes."""

    title: str
    blocks: tuple[Block, ...]
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.title.strip() or not self.blocks:
            raise ValueError(f"a slide has a title and blocks: {self.title!r}")


@dataclass(frozen=True)
class Document:
    """What is printed. `language` is an ISO 639 code; `foot` are lines for the foot of every page (programme, date,
    filters, data state); `page_of` is the pattern of the page number with {page} and {pages}. `contents` is the heading
    of a list of contents, `figure_of` and `table_of` the patterns of numbered captions with {n} and {text}, `skip` the link
    past that list, `as_table` the head of a chart's table, for formats that have such. On the paper "slides" (16:9) every
    heading begins a slide; `turn` names the buttons of the page that shows them: their group, back, on, full screen. `slides` are what a
    presentation has instead of the blocks, without a title slide; other formats leave them out. `dense`: smaller headings and less
    room between the blocks, for what has to be one page."""

    title: str
    subtitle: str
    language: str
    blocks: tuple[Block, ...]
    foot: tuple[str, ...] = ()
    paper: str = "a4"
    page_of: str = "{page} / {pages}"
    contents: str = "Contents"
    figure_of: str = "Figure {n}. {text}"
    table_of: str = "Table {n}. {text}"
    skip: str = "Skip to the content"
    as_table: str = "The figures as a table"
    turn: tuple[str, str, str, str] = ("Slides", "Previous slide", "Next slide", "Full screen")
    slides: tuple[Slide, ...] = ()
    dense: bool = False

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise ValueError("a document has a title")
        if not LANGUAGE.fullmatch(self.language):
            raise ValueError(f"a document has a language code of two or three letters: {self.language!r}")
        if self.paper not in PAPERS:
            raise ValueError(f"no such paper: {self.paper!r}")
        if "{page}" not in self.page_of:
            raise ValueError(f"the pattern of the page number lacks {{page}}: {self.page_of!r}")
        for pattern in (self.figure_of, self.table_of):
            if "{n}" not in pattern or "{text}" not in pattern:
                raise ValueError(f"the pattern of a caption lacks {{n}} or {{text}}: {pattern!r}")
