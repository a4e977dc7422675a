"""How much room a case takes on paper, so that it keeps to its two pages: what has no room goes on in the annex.

Lengths are in points, as the PDF sets them on A4; what is reckoned is a little more than what is drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from jamp.documents import fitting

LINE = 482.0  # 170 mm
PAGE, PAGES = 695.0, 2  # of a page above its foot
LETTER = 0.53  # em, of a Latin letter on the average: room is counted in these
TABLE, STEP, PAD, SIDES = 8.5, 10.63, 5.6, 10.0  # of tables: letters, lines, above and below a row, beside a cell
ABOVE, HEAD, CAPTION = 16.0, 17.5, 17.0  # of tables: space, the head, the caption; space between two blocks counts once
END = (".", "!", "?", "。", "！", "？")


class Text(NamedTuple):
    """A text with its label; `most` letters of it have room where there is little."""

    name: str
    label: str
    text: str
    most: int


def letters(text: str) -> float:
    """As many Latin letters take the room of the text; a Japanese one about two."""
    return fitting.breadth(text, 1.0) / LETTER


def begun(text: str, most: float, more: str = "…") -> str:
    """The text, or those of its first sentences that have the room of `most` letters, then `more`."""
    flat = "\n".join(" ".join(line.split()) for line in text.strip().split("\n"))
    if letters(flat) <= most:
        return flat
    room, kept, sentence, blank = most - letters(more) - 1, 0, 0, 0
    for at, letter in enumerate(flat):
        room -= letters(letter)
        if room < 0:
            break
        kept = at + 1
        if letter in END and (ord(letter) > 127 or flat[at + 1 : at + 2] in ("", " ", "\n")):
            sentence = kept
        elif letter in " \n":
            blank = at
    # a sentence is better than half of one, unless it leaves most of the room empty
    end = sentence if sentence > kept / 2 else blank if blank > kept / 2 else kept
    return f"{flat[:end].rstrip()} {more}"


def row(cells: Iterable[tuple[str, float]]) -> float:
    """How tall a row of a table is; each cell with its share of the line."""
    heights = []
    for text, share in cells:
        many = len(fitting.lines(text, LINE * share - SIDES, TABLE))
        heights.append(many * STEP * (1.3 if fitting.TALL.search(text) else 1.0))
    return max(heights) + PAD


def table(rows: Sequence[float], captioned: bool = False) -> list[float]:
    """The pieces of a table that are not parted; its head stays with its first row."""
    head = ABOVE + HEAD + (CAPTION if captioned else 0.0)
    return [head + rows[0], *rows[1:]]


def written(text: str, size: float, step: float) -> float:
    """How tall a paragraph is, without the space around it; `step` is from line to line."""
    return len(fitting.lines(text, LINE, size)) * step * (1.3 if fitting.TALL.search(text) else 1.0)


def pages(pieces: Iterable[float]) -> int:
    """How many pages the pieces take, one after the other."""
    count, used = 1, 0.0
    for tall in pieces:
        if used + tall > PAGE and used:
            count, used = count + 1, 0.0
        used += tall
    return count
