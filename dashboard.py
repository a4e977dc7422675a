"""The dashboard: language, the list of pages, and the one that runs."""

from __future__ import annotations

from functools import partial
from importlib import import_module

import streamlit as st

from jamp.languages import mark
from jamp.ui.address import arrive, language

# (heading of the menu, "" for none; module, title, address)
PROGRESS, RESULTS, RECORDS = mark("Progress"), mark("Results"), mark("Data")
PAGES = (
    ("", "progress.overview", mark("Overview"), ""),
    ("", "progress.city", mark("City"), "city"),
    ("", "progress.project", mark("Project"), "project"),
    (PROGRESS, "progress.timeline", mark("Timeline"), "timeline"),
    (PROGRESS, "progress.pipeline", mark("Pipeline"), "pipeline"),
    (PROGRESS, "progress.funding", mark("Funding"), "funding"),
    (RESULTS, "results.outcomes", mark("Outcomes"), "outcomes"),
    (RESULTS, "results.inclusion", mark("Inclusion"), "inclusion"),
    (RESULTS, "results.left_behind", mark("Left behind"), "left-behind"),
    (RESULTS, "results.targets", mark("Targets"), "targets"),
    (RESULTS, "results.compare", mark("Compare"), "compare"),
    ("", "records.upload", mark("Upload"), "upload"),
    (RECORDS, "records.enter", mark("Enter"), "enter"),
    (RECORDS, "records.checks", mark("Checks"), "checks"),
    (RECORDS, "records.history", mark("History"), "history"),
    (RECORDS, "records.remembered", mark("Remembered"), "remembered"),
    (RECORDS, "records.export", mark("Export"), "export"),
)


def draw(module: str) -> None:
    """Draw a page; its module is imported when somebody first opens it, and never run as a script."""
    import_module(f"pages.{module}").page()


words = language()
pages: dict[str, list[st.Page]] = {}
for heading, module, title, path in PAGES:
    one = st.Page(partial(draw, module), title=words.text(title), url_path=path, default=not path)
    pages.setdefault(words.text(heading) if heading else "", []).append(one)
page = st.navigation(pages, position="top")
# a picture of our own: with an icon by name the browser would ask a font server for it
st.set_page_config(page_title=f"{page.title} · Smart JAMP", page_icon="/app/static/icon.png", layout="wide")
arrive(page.url_path)
page.run()
