"""Photos in documents: which there are, how they stand side by side, how large they are drawn."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from itertools import groupby

from PIL import Image

from jamp.documents.model import Block, Document
from jamp.documents.pictures import Photo

ACROSS = 4  # side by side on paper
PIXELS, QUALITY = 960, 85  # on paper, of the longer side: 260 points wide that is 265 to an inch
# of one, two ... side by side on paper, in points
WIDTHS, HEIGHTS, BETWEEN = (260.0, 234.0, 153.0, 113.0), (156.0, 133.0, 108.0, 85.0), 10.0


def filled(document: Document, read: Callable[[str], bytes | None]) -> Document:
    """The document with the bytes of its photos; `read` gives those of a file, or None where it may not be shown. Each file
    is read once, one after the other."""
    known: dict[str, bytes | None] = {}

    def seen(block: Block) -> Block:
        if not isinstance(block, Photo):
            return block
        if block.file not in known:
            known[block.file] = read(block.file)
        return dataclasses.replace(block, data=known[block.file])

    slides = tuple(dataclasses.replace(one, blocks=tuple(seen(block) for block in one.blocks)) for one in document.slides)
    return dataclasses.replace(document, blocks=tuple(seen(block) for block in document.blocks), slides=slides)


def together(blocks: Iterable[Block]) -> Iterator[Block | tuple[Photo, ...]]:
    """The blocks; photos that follow each other as one row, or several where they are many."""
    for photos, group in groupby(blocks, key=lambda block: isinstance(block, Photo)):
        if not photos:
            yield from group
        else:
            yield from rows([block for block in group if isinstance(block, Photo)])


def rows(photos: list[Photo]) -> list[tuple[Photo, ...]]:
    """Photos in rows of about one length."""
    each = -(-len(photos) // -(-len(photos) // ACROSS))
    return [tuple(photos[at : at + each]) for at in range(0, len(photos), each)]


def room(across: int) -> tuple[float, float]:
    """(width, height) that each of so many photos has on a line of 170 mm, in points."""
    return WIDTHS[across - 1], HEIGHTS[across - 1]


def on_paper(data: bytes) -> bytes:
    """The JPEG, made smaller where it has more pixels than paper shows: an engine that lays out all pages at once has every
    photo drawn in its memory."""
    with Image.open(BytesIO(data)) as opened:
        if max(opened.size) <= PIXELS:
            return data
        opened.draft("RGB", (PIXELS, PIXELS))
        opened.thumbnail((PIXELS, PIXELS))
        target = BytesIO()
        opened.save(target, "JPEG", quality=QUALITY, optimize=True)
    return target.getvalue()


def fitted(data: bytes, width: float, height: float) -> tuple[float, float]:
    """As large as it can be within the room, with its own proportions."""
    with Image.open(BytesIO(data)) as opened:
        wide, high = opened.size
    scale = min(width / wide, height / high)
    return wide * scale, high * scale
