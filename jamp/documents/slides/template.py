"""The user's own presentation as paper for slides: its layouts found by the kinds of their placeholders."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER as KIND
from pptx.exc import PythonPptxError
from pptx.oxml.ns import qn

from jamp.documents.slides.paper import Box, Paper, box, scripted

LARGEST = 300_000_000  # bytes, unpacked
SMALLEST = Box(0, 0, 300.0, 160.0)  # room for content, below which a layout is of no use
TITLES = (KIND.TITLE, KIND.CENTER_TITLE)
CONTENT = (KIND.OBJECT, KIND.BODY)
FRAME = (KIND.DATE, KIND.FOOTER, KIND.SLIDE_NUMBER)


class UnusableTemplate(ValueError):
    """`reason` is "not a presentation", "too large" or "no layout" (none with a title and room for content)."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def paper_of(template: bytes) -> Paper:
    """The presentation without its slides. Raises UnusableTemplate."""
    presentation = _opened(template)
    layouts = [layout for master in presentation.slide_masters for layout in master.slide_layouts]
    text = _most_room([layout for layout in layouts if _is(layout, TITLES, CONTENT)])
    if text is None:
        raise UnusableTemplate("no layout")
    bare = next((layout for layout in layouts if _is(layout, TITLES)), text)
    cover = next((layout for layout in layouts if _is(layout, TITLES, (KIND.SUBTITLE,))), text)
    places = {shape.placeholder_format.type: box(shape) for shape in text.placeholders}
    body = next(places[kind] for kind in CONTENT if kind in places)
    title = next(places[kind] for kind in TITLES if kind in places)
    for master in presentation.slide_masters:
        scripted(master)
    listed = presentation.slides._sldIdLst
    for entry in list(listed):
        presentation.part.drop_rel(entry.get(qn("r:id")))
        listed.remove(entry)
    # the foot takes its room from the content, so that it covers nothing that the template draws
    foot = Box(body.x, body.bottom - 26, body.width, 26)
    return Paper(presentation, cover, bare, text, bare, title, body, foot)


def _opened(template: bytes) -> Any:
    try:
        with zipfile.ZipFile(BytesIO(template)) as packed:
            if sum(entry.file_size for entry in packed.infolist()) > LARGEST:
                raise UnusableTemplate("too large")
        return Presentation(BytesIO(template))
    except (zipfile.BadZipFile, PythonPptxError, etree.XMLSyntaxError, KeyError, AttributeError, NotImplementedError) as wrong:
        raise UnusableTemplate("not a presentation") from wrong
    except ValueError as wrong:
        raise wrong if isinstance(wrong, UnusableTemplate) else UnusableTemplate("not a presentation") from wrong


def _kinds(layout: Any) -> list[Any]:
    return [shape.placeholder_format.type for shape in layout.placeholders if shape.placeholder_format.type not in FRAME]


def _is(layout: Any, *wanted: tuple[Any, ...]) -> bool:
    """Has one placeholder of each of the kinds, and no other."""
    kinds = _kinds(layout)
    return len(kinds) == len(wanted) and all(any(kind in some for kind in kinds) for some in wanted)


def _most_room(layouts: list[Any]) -> Any:
    def room(layout: Any) -> float:
        places = [box(shape) for shape in layout.placeholders if shape.placeholder_format.type in CONTENT]
        return max(place.width * place.height if place.width >= SMALLEST.width and place.height >= SMALLEST.height else 0 for place in places)

    best = max(layouts, key=room, default=None)
    return best if best is not None and room(best) else None
