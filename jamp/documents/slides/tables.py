"""Tables: native, as many slides as their rows need, the head on each."""

from __future__ import annotations

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from jamp.documents import fitting
from jamp.documents.marks import GLYPHS
from jamp.documents.plain import plain
from jamp.documents.slides.deck import Deck, Page
from jamp.documents.slides.paper import Box, move
from jamp.documents.slides.writing import NOTE, QUIET, TABLE, describe, paragraphs
from jamp.documents.tables import Cell, Column, Table

PAD, SIDE = 4.0, 5.0  # above and below, left and right of the text of a cell
NARROWEST = 44.0
PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # the style without fills and lines

Row = list[Cell]


def add(deck: Deck, page: Page | None, title: str, table: Table) -> Page:
    """The table below what stands on the page, or on pages of its own where too little of it would fit."""
    widths = _widths(table, deck.body.width)
    head = [Cell(column.head) for column in table.columns]
    most = deck.body.height - _tall(head, widths, True) - (0 if not table.caption else 30)
    rows = [part for row in table.rows for part in _parts(_cells(row), widths, most)]
    heights = [_tall(row, widths) for row in rows]
    first = _tall(head, widths, True) + sum(heights[:2])
    captioned = bool(table.caption.strip()) and " ".join(table.caption.split()) != " ".join(title.split())
    if page is not None and page.room < first + (30 if captioned else 10):
        page = deck.page(title, follows=page)
    if page is None:
        page = deck.page(title, text=captioned)
    elif page.texts is not None and not captioned:
        deck.ended(page, page.y - 4)
    if captioned:
        page = deck.flow(page, title, table.caption, NOTE, bold=True)
        deck.ended(page, page.y - 8)
    # the note stands on the page of the last row
    below = fitting.height(plain(table.note), deck.body.width, NOTE) + 14 if table.note.strip() else 0.0
    at = 0
    while True:
        room = page.room - _tall(head, widths, True)
        many = 0
        while at + many < len(rows) and sum(heights[at : at + many + 1]) <= room:
            many += 1
        if many > 1 and at + many == len(rows) and sum(heights[at:]) + below > room:
            many -= 1
        if not many and at < len(rows):
            page = deck.page(title, follows=page)
            continue
        bottom = _draw(deck, page, table, widths, head, rows[at : at + many], title, Box(deck.body.x, page.y, 0, 0))
        deck.ended(page, bottom)
        at += many
        if at >= len(rows):
            break
        page = deck.page(title, follows=page)
    if table.note.strip():
        page = deck.flow(page, title, table.note, NOTE)
        deck.ended(page, page.y)
    return page


def fitting_in(table: Table, width: float) -> float:
    """How tall the whole table is in that width."""
    widths, head = _widths(table, width), [Cell(column.head) for column in table.columns]
    return _tall(head, widths, True) + sum(_tall(_cells(row), widths) for row in table.rows)


def beside(deck: Deck, page: Page, table: Table, title: str, at: Box) -> None:
    """The whole table at a place that it fits in."""
    widths, head = _widths(table, at.width), [Cell(column.head) for column in table.columns]
    _draw(deck, page, table, widths, head, [_cells(row) for row in table.rows], title, at)


def _cells(row: tuple[str | Cell, ...]) -> Row:
    return [cell if isinstance(cell, Cell) else Cell(cell) for cell in row]


def _widths(table: Table, width: float) -> list[float]:
    """By the shares of the columns, none narrower than can be read."""
    shares = [column.width for column in table.columns]
    least = min(NARROWEST, width / len(shares))
    spare = width - least * len(shares)
    return [least + spare * share / sum(shares) for share in shares]


def _inner(cell: Cell, width: float) -> float:
    return width - 2 * SIDE - (TABLE * 1.4 if cell.mark else 0)


def _tall(row: Row, widths: list[float], bold: bool = False) -> float:
    return max(fitting.height(plain(cell.text), _inner(cell, width), TABLE, bold) for cell, width in zip(row, widths, strict=True)) + 2 * PAD


def _parts(row: Row, widths: list[float], most: float) -> list[Row]:
    """The row; one taller than a slide in several, each as tall as fits."""
    if _tall(row, widths) <= most:
        return [row]
    step = max(fitting.spacing(cell.text, TABLE) for cell in row)
    many = int((most - 2 * PAD) / step)
    broken = [fitting.lines(plain(cell.text), _inner(cell, width), TABLE) for cell, width in zip(row, widths, strict=True)]
    return [[Cell("".join(lines[at : at + many]).rstrip("\n"), cell.mark if at == 0 else None) for lines, cell in zip(broken, row, strict=True)]
            for at in range(0, max(len(lines) for lines in broken), many)]  # fmt: skip


def _draw(deck: Deck, page: Page, table: Table, widths: list[float], head: Row, rows: list[Row], title: str, at: Box) -> float:
    heights = [_tall(head, widths, True), *(_tall(row, widths) for row in rows)]
    frame = page.slide.shapes.add_table(1, len(widths), 0, 0, Pt(100), Pt(100))
    describe(frame, f"{table.caption or title}: {', '.join(column.head for column in table.columns if column.head)}")
    drawn = frame.table
    drawn._tbl.tblPr.find(qn("a:tableStyleId")).text = PLAIN
    drawn.horz_banding = False
    for place, width in enumerate(widths):
        drawn.columns[place].width = Pt(round(width, 2))
    drawn._tbl.remove(drawn._tbl.tr_lst[0])
    for number, (row, tall) in enumerate(zip([head, *rows], heights, strict=True)):
        cells = "".join(_cell(cell, column, number == 0, deck.language) for cell, column in zip(row, table.columns, strict=True))
        drawn._tbl.append(parse_xml(f'<a:tr {nsdecls("a")} h="{Pt(round(tall, 2))}">{cells}</a:tr>'))
    move(frame, Box(at.x, at.y, sum(widths), sum(heights)))
    return at.y + sum(heights)


def _cell(cell: Cell, column: Column, head: bool, language: str) -> str:
    mark = (GLYPHS[cell.mark[0]], cell.mark[1]) if cell.mark else None
    text = paragraphs(cell.text, TABLE, language, bold=head, tint=QUIET if head else "", align=column.align, mark=mark)
    anchor, colour, thick = ("b", "tx1", 12700) if head else ("t", "bg2", 6350)
    return (
        f'<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{text}</a:txBody><a:tcPr marL="{Pt(SIDE)}" marR="{Pt(SIDE)}" marT="{Pt(PAD)}" marB="{Pt(PAD)}" anchor="{anchor}">'
        f'<a:lnB w="{thick}"><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill></a:lnB></a:tcPr></a:tc>'
    )
