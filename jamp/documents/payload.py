"""A document as the JSON value that the Typst template draws."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from jamp.documents import drawing, fitting, photos, places
from jamp.documents.lettering import printable
from jamp.documents.model import Block, Document, Figures, Heading, Lead, PageBreak, Paragraph
from jamp.documents.pictures import Cards, Chart, Map, Photo
from jamp.documents.plain import plain
from jamp.documents.presenting import slides
from jamp.documents.tables import Cell, Table

# the width of a line and the size of a table's letters on pages and on slides, the edges of its cells; where a word may be broken
PAGE, SCREEN, EDGES, SEAM = (481.9, 8.5), (864.0, 12.0), 10.0, "\ue000"
LETTERS_ON = re.compile(r"[^\W\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef]{7,}")
# a cell longer than this may be taller than a page, so its row may be split
SPLIT = 1500
LYING, ROOM, NAMES, LETTERS = 13, 310.0, 180.0, 12.0  # bars on a slide, their room, that of their names, its letters
MAP = ((560.0, 330.0), 11.0)  # on a slide: its size, its letters


def payload(document: Document) -> dict[str, Any]:
    """Every text in it is printable as it stands."""
    head: dict[str, Any] = {"title": document.title, "subtitle": document.subtitle, "language": document.language}
    head |= {"paper": document.paper, "page_of": document.page_of, "contents": document.contents, "foot": list(document.foot)}
    if document.paper == "slides":
        head["slides"] = [one for title, found in slides(document) for one in _slides(title, found)]
        shown: dict[str, Any] = _printable(head)
        for block in (block for slide in shown["slides"] for block in slide["blocks"] if block["type"] == "table"):
            _broken(block, *SCREEN)
        return shown
    blocks: list[dict[str, Any]] = []
    level = 0
    for block in photos.together(document.blocks):
        if isinstance(block, Heading):
            level = min(block.level, level + 1)
            blocks.append({"type": "heading", "level": level, "text": block.text})
        else:
            blocks += _block(block)
    value: dict[str, Any] = _printable(head | {"blocks": blocks})
    for block in value["blocks"]:
        if block["type"] == "table":
            _broken(block, *PAGE)
    return value


def _slides(title: str, blocks: list[Block]) -> Iterator[dict[str, Any]]:
    """The slide; what a chart has too many bars for goes on in further ones."""
    made: list[dict[str, Any]] = []
    for block in photos.together(blocks):
        found = list(drawing.parts(block, _bars(block))) if isinstance(block, Chart) else [places.drawn(block, *MAP)] if isinstance(block, Map) else _block(block)
        for number, one in enumerate(found):
            if number:
                yield {"title": title, "blocks": made}
                made = []
            made.append(one)
    yield {"title": title, "blocks": made}


def _bars(chart: Chart) -> int:
    """How many lying bars have room on a slide, with their names."""
    lanes = 1 if chart.kind == "stacked_bars" else len(chart.series)
    tallest = max(fitting.height(plain(name), NAMES, LETTERS) for name in chart.categories)
    return max(1, min(LYING // lanes, int(ROOM / (tallest + 6)))) * lanes


def _block(block: Block | tuple[Photo, ...]) -> list[dict[str, Any]]:
    match block:
        case tuple():
            return [{"type": "photos", "items": [_photo(one, *photos.room(len(block))) for one in block]}]
        case Paragraph(text):
            return [{"type": "paragraph", "text": text}] if text.strip() else []
        case Lead(text):
            return [{"type": "lead", "text": text}] if text.strip() else []
        case Figures(items):
            return [{"type": "figures", "items": [list(item) for item in items]}] if items else []
        case PageBreak():
            return [{"type": "page"}]
        case Table():
            return [_table(block)]
        case Chart():
            return list(drawing.parts(block))
        case Map():
            return [places.drawn(block)]
        case Cards():
            return [{"type": "cards", **asdict(block)}] if block.items else []
    raise TypeError(f"no such block: {type(block).__name__}")


def _photo(photo: Photo, width: float, height: float) -> dict[str, Any]:
    if photo.data is None:
        return {"file": "", "withheld": photo.withheld, "width": width, "height": height}
    wide, high = photos.fitted(photo.data, width, height)
    return {"file": photo.file, "alt": photo.alt, "caption": photo.caption, "credit": photo.credit, "width": wide, "height": high}


def _table(table: Table) -> dict[str, Any]:
    rows = [[cell if isinstance(cell, Cell) else Cell(cell) for cell in row] for row in table.rows]
    return {
        "type": "table", "caption": table.caption, "note": table.note,
        "columns": [asdict(column) for column in table.columns],
        "rows": [{"split": any(len(cell.text) > SPLIT for cell in row), "cells": [asdict(cell) for cell in row]} for row in rows],
    }  # fmt: skip


def _broken(table: dict[str, Any], width: float, size: float) -> None:
    """Marks where words may be broken that are wider than their column."""
    whole = sum(column["width"] for column in table["columns"])
    for place, column in enumerate(table["columns"]):
        room = width * column["width"] / whole - EDGES
        column["head"] = _parted(column["head"], room, size, True)
        for row in table["rows"]:
            cell = row["cells"][place]
            cell["text"] = _parted(cell["text"], room - (size if cell["mark"] else 0), size, False)


def _parted(text: str, room: float, size: float, bold: bool) -> str:
    most = int(room / size)  # letters that have room, were each as wide as it is tall
    if len(text) <= most or not (long := [word for word in LETTERS_ON.findall(text) if len(word) > most]):
        return text
    for word in dict.fromkeys(long):
        if fitting.breadth(word, size, bold) > room:
            text = text.replace(word, SEAM.join(word))
    return text


def _printable(value: Any) -> Any:
    match value:
        case str():
            return printable(value)
        case list() | tuple():
            return [_printable(item) for item in value]
        case dict():
            return {key: _printable(item) for key, item in value.items()}
    return value
