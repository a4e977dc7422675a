"""What people confirmed of files: how an office's files are read, how cities are called; each to be taken back."""

from __future__ import annotations

import streamlit as st

from jamp.ui import confirmed, markup
from jamp.ui.frame import begin


def page() -> None:
    """Draw it."""
    frame = begin(filters=False)
    if frame is None:
        return
    w = frame.words
    message = st.session_state.pop("remembered_message", "")
    if message:
        markup.show("block.html", notice=message)
    lead = w.text("What people of your office confirmed when they sent files. The next file with the same columns is read so, and says it.")
    markup.show("block.html", title=w.text("What is remembered"), lead=lead, more=[(w.text("Upload"), frame.link("upload"))])
    found = confirmed.offices(frame)
    confirmed.cities(frame)
    confirmed.taken_back(frame)
    if not found:
        markup.show("block.html", quiet=w.text("Nothing yet: no file of your office needed a word."))
