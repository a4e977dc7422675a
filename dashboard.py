"""The dashboard: language, the list of pages, and the one that runs."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from jamp.languages import mark
from jamp.ui.address import arrive, language

HERE = Path(__file__).parent
PAGES = (
    ("progress/overview", mark("Overview"), ""),
    ("progress/city", mark("City"), "city"),
    ("progress/project", mark("Project"), "project"),
    ("records/upload", mark("Upload"), "upload"),
    ("records/history", mark("History"), "history"),
    ("records/export", mark("Export"), "export"),
)

words = language()
pages = [
    st.Page(HERE / f"pages/{file}.py", title=words.text(title), url_path=path or None, default=not path)
    for file, title, path in PAGES
]
page = st.navigation(pages, position="top")
# a local picture: with an icon by name the browser would ask a font server for it
st.set_page_config(page_title=f"{page.title} · Smart JAMP", page_icon=str(HERE / "jamp/ui/icon.png"), layout="wide")
arrive(page.url_path)
page.run()
