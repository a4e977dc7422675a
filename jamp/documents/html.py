"""A document as one page for the browser: everything in one file, nothing fetched, readable without scripts."""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from plotly.offline import get_plotlyjs

from jamp.documents import photos, places, walls
from jamp.documents.marks import GLYPHS, PATTERNS, lightened, on
from jamp.documents.model import MANY, Block, Document, Figures, Heading, Lead, PageBreak, Paragraph
from jamp.documents.pictures import Cards, Chart, Map, Photo
from jamp.documents.plain import plain
from jamp.documents.presenting import slides
from jamp.documents.scale import written
from jamp.documents.tables import Cell, Table
from jamp.documents.web.plots import DARK, plot

TEMPLATES = Path(__file__).parent / "templates"
MAP, LETTERS = (640.0, 520.0), 9.5  # a map in points, its labels
REPEATED = 30  # marks on a card; with more, each kind is drawn once with its number


def render_html(document: Document) -> bytes:
    """UTF-8. The same document gives the same bytes. On the paper "slides" the page shows one slide at a time."""
    drawn = _Drawn(document.paper == "slides")
    if document.paper == "slides":
        shown = [(title, [one for number, block in enumerate(photos.together(blocks)) if (one := drawn.block(block, f"part-{place}-{number}"))])
                 for place, (title, blocks) in enumerate(slides(document))]  # fmt: skip
        pages = len(shown) + 1
        numbered = [document.page_of.replace("{pages}", str(pages)).replace("{page}", str(page)) for page in range(1, pages + 1)]
        return _page(document, "deck", ("document.css", "deck.css"), ("deck.js",), drawn.charts, slides=shown, numbered=numbered)
    blocks: list[dict[str, Any]] = []
    level = 0
    for number, block in enumerate(photos.together(document.blocks)):
        if isinstance(block, Heading):
            level = min(block.level, level + 1)
            blocks.append({"type": "heading", "level": level + 1, "text": block.text, "title": block.text, "id": f"part-{number}"})
        elif one := drawn.block(block, f"part-{number}"):
            blocks.append(one)
    parts = [block for block in blocks if block["title"].strip()]
    if len(parts) > MANY:
        parts = [block for block in parts if block["type"] == "heading" and block["level"] == 2]
    printed = Markup(_quoted(" · ".join(document.foot)))
    return _page(document, "document", ("document.css",), (), drawn.charts, blocks=blocks, parts=parts, printed=printed)


class _Drawn:
    """Blocks as the template reads them; their charts are gathered."""

    def __init__(self, screen: bool) -> None:
        self.screen = screen
        self.charts: list[dict[str, Any]] = []

    def block(self, block: Block | tuple[Photo, ...], name: str) -> dict[str, Any] | None:
        found = _block(block)
        if found is None:
            return None
        if isinstance(block, Chart):
            found["chart"] = len(self.charts)
            self.charts.append(plot(block, self.screen))
        return {"id": name, "title": ""} | found


def _page(document: Document, template: str, styles: tuple[str, ...], more: tuple[str, ...], charts: list[dict[str, Any]], **what: Any) -> bytes:
    texts = [*(_text(name) for name in more), *([get_plotlyjs(), _text("document.js")] if charts else [])]
    page = _environment().get_template(f"{template}.html").render(
        d=document, foot=" · ".join(document.foot), style=Markup("\n".join(_text(name) for name in styles)),
        charts=Markup(_embedded(charts)) if charts else "", scripts=[Markup(text) for text in texts],
        allowed=" ".join(_checksum(text) for text in texts) or "'none'", **what,
    )  # fmt: skip
    return page.encode("utf-8")


def _text(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    found = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, finalize=_said, trim_blocks=True,
                        lstrip_blocks=True, auto_reload=False)  # fmt: skip
    found.globals |= {"glyph": GLYPHS.__getitem__, "tint": _tint}
    return found


def _said(value: Any) -> Any:
    """Every text of the document on its way into the page."""
    return plain(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _tint(colour: str) -> str:
    """A colour by day and by night, with the letters on each."""
    dark = lightened(colour, DARK, 4.5)
    return f"--day:{colour};--on-day:{on(colour)};--night:{dark};--on-night:{on(dark)}"


@cache
def _checksum(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def _embedded(value: Any) -> str:
    """JSON that cannot end the element that it stands in."""
    text = json.dumps(value, ensure_ascii=True, allow_nan=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _quoted(text: str) -> str:
    """A text as a string of a style sheet."""
    return '"' + "".join(c if c.isascii() and c.isalnum() else f"\\{ord(c):x} " for c in plain(text)) + '"'


def _block(block: Block | tuple[Photo, ...]) -> dict[str, Any] | None:
    match block:
        case tuple():
            return {"type": "photos", "photos": [(one, _address(one)) for one in block]}
        case Paragraph(text):
            return {"type": "paragraph", "text": text} if text.strip() else None
        case Lead(text):
            return {"type": "lead", "text": text} if text.strip() else None
        case Figures(items):
            return {"type": "figures", "items": items} if items else None
        case PageBreak():
            return {"type": "page"}
        case Table():
            rows = [[cell if isinstance(cell, Cell) else Cell(cell) for cell in row] for row in block.rows]
            return {"type": "table", "caption": block.caption, "columns": block.columns, "rows": rows, "note": block.note}
        case Chart():
            columns = [(series.name, series.values) for series in block.series] + ([(block.marked, block.marks)] if block.marks else [])
            table = [(name, [block.missing if (value := values[place]) is None else written(value, block.number) for _, values in columns])
                     for place, name in enumerate(block.categories)]  # fmt: skip
            return {"type": "chart", "it": block, "title": block.title, "heads": [name for name, _ in columns], "table": table}
        case Map():
            return {"type": "map", "title": block.title, "alt": block.alt, "map": places.drawn(block, MAP, LETTERS)}
        case Cards(title, items):
            return {"type": "cards", "title": title, "key": block.key, "cards": [_card(card, block) for card in items]} if items else None
    raise TypeError(f"no such block: {type(block).__name__}")


def _address(photo: Photo) -> str:
    return f"data:image/jpeg;base64,{base64.b64encode(photo.data).decode()}" if photo.data is not None else ""


def _card(card: Any, wall: Cards) -> dict[str, Any]:
    small = [mark for mark in card.marks if walls.short(mark) and mark[2]]
    counted = sum(mark[2] for mark in small) > REPEATED
    marks = [{"shape": shape if shape in PATTERNS or shape == "dotted" else "filled", "colour": colour, "label": label, "said": walls.said((shape, colour, count, label), wall),
              "times": 1 if counted else count, "count": count if counted else ""} for shape, colour, count, label in small]  # fmt: skip
    return {"title": card.title, "subtitle": card.subtitle, "marks": marks, "more": [mark for mark in card.marks if not walls.short(mark)]}
