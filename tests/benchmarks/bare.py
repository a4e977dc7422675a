"""The blocks of a document written by the libraries alone: every text, table, chart, map and photo, and nothing of what makes
them good to read. What our renderers are measured against."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import docx
import orjson
import typst
import xlsxwriter
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Inches

from jamp.documents import presenting
from jamp.documents.lettering import FONTS
from jamp.documents.model import Block, Document, Figures, Heading, Lead, Paragraph
from jamp.documents.pictures import Cards, Chart, Map, Photo
from jamp.documents.tables import Cell, Table
from jamp.documents.workbook import Formula, Workbook

TEMPLATE = """#let document_ = json(bytes(sys.inputs.document))
#set document(title: document_.title)
#set text(lang: document_.language, size: 9pt, font: ("Noto Sans", "Noto Sans JP", "Noto Sans Thai", "Noto Sans Khmer", "Noto Sans Lao", "Noto Sans Myanmar"))
#set page(paper: "a4", numbering: "1 / 1")
#title()
#for one in document_.blocks {
  if one.type == "heading" { heading(level: one.level, one.text) }
  else if one.type == "text" { par(one.text) }
  else if one.type == "table" { table(columns: one.head.len(), table.header(..one.head), ..one.rows.flatten()) }
  else if one.type == "bars" {
    par(one.title)
    figure(alt: one.alt, grid(columns: 2, ..one.bars.map(bar => (bar.at(0), rect(width: bar.at(1) * 200pt, height: 8pt))).flatten()))
  }
  else if one.type == "map" {
    par(one.title)
    figure(alt: one.alt, block(width: 400pt, height: 250pt, {
      for outline in one.outlines { place(polygon(stroke: 0.4pt, ..outline.map(p => (p.at(0) * 400pt, p.at(1) * 250pt)))) }
      for point in one.points { place(dx: point.at(0) * 400pt, dy: point.at(1) * 250pt, circle(radius: 3pt)) }
    }))
  }
  else if one.type == "photo" { figure(image(one.file, alt: one.alt, width: 200pt), caption: one.caption) }
}
"""


def texts(table: Table) -> list[list[str]]:
    return [[f"● {cell.text}" if isinstance(cell, Cell) and cell.mark else cell.text if isinstance(cell, Cell) else cell for cell in row] for row in table.rows]


def walls(cards: Cards) -> list[list[str]]:
    return [[card.title, card.subtitle, " ".join(f"● {count} {label}" for _, _, count, label in card.marks)] for card in cards.items]


def bars(chart: Chart) -> list[tuple[str, float]]:
    most = max((value or 0 for series in chart.series for value in series.values), default=0) or 1
    return [(f"{name} {series.name} {value}", max(value or 0, 0) / most) for n, name in enumerate(chart.categories) for series in chart.series for value in [series.values[n]]]


def placed(shown: Map) -> tuple[list[list[tuple[float, float]]], list[tuple[float, float]]]:
    """Outlines and points, from 0 to 1."""
    every = [point for outline in shown.outlines for point in outline]
    left, right = min(x for x, _ in every), max(x for x, _ in every)
    low, high = min(y for _, y in every), max(y for _, y in every)

    def at(x: float, y: float) -> tuple[float, float]:
        return (x - left) / (right - left), (high - y) / (high - low)

    return [[at(*point) for point in outline] for outline in shown.outlines], [at(x, y) for x, y, *_ in shown.points]


def flat(document: Document, folder: Path) -> Iterator[dict[str, Any]]:
    level = 0
    for block in document.blocks:
        match block:
            case Heading():
                level = min(block.level, level + 1)
                yield {"type": "heading", "level": level, "text": block.text}
            case Paragraph(text) | Lead(text) if text.strip():
                yield {"type": "text", "text": text}
            case Figures(items):
                yield {"type": "table", "head": [value for value, _, _ in items], "rows": [[f"{label} {note}" for _, label, note in items]]}
            case Table():
                yield {"type": "text", "text": f"{block.caption} {block.note}"}
                yield {"type": "table", "head": [column.head for column in block.columns], "rows": texts(block)}
            case Cards() if block.items:
                yield {"type": "table", "head": [block.title, "", ""], "rows": walls(block)}
            case Chart():
                yield {"type": "bars", "title": f"{block.title} {block.subtitle} {block.sentence} {block.source}", "alt": block.alt, "bars": bars(block)}
            case Map():
                outlines, points = placed(block)
                yield {"type": "map", "title": block.title, "alt": block.alt, "outlines": outlines, "points": points}
            case Photo() if block.data:
                (folder / f"{block.file}.jpg").write_bytes(block.data)
                yield {"type": "photo", "file": f"{block.file}.jpg", "alt": block.alt, "caption": block.under}


def pdf(document: Document) -> bytes:
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "bare.typ").write_text(TEMPLATE, encoding="utf-8")
        data = {"title": document.title, "language": document.language, "blocks": list(flat(document, folder))}
        made = typst.compile(folder / "bare.typ", root=folder, font_paths=[FONTS], ignore_system_fonts=True, sys_inputs={"document": orjson.dumps(data).decode()}, pdf_standards="ua-1")
    assert isinstance(made, bytes)
    return made


def word(document: Document) -> bytes:
    """The library knows no charts: theirs are tables."""
    made, target = docx.Document(), io.BytesIO()

    def table(head: list[str], rows: list[list[str]]) -> None:
        added = made.add_table(len(rows) + 1, len(head))
        # each row is asked for its cells once; one by one the library would go through all of them each time
        for row, values in zip(added.rows, [head, *rows], strict=True):
            for cell, value in zip(row.cells, values, strict=True):
                cell.text = value

    made.add_heading(document.title, 0)
    with TemporaryDirectory() as name:
        for one in flat(document, Path(name)):
            match one["type"]:
                case "heading":
                    made.add_heading(one["text"], one["level"])
                case "text":
                    made.add_paragraph(one["text"])
                case "table":
                    table(one["head"], one["rows"])
                case "bars":
                    made.add_paragraph(one["title"])
                    table(["", ""], [[label, f"{value:.3f}"] for label, value in one["bars"]])
                case "photo":
                    made.add_picture(str(Path(name) / one["file"]), width=Inches(3))
    made.save(target)
    return target.getvalue()


def slides(document: Document) -> bytes:
    made, target = Presentation(), io.BytesIO()
    for title, blocks in presenting.slides(document):
        slide = made.slides.add_slide(made.slide_layouts[5])
        slide.shapes.title.text = title
        for block in blocks:
            _on(slide, block)
        # the notes have every table once more, as a text
        told = [" | ".join(row) for block in blocks if isinstance(block, Table) for row in texts(block)]
        slide.notes_slide.notes_text_frame.text = "\n".join(told)
    made.save(target)
    return target.getvalue()


def _on(slide: Any, block: Block) -> None:
    room = (Inches(1), Inches(1), Inches(6), Inches(4))
    match block:
        case Heading(_, text) | Paragraph(text) | Lead(text) if text.strip():
            slide.shapes.add_textbox(*room).text_frame.text = text
        case Figures(items):
            for item in items:
                slide.shapes.add_textbox(*room).text_frame.text = "\n".join(item)
        case Table() | Cards():
            head = [column.head for column in block.columns] if isinstance(block, Table) else [block.title, "", ""]
            rows = [head, *(texts(block) if isinstance(block, Table) else walls(block))]
            table = slide.shapes.add_table(len(rows), len(head), *room).table
            for row, values in zip(table.rows, rows, strict=True):
                for cell, value in zip(row.cells, values, strict=True):
                    cell.text = value
        case Chart():
            data = CategoryChartData()
            data.categories = block.categories
            for series in block.series:
                data.add_series(series.name, series.values)
            slide.shapes.add_chart(XL_CHART_TYPE.BAR_STACKED, *room, data)
        case Map():
            outlines, points = placed(block)
            for outline in outlines:
                drawn = slide.shapes.build_freeform(int(outline[0][0] * 9e6), int(outline[0][1] * 5e6))
                drawn.add_line_segments([(int(x * 9e6), int(y * 5e6)) for x, y in outline[1:]])
                drawn.convert_to_shape()
            for x, y in points:
                slide.shapes.add_shape(MSO_SHAPE.OVAL, int(x * 9e6), int(y * 5e6), Inches(0.1), Inches(0.1))


def book(workbook: Workbook) -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "default_date_format": "yyyy-mm-dd"}) as made:
        for page in (*workbook.before, *workbook.after):
            sheet, line = made.add_worksheet(page.name), 0
            for block in page.blocks:
                for row in (block.head, *block.rows):
                    sheet.write_row(line, 0, [_plain(value) for value in row])
                    line += 1
        for data in workbook.sheets:
            sheet = made.add_worksheet(data.name)
            sheet.write_row(0, 0, [column.name for column in data.columns])
            for line, row in enumerate(data.rows, 1):
                sheet.write_row(line, 0, [_plain(value) for value in row])
    return target.getvalue()


def _plain(value: Any) -> Any:
    return value.result if isinstance(value, Formula) else value
