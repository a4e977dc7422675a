"""Texts cut to the room that there is, and how much room blocks take."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jamp.documents.model import Block, Chart, Figures, Heading, Paragraph, Table
from jamp.documents.tables import Cell

PAGE = 54  # lines of text on a page of A4, with something to spare
ACROSS = 92  # letters on a line
SPACE = {Heading: 2.4, Paragraph: 0.5, Figures: 5.0, Chart: 8.0, Table: 2.6}  # lines that a block takes beside its texts
WIDE = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef]")
LETTERS = 2.5  # of Japanese for one word of English
LONGEST = 7  # letters of a word, on average, with its blank


def in_room(text: str, most: int) -> str:
    """The text, or its first words, about as many as `most` of English, with an ellipsis."""
    letters = int(most * (LETTERS if len(WIDE.findall(text)) * 2 > len(text) else LONGEST))
    words = text.split()
    if len(words) <= most and len(text) <= letters:
        return text
    kept = " ".join(words[:most])
    return (kept if len(kept) <= letters else kept[:letters]).rstrip(" ,.;:、。") + "…"


def lines(blocks: Sequence[Block]) -> float:
    """About how many lines of a page these take."""
    return sum(SPACE.get(type(block), 0.0) + _text(block) for block in blocks)


def _text(block: Block) -> float:
    if isinstance(block, Paragraph):
        return sum(_of(part, ACROSS) for part in block.text.split("\n"))
    if isinstance(block, Table):
        shares = [column.width for column in block.columns]
        room = [ACROSS * 1.1 * share / sum(shares) for share in shares]
        return sum(0.6 + 0.8 * max(sum(_of(part, most) for part in (cell.text if isinstance(cell, Cell) else cell).split("\n")) for cell, most in zip(row, room, strict=True)) for row in block.rows)
    return 0.0


def _of(text: str, room: float) -> int:
    return 1 + int((len(text) + len(WIDE.findall(text))) / max(room, 1))
