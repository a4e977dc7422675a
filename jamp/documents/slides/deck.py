"""A presentation in the making: pages with a title, content from the top down, the same foot on each."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER as KIND
from pptx.enum.text import PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from jamp.documents import fitting
from jamp.documents.model import Document
from jamp.documents.plain import plain
from jamp.documents.slides.paper import Box, Paper, box, emu, move
from jamp.documents.slides.writing import NOTE, QUIET, SMALL, TITLE, framed, typefaces, write

FOOT, FOOT_LINES, LONGEST = 10.0, 4, 160  # size, lines at most, letters of an entry where it would take more
COUNTED = " (99/99)"  # room for the number of a page that goes on
GAP = 14.0


@dataclass
class Page:
    """A slide; `y` is where its free room begins. Pages of one `run` go on with each other."""

    slide: Any
    title: str
    run: int
    y: float
    bottom: float
    texts: Any = None  # the shape that a following text goes on in
    notes: list[str] = field(default_factory=list)

    @property
    def room(self) -> float:
        return self.bottom - self.y


class Deck:
    def __init__(self, paper: Paper, document: Document) -> None:
        self.language = document.language
        self.document = document
        self.foot, whole = self._foot(document.foot, paper)
        self.paper = paper.raised(max(26.0, fitting.height(self.foot, paper.foot.width, FOOT)))
        self.always = [] if self.foot == whole else [whole]  # notes of every page
        self.pages: list[Page] = []
        self.runs = 0
        self.layouts: dict[str, tuple[Any, Any, Box]] = {}

    def _foot(self, entries: tuple[str, ...], paper: Paper) -> tuple[str, str]:
        cleaned = [" ".join(plain(entry).split()) for entry in entries]
        whole = " · ".join(cleaned)
        if len(fitting.lines(whole, paper.foot.width, FOOT)) <= FOOT_LINES:
            return whole, whole
        return " · ".join(entry if len(entry) <= LONGEST else entry[: LONGEST - 1].rstrip() + "…" for entry in cleaned), whole

    @property
    def body(self) -> Box:
        return self.paper.body

    def page(self, title: str, text: bool = False, follows: Page | None = None) -> Page:
        """A new page; `text` where text comes first. One that `follows` another has its title and a number."""
        said = " ".join(plain(title).split())
        short = self._short(said)
        full = short != said and follows is None
        layout = self.paper.text if text or full else self.paper.bare
        if follows is None:
            self.runs += 1
        made = Page(self._slide(layout), short, self.runs, self.body.y, self.body.bottom)
        self.pages.append(made)
        if full:
            self.write(made, said, NOTE, bold=True)
        if short != said:
            made.notes.append(said)
        return made

    def _slide(self, layout: Any) -> Any:
        return self.paper.presentation.slides.add_slide(layout)

    def _short(self, title: str) -> str:
        place = self.paper.title
        most = max(1, min(2, int(place.height / fitting.spacing(title, TITLE))))
        if len(fitting.lines(title + COUNTED, place.width, TITLE, True)) <= most:
            return title
        return fitting.shortened(title + COUNTED, place.width, TITLE, most, True).removesuffix(COUNTED)

    def write(self, page: Page, text: str, size: float, *, bold: bool = False, tint: str = "", before: float = 0.0) -> None:
        """Text that fits, below what stands there; it goes on in the shape of the text above."""
        need = fitting.height(text, self.body.width, size, bold)
        if page.texts is None:
            before = 0.0
            page.texts = self._holder(page)
            move(page.texts, Box(self.body.x, page.y, self.body.width, need))
            framed(page.texts.text_frame)
        else:
            there = box(page.texts)
            move(page.texts, Box(there.x, there.y, there.width, there.height + before + need))
        write(page.texts.text_frame, text, size, self.language, bold=bold, tint=tint, before=before)
        page.y += before + need

    def _holder(self, page: Page) -> Any:
        free = [shape for shape in page.slide.placeholders
                if shape.placeholder_format.type in (KIND.OBJECT, KIND.BODY) and not shape.text_frame.text]  # fmt: skip
        return free[0] if free and page.y == self.body.y else page.slide.shapes.add_textbox(0, 0, 0, 0)

    def ended(self, page: Page, y: float) -> None:
        """Something other than text stands on the page, down to `y`."""
        page.texts, page.y = None, y + GAP

    def flow(self, page: Page | None, title: str, text: str, size: float, bold: bool = False, before: float = 8.0) -> Page:
        """The text on this page or the next ones: whole where a page can hold it, else line by line."""
        if page is None:
            page = self.page(title, text=True)
        step = fitting.spacing(text, size)
        rest = fitting.lines(plain(text), self.body.width, size, bold)
        while rest:
            space = before if page.texts is not None else 0.0
            many = int((page.room - space) / step + 1e-6)
            if many < len(rest) and (len(rest) * step <= self.body.height or many < 2) and page.room < self.body.height - 1:
                page = self.page(title, text=True, follows=page)
                continue
            many = max(many, 1)
            self.write(page, "".join(rest[:many]).rstrip("\n"), size, bold=bold, before=before)
            rest = rest[many:]
            if rest:
                page = self.page(title, text=True, follows=page)
        return page

    def cover(self) -> None:
        """The title slide; what is too long for it stands on the next page."""
        slide = self._slide(self.paper.cover)
        title = next(shape for shape in slide.placeholders if shape.placeholder_format.type in (KIND.TITLE, KIND.CENTER_TITLE))
        under = next((shape for shape in slide.placeholders if shape.placeholder_format.type in (KIND.SUBTITLE, KIND.OBJECT, KIND.BODY)), None)
        said, size = " ".join(plain(self.document.title).split()), 32.0
        place = box(title)
        most = max(1, int(place.height / fitting.spacing(said, size)))
        short = fitting.shortened(said, place.width, size, most, True)
        _held(title, place)
        write(title.text_frame, short, size, self.language, bold=True, heading=True)
        rest = [said] if short != said else []
        if self.document.subtitle.strip():
            if under is not None and fitting.height(self.document.subtitle, box(under).width, 18.0) <= box(under).height:
                _held(under, box(under))
                write(under.text_frame, self.document.subtitle, 18.0, self.language, tint=QUIET)
            else:
                rest.append(self.document.subtitle)
        self._frame(slide)
        page = None
        for text in rest:
            page = self.flow(page, self.document.title, text, NOTE)

    def section(self, title: str) -> None:
        """A page that says what follows."""
        self.runs += 1
        said = " ".join(plain(title).split())
        page = Page(self._slide(self.paper.section), self._short(said), self.runs, self.body.y, self.body.bottom)
        if page.title != said:
            page.notes.append(said)
        self.pages.append(page)

    def finish(self) -> None:
        """Titles with their numbers, the foot, the notes."""
        for _, group in groupby(self.pages, key=lambda page: page.run):
            run = list(group)
            for number, page in enumerate(run, start=1):
                counted = f" ({number}/{len(run)})" if len(run) > 1 else ""
                shown = page.slide.shapes.title
                _held(shown, self._layout(page.slide)[2])
                write(shown.text_frame, page.title + counted, TITLE, self.language, bold=True, heading=True)
                self._frame(page.slide)
                for text in (*page.notes, *self.always):
                    write(page.slide.notes_slide.notes_text_frame, text, SMALL, self.language, tabs=True)

    def _frame(self, slide: Any) -> None:
        for shape in list(slide.placeholders):
            if shape.has_text_frame and not shape.text_frame.text:
                shape._element.getparent().remove(shape._element)
        footer, number, _ = self._layout(slide)
        foot = self.paper.foot
        at = foot if number is not None else Box(foot.x, foot.y, foot.width - 60, foot.height)
        if self.foot:
            made = _placed(slide, footer, "ftr", at)
            write(made.text_frame, self.foot, FOOT, self.language, tint=QUIET)
        made = _placed(slide, number, "sldNum", None if number is not None else Box(at.x + at.width, foot.y, 60, foot.height))
        _number(made, self.language)

    def _layout(self, slide: Any) -> tuple[Any, Any, Box]:
        """(the layout's placeholder for the foot, that for the number, the place of titles); looked up once for each layout."""
        layout = slide.slide_layout
        name = layout.part.partname
        if name not in self.layouts:
            held = {shape.placeholder_format.type: shape for shape in layout.placeholders}
            self.layouts[name] = (held.get(KIND.FOOTER), held.get(KIND.SLIDE_NUMBER), box(slide.shapes.title))
        return self.layouts[name]


def _held(shape: Any, place: Box) -> None:
    """A placeholder with its place of its own, so that what was measured holds."""
    move(shape, place)
    anchor = shape.text_frame.vertical_anchor
    framed(shape.text_frame)
    shape.text_frame.vertical_anchor = anchor


def _placed(slide: Any, like: Any, kind: str, at: Box | None) -> Any:
    """A shape for the foot or the number: the layout's placeholder where it has one, else a text box."""
    if like is None:
        made = slide.shapes.add_textbox(*emu(at or Box(0, 0, 0, 0)))
    else:
        left, top, width, height = emu(at) if at else (0, 0, 0, 0)
        own = f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>' if at else ""
        number = slide.shapes._spTree.max_shape_id + 1
        slide.shapes._spTree.append(parse_xml(
            f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{number}" name="{kind} {number}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
            f'<p:nvPr><p:ph type="{kind}" sz="quarter" idx="{like.placeholder_format.idx}"/></p:nvPr></p:nvSpPr><p:spPr>{own}</p:spPr>'
            "<p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody></p:sp>"))  # fmt: skip
        made = slide.shapes[-1]
    framed(made.text_frame)
    return made


def _number(shape: Any, language: str) -> None:
    paragraph = shape.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT
    paragraph._p.append(parse_xml(
        f'<a:fld {nsdecls("a")} id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum"><a:rPr lang="{language}" sz="1000"/><a:t>‹#›</a:t></a:fld>'))  # fmt: skip
    typefaces(paragraph._p.xpath("./a:fld/a:rPr")[0])
    paragraph.line_spacing = Pt(13)
