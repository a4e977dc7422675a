"""How a derived number was computed: the rule in words, and its inputs with their sources."""

from __future__ import annotations

from typing import Any

import streamlit as st

from jamp.languages import Words
from jamp.ui import markup


def computed(words: Words, rule: str | list[str], head: list[str], rows: list[list[Any]], key: str) -> None:
    """A closed panel below a chart. `rule`: what is done with the inputs, in one paragraph or more; `rows`: each input, its date, its source."""
    with st.expander(words.text("How computed"), key=key):
        markup.show("block.html", paragraphs=[rule] if isinstance(rule, str) else rule, tables=[markup.table(*markup.lean(head, rows), numbers=False)] if rows else [])
