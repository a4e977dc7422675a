"""Documents and workbooks as bytes, and back: what a report is made again from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

import orjson
from cattrs import Converter
from cattrs.gen import make_dict_unstructure_fn, override
from cattrs.strategies import configure_tagged_union

from jamp.documents.model import Block, Document
from jamp.documents.pictures import Photo
from jamp.documents.tables import Cell
from jamp.documents.workbook import Formula, Value, Workbook

Printable = Document | Workbook


@cache
def _converter() -> Converter:
    made = Converter(omit_if_default=True)
    # a date in a cell and a formula are told from texts by what they are packed in
    made.register_unstructure_hook(Value, _value)
    made.register_structure_hook(Value, lambda found, _: _back(found))
    made.register_unstructure_hook(str | Cell, lambda cell: cell if isinstance(cell, str) else made.unstructure(cell, Cell))
    made.register_structure_hook(str | Cell, lambda found, _: found if isinstance(found, str) else made.structure(found, Cell))
    # the bytes of a photo are not kept with the report: whether it may be shown is asked each time
    made.register_unstructure_hook(Photo, make_dict_unstructure_fn(Photo, made, data=override(omit=True)))
    configure_tagged_union(Block, made, tag_name="block")
    configure_tagged_union(Printable, made, tag_name="as")
    return made


def _value(value: Any) -> Any:
    match value:
        case Formula(text, result):
            return {"formula": text, "result": result}
        case date():
            return {"date": value.isoformat()}
    return value


def _back(found: Any) -> Any:
    match found:
        case {"formula": text, "result": result}:
            return Formula(text, result)
        case {"date": text}:
            return date.fromisoformat(text)
    return found


def packed(printed: Printable) -> bytes:
    """What is printed, as JSON; the same value gives the same bytes."""
    return orjson.dumps(_converter().unstructure(printed, Printable))


def together(languages: Mapping[str, bytes]) -> bytes:
    """{language: what `packed` gave} as one JSON."""
    return b"{" + b",".join(orjson.dumps(language) + b":" + data for language, data in languages.items()) + b"}"


def unpacked(data: bytes, language: str) -> Printable:
    """What `packed` was given for a language, from what `together` gave. A field that a later version has added has its
    usual value."""
    # what the other languages hold is let go before the objects are made
    plain = {language: orjson.loads(data)[language]}
    found: dict[str, Printable] = _converter().structure(plain, dict[str, Printable])
    return found[language]
