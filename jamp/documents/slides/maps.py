"""A map of shapes: the land as one, a disc and a name per place."""

from __future__ import annotations

from typing import Any

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from jamp.documents import fitting, places
from jamp.documents.pictures import Map
from jamp.documents.plain import plain
from jamp.documents.slides.deck import GAP, Deck, Page
from jamp.documents.slides.marks import rgb, unstyled
from jamp.documents.slides.paper import Box, emu
from jamp.documents.slides.writing import BODY, NOTE, QUIET, describe, framed, write

ASIDE, LETTERS = 0.32, 11.0


def add(deck: Deck, title: str, chart: Map, texts: list[str]) -> Page:
    """The map with the texts that read it beside, on a page of its own; what has no room there follows."""
    page = deck.page(title)
    page.notes += [chart.alt, *(label for _, _, label, *_ in chart.points if label)]
    width = deck.body.width * (1 - ASIDE) - GAP
    drawn = places.drawn(chart, (width, page.room), LETTERS)
    group = page.slide.shapes.add_group_shape()
    _land(group.shapes, drawn, deck.body.x, page.y)
    for disc in drawn["discs"]:
        (x, y), size = disc["at"], disc["size"]
        made = group.shapes.add_shape(MSO_SHAPE.OVAL, *emu(Box(deck.body.x + x - size / 2, page.y + y - size / 2, size, size)))
        unstyled(made)
        made.fill.solid()
        made.fill.fore_color.rgb = rgb(disc["color"])
        made.line.color.theme_color, made.line.width = MSO_THEME_COLOR.BACKGROUND_1, Pt(0.75)
    for label in drawn["labels"]:
        (x, y) = label["at"]
        made = group.shapes.add_textbox(*emu(Box(deck.body.x + x, page.y + y, label["width"], label["height"])))
        framed(made.text_frame, middle=True)
        made.text_frame.word_wrap = False
        write(made.text_frame, label["text"], LETTERS, deck.language, align=label["align"])
    describe(group, chart.alt, title)
    rest = _aside(deck, page, [(text, BODY, "") for text in texts] + [(text, NOTE, QUIET) for text in drawn["key"]], width + GAP)
    for number, (text, size, _) in enumerate(rest):
        page = deck.flow(deck.page(title, text=True, follows=page) if not number else page, title, text, size)
    return page


def _land(shapes: Any, drawn: dict[str, Any], x: float, y: float) -> None:
    """All outlines as one shape. Written here, since the library's builder takes seconds over so many points."""
    outlines = [[(x + a, y + b) for a, b in outline] for outline in drawn["outlines"]]
    if not outlines:
        return
    left, top = min(a for line in outlines for a, _ in line), min(b for line in outlines for _, b in line)
    right, bottom = max(a for line in outlines for a, _ in line), max(b for line in outlines for _, b in line)

    def at(place: tuple[float, float]) -> str:
        return f'<a:pt x="{round((place[0] - left) * 100)}" y="{round((place[1] - top) * 100)}"/>'

    path = "".join(
        f"<a:moveTo>{at(line[0])}</a:moveTo>" + "".join(f"<a:lnTo>{at(place)}</a:lnTo>" for place in line[1:]) + "<a:close/>" for line in outlines
    )
    width, height = max(right - left, 1.0), max(bottom - top, 1.0)
    shapes._spTree.append(parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{len(shapes) + 1000}" name="Land"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>'
        f'<a:xfrm><a:off x="{round(left * 12700)}" y="{round(top * 12700)}"/><a:ext cx="{round(width * 12700)}" cy="{round(height * 12700)}"/></a:xfrm>'
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{round(width * 100)}" h="{round(height * 100)}">{path}</a:path></a:pathLst></a:custGeom>'
        '<a:solidFill><a:schemeClr val="bg2"/></a:solidFill>'
        '<a:ln w="6350"><a:solidFill><a:schemeClr val="bg1"/></a:solidFill></a:ln></p:spPr></p:sp>'))  # fmt: skip


def _aside(deck: Deck, page: Page, texts: list[tuple[str, float, str]], x: float) -> list[tuple[str, float, str]]:
    """Writes the texts beside the map; gives back those without room."""
    width, used = deck.body.width - x, 0.0
    shown: list[tuple[str, float, str]] = []
    for text, size, tint in texts:
        need = fitting.height(plain(text), width, size) + (8 if shown else 0)
        if used + need > page.room:
            break
        shown.append((text, size, tint))
        used += need
    if shown:
        made = page.slide.shapes.add_textbox(*emu(Box(deck.body.x + x, page.y, width, used)))
        framed(made.text_frame)
        for number, (text, size, tint) in enumerate(shown):
            write(made.text_frame, text, size, deck.language, tint=tint, before=8 if number else 0)
    return texts[len(shown) :]
