"""How wide a table has to be before its columns stand side by side."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

# rem; the style sheet has a rule for each: below it a row becomes a small block with the names of its columns
SIZES = (18, 26, 34, 40, 45, 50, 60)
# what can break over lines still wants this much, and takes no more than that
LEAST, MOST = 5.2, 13.0
LONG, SENTENCE, THIRD = 60, 16.0, 7.6


def plain(cell: Any) -> str:
    """The text of a cell: of a link its text, of markup what is read of it."""
    text = cell[0] if isinstance(cell, tuple) else cell
    return text.striptags() if isinstance(text, Markup) else str(text)


def _wide(text: str) -> float:
    return sum(0.95 if ord(letter) > 0x2E7F else 0.52 for letter in text)


def _asked(cell: Any) -> float:
    text = plain(cell)
    if isinstance(cell[0] if isinstance(cell, tuple) else cell, Markup):
        return _wide(text)  # a date, a code, a status: one piece
    if any(ord(letter) > 0x2E7F for letter in text[:LONG]):
        return min(_wide(text[:LONG]), LEAST)
    return max((_wide(word) for word in text[:LONG].split()), default=0.0)


def long(cell: Any) -> bool:
    """True for a text that is read as a sentence: it wants the whole width of a telephone, and 11 rem in a table."""
    text = cell[0] if isinstance(cell, tuple) else cell
    return not isinstance(text, Markup) and _wide(str(text)) > SENTENCE


def least(pieces: int, rows: list[list[Any]]) -> float:
    """How wide (rem) a piece of a stacked row is at least: a telephone holds three where that fills its lines and no
    word has to be broken for it, else two."""
    words = (word for row in rows for cell in row if not long(cell) for word in plain(cell).replace("-", " ").replace("_", " ").split())
    return 6.4 if pieces in (3, 5, 6) and all(_wide(word) <= THIRD or not word.isascii() for word in words) else 7.5


def size(head: list[str], rows: list[list[Any]], right: list[bool]) -> int:
    """The smallest of `SIZES` that holds the columns; 0 for a table of one column."""
    if len(head) < 2:
        return 0
    need = 0.0
    for i, name in enumerate(head):
        wide = any(long(row[i]) for row in rows)
        floor = 3.0 if right[i] else 9.0 if i == 0 else 11.0 if wide else LEAST
        need += 1 + min(MOST, max(floor, max((_asked(cell) for cell in (name, *(row[i] for row in rows))), default=0.0)))
    return next((size for size in SIZES if need <= size), SIZES[-1])
