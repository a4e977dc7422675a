"""Documents and workbooks as bytes, and back: what a report is made again from."""

from __future__ import annotations

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


def packed(languages: dict[str, Printable]) -> bytes:
    """{language: what is printed in it} as JSON; the same values give the same bytes."""
    return orjson.dumps(_converter().unstructure(languages, dict[str, Printable]))


def unpacked(data: bytes) -> dict[str, Printable]:
    """What `packed` was given. A field that a later version has added has its usual value."""
    found: dict[str, Printable] = _converter().structure(orjson.loads(data), dict[str, Printable])
    return found
