"""Texts that people wrote, cut to the room of their page: the whole stands at the end, and the page says so."""

from __future__ import annotations

from jamp.documents.model import Block, Heading
from jamp.languages import Words
from jamp.reports.room import in_room
from jamp.reports.written import paragraphs


class Limited:
    """`more` holds what goes to the end: each text that was cut, in full under its heading."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.more: list[Block] = []

    def paragraphs(self, heading: str, text: str, most: int) -> list[Block]:
        """The text, or its beginning of about `most` words of English with a pointer."""
        kept = in_room(text.strip(), most)
        if kept == text.strip():
            return paragraphs(text)
        self.more += [Heading(1, heading), *paragraphs(text)]
        return paragraphs(self.words.text("{text} (in full at the end)", text=kept))
