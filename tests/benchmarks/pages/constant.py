"""The same elements as a real page, from a file: JAMP_CONSTANTS names it. No database, no filter, no rule."""

import json
import os
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import streamlit as st


@st.cache_resource(show_spinner=False)
def tree() -> Any:
    """The elements, each figure made once."""

    def made(node: Any) -> Any:
        if node["kind"] == "plotly_chart":
            node["figure"] = go.Figure(json.loads(node["spec"]), skip_invalid=True)
        for child in node.get("children", ()):
            made(child)
        return node

    return made(json.loads(Path(os.environ["JAMP_CONSTANTS"]).read_text(encoding="utf-8")))


def draw(node: Any, place: str) -> None:
    """One element and what is in it."""
    kind = node["kind"]
    if kind == "html":
        st.html(node["body"])
    elif kind == "plotly_chart":
        st.plotly_chart(node["figure"], theme=None, key=place)
    elif kind == "multiselect":
        st.multiselect(node["label"], node["options"], key=place)
    elif kind == "selectbox":
        st.selectbox(node["label"], node["options"], key=place)
    elif kind == "button":
        st.button(node["label"], key=place)
    elif kind == "pagination":
        st.pagination(node["pages"], key=place)
    elif kind == "text_input":
        st.text_input(node["label"], key=place)
    elif kind == "text_area":
        st.text_area(node["label"], key=place)
    else:
        box = st.popover("Filters") if kind == "popover" else st.expander("Table") if kind == "expander" else st.container()
        with box:
            for i, child in enumerate(node.get("children", ())):
                draw(child, f"{place}_{i}")


def page() -> None:
    """What the real page draws."""
    draw(tree(), "c")


names = ("Overview", "City", "Project", "Upload", "History", "Export")
pages = [st.Page(page, title=name, url_path=name.lower(), default=name == "Overview") for name in names]
here = st.navigation(pages, position="top")
st.set_page_config(page_title=here.title, page_icon="/app/static/icon.png", layout="wide")
here.run()
