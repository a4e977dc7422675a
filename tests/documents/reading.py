"""Reads a PDF as a screen reader would: replaced text (ActualText) instead of glyphs, and the structure tree."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream, DictionaryObject


def opened(data: bytes) -> PdfReader:
    return PdfReader(BytesIO(data), strict=True)


def text(data: bytes) -> str:
    """All text of all pages in the order of drawing, without blanks, in composed form."""
    return bare("".join(page_text(reader, number) for reader in [opened(data)] for number in range(len(reader.pages))))


def bare(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).split())


def page_text(reader: PdfReader, number: int) -> str:
    page = reader.pages[number]
    maps = {name: to_unicode(font.get_object()) for name, font in page["/Resources"]["/Font"].items()}
    font: dict[bytes, str] = {}
    out: list[str] = []
    replaced: list[bool] = []
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        if operator in (b"BDC", b"BMC"):
            properties = operands[1] if len(operands) > 1 else None
            actual = properties.get("/ActualText") if isinstance(properties, DictionaryObject) else None
            replaced.append(actual is not None)
            if actual is not None:
                out.append(str(actual))
        elif operator == b"EMC":
            replaced.pop()
        elif operator == b"Tf":
            font = maps[operands[0]]
        elif operator in (b"Tj", b"TJ") and not any(replaced):
            pieces = operands[0] if operator == b"TJ" else operands
            for piece in pieces:
                if not isinstance(piece, int | float):
                    codes = piece.original_bytes
                    out += [font[codes[at : at + 2]] for at in range(0, len(codes), 2)]
    return "".join(out)


def to_unicode(font: DictionaryObject) -> dict[bytes, str]:
    """{two-byte code: text} of a font's ToUnicode map."""
    lines = font["/ToUnicode"].get_object().get_data().decode("ascii").splitlines()
    found = {}
    for line in lines:
        parts = line.replace("><", "> <").split()
        if len(parts) == 2 and all(part.startswith("<") and part.endswith(">") for part in parts) and len(parts[0]) == 6:
            found[bytes.fromhex(parts[0][1:-1])] = bytes.fromhex(parts[1][1:-1]).decode("utf-16-be")
    return found


def elements(reader: PdfReader) -> Iterator[tuple[str, DictionaryObject]]:
    """(kind, element) of the structure tree, in reading order."""

    def walk(node: Any) -> Iterator[tuple[str, DictionaryObject]]:
        node = node.get_object()
        if isinstance(node, list):
            for child in node:
                yield from walk(child)
        elif isinstance(node, DictionaryObject):
            if "/S" in node:
                yield str(node["/S"]), node
            if "/K" in node:
                yield from walk(node["/K"])

    yield from walk(reader.trailer["/Root"]["/StructTreeRoot"]["/K"])


def fonts(reader: PdfReader) -> Iterator[DictionaryObject]:
    """The descendant fonts of all pages."""
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            for descendant in font.get_object()["/DescendantFonts"]:
                yield descendant.get_object()
