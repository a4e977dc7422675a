"""The collection of case studies: chosen, put in order, with a foreword; made as a document."""

from __future__ import annotations

import streamlit as st

from jamp.reports.apart import Interrupted
from jamp.reports.tied import TotalsDiffer
from jamp.ui import asking, checked, collecting, earlier, handed, markup, packing
from jamp.ui.frame import Frame, begin, in_words


def _making(frame: Frame) -> None:
    w = frame.words
    markup.show("block.html", title=w.text("Collection of case studies"), quiet=in_words(frame), more=[(w.text("Case studies"), frame.link("cases"))],
                lead=w.text("Choose case studies, put them in order, write a foreword; the collection gets a number and keeps its figures."))  # fmt: skip
    checked.before_handing_out(frame)
    one = collecting.chosen(frame)
    if one is None:
        return
    asking.wording(frame, one)
    if st.button(w.text("Make the collection"), key="make", type="primary"):
        try:
            with st.spinner(w.text("Counting, and counting again from the annex")):
                made = asking.make(frame, one)
        except (TotalsDiffer, Interrupted) as wrong:
            markup.show("block.html", notice=packing.said(frame, wrong))
            return
        st.query_params["report"] = str(made.number)
        st.rerun()


def page() -> None:
    """Draw it."""
    wanted = st.query_params.get("report", "")
    frame = begin(filters=("country", "city", "programme", "focus_area") if not wanted else False)
    if frame is None:
        return
    if not wanted:
        _making(frame)
    elif one := earlier.found(frame, wanted):
        handed.shown(frame, one)
    else:
        w = frame.words
        markup.show("block.html", title=w.text("Collection of case studies"), notice=w.text("There is no report {number}.", number=wanted),
                    more=[(w.text("Collection of case studies"), frame.link("collection"))])  # fmt: skip
