"""The pack of a meeting, made step by step."""

from __future__ import annotations

from concurrent.futures import Future

import streamlit as st

from jamp.languages import LANGUAGES
from jamp.queries import meetings
from jamp.reports import apart, pack
from jamp.reports.kinds import KINDS, Asked
from jamp.reports.meetings import NEXT, name, round_of
from jamp.reports.tied import TotalsDiffer
from jamp.settings import database_url
from jamp.ui import markup
from jamp.ui.frame import LANGUAGE_NAMES, Frame
from jamp.ui.kept import kept

DONE = "pack_done"


def packing(frame: Frame) -> None:
    """Choose the meeting and the languages; one button; the file."""
    w = frame.words
    markup.show("block.html", anchor="pack", heading=w.text("Everything for a meeting"),
                quiet=w.text("One ZIP file: {kinds}, each in its formats, with a cover list. Filters are left out of account.",
                             kinds=w.joined(w.text(KINDS[kind].label) for kind in pack.PARTS)))  # fmt: skip
    named = kept(f"meetings {frame.key}", lambda: _named(frame))
    left, right = st.columns(2)
    meeting = left.selectbox(w.text("Meeting"), list(named), format_func=named.__getitem__, key="pack_meeting")
    names = {"": w.text("Each in both"), **LANGUAGE_NAMES}
    chosen = right.radio(w.text("Languages"), list(names), format_func=names.__getitem__, key="pack_languages", horizontal=True)
    languages = (chosen,) if chosen else LANGUAGES
    if st.button(w.text("Make the pack"), key="pack", type="primary"):
        st.session_state.pop(DONE, None)
        _made(frame, meeting, languages)
    made_for, file, data, reports = st.session_state.get(DONE, ((), "", b"", 0))
    if made_for == (meeting, languages, frame.state):
        markup.show("block.html", lead=w.plural("The pack is ready: {n} report.", "The pack is ready: {n} reports.", reports))
        st.download_button(w.text("Download the pack"), data, file, "application/zip", on_click="ignore", key="pack_file", type="primary")


def _named(frame: Frame) -> dict[str, str]:
    with frame.reading() as session:
        held = [one.meeting for one in meetings.all(session) if "High Level" in one.series]
        return {code: name(session, code, frame.words) for code in (NEXT, *held)}


def _made(frame: Frame, meeting: str, languages: tuple[str, ...]) -> None:
    w = frame.words
    with frame.handing_out() as session:
        round = round_of(session, meeting)
        assert round is not None
        wanted = pack.asked(session, round)
    bar = st.progress(0.0, text=w.text("Counting"))
    # as many at once as there are processes; the parts keep their order
    waiting: list[tuple[Asked, Future[list[pack.Part]]]] = [(one, apart.begun(apart.parts, database_url(), one, frame.person.name, languages)) for one in wanted]
    parts: list[pack.Part] = []
    try:
        for done, (one, future) in enumerate(waiting):
            bar.progress(done / len(wanted), text=w.text("{n} of {all}: {what}", n=done + 1, all=len(wanted), what=w.text(KINDS[one.kind].label)))
            made = future.result()
            parts += made
    except (TotalsDiffer, apart.Interrupted) as wrong:
        markup.show("block.html", notice=said(frame, wrong))
        return
    finally:
        for _, future in waiting:
            future.cancel()
        bar.empty()
    with frame.handing_out() as session:
        data = pack.bound(session, round, parts, languages)
    st.session_state[DONE] = ((meeting, languages, frame.state), f"{round.meeting.lower()}_{round.view.as_at}.zip", data, len(wanted))


def said(frame: Frame, wrong: Exception) -> str:
    """Why a report was not made, and what to do."""
    w = frame.words
    if isinstance(wrong, TotalsDiffer):
        return w.text("Not made: {figure} is {shown}, but its annex gives {counted}. Tell who looks after the tracker.",
                      figure=wrong.figure, shown=wrong.shown, counted=wrong.counted)  # fmt: skip
    return w.text("The making was interrupted. What was made before is kept; try again.")
