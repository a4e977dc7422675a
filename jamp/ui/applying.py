"""A draft is applied while its reader looks on: a long one shows how far it is, and can be stopped."""

from __future__ import annotations

import threading
from functools import partial
from typing import Any

import streamlit as st

from jamp.imports.apply import apply
from jamp.imports.plan import Plan
from jamp.store import drafts
from jamp.store.drafts import Draft
from jamp.ui import sent
from jamp.ui.frame import Frame

LONG = 3_000  # records or lines; below it is done before anybody has read how far it is
END = 60.0  # seconds that an end is waited for
RUNNING = "upload_running"


def applied(frame: Frame, draft: Draft, plan: Plan, place: Any) -> None:
    """Apply it; what is to be seen meanwhile stands at `place`, an empty element. StalePlan and Refused as of `apply`.

    Whatever is pressed meanwhile, the Stop button before all, has Streamlit raise its control exception at the next word of
    progress, in the middle of the transaction: all of it is put back and the draft waits as before.
    """
    w = frame.words
    if max(plan.records, sum(file.rows for file in plan.files)) <= LONG:
        with place, st.spinner(w.text("Applying …")):
            apply(frame.engine, frame.person, plan, frame.person.name, draft.draft, frame.patience)
        return
    with place.container():
        bar = st.progress(0.0, _far(frame, 0, plan.records))
        st.button(w.text("Stop"), key="stop")

    def progress(done: int, every: int) -> None:
        bar.progress(done / every, _far(frame, done, every))

    ended = threading.Event()
    st.session_state[RUNNING] = (draft.draft, ended)
    try:
        apply(frame.engine, frame.person, plan, frame.person.name, draft.draft, frame.patience, progress, partial(sent.how_far, frame, bar))
    except Exception:
        st.session_state.pop(RUNNING, None)
        raise
    finally:
        ended.set()
    st.session_state.pop(RUNNING, None)


def _far(frame: Frame, done: int, every: int) -> str:
    w = frame.words
    return w.text("Applying: {done} of {all} records", done=w.number(done), all=w.number(every))


def stopped(frame: Frame) -> str:
    """What to say where applying was interrupted: the new run of the page begins before the old one has come to its end,
    and waits for that. "" where nothing was, or where all was applied by then."""
    interrupted: tuple[int, threading.Event] | None = st.session_state.pop(RUNNING, None)
    if interrupted is None:
        return ""
    number, ended = interrupted
    ended.wait(END)
    draft = drafts.one(frame.engine, frame.person.name, number)
    if draft is None or draft.batch is not None:
        return ""
    return frame.words.text("Stopped: nothing was changed. What you sent still waits here.")
