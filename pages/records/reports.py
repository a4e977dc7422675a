"""Documents to hand out: made with one click, numbered, and made again from their number."""

from __future__ import annotations

import streamlit as st

from jamp.reports.apart import Interrupted
from jamp.reports.tied import TotalsDiffer
from jamp.ui import asking, checked, earlier, handed, markup, packing
from jamp.ui.frame import Frame, begin, in_words


def _making(frame: Frame) -> None:
    w = frame.words
    markup.show("block.html", title=w.text("Reports"), lead=w.text("Documents to hand out, each with a number and the data that it was made from."),
                quiet=in_words(frame))  # fmt: skip
    checked.before_handing_out(frame)
    one = asking.asked(frame)
    if one is None:
        return
    asking.wording(frame, one)
    if st.button(w.text("Make the report"), key="make", type="primary"):
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
    # a report that was made has its places and dates from its making
    frame = begin(filters=not wanted)
    if frame is None:
        return
    if not wanted:
        _making(frame)
        packing.packing(frame)
        earlier.earlier(frame)
    elif one := earlier.found(frame, wanted):
        handed.shown(frame, one)
    else:
        w = frame.words
        markup.show("block.html", title=w.text("Reports"), notice=w.text("There is no report {number}.", number=wanted),
                    more=[(w.text("Reports"), frame.link("reports"))])  # fmt: skip
