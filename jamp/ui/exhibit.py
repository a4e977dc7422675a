"""A chart as a reader meets it: what it says, what is shown, the picture, and its table."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import streamlit as st

from jamp.languages import Words
from jamp.ui import markup

CONFIG: dict[str, Any] = {"displayModeBar": False, "responsive": True, "scrollZoom": False}


# typed: markup and the same letters as text are not the same
@lru_cache(maxsize=512, typed=True)
def _heading(heading: str, quiet: str) -> str:
    return markup.rendered("block.html", heading=heading, quiet=quiet)


@lru_cache(maxsize=256, typed=True)
def _block(table: str) -> str:
    return markup.rendered("block.html", tables=[table])


def exhibit(shown: str, finding: str, figure: Any, table: str, words: Words, key: str) -> None:
    """The finding as the heading, what is shown below it, the figure (a Plotly figure, or None where there is nothing
    to draw), and the table behind a click. `table` is HTML made by `markup.table`, or ""."""
    with st.container(gap="xsmall"):
        st.html(_heading(finding or shown, shown if finding else ""))
        if figure is not None:
            st.plotly_chart(figure, theme=None, config=CONFIG, key=key, alt=f"{shown}. {finding}")
        if table and figure is None:
            st.html(_block(table))
        elif table:
            with st.expander(words.text("Table")):
                st.html(_block(table))
