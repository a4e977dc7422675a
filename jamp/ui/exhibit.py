"""A chart as a reader meets it: what it says, what is shown, the picture, and its table."""

from __future__ import annotations

from typing import Any

import streamlit as st

from jamp.languages import Words
from jamp.ui import markup

CONFIG: dict[str, Any] = {"displayModeBar": False, "responsive": True, "scrollZoom": False}


def exhibit(shown: str, finding: str, figure: Any, table: str, words: Words, key: str) -> None:
    """The finding as the heading, what is shown below it, the figure (a Plotly figure, or None where there is nothing
    to draw), and the table behind a click. `table` is HTML made by `markup.table`, or ""."""
    with st.container(gap="xsmall"):
        markup.show("block.html", heading=finding or shown, quiet=shown if finding else "")
        if figure is not None:
            st.plotly_chart(figure, theme=None, config=CONFIG, key=key, alt=f"{shown}. {finding}")
        if table and figure is None:
            markup.show("block.html", tables=[table])
        elif table:
            with st.expander(words.text("Table")):
                markup.show("block.html", tables=[table])
