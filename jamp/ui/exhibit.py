"""A chart as a reader meets it: what it shows, the picture, and its table."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go
import streamlit as st

from jamp.languages import Words
from jamp.ui import markup

CONFIG: dict[str, Any] = {"displayModeBar": False, "responsive": True, "scrollZoom": False}


def exhibit(heading: str, sentence: str, figure: go.Figure, table: str, words: Words, key: str) -> None:
    """Heading, one-sentence reading, figure, and the table behind a click. `table` is HTML made by `markup.table`."""
    markup.show("block.html", heading=heading, quiet=sentence)
    st.plotly_chart(figure, theme=None, config=CONFIG, key=key, alt=f"{heading}. {sentence}")
    if table:
        with st.expander(words.text("Table")):
            markup.show("block.html", tables=[table])
