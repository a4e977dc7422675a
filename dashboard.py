"""The dashboard: language, the list of pages, and the one that runs."""

from __future__ import annotations

from functools import partial
from importlib import import_module

import streamlit as st

from jamp.languages import mark
from jamp.ui.address import arrive, language

# a flat list: under headings the menu of narrow screens is no list for screen readers; what does not fit is behind "more"
PAGES = (
    ("progress.overview", mark("Overview"), ""),
    ("progress.city", mark("City"), "city"),
    ("progress.project", mark("Project"), "project"),
    ("results.outcomes", mark("Outcomes"), "outcomes"),
    ("results.inclusion", mark("Inclusion"), "inclusion"),
    ("results.left_behind", mark("Left behind"), "left-behind"),
    ("progress.timeline", mark("Timeline"), "timeline"),
    ("progress.pipeline", mark("Pipeline"), "pipeline"),
    ("progress.funding", mark("Funding"), "funding"),
    ("results.targets", mark("Targets"), "targets"),
    ("results.compare", mark("Compare"), "compare"),
    ("cases.find", mark("Case studies"), "cases"),
    ("records.upload", mark("Upload"), "upload"),
    ("records.checks", mark("Checks"), "checks"),
    ("records.history", mark("History"), "history"),
    ("records.reports", mark("Reports"), "reports"),
    ("records.export", mark("Export"), "export"),
    ("records.remembered", mark("Remembered"), "remembered"),
    ("records.enter", mark("Enter"), "enter"),
    ("cases.one", mark("Case study"), "case"),
    ("cases.write", mark("Write a case study"), "write-case"),
    ("cases.collection", mark("Collection of case studies"), "collection"),
)
# reached from a project, and from the list of case studies
UNLISTED = ("enter", "case", "write-case", "collection")


def draw(module: str) -> None:
    """Draw a page; its module is imported when somebody first opens it, and never run as a script."""
    import_module(f"pages.{module}").page()


words = language()
pages = [
    st.Page(partial(draw, module), title=words.text(title), url_path=path, default=not path, visibility="hidden" if path in UNLISTED else "visible")
    for module, title, path in PAGES
]
page = st.navigation(pages, position="top")
# a picture of our own: with an icon by name the browser would ask a font server for it
st.set_page_config(page_title=f"{page.title} · Smart JAMP", page_icon="/app/static/icon.png", layout="wide")
arrive(page.url_path)
page.run()
