"""A long table a page at a time; only the page that is shown is read."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from jamp.ui import markup
from jamp.ui.frame import Frame
from jamp.ui.kept import kept


def paged(frame: Frame, name: str, count: int, each: int, listed: Callable[[int], str]) -> None:
    """One page of `count` rows and the choice of another. `listed` gives page n, from 1 on, as HTML; each page is kept
    under `name`, which is also the key of the choice."""
    body = st.empty()
    pages = max(1, -(-count // each))
    number = 1
    if pages > 1:
        with st.container(key=f"paging_{name}"):
            number = st.pagination(pages, key=f"page_{name}_{hash(frame.view)}")
    here = min(number, pages)
    with body:
        markup.show("block.html", tables=[kept(f"{name} {here} {frame.key}", lambda: listed(here))])
