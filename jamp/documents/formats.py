"""The formats that a document can be written in."""

from __future__ import annotations

from collections.abc import Callable

from jamp.documents.model import Document

OFFICE = "application/vnd.openxmlformats-officedocument."
EXCEL = f"{OFFICE}spreadsheetml.sheet"
# the ending of the file -> its media type; the first is the usual one
MEDIA = {
    "pdf": "application/pdf", "docx": f"{OFFICE}wordprocessingml.document", "pptx": f"{OFFICE}presentationml.presentation",
    "html": "text/html",
}  # fmt: skip


def renderer(format: str) -> Callable[[Document], bytes]:
    """What writes a document in a format of MEDIA. Libraries are loaded when they are needed."""
    match format:
        case "pdf":
            from jamp.documents.pdf import render_pdf

            return render_pdf
        case "docx":
            from jamp.documents.docx import render_docx

            return render_docx
        case "pptx":
            from jamp.documents.pptx import render_pptx

            return render_pptx
        case "html":
            from jamp.documents.html import render_html

            return render_html
    raise ValueError(f"no such format: {format!r}; one of {', '.join(MEDIA)}")
