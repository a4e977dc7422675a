"""Where every page begins: who, which language, which filters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st
from sqlalchemy import Engine

from jamp.charts import theme
from jamp.languages import LANGUAGES, Words, mark, words
from jamp.model.dates import is_partial
from jamp.model.focus_areas import FOCUS_AREAS
from jamp.model.view import View
from jamp.queries import cities, dates, meetings
from jamp.queries.views import view_of
from jamp.settings import database_url
from jamp.store.scope import LOCAL, Person, seeing
from jamp.store.tables import Programme
from jamp.ui import markup, records

LANGUAGE_NAMES = {"en": "English", "ja": "日本語"}


@dataclass(frozen=True)
class Choices:
    """What the filters offer; the same for everybody, read once per data state."""

    cities: dict[str, tuple[str, str, str]]
    countries: tuple[str, ...]
    programmes: tuple[str, ...]
    dates: tuple[str, ...]
    meetings: tuple[tuple[str, str, int], ...]  # (end date, place, number) of the High Level Meetings
    default: View


@dataclass(frozen=True)
class Frame:
    """What a page works with. `key` names everything that what is shown depends on."""

    engine: Engine
    person: Person
    words: Words
    scheme: str
    state: int
    choices: Choices
    view: View

    @property
    def key(self) -> tuple[str, int, str, View, str, str]:
        """The key under which what is shown may be kept."""
        return (database_url(), self.state, self.person.name, self.view, self.words.language, self.scheme)

    def link(self, page: str, **parameters: object) -> str:
        """An address that keeps language and dates."""
        default = self.choices.default
        kept = {
            "lang": self.words.language if self.words.language != "en" else "",
            "as_at": self.view.as_at if self.view.as_at != default.as_at else "",
            "since": self.view.since if self.view.since != default.since else "",
        }
        return markup.address(page, **{**kept, **parameters})


@st.cache_resource(show_spinner=False, max_entries=8)
def _choices(url: str, state: int) -> Choices:
    with seeing(records.engine(), LOCAL) as session:
        names = cities.names(session)
        default, _ = view_of(session, None, None)
        held = meetings.all(session)
        return Choices(
            names,
            tuple(sorted({country for _, _, country in names.values()})),
            tuple(session.scalars(Programme.__table__.select().with_only_columns(Programme.programme))),
            tuple(dates.reporting_dates(session)),
            tuple((m.end_date, m.place, m.number) for m in held if "High Level" in m.series),
            default,
        )


def language() -> Words:
    """The language from the address, else the browser's, else English."""
    asked = st.query_params.get("lang", "")
    if asked in LANGUAGES:
        return words(asked)
    browser = (st.context.locale or "en").split("-")[0]
    return words(browser if browser in LANGUAGES else "en")


def begin(filters: bool = True) -> Frame | None:
    """The frame of a page; None, with a page that says what to do, where no record is stored yet."""
    w = language()
    engine = records.engine()
    with seeing(engine, LOCAL) as session:
        state = records.state(session)
    scheme = "dark" if (st.context.theme.type or "light") == "dark" else "light"
    choices = _choices(database_url(), state)
    _language_switch(w)
    if not choices.cities:
        markup.show(
            "block.html",
            title=w.text("No records yet"),
            paragraphs=[w.text("Load the records that come with the tracker: stop the server and type `make run`."),
                        w.text("Or open Upload and send the sheets countries, cities and projects.")],
        )  # fmt: skip
        if filters:
            return None
    view = _filters(w, choices) if filters else choices.default
    return Frame(engine, LOCAL, w, scheme, state, choices, view)


def _language_switch(w: Words) -> None:
    other = next(code for code in LANGUAGES if code != w.language)
    with st.container(horizontal=True, horizontal_alignment="right"):
        if st.button(LANGUAGE_NAMES[other], key="language", type="tertiary"):
            st.query_params["lang"] = other
            st.rerun()


def _several(name: str, label: str, options: list[str], shown: Callable[[str], str], wrong: list[str]) -> tuple[str, ...]:
    """A filter of several values, kept in the address; what the address names wrongly goes to `wrong`."""
    key = f"filter_{name}"
    if key not in st.session_state:
        asked = st.query_params.get_all(name)
        folded = {option.casefold(): option for option in options} | {shown(o).casefold(): o for o in options}
        wrong += [value for value in asked if value.casefold() not in folded]
        st.session_state[key] = list(dict.fromkeys(folded[v.casefold()] for v in asked if v.casefold() in folded))
    chosen: list[str] = st.multiselect(label, options, format_func=shown, key=key, placeholder="–")
    st.query_params[name] = chosen
    return tuple(chosen)


def _date(name: str, label: str, options: list[str], default: str, w: Words, shown: Callable[[str], str],
          wrong: list[str]) -> str:  # fmt: skip
    key = f"filter_{name}"
    if key not in st.session_state:
        asked = st.query_params.get(name, default)
        if not is_partial(asked):
            wrong.append(asked)
            asked = default
        st.session_state[key] = asked
    if st.session_state[key] not in options:
        options = sorted({*options, st.session_state[key]}, reverse=True)
    chosen: str = st.selectbox(label, options, format_func=shown, key=key)
    if chosen == default:
        st.query_params.pop(name, None)
    else:
        st.query_params[name] = chosen
    return chosen


def _filters(w: Words, choices: Choices) -> View:
    wrong: list[str] = []
    default = choices.default
    with st.expander(w.text("Filters")):
        first, second, third = st.columns(3)
        with first:
            countries = _several("country", w.text("Country"), list(choices.countries), w.country, wrong)
            place = lambda code: w.place(*choices.cities[code][:2])  # noqa: E731
            chosen = _several("city", w.text("City"), list(choices.cities), place, wrong)
        with second:
            programmes = _several("programme", w.text("Programme"), list(choices.programmes), str, wrong)
            areas = _several("focus_area", w.text("Focus area"), list(FOCUS_AREAS), w.text, wrong)
        with third:
            meeting = {end: w.text("{date} (meeting {n}, {place})", date=w.date(end), n=n, place=place_ or "–")
                       for end, place_, n in choices.meetings}  # fmt: skip
            statuses = _several("status", w.text("Status"), list(theme.STATUS_WORDS),
                                lambda s: w.text(theme.STATUS_WORDS[s]), wrong)  # fmt: skip
            options = [*dict.fromkeys([default.as_at, *choices.dates])]
            as_at = _date("as_at", w.text("Reporting date"), options, default.as_at, w, w.date, wrong)
            since = _date("since", w.text("Compared with"), [*meeting, *choices.dates], default.since, w,
                          lambda date: meeting.get(date) or w.date(date), wrong)  # fmt: skip
    for value in wrong:
        message = w.text("The address asks for {value}, which is not known here; it is left out.", value=value)
        markup.show("block.html", notice=message)
    return View(as_at, since, countries, chosen, programmes, areas, statuses)


def in_words(frame: Frame) -> str:
    """The filters as a reader would say them."""
    w, view = frame.words, frame.view
    parts = [w.country(code) for code in view.countries]
    parts += [w.place(*frame.choices.cities[code][:2]) for code in view.cities]
    parts += [*view.programmes, *[w.text(area) for area in view.focus_areas]]
    parts += [w.text(theme.STATUS_WORDS[status]) for status in view.statuses]
    where = w.joined(parts) if parts else w.text(mark("All projects"))
    return w.text("{where}, as at {date}, compared with {since}.", where=where, date=w.date(view.as_at), since=w.date(view.since))
