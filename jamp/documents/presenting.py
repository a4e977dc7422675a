"""A document as slides: what stands on which."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from jamp.documents.model import Block, Document, Heading, PageBreak
from jamp.documents.pictures import Cards, Chart, Map


def once_titled(blocks: Iterable[Block]) -> list[Block]:
    """The blocks; a picture that is titled as the heading before it has no title of its own."""
    found: list[Block] = []
    heading = ""
    for block in blocks:
        if isinstance(block, Heading):
            heading = block.text
        elif isinstance(block, Chart | Map | Cards) and block.title.strip() == heading.strip():
            block = replace(block, title="")
        found.append(block)
    return found


def slides(document: Document) -> list[tuple[str, list[Block]]]:
    """(heading, blocks) of each slide after the title; what stands before the first heading, or after a page break, has that
    of the slide before, or the document's title."""
    found: list[tuple[str, list[Block]]] = []
    title, fresh = document.title, True
    for block in once_titled(document.blocks):
        if isinstance(block, Heading):
            title, fresh = block.text, False
            found.append((title, []))
        elif isinstance(block, PageBreak):
            fresh = True
        else:
            if fresh:
                found.append((title, []))
                fresh = False
            found[-1][1].append(block)
    return found
