"""Reads a Word document as a second program would: its text in order, its fields, its charts with their workbooks."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
import openpyxl
from docx.document import Document as Word
from docx.oxml.ns import qn
from lxml import etree

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def opened(data: bytes) -> Word:
    return docx.Document(BytesIO(data))


def text(data: bytes) -> str:
    """All text of the body, of headers and footers, and of drawings, in the order of the file; a line per paragraph."""
    found = []
    with ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            if name == "word/document.xml" or name.startswith(("word/header", "word/footer")):
                root = etree.fromstring(archive.read(name))
                found += [_line(paragraph) for paragraph in root.iter(qn("w:p"))]
    return "\n".join(found)


def _line(paragraph: Any) -> str:
    pieces = {qn("w:t"): lambda one: one.text or "", qn("w:br"): lambda one: "\n", qn("w:tab"): lambda one: "\t"}
    return "".join(pieces[one.tag](one) for one in paragraph.iter(*pieces))


def instructions(data: bytes) -> list[str]:
    """The fields of the body."""
    root = opened(data).element
    return [str(one.get(qn("w:instr"))).strip() for one in root.iter(qn("w:fldSimple"))] + [(one.text or "").strip() for one in root.iter(qn("w:instrText"))]


def charts(data: bytes) -> list[tuple[Any, list[list[Any]]]]:
    """(the chart's XML, the rows of its workbook), in the order of the document."""
    word = opened(data)
    found = []
    for drawn in word.element.body.iter(f"{CHART}chart"):
        part = word.part.related_parts[drawn.get(qn("r:id"))]
        root = etree.fromstring(part.blob)
        (book,) = [link.target_part.blob for link in part.rels.values()]
        found.append((root, [list(row) for row in openpyxl.load_workbook(BytesIO(book))["Sheet1"].iter_rows(values_only=True)]))
    return found


def cached(root: Any) -> list[list[Any]]:
    """What the chart itself remembers of its workbook: a head of series names, then a row per category."""
    series = list(root.iter(f"{CHART}ser"))
    names = [one.find(f"{CHART}tx").findtext(f".//{CHART}v") for one in series]
    rows = [[name.text] for name in series[0].find(f"{CHART}cat").iter(f"{CHART}v")]
    for one in series:
        given = {int(point.get("idx")): float(point.findtext(f"{CHART}v")) for point in one.find(f"{CHART}val").iter(f"{CHART}pt")}
        for place, row in enumerate(rows):
            row.append(given.get(place))
    return [[None, *names], *rows]


def descriptions(data: bytes) -> list[str | None]:
    """What each drawing says to who cannot see it."""
    space = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
    return [one.get("descr") for one in opened(data).element.iter(space)]
