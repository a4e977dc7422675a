"""What people write for a report, and the blank that stands where they have not yet."""

from __future__ import annotations

import re
from collections.abc import Mapping

from jamp.documents.model import Block, Paragraph
from jamp.languages import Words

NOTHING: Mapping[str, str] = {}  # nobody wrote anything
CODE = re.compile(r"[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+")


def paragraphs(text: str) -> list[Block]:
    """A paragraph for each part between empty lines."""
    return [Paragraph(part.strip()) for part in re.split(r"\n\s*\n", text) if part.strip()]


def written_or_blank(text: str, words: Words) -> list[Block]:
    """The text, else where it is to be written."""
    return paragraphs(text) or [Paragraph(words.text("[Not written yet. This text is written on the page Reports and kept with the report.]"))]


def with_numbers(text: str, numbers: Mapping[str, str]) -> str:
    """The text, with the number in the annex behind each project code that it names."""
    return CODE.sub(lambda found: f"{found[0]} ({numbers[found[0]]})" if found[0] in numbers else found[0], text)
