"""A report that was made: what it is, its files, its pages as pictures."""

from __future__ import annotations

from functools import partial

import streamlit as st

from jamp.documents.formats import EXCEL, MEDIA
from jamp.documents.model import PAPERS
from jamp.languages import LANGUAGES, mark
from jamp.reports import apart
from jamp.reports.kinds import KINDS
from jamp.reports.made import BOTH
from jamp.reports.named import file_name
from jamp.reports.numbers import numbered
from jamp.settings import database_url
from jamp.store.reports import Kept
from jamp.ui import markup
from jamp.ui.asking import about
from jamp.ui.frame import LANGUAGE_NAMES, Frame
from jamp.ui.kept import kept

FORMATS = {"pdf": mark("PDF, to print"), "docx": mark("Word, to work on"), "pptx": mark("PowerPoint, to present"),
           "html": mark("Web page, to look at"), "xlsx": mark("Excel, to reckon with")}  # fmt: skip
PAPER_NAMES = {"a4": mark("A4"), "letter": mark("Letter"), "slides": mark("Slides, 16:9")}
# pages shown as pictures; whoever wants all of a long report takes it away
MOST, ACROSS = 24, 3
REFUSED = {
    "not a presentation": mark("This file is not a presentation. Save it as .pptx and give that."),
    "too large": mark("This presentation is too large for a template. Take out its pictures and films."),
    "no layout": mark("This presentation has no layout with a title and room for content. Add one to its slide master, or leave the template out."),
}


def shown(frame: Frame, one: Kept) -> None:
    """The report with its files and pages."""
    w, kind, number = frame.words, KINDS[one.kind], numbered(one.number)
    markup.show(
        "block.html", title=w.text("{kind} {number}", kind=w.text(kind.label), number=number),
        lead=w.text("As at {date}, compared with {since}", date=w.date(one.as_at), since=w.date(one.since)),
        facts=[(w.text("What it is about"), about(frame, one), ""), (w.text("Made"), w.text("{when} by {who}", when=w.moment(one.made_at), who=one.made_by), ""),
               (w.text("Data state"), w.text("batch {n}", n=one.batch), ""), (w.text("Checksum of the data"), one.checksum[:16], "")],
        quiet=w.text("Its data are kept with it: it has the same figures whenever it is taken away, whatever is changed later."),
        more=[*([(w.text("Present it on a screen"), f"slides/{number}?lang={w.language}")] if kind.paper == "slides" else []),
              (w.text("Make another"), frame.link("reports"))],
    )  # fmt: skip
    language, paper = _chosen(frame, one)
    _files(frame, one, language, paper)
    if kind.formats[0] != "xlsx":
        _pages(frame, one, language, paper)


def _chosen(frame: Frame, one: Kept) -> tuple[str, str]:
    w = frame.words
    names = {**LANGUAGE_NAMES, BOTH: w.text("Both, side by side")}
    spoken = (*LANGUAGES, BOTH) if KINDS[one.kind].formats[0] != "xlsx" else LANGUAGES
    left, right = st.columns(2)
    language = left.radio(w.text("Language"), spoken, index=spoken.index(w.language), format_func=names.__getitem__, key="handed_language", horizontal=True)
    papers = [paper for paper in PAPERS if paper != "slides"]
    if len(spoken) < 3 or len(papers) < 2 or KINDS[one.kind].paper == "slides":
        return language, ""
    return language, right.radio(w.text("Paper"), papers, format_func=lambda paper: w.text(PAPER_NAMES[paper]), key="handed_paper", horizontal=True)


def _files(frame: Frame, one: Kept, language: str, paper: str) -> None:
    w, formats = frame.words, KINDS[one.kind].formats
    template = _template(frame) if "pptx" in formats else None
    names = {code: name for code, (name, *_) in frame.choices.cities.items()}
    with st.container(horizontal=True, key="files"):
        for format in formats:
            st.download_button(
                w.text(FORMATS[format]), partial(_file, one, language, format, paper, template), file_name(one, language, format, names),
                MEDIA.get(format, EXCEL), on_click="ignore", key=f"file_{format}", type="primary" if format == formats[0] else "secondary",
            )  # fmt: skip


def _file(one: Kept, language: str, format: str, paper: str, template: bytes | None) -> bytes:
    return apart.begun(apart.file, database_url(), one.number, language, format, paper, template if format == "pptx" else None).result()


def _template(frame: Frame) -> bytes | None:
    """The user's own presentation, where one was given that can be used."""
    from jamp.documents.slides.template import UnusableTemplate, paper_of

    w = frame.words
    with st.expander(w.text("Your own PowerPoint template")):
        given = st.file_uploader(w.text("A presentation whose layouts are taken"), type="pptx", key="template")
        if given is None:
            return None
        data = given.getvalue()
        try:
            paper_of(data)
        except UnusableTemplate as wrong:
            markup.show("block.html", notice=w.text(REFUSED[wrong.reason]))
            return None
        markup.show("block.html", quiet=w.text("Its layouts are taken for PowerPoint."))
        return data


def _pages(frame: Frame, one: Kept, language: str, paper: str) -> None:
    w = frame.words
    with st.spinner(w.text("Laying out the pages")):
        # a report does not change: its pages are the same for everybody, in every state of the records
        key = f"pages {database_url()} {one.number} {one.checksum} {language} {paper}"
        count, pictures = kept(key, lambda: apart.begun(apart.pictures, database_url(), one.number, language, paper, MOST).result())
    markup.show("block.html", heading=w.plural("{n} page", "{n} pages", count),
                quiet=w.text("The first {n} of {all}.", n=w.number(len(pictures)), all=w.number(count)) if len(pictures) < count else "")  # fmt: skip
    for first in range(0, len(pictures), ACROSS):
        for column, (place, picture) in zip(st.columns(ACROSS), enumerate(pictures[first : first + ACROSS], first + 1), strict=False):
            column.image(picture, caption=w.text("Page {n} of {all}", n=w.number(place), all=w.number(count)), width="stretch")
