"""What a page shows, made once and shown again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

T = TypeVar("T")


@st.cache_resource(show_spinner=False, max_entries=768)
def kept(key: str, _make: Callable[[], T]) -> T:
    """What `_make` gives, made once per `key`: the name of what is made, and `Frame.key`.

    One function for all pages, outside of them: a page's script is run anew each time, and a decorated function in it
    would have its source read and hashed with every run.
    """
    return _make()
