"""Tables in Word: with rows, and cells side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from jamp.documents.docx_styles import ACCENT, HAIRLINE, INK
from jamp.documents.docx_text import clean, element, mark, paragraph, runs
from jamp.documents.model import Figures
from jamp.documents.tables import Cell, Table

WIDTH = 9638  # of the line, in twentieths of a point: 170 mm
LETTER, PADDING = 115, 170  # of a letter of a head at most, and of the edges of a cell, in twentieths of a point
# a cell longer than this may be taller than a page, so its row may be split
LONGEST = 1500


def table(block: Table, called: str) -> Any:
    """A table whose head repeats on every page and whose rows are not split. `called` says what it is to who cannot see it."""
    head = [_cell(_words("CellHead", runs(column.head), column.align, keepNext="1")) for column in block.columns]
    rows = [_row(head, "w:tblHeader")]
    for row in block.rows:
        cells = [cell if isinstance(cell, Cell) else Cell(cell) for cell in row]
        made = [_cell(_words("Cell", [*([mark(*cell.mark)] if cell.mark else []), *runs(cell.text)], column.align))
                for cell, column in zip(cells, block.columns, strict=True)]  # fmt: skip
        rows.append(_row(made, *(() if any(len(cell.text) > LONGEST for cell in cells) else ("w:cantSplit",))))
    # the line under the head is drawn by its cells
    for cell in head:
        cell.find(_TC_PROPERTIES).append(element("w:tcBorders", None, _edge("bottom", INK, 8)))
    return _table(_shares(block), rows, called, element("w:tblBorders", None, *(_edge(side, HAIRLINE, 4) for side in ("bottom", "insideH"))))


def _shares(block: Table) -> list[float]:
    """The widths of the columns, none narrower than the longest word of its head, unless that takes more than its part."""
    total = sum(column.width for column in block.columns)
    least = [min(max(map(len, column.head.split()), default=0) * LETTER + PADDING, WIDTH / len(block.columns)) for column in block.columns]
    return [max(WIDTH * column.width / total, need) for column, need in zip(block.columns, least, strict=True)]


def figures(block: Figures, called: str) -> Any:
    """Headline figures side by side: value, label, note."""
    across = 4 if len(block.items) > 6 else len(block.items)
    cells = []
    for value, label, note in block.items:
        texts = [paragraph("FigureValue", runs(value)), paragraph("FigureLabel", runs(label))]
        cells.append(_cell(*texts, paragraph("FigureNote", runs(note)), edge=_edge("top", ACCENT, 12)))
    return side_by_side(cells, across, called)


def framed(paragraphs: Sequence[Any], colour: str) -> Any:
    """A cell with a line above it."""
    return _cell(*paragraphs, edge=_edge("top", colour, 8))


def bare(paragraphs: Sequence[Any]) -> Any:
    """A cell without lines."""
    return _cell(*paragraphs)


def side_by_side(cells: list[Any], across: int, called: str) -> Any:
    """Cells in rows of `across`, none of them split."""
    padded = [*cells, *(_cell(paragraph("Cell", [])) for _ in range(-len(cells) % across))]
    rows = [_row(padded[at : at + across], "w:cantSplit") for at in range(0, len(padded), across)]
    return _table([1.0] * across, rows, called)


_TC_PROPERTIES = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}tcPr"


def _words(style: str, content: Iterable[Any], align: str, **properties: str) -> Any:
    return paragraph(style, content, **properties, **({"jc": "right"} if align == "right" else {}))


def _edge(side: str, colour: str, eighths: int) -> Any:
    return element(f"w:{side}", {"w:val": "single", "w:sz": eighths, "w:space": 0, "w:color": colour})


def _cell(*paragraphs: Any, edge: Any = None) -> Any:
    return element("w:tc", None, element("w:tcPr", None, element("w:tcBorders", None, edge) if edge is not None else None), *paragraphs)


def _row(cells: Sequence[Any], *properties: str) -> Any:
    every = dict.fromkeys((*properties, *(("w:cantSplit",) if "w:tblHeader" in properties else ())))
    return element("w:tr", None, element("w:trPr", None, *(element(name) for name in every)), *cells)


def _table(shares: Sequence[float], rows: list[Any], called: str, borders: Any = None) -> Any:
    widths = [round(WIDTH * share / sum(shares)) for share in shares]
    for row in rows:
        for cell, width in zip(row.findall(_TC_PROPERTIES.replace("tcPr", "tc")), widths, strict=True):
            cell.find(_TC_PROPERTIES).insert(0, element("w:tcW", {"w:w": width, "w:type": "dxa"}))
    sides = {"top": 45, "left": 60, "bottom": 30, "right": 110}
    properties = element(
        "w:tblPr", None, element("w:tblW", {"w:w": WIDTH, "w:type": "dxa"}), borders, element("w:tblLayout", {"w:type": "fixed"}),
        element("w:tblCellMar", None, *(element(f"w:{side}", {"w:w": width, "w:type": "dxa"}) for side, width in sides.items())),
        element("w:tblLook", {"w:firstRow": int(borders is not None), "w:noVBand": 1}), element("w:tblCaption", {"w:val": clean(called)}),
    )  # fmt: skip
    return element("w:tbl", None, properties, element("w:tblGrid", None, *(element("w:gridCol", {"w:w": width}) for width in widths)), *rows)
