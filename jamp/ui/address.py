"""What the address of a page says, and its memory over a change of page within one visit."""

from __future__ import annotations

import streamlit as st

from jamp.languages import LANGUAGES, Words, words

FILTERS = ("country", "city", "programme", "focus_area", "status", "as_at", "since")
KEPT = "address_kept"
PAGE = "address_page"


def arrive(page: str) -> None:
    """To be called once a run, before the page: the menu leaves an address bare, so the filters of the page before
    are put back; an address that carries filters of its own is taken as it is."""
    if st.session_state.get(PAGE) == page:
        return
    st.session_state[PAGE] = page
    for name in FILTERS:
        st.session_state.pop(f"filter_{name}", None)
    st.session_state.pop("filter_wrong", None)
    kept: dict[str, list[str]] = st.session_state.get(KEPT, {})
    if not any(name in st.query_params for name in FILTERS):
        for name, values in kept.items():
            st.query_params[name] = values


def write(name: str, values: list[str]) -> None:
    """Put the values of a filter into the address; touched only where they differ."""
    kept: dict[str, list[str]] = st.session_state.setdefault(KEPT, {})
    kept.pop(name, None)
    if values:
        kept[name] = values
    if st.query_params.get_all(name) != values:
        if values:
            st.query_params[name] = values
        else:
            st.query_params.pop(name, None)


def language() -> Words:
    """The language of the address, else the one chosen before, else the browser's, else English."""
    asked = st.query_params.get("lang", "")
    if asked not in LANGUAGES:
        browser = (st.context.locale or "en").split("-")[0]
        asked = st.session_state.get("language_chosen") or (browser if browser in LANGUAGES else "en")
        if "lang" in st.query_params or "language_chosen" in st.session_state:
            st.query_params["lang"] = asked
    else:
        st.session_state["language_chosen"] = asked
    return words(asked)
