"""Which case studies a reader looks for: words and filters, kept in the address of the page."""

from __future__ import annotations

from typing import NamedTuple

import streamlit as st

from jamp.charts import cases, theme
from jamp.charts.barriers import BARRIER_WORDS
from jamp.languages import Words
from jamp.model.barriers import BARRIERS
from jamp.model.case_studies import STATES
from jamp.model.found_cases import Asked, CaseRow
from jamp.queries import case_studies
from jamp.settings import database_url
from jamp.ui import filters, markup
from jamp.ui.filters import NOT_STATED
from jamp.ui.frame import Frame
from jamp.ui.kept import kept

PLACE = "case_"
WRONG = "case_wrong"
SHARED = ("country", "city", "programme", "focus_area")  # with other pages
FILTERS = ("theme", "group", "barrier", "sdg", "case_state")


class Known(NamedTuple):
    """All case studies, and the names of themes."""

    rows: list[CaseRow]
    themes: dict[str, tuple[str, str]]


def known(frame: Frame) -> Known:
    """The same for everybody, read once per state of the records."""

    def read() -> Known:
        with frame.handing_out() as session:
            return Known(case_studies.every(session), case_studies.themes(session))

    return kept(f"all cases {database_url()} {frame.state}", read)


def offered(frame: Frame) -> dict[str, tuple[str, dict[str, str]]]:
    """{filter: (its label, {value: how it is called})}, of the values that there are."""

    def made() -> dict[str, tuple[str, dict[str, str]]]:
        w, (rows, themes) = frame.words, known(frame)
        there = {name: {one for row in rows for one in getattr(row, name)} for name in ("themes", "groups", "barriers", "goals")}
        no_theme = {NOT_STATED: w.text("No theme named")} if any(not row.themes for row in rows) else {}
        return {
            "theme": (w.text("Theme"), {code: w.place(*both) for code, both in themes.items() if code in there["themes"]} | no_theme),
            "group": (w.text("Group"), {code: w.place(*both) for code, both in frame.choices.groups.items() if code in there["groups"]}),
            "barrier": (w.text("Kind of barrier"), {one: w.text(BARRIER_WORDS[one]) for one in BARRIERS if one in there["barriers"]}),
            "sdg": (w.text("SDG"), {one: goal(one, w) for one in sorted(there["goals"], key=lambda one: (len(one), one))}),
            "case_state": (w.text("State"), {state: w.text(cases.STATE_WORDS[state]) for state in STATES if any(row.state == state for row in rows)}),
        }

    return kept(f"cases offered {database_url()} {frame.state} {frame.words.language}", made)


def goal(number: str, w: Words) -> str:
    """A goal of the United Nations by its number."""
    return w.text("SDG {n}", n=number)


def asked(frame: Frame) -> Asked:
    """What is asked for by the address, or by the fields since they were filled in; `fields` draws them."""
    if f"{PLACE}q" not in st.session_state:
        st.session_state[f"{PLACE}q"] = st.query_params.get("q", "")[:100]
        st.session_state.pop(WRONG, None)
    text = st.session_state[f"{PLACE}q"].strip()
    _write("q", [text] if text else [])
    chosen: dict[str, tuple[str, ...]] = {}
    for name, (_, options) in offered(frame).items():
        _seed(name, options)
        chosen[name] = tuple(st.session_state[PLACE + name])
        _write(name, list(chosen[name]))
    themes = tuple("" if code == NOT_STATED else code for code in chosen["theme"])
    return case_studies.asked_by(frame.view, text=text, themes=themes, groups=chosen["group"], barriers=chosen["barrier"], goals=chosen["sdg"], states=chosen["case_state"])


def fields(frame: Frame) -> None:
    """The box and the panel to change what is asked for; filters of which nothing could be chosen are left out."""
    w = frame.words
    if wrong := filters.complaints(w, WRONG):
        markup.show("block.html", notice=wrong)
    number = sum(bool(st.session_state[PLACE + name]) for name in FILTERS) + filters.chosen(SHARED)
    with st.container(horizontal=True, vertical_alignment="bottom", key="case_search"):
        st.text_input(w.text("Search in the text, in any language"), key=f"{PLACE}q", max_chars=100, width=480)
        label = w.text("Filters ({n})", n=number) if number else w.text("Filters")
        panel = st.popover(label, key="case_filters", on_change="rerun")
    # the fields are there while the panel is open; the address remembers what was chosen
    if panel.open:
        with panel:
            filters.fields(w, frame.choices, SHARED)
            for name, (title, options) in offered(frame).items():
                if options:
                    st.multiselect(title, list(options), format_func=options.__getitem__, key=PLACE + name, placeholder="–", on_change=_forget)


def _seed(name: str, options: dict[str, str]) -> None:
    """Take what the address asks for, unless the field has it already."""
    key = PLACE + name
    if key not in st.session_state:
        asked = list(dict.fromkeys(st.query_params.get_all(name)))
        wrong = [value for value in asked if value not in options]
        if wrong:
            st.session_state[WRONG] = [*st.session_state.get(WRONG, []), *wrong]
        st.session_state[key] = [value for value in asked if value in options]
    elif any(value not in options for value in st.session_state[key]):
        # after a change of the records nothing may have it any more
        st.session_state[key] = [value for value in st.session_state[key] if value in options]


def _forget() -> None:
    st.session_state.pop(WRONG, None)


def _write(name: str, values: list[str]) -> None:
    if st.query_params.get_all(name) != values:
        if values:
            st.query_params[name] = values
        else:
            st.query_params.pop(name, None)


def told(frame: Frame, asked: Asked, number: int) -> str:
    """How many were found and by what, as a reader would say it."""
    w, (_, themes) = frame.words, known(frame)
    names = frame.choices.cities
    parts = [*(w.country(code) for code in asked.countries), *(w.place(*names[code][:2]) for code in asked.cities)]
    parts += [w.place(*frame.choices.programmes[code]) for code in asked.programmes] + [w.text(theme.FOCUS_WORDS[area]) for area in asked.focus_areas]
    parts += [w.place(*themes[code]) if code else w.text("No theme named") for code in asked.themes]
    parts += [w.place(*frame.choices.groups.get(code, (code, ""))) for code in asked.groups] + [w.text(BARRIER_WORDS[one]) for one in asked.barriers]
    parts += [goal(one, w) for one in asked.goals] + [w.text(cases.STATE_WORDS[state]) for state in asked.states]
    if asked.text:
        parts.append(w.text("“{text}”", text=asked.text))
    said = w.plural("{n} case study found", "{n} case studies found", number)
    return w.text("{what} ({others})", what=said, others=w.text(", ").join(parts)) if parts else said
