"""A document as a tagged PDF (PDF/UA-1), set with Typst in fonts of our own."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import typst

from jamp.documents.lettering import FONTS
from jamp.documents.model import Document
from jamp.documents.payload import payload
from jamp.documents.spoken import spoken_once

TEMPLATES = Path(__file__).parent / "templates"


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


def _compiler(document: Document) -> typst.Compiler:
    return typst.Compiler(
        input=TEMPLATES / "document.typ", root=TEMPLATES, font_paths=_fonts(), ignore_system_fonts=True,
        sys_inputs={"document": json.dumps(payload(document)), "paper": document.paper, "dense": "yes" if document.dense else ""},
    )  # fmt: skip


def render_pdf(document: Document) -> bytes:
    """The same document gives the same bytes. Texts go in as data, never as markup."""
    printed = _compiler(document).compile(format="pdf", pdf_standards="ua-1")
    if not isinstance(printed, bytes):
        raise TypeError("one PDF was expected")
    return spoken_once(printed)


def pages(document: Document) -> int:
    """How many pages the PDF has."""
    return len(render_pictures(document, 8))


def render_pictures(document: Document, ppi: float = 80) -> list[bytes]:
    """The pages of the PDF as PNG pictures, in their order."""
    drawn = _compiler(document).compile(format="png", ppi=ppi) or []
    return [drawn] if isinstance(drawn, bytes) else drawn
