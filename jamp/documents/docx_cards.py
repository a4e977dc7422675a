"""A wall of cards in Word: a table of three columns, the marks of each card drawn with their letters."""

from __future__ import annotations

from typing import Any

from jamp.documents.docx_shapes import ELLIPSE, RECTANGLE, edge, group, hatched, shape, solid
from jamp.documents.docx_styles import HAIRLINE, INK, QUIET
from jamp.documents.docx_tables import framed, side_by_side
from jamp.documents.docx_text import clean, mark, paragraph, run, runs
from jamp.documents.marks import PATTERNS
from jamp.documents.pictures import Card, Cards

ACROSS = 3
# in points: a mark, the space around it, and the line of marks of a card
WIDE, HIGH, BETWEEN, LINE = 17.0, 11.0, 3.0, 150.0
MOST = 30  # marks of one card; more are counted
SOLID = ("filled", "framed", "disc", "square")
ROUND = ("disc", "ring")
DRAWN = (*PATTERNS, "dotted")


def cards(block: Cards, called: str, first: int) -> tuple[list[Any], int]:
    """(the key and the cards, the number of drawings in them); `first` is the number of the first drawing in the document."""
    number = first
    content: list[Any] = []
    for look, colour, text in block.key:
        if look in DRAWN:
            content += [group(number, 9, 9, text, _mark(look, colour, "", (0.5, 0.5, 8, 8))), run("\u2060\u00a0")]
            number += 1
        else:
            content.append(mark(look, colour))
        content += [*runs(text.replace(" ", "\u00a0")), run("   ")]
    made = [paragraph("Key", content, keepNext="1")] if content else []
    cells = []
    for card in block.items:
        title = [*runs(card.title, bold=True), *(runs("  " + card.subtitle, colour=QUIET) if card.subtitle else [])]
        found, number = _marks(card, number)
        cells.append(framed([paragraph("Cell", title, keepNext="1"), *found], HAIRLINE))
    return [*made, side_by_side(cells, ACROSS, called)], number - first


def _marks(card: Card, number: int) -> tuple[list[Any], int]:
    """Paragraphs, and the number of the next drawing."""
    short = [one for one in card.marks if len(one[3]) in (1, 2)]
    found: list[Any] = []
    if sum(one[2] for one in short) > MOST:
        content: list[Any] = []
        for look, colour, count, label in short:
            content += [group(number, WIDE, HIGH, label, _mark(look, colour, label, (0.5, 0.5, WIDE - 1, HIGH - 1))), *runs(f" {count}  ")]
            number += 1
        found.append(paragraph("Marks", content))
    else:
        every = [(look, colour, label) for look, colour, count, label in short for _ in range(count)]
        if every:
            found.append(paragraph("Marks", [_wall(card, every, number)]))
            number += 1
    for look, colour, count, label in card.marks:
        if (look, colour, count, label) not in short:
            found.append(paragraph("Cell", [mark(look, colour), *runs(f"{count}", bold=True), *runs(" " + label)]))
    return found, number


def _wall(card: Card, every: list[tuple[str, str, str]], number: int) -> Any:
    across = int(LINE // (WIDE + BETWEEN))
    shapes: list[Any] = []
    for place, (look, colour, label) in enumerate(every):
        down, right = divmod(place, across)
        shapes += _mark(look, colour, label, (right * (WIDE + BETWEEN) + 0.5, down * (HIGH + BETWEEN) + 0.5, WIDE - 1, HIGH - 1))
    rows = -(-len(every) // across)
    said = ", ".join(f"{label} {sum(one[2] == label for one in every)}" for label in dict.fromkeys(one[2] for one in every))
    return group(number, min(len(every), across) * (WIDE + BETWEEN), rows * (HIGH + BETWEEN), f"{card.title}: {said}", shapes)


def _mark(look: str, colour: str, label: str, box: tuple[float, float, float, float]) -> list[Any]:
    """Letters on a mark; a framed one is two shapes."""
    left, top, width, height = box
    form = ELLIPSE if look in ROUND and not label else RECTANGLE
    ink = _on(colour) if look in SOLID else INK
    line = edge(colour, 0.8, "sysDot" if look == "dotted" else "")
    fill = solid(colour) if look in SOLID else solid("FFFFFF")
    # letters on stripes could not be read, so the stripes are thin and stand under them
    if look == "hatched":
        return [shape(box, form, hatched(colour), line), *(_white(box, label) if label else [])]
    if look == "framed":
        inner = (left + 1.6, top + 1.6, width - 3.2, height - 3.2)
        return [shape(box, form, solid("FFFFFF"), line), shape(inner, form, fill, line, clean(label), 6.5, ink, bold=True)]
    return [shape(box, form, fill, line, clean(label), 6.5, ink, bold=True)]


def _white(box: tuple[float, float, float, float], label: str) -> list[Any]:
    left, top, width, height = box
    return [shape((left + 3, top + 1.4, width - 6, height - 2.8), RECTANGLE, solid("FFFFFF"), edge("FFFFFF", 0.1), clean(label), 6.5, INK, bold=True)]


def _on(colour: str) -> str:
    """White, or the ink where that is read better on the colour."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return INK if 0.299 * red + 0.587 * green + 0.114 * blue > 158 else "FFFFFF"
