"""Which case studies a collection is to hold, in which order, and under which name that is saved."""

from __future__ import annotations

import dataclasses

import streamlit as st

from jamp.charts.cases import STATE_WORDS
from jamp.model.found_cases import CaseRow
from jamp.model.view import View
from jamp.reports.collection.gathered import CLEARED, DRAFT, rows
from jamp.reports.kinds import Asked
from jamp.store import collections
from jamp.store.collections import Saved, SavedMeanwhile
from jamp.ui import markup
from jamp.ui.frame import Frame
from jamp.ui.kept import kept

FILTERS = ("countries", "cities", "programmes", "focus_areas")
CODES, OPENED, STATUS, HOW, NAME = "collection_codes", "collection_opened", "collection_status", "collection_how", "collection_name"
ALL, HAND = "all", "hand"


def chosen(frame: Frame) -> Asked | None:
    """What was chosen; None while nothing can be made of it, which is said."""
    w = frame.words
    _opened(frame)
    left, right = st.columns(2)
    status = left.radio(w.text("Which case studies"), (CLEARED, DRAFT), key=STATUS, horizontal=True,
                        format_func=lambda one: w.text("Cleared for publication") if one == CLEARED else w.text("Drafts, marked as such"))  # fmt: skip
    how = right.radio(w.text("How they are chosen"), (ALL, HAND), key=HOW, horizontal=True,
                      format_func=lambda one: w.text("All that the filters hold") if one == ALL else w.text("By hand, in an order of one's own"))  # fmt: skip
    there = {row.case_id: row for row in kept(f"collection rows {status} {frame.key}", lambda: _rows(frame, status))}
    if not there:
        markup.show("block.html", notice=w.text("No case study is cleared for publication here. Clear one, take a filter away, or make a collection of drafts.") if status == CLEARED
                    else w.text("No case study is a draft or in review here."), more=[(w.text("Case studies"), frame.link("cases"))])  # fmt: skip
        return None
    codes = _by_hand(frame, there) if how == HAND else ()
    if how == ALL:
        markup.show("block.html", quiet=w.plural("{n} case study, by country, city and code.", "{n} case studies, by country, city and code.", len(there)))
    name = _saving(frame, codes, status)
    if how == HAND and not codes:
        markup.show("block.html", notice=w.text("Choose at least one case study."))
        return None
    return Asked("collection", frame.view, cases=codes, status=status, collection=name)


def _rows(frame: Frame, status: str) -> list[CaseRow]:
    with frame.handing_out() as session:
        return rows(session, frame.view, status)


def _opened(frame: Frame) -> None:
    """A collection that was saved is taken up; a new one begins empty."""
    w = frame.words
    saved = {one.name: one for one in collections.every(frame.engine)}
    names = {"": w.text("A new collection")} | {name: w.text("{name} (saved on {date} by {who})", name=name, date=w.moment(one.written_at), who=one.written_by) for name, one in saved.items()}
    asked = st.query_params.get("collection", "")
    name = st.selectbox(w.text("Collection"), list(names), index=list(names).index(asked) if asked in names else 0, format_func=names.__getitem__, key="collection_saved")
    if st.session_state.get(OPENED, ("?",))[0] == name:
        return
    one = saved.get(name, Saved("", (), {}, CLEARED))
    st.session_state[OPENED] = (name, one)
    st.session_state[CODES], st.session_state[STATUS], st.session_state[NAME] = list(one.cases), one.status, one.name
    st.session_state[HOW] = HAND if one.cases else ALL
    st.query_params["collection"] = name
    if name:
        _filtered(frame, one)


def _filtered(frame: Frame, one: Saved) -> None:
    """What was saved with other filters than those chosen now is said."""
    w = frame.words
    if not one.cases and {name: list(getattr(frame.view, name)) for name in FILTERS} != {name: one.filters.get(name, []) for name in FILTERS}:
        countries, cities, programmes, areas = (tuple(one.filters.get(name, ())) for name in FILTERS)
        view = dataclasses.replace(frame.view, countries=countries, cities=cities, programmes=programmes, focus_areas=areas)
        markup.show("block.html", notice=w.text("This collection was saved with other filters than those chosen above."),
                    more=[(w.text("Take its filters"), _address(frame, view, one.name))])  # fmt: skip


def _address(frame: Frame, view: View, name: str) -> str:
    return frame.link("collection", country=view.countries, city=view.cities, programme=view.programmes, focus_area=view.focus_areas, collection=name)


def _by_hand(frame: Frame, there: dict[str, CaseRow]) -> tuple[str, ...]:
    """The cases in their order, each with buttons that move it or take it out; and those that can be added."""
    w = frame.words
    codes: list[str] = st.session_state[CODES]
    gone = [code for code in codes if code not in there]
    if gone:
        markup.show("block.html", notice=w.text("Chosen, and left out here, because they are in another state or left out by the filters: {codes}.", codes=w.joined(gone)))
    known = [code for code in codes if code in there]
    for at, code in enumerate(known):
        row = there[code]
        with st.container(horizontal=True, vertical_alignment="center", key=f"collected_{code}"):
            title = markup.plain(row.title(w.language))
            st.markdown(w.text("{n}. {title}", n=at + 1, title=w.text("{what} ({others})", what=title, others=" · ".join((code, markup.plain(w.place(row.city, row.city_ja)), w.text(STATE_WORDS[row.state]))))), width="stretch")
            # the three of one case stay together on one line
            with st.container(horizontal=True, width="content"):
                st.button(w.text("Up, number {n}", n=at + 1), key=f"up_{code}", disabled=at == 0, on_click=_move, args=(code, known[at - 1]))
                st.button(w.text("Down, number {n}", n=at + 1), key=f"down_{code}", disabled=at == len(known) - 1, on_click=_move, args=(code, known[(at + 1) % len(known)]))
                st.button(w.text("Take out, number {n}", n=at + 1), key=f"out_{code}", on_click=_out, args=(code,))
    offered = [code for code in there if code not in codes]
    if offered:
        st.multiselect(w.text("Add case studies"), offered, key="collection_more", on_change=_add, placeholder=w.text("Choose case studies"),
                       format_func=lambda code: w.text("{what} ({others})", what=there[code].title(w.language), others=code) if code in there else code)  # fmt: skip
    return tuple(known)


def _move(code: str, other: str) -> None:
    codes: list[str] = st.session_state[CODES]
    one, two = codes.index(code), codes.index(other)
    codes[one], codes[two] = codes[two], codes[one]


def _out(code: str) -> None:
    st.session_state[CODES].remove(code)


def _add() -> None:
    st.session_state[CODES] += [code for code in st.session_state["collection_more"] if code not in st.session_state[CODES]]
    st.session_state["collection_more"] = []


def _saving(frame: Frame, codes: tuple[str, ...], status: str) -> str:
    """The name, and the button that saves the choice; gives the name of what is saved."""
    w = frame.words
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = " ".join(st.text_input(w.text("Name of the collection"), key=NAME, max_chars=collections.LONGEST, width=480).split())
        asked = st.button(w.text("Save the choice"), key="collection_save", disabled=not name)
    opened, stands = st.session_state[OPENED]
    if asked:
        filters = {one: list(getattr(frame.view, one)) for one in FILTERS}
        try:
            made = collections.save(frame.engine, Saved(name, codes, filters, status, stands.version if stands.name == name else 0), frame.person.name)
        except SavedMeanwhile as other:
            markup.show("block.html", notice=w.text("{who} saved another choice as “{name}” on {date}. Open it above, or save yours under another name.",
                                                    who=other.last.written_by, name=other.last.name, date=w.moment(other.last.written_at)))  # fmt: skip
            return name
        st.session_state[OPENED] = (opened, made)
        markup.show("block.html", quiet=w.text("Saved as “{name}”.", name=made.name))
    return name
