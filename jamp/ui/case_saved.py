"""What a form of a case study wrote becomes a Plan and is applied: at once where nothing is odd, else after a look."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st
from markupsafe import Markup

from jamp.documents.csv import render_csv
from jamp.imports.apply import Refused, StalePlan, apply
from jamp.imports.entered import Form
from jamp.imports.plan import Plan
from jamp.store import drafts
from jamp.store.drafts import Draft
from jamp.ui import markup, refusal, review, sent
from jamp.ui.frame import Frame

MESSAGE = "case_message"
ODD = ("file", "row", "warning")

Rows = tuple[Sequence[str], Sequence[Sequence[Any]]]


def save(frame: Frame, parts: dict[str, Rows], done: str, opened: str = "") -> bool:
    """Write rows of sheets, {sheet: (columns, rows)}. True where they are applied; else the page shows what stands in the way
    from its next run on. `done` is what the reader is told; `opened`: the data state that the form was opened at."""
    number = sent.entered_parts(frame, {sheet: render_csv(*rows) for sheet, rows in parts.items()}, opened)
    draft = drafts.one(frame.engine, frame.person.name, number)
    assert draft is not None
    plan = sent.plan(frame, draft)
    if plan.fit and plan.empty:
        sent.cancel(frame, draft)
        st.session_state[MESSAGE] = frame.words.text("Nothing was changed.")
        return True
    if any(issue.severity in ODD for file in plan.files for issue in file.issues):
        st.query_params[sent.ASKED] = str(number)
        return False
    return _apply(frame, draft, plan, done)


def _apply(frame: Frame, draft: Draft, plan: Plan, done: str) -> bool:
    w = frame.words
    try:
        batch = apply(frame.engine, frame.person, plan, frame.person.name, draft.draft, frame.patience).batch
    except StalePlan:
        st.query_params[sent.ASKED] = str(draft.draft)
        st.session_state[MESSAGE] = w.text("Somebody applied something else, or took a confirmed word back meanwhile. The comparison below is new; please look again.")
    except Refused as problem:
        sent.cancel(frame, draft)
        st.session_state[MESSAGE] = refusal.told(frame, problem)
    else:
        st.query_params.pop(sent.ASKED, None)
        st.session_state[MESSAGE] = w.text("{done} It is batch {n} in the history, and can be undone there.", done=done, n=batch)
        return True
    finally:
        st.session_state.pop("upload_plan", None)
    return False


def own_words(frame: Frame, limit: str) -> None:
    """What a file chooser says itself, in the reader's language."""
    markup.show("uploader.html", choose=Markup(markup.quoted(frame.words.text("Choose a file"))), limit=Markup(markup.quoted(limit)))


def told(frame: Frame) -> None:
    """What came of the last step."""
    if message := st.session_state.pop(MESSAGE, ""):
        markup.show("block.html", notice=message)


def waiting(frame: Frame) -> Draft | None:
    """Shows what waits for a look; the draft that was applied here, None else. The page draws nothing else while one waits."""
    w, draft = frame.words, sent.current(frame)
    if draft is None:
        return None
    if draft.batch is not None:
        sent.leave()
        return draft
    plan = sent.plan(frame, draft)
    markup.show("block.html", heading=w.text("A look before it is saved"))
    review.mended(frame, plan)
    review.compared(frame, plan)
    with st.container(horizontal=True):
        looked_at = sent.looked_at(draft, plan)
        if st.button(w.text("Apply"), type="primary", key="apply", disabled=not plan.fit or plan.empty):
            if not looked_at:
                st.session_state[MESSAGE] = w.text("Somebody applied something else, or took a confirmed word back meanwhile. The comparison below is new; please look again.")
            elif _apply(frame, draft, plan, w.text("Saved.")):
                return draft
            st.rerun()
        if st.button(w.text("Back to the form"), key="cancel"):
            sent.cancel(frame, draft)
            st.session_state.pop("upload_plan", None)
            st.rerun()
    st.stop()


def begun(frame: Frame, form: Form, row: bytes, done: str) -> str:
    """Write the first row of a new case; its code, which may be another than that of the row, "" where it is not written."""
    number = sent.entered(frame, form, row)
    draft = drafts.one(frame.engine, frame.person.name, number)
    assert draft is not None
    plan = sent.plan(frame, draft)
    if any(issue.severity in ODD for file in plan.files for issue in file.issues):
        st.query_params[sent.ASKED] = str(number)
        return ""
    (key,) = next(iter(plan.operations)).keys()
    return str(key[0]) if _apply(frame, draft, plan, done) else ""
