"""One document in two languages: each text in both, each figure once."""

from __future__ import annotations

import dataclasses
from itertools import zip_longest
from typing import Any

from jamp.documents.model import Block, Document, PageBreak

# the first language's, which captions and numbers of pages are understood in; what they hold is joined already
FIRST = ("language", "page_of", "figure_of", "table_of")
SAME = ("file",)  # a photo by its file
NARROW = ("rows", "head", "text")  # in cells and headings of columns the languages stand below each other
SHORT = 40  # letters of both together that stand on one line elsewhere


def side_by_side(first: Document, second: Document) -> Document:
    """Texts of `first` with those of `second` beside or below them. Two blocks that do not go together, such as tables in
    different orders, follow each other; so do all where one document has other blocks."""
    kinds = [[type(block) for block in one.blocks] for one in (first, second)]
    if kinds[0] == kinds[1]:
        blocks = tuple(block for pair in zip(first.blocks, second.blocks, strict=True) for block in _pair(*pair))
    else:
        blocks = (*first.blocks, PageBreak(), *second.blocks)
    # what the programme is called may be the same in both; a foot of two lengths keeps both
    feet = zip_longest(first.foot, second.foot, fillvalue="")
    bare = [dataclasses.replace(one, blocks=(), foot=(), slides=()) for one in (first, second)]
    head: Document = _joined(bare[0], bare[1], "")
    # a slide is full in one language: each follows in the other
    return dataclasses.replace(head, foot=tuple(_text(one, other) for one, other in feet), blocks=blocks,
                               slides=tuple(one for pair in zip_longest(first.slides, second.slides) for one in pair if one))  # fmt: skip


def _pair(one: Block, other: Block) -> tuple[Block, ...]:
    try:
        return (_joined(one, other, ""),)
    except _Differs:
        return one, other


class _Differs(Exception):
    """The two do not go together."""


def _joined(one: Any, other: Any, name: str) -> Any:
    if name in FIRST:
        return one
    if name in SAME and one != other:
        raise _Differs
    if isinstance(one, str) and isinstance(other, str):
        return _text(one, other, name in NARROW)
    if type(one) is not type(other):
        raise _Differs
    if dataclasses.is_dataclass(one) and not isinstance(one, type):
        fields = [field.name for field in dataclasses.fields(one)]
        return dataclasses.replace(one, **{field: _joined(getattr(one, field), getattr(other, field), field) for field in fields})
    if isinstance(one, tuple):
        if len(one) != len(other):
            raise _Differs
        return tuple(_joined(a, b, name) for a, b in zip(one, other, strict=True))
    if one != other:
        # a figure that differs belongs to another row
        raise _Differs
    return one


def _text(one: str, other: str, narrow: bool = False) -> str:
    if one == other or not other:
        return one
    if not one:
        return other
    return f"{one} / {other}" if not narrow and len(one) + len(other) <= SHORT and "\n" not in one + other else f"{one}\n{other}"

