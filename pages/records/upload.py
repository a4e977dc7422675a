"""An updated sheet in: kept, read, shown, compared, applied, undone."""

from __future__ import annotations

import datetime

import streamlit as st
from markupsafe import Markup

from jamp.documents.csv import render_csv
from jamp.imports.apply import Refused, StalePlan, apply
from jamp.imports.reading.limits import LARGEST
from jamp.imports.templates import template_rows
from jamp.model.subjects import SHEETS
from jamp.ui import conversions, markup, reading, review, sent
from jamp.ui.frame import Frame, begin


def _own_words(frame: Frame) -> None:
    """What the file chooser says itself, in the reader's language."""
    w = frame.words
    limit = w.text("{n} MB a file at most", n=LARGEST // 1048576)
    markup.show("uploader.html", choose=Markup(markup.quoted(w.text("Choose files"))), limit=Markup(markup.quoted(limit)))


def _steps(frame: Frame) -> None:
    w = frame.words
    steps = [
        w.text("Take the present list from Export, or a blank template from below. Change in Excel what is new; columns that you do not need can go."),
        w.text("Choose the file above. You see what was read, what has to be mended and where, and what would change, old beside new."),
        w.text("Apply it. What it changed is listed with links, and can be undone there or in History."),
    ]
    markup.show("block.html", heading=w.text("In three steps"), steps=steps, more=[(w.text("Export"), frame.link("export")), (w.text("History"), frame.link("history"))])


def _templates(frame: Frame) -> None:
    w = frame.words
    with st.expander(w.text("Blank templates")):
        name = st.selectbox(w.text("Sheet"), list(SHEETS), index=list(SHEETS).index("projects"), key="template_sheet",
                            format_func=lambda n: w.text(SHEETS[n].label))  # fmt: skip
        columns, remarks = template_rows(name, w.text)
        st.download_button(w.text("Download the template"), lambda: render_csv(columns, remarks), f"{name}.csv", "text/csv", on_click="ignore")


def _choose(frame: Frame) -> None:
    """Nothing is chosen yet: the file chooser, what waits, how it goes."""
    w = frame.words
    markup.show("block.html", lead=w.text("Choose a file: it is kept, read and compared first. No record changes until you apply it."))
    _own_words(frame)
    files = st.file_uploader(w.text("CSV or Excel files"), accept_multiple_files=True, key=f"files_{st.session_state.get('round', 0)}")
    large = [file.name for file in files if file.size > LARGEST]
    if large:
        markup.show("block.html", notice=w.text("{file} is too large; {n} MB are the most.", file=large[0], n=LARGEST // 1048576))
    elif files:
        sent.keep(frame, [(file.name, file.getvalue()) for file in files])
        st.session_state["round"] = st.session_state.get("round", 0) + 1  # a fresh, empty chooser for the next time
        st.rerun()
    sent.waiting(frame)
    _steps(frame)
    _templates(frame)


def _date(frame: Frame, draft: sent.Draft) -> None:
    """The reporting date of rows that give none."""
    w, now = frame.words, draft.options.get("as_at")
    with st.container(width=360):
        date = st.date_input(w.text("Reporting date"), value=datetime.date.fromisoformat(now) if now else None, key=f"as_at_{draft.draft}",
                             format="YYYY-MM-DD")  # fmt: skip
    markup.show("block.html", quiet=w.text("Needed only where the file has no column as_at, or leaves it empty."))
    if (date.isoformat() if date else None) != now:
        sent.decide(frame, draft, as_at=date.isoformat() if date else None)
        st.rerun()


def _review(frame: Frame, draft: sent.Draft) -> None:
    """How it was read, what to mend, what would change; then apply it or take it away."""
    w = frame.words
    names = w.text("; ").join(file.name for file in draft.files)
    markup.show("block.html", heading=names, quiet=w.text("Kept since {date}. You can leave this page and come back to it.", date=w.moment(draft.created_at)))
    sent.told_before(frame, draft)
    _date(frame, draft)
    plan = sent.plan(frame, draft)
    review.read(frame, plan)
    reading.how(frame, draft, plan)
    conversions.how(frame, draft, plan)
    review.mended(frame, plan)
    if plan.fit:
        review.compared(frame, plan)
    else:
        if not plan.empty:  # what stands in the way comes first
            with st.expander(w.text("What would change without these problems")):
                review.compared(frame, plan)
        markup.show("block.html", quiet=w.text("Mend the problems in your file, take this one away and choose the mended one. Until then nothing can be applied."))
    review.good_rows(frame, draft, plan)
    with st.container(horizontal=True):
        if st.button(w.text("Apply"), type="primary", key="apply", disabled=not plan.fit or plan.empty):
            try:
                with st.spinner(w.text("Applying …")):
                    apply(frame.engine, frame.person, plan, frame.person.name, draft.draft)
            except StalePlan:
                st.session_state["upload_message"] = w.text("Somebody applied something else meanwhile. The comparison below is new; please look again.")
            except Refused as problem:
                st.session_state["upload_message"] = w.text(str(problem))
            st.session_state.pop("upload_plan", None)
            st.rerun()
        if st.button(w.text("Take it away"), key="cancel"):
            sent.cancel(frame, draft)
            st.session_state.pop("upload_plan", None)
            st.session_state["upload_message"] = w.text("{file} is taken away; nothing of it is left.", file=names)
            st.rerun()
        if st.button(w.text("Later: choose another file"), key="later", type="tertiary"):
            sent.leave()
            st.rerun()


def page() -> None:
    """Draw it."""
    frame = begin(filters=False)
    if frame is None:
        return
    w = frame.words
    markup.show("block.html", title=w.text("Send an updated sheet"))
    message = st.session_state.pop("upload_message", "")
    if message:
        markup.show("block.html", notice=message)
    draft = sent.current(frame)
    if draft is None:
        _choose(frame)
    elif draft.batch is None:
        _review(frame, draft)
    else:
        review.done(frame, draft)
