"""Which case studies are there: find, compare, see what is missing where."""

from __future__ import annotations

import streamlit as st

from jamp.model.found_cases import Asked, CaseRow, found
from jamp.ui import cases_asked, cases_found, markup
from jamp.ui.cases_asked import Known
from jamp.ui.frame import Frame, begin
from jamp.ui.kept import kept

MOST = 4
LIST, MATRIX, BESIDE = "", "matrix", "beside"


def _how(frame: Frame) -> str:
    """How what was found is to be shown; kept in the address."""
    w, names = frame.words, (LIST, MATRIX, BESIDE)
    labels = {LIST: w.text("List"), MATRIX: w.text("By city and theme"), BESIDE: w.text("Side by side")}
    asked = st.query_params.get("show", LIST)
    chosen = st.segmented_control(w.text("Show"), names, default=asked if asked in names else LIST, format_func=lambda name: labels[name], key="case_show",
                                  label_visibility="collapsed", required=True)  # fmt: skip
    if chosen:
        st.query_params["show"] = chosen
    else:
        st.query_params.pop("show", None)
    return str(chosen)


def _compared(frame: Frame, rows: list[CaseRow]) -> None:
    w, names = frame.words, {row.case_id: row.title(frame.words.language) for row in rows if row.state != "withdrawn"}
    asked = [code for code in dict.fromkeys(st.query_params.get_all("with")) if code in names][:MOST]
    chosen = st.multiselect(w.text("Case studies to compare (two to four)"), list(names), asked, max_selections=MOST, key="case_with", placeholder=w.text("Choose case studies"),
                            format_func=lambda code: w.text("{what} ({others})", what=names[code], others=code) if code in names else code)  # fmt: skip
    if chosen != asked:
        st.query_params["with"] = chosen
    if len(chosen) < 2:
        markup.show("block.html", notice=w.text("Choose two case studies or more; the same five facts of each then stand side by side."))
        return
    st.html(kept(f"cases beside {chosen} {frame.key}", lambda: cases_found.side_by_side(frame, chosen)))


def _list(frame: Frame, known: Known, rows: list[CaseRow], asked: Asked) -> None:
    pages, key = -(-len(rows) // cases_found.EACH), f"page_cases_{hash(asked)}"
    # the choice of a page stands below the page
    st.html(cases_found.page_of(frame, known, rows, asked, min(st.session_state.get(key) or 1, pages)))
    if pages > 1:
        with st.container(key="paging_cases"):
            st.pagination(pages, key=key)


def page() -> None:
    """Draw it."""
    frame = begin(filters=())
    if frame is None:
        return
    known = cases_asked.known(frame)
    if not known.rows:
        st.html(cases_found.top(frame, known, []))
        return
    asked = cases_asked.asked(frame)
    rows = kept(f"cases found {asked!r} {frame.key}", lambda: found(known.rows, asked))
    st.html(kept(f"cases top {asked!r} {frame.key}", lambda: cases_found.top(frame, known, rows)))
    cases_asked.fields(frame)
    if not rows:
        st.html(cases_found.nothing(frame))
        return
    how = _how(frame)
    if how == MATRIX:
        st.html(kept(f"cases matrix {asked!r} {frame.key}", lambda: cases_found.by_city_and_theme(frame, known, rows, asked) + cases_found.learning(frame, rows)))
    elif how == BESIDE:
        _compared(frame, rows)
    else:
        _list(frame, known, rows, asked)
