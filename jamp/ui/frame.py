"""Where every page begins: who, which language, which filters."""

from __future__ import annotations

import dataclasses
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import streamlit as st

from jamp.charts import theme
from jamp.languages import LANGUAGES, Words
from jamp.model.view import View
from jamp.queries import batches
from jamp.settings import database_url, wait_seconds
from jamp.store.scope import ANYBODY, LOCAL, Person, proposing, seeing
from jamp.ui import filters, markup, records
from jamp.ui.address import language
from jamp.ui.choices import Choices
from jamp.ui.choices import choices as read_choices
from jamp.ui.filters import complaints

LANGUAGE_NAMES = {"en": "English", "ja": "日本語"}


@dataclass(frozen=True)
class Frame:
    """What a page works with. `engine` is the database of this server; `state` names its last batch."""

    engine: Any
    person: Person
    words: Words
    scheme: str
    state: str
    choices: Choices
    view: View

    @cached_property
    def key(self) -> str:
        """Names everything that what is shown depends on: it is kept under this key, and under nothing less."""
        who = (self.person.role, self.person.countries, self.person.cities)
        return repr((database_url(), self.state, who, self.view, self.words.language, self.scheme))

    def cities(self, names: str) -> str:
        """City names, joined by "; " as queries give them, in the reader's language."""
        known = self.choices.japanese if self.words.language == "ja" else {}
        return "; ".join(known.get(name, name) for name in names.split("; "))

    @property
    def patience(self) -> float:
        """Seconds to wait while somebody else is writing."""
        return wait_seconds()

    def reading(self) -> AbstractContextManager[Any]:
        """A session that holds just what the person may see."""
        return seeing(self.engine, self.person)

    def handing_out(self) -> AbstractContextManager[Any]:
        """A session that holds what everybody may see, for documents: they go from hand to hand."""
        return seeing(self.engine, ANYBODY)

    def writing(self) -> AbstractContextManager[Any]:
        """A session that holds just what the person may edit, to read what can be worked on."""
        return proposing(self.engine, self.person)

    def link(self, page: str, **parameters: object) -> str:
        """An address beside this one, that keeps language and filters; parameters given take their place."""
        view, default = self.view, self.choices.default
        statuses = tuple(word or filters.NOT_STATED for word in view.statuses)
        kept: dict[str, object] = {
            "lang": self.words.language,
            "country": view.countries, "city": view.cities, "programme": view.programmes,
            "focus_area": view.focus_areas, "status": statuses,
            "as_at": view.as_at if view.as_at != default.as_at else "",
            "since": view.since if view.since != self.choices.since(view.as_at) else "",
        }  # fmt: skip
        if "city" in parameters:
            kept["country"] = ""
        return markup.address(page, **{**kept, **parameters})


def begin(filters: bool | tuple[str, ...] = True) -> Frame | None:
    """The frame of a page; None, with a page that says what to do, where no record is stored yet.

    `filters`: all of them, none, or the names of those that the page has use for; () where the page draws their fields itself.
    """
    w, engine = language(), records.engine()
    state = batches.latest(engine)
    scheme = "dark" if (st.context.theme.type or "light") == "dark" else "light"
    known = read_choices(database_url(), state)
    markup.show_style(scheme)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", key="bar"):
        view = _chosen(w, known, filters)
        _language_switch(w)
    frame = Frame(engine, LOCAL, w, scheme, state, known, view)
    if known.made_up:
        markup.show("block.html", notice=w.text("This portfolio is made up, to try the tracker out. No project and no figure here is real."))
    if not known.cities:
        if filters is not False:
            _nothing_yet(frame)
            return None
        markup.show("block.html", notice=w.text("No records yet"))
    if wrong := complaints(w):
        markup.show("block.html", notice=wrong)
    return frame


def _chosen(w: Words, known: Choices, wanted: bool | tuple[str, ...]) -> View:
    if wanted is False or not known.cities:
        return known.default
    return filters.choose(w, known, filters.ALL if wanted is True else wanted)


def _nothing_yet(frame: Frame) -> None:
    w = frame.words
    markup.show(
        "block.html",
        title=w.text("No records yet"),
        lead=w.text("The tracker is ready; it holds no cities and no projects."),
        paragraphs=[w.text("Load the records that come with it: stop the server and type “make run”."),
                    w.text("Or send your own sheets: sources, countries, programmes, cities and projects.")],
        facts=[(w.text("Next step"), w.text("Upload"), frame.link("upload"))],
    )  # fmt: skip


def _language_switch(w: Words) -> None:
    other = next(code for code in LANGUAGES if code != w.language)
    if st.button(LANGUAGE_NAMES[other], key="language", type="tertiary"):
        st.query_params["lang"] = other
        st.rerun()


def undated(frame: Frame) -> Frame:
    """The same for a page that compares with no earlier date."""
    return dataclasses.replace(frame, view=dataclasses.replace(frame.view, since=frame.view.as_at))


def in_words(frame: Frame, projects: int | None = None) -> str:
    """The filters as a reader would say them; with the number of projects where it is known."""
    w, view, known = frame.words, frame.view, frame.choices
    places = [w.country(code) for code in view.countries] + [w.place(*known.cities[code][:2]) for code in view.cities]
    others = [w.place(*known.programmes[code]) for code in view.programmes]
    others += [w.text(theme.FOCUS_WORDS[area]) for area in view.focus_areas]
    others += [w.text(theme.STATUS_WORDS[word]) for word in view.statuses]
    where = w.joined(places)
    if projects is None:
        what = where or w.text("All projects")
    elif places:
        what = w.plural("{n} project in {places}", "{n} projects in {places}", projects, places=where)
    else:
        what = w.plural("{n} project", "{n} projects", projects)
    if others:
        what = w.text("{what} ({others})", what=what, others=w.joined(others))
    if not view.compared:
        return w.text("{where}, as at {date}.", where=what, date=w.date(view.as_at))
    return w.text("{where}, as at {date}, compared with {since}.", where=what, date=w.date(view.as_at),
                  since=filters.day(w, known, view.since))  # fmt: skip

