"""A form as it was opened: others may write meanwhile."""

from __future__ import annotations

from typing import Any, NamedTuple

import streamlit as st

from jamp.ui.frame import Frame


class Opened(NamedTuple):
    """A form as it was opened: the last batch then, and the record that it showed."""

    state: str
    shown: dict[str, Any]


def opened(frame: Frame, place: str, first: str, now: dict[str, Any]) -> Opened:
    """What the form at `place` shows since it was opened: its fields stay as they are, whatever others write meanwhile.
    `first`: the key of its first field, which is gone when the form was left."""
    kept: Opened | None = st.session_state.get(place)
    if kept is None or first not in st.session_state:
        kept = st.session_state[place] = Opened(frame.state, now)
    return kept
