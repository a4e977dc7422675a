"""PDF by Typst: the document goes in as data, never as markup; fonts come from this folder alone."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import typst

from jamp.documents.model import Document

HERE = Path(__file__).parent


def render_pdf(document: Document) -> bytes:
    """A4, tagged (PDF/UA-1), with its title and language set."""
    data = dataclasses.asdict(document)
    for block, value in zip(document.blocks, data["blocks"], strict=True):
        value["kind"] = type(block).__name__  # a chart's own kind is not needed: all are stacked bars
    rendered = typst.compile(
        HERE / "templates" / "document.typ",
        root=HERE,
        font_paths=[HERE / "fonts"],
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=["ua-1"],
        sys_inputs={"data": json.dumps(data)},
    )
    if not isinstance(rendered, bytes):
        raise TypeError("one PDF was expected")
    return rendered
