"""A document as a tagged PDF (PDF/UA-1), set with Typst in fonts of our own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import orjson
import typst

from jamp.documents.lettering import FONTS
from jamp.documents.model import Document
from jamp.documents.payload import payload
from jamp.documents.photos import on_paper
from jamp.documents.pictures import Photo
from jamp.documents.spoken import spoken_once

TEMPLATES = Path(__file__).parent / "templates"


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


@contextmanager
def _room(document: Document) -> Iterator[Path]:
    """The folder that Typst may read: the templates, with the photos of the document where it has any."""
    photos = {block.file: block.data for block in document.blocks if isinstance(block, Photo) and block.data is not None}
    if not photos:
        yield TEMPLATES
        return
    with TemporaryDirectory(prefix="jamp-pdf-") as folder:
        place = Path(folder)
        for template in TEMPLATES.glob("*.typ"):
            shutil.copyfile(template, place / template.name)
        (place / "photos").mkdir()
        for file, data in photos.items():
            (place / "photos" / f"{file}.jpg").write_bytes(on_paper(data))
        yield place


def _compiler(document: Document, place: Path) -> typst.Compiler:
    return typst.Compiler(
        input=place / "document.typ", root=place, font_paths=_fonts(), ignore_system_fonts=True,
        sys_inputs={"document": orjson.dumps(payload(document)).decode(), "paper": document.paper, "dense": "yes" if document.dense else ""},
    )  # fmt: skip


def render_pdf(document: Document) -> bytes:
    """The same document gives the same bytes. Texts go in as data, never as markup."""
    with _room(document) as place:
        printed = _compiler(document, place).compile(format="pdf", pdf_standards="ua-1")
    if not isinstance(printed, bytes):
        raise TypeError("one PDF was expected")
    return spoken_once(printed)


def pages(document: Document) -> int:
    """How many pages the PDF has."""
    return len(render_pictures(document, 8))


def render_pictures(document: Document, ppi: float = 80) -> list[bytes]:
    """The pages of the PDF as PNG pictures, in their order."""
    with _room(document) as place:
        drawn = _compiler(document, place).compile(format="png", ppi=ppi) or []
    return [drawn] if isinstance(drawn, bytes) else drawn
