"""What a person has sent: kept the moment it arrives, so that a refresh, a lost connection or a restart loses nothing."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from jamp.imports.check import check
from jamp.imports.entered import Form
from jamp.imports.plan import Plan, Upload
from jamp.store import drafts, profiles
from jamp.store.drafts import Draft
from jamp.ui import markup
from jamp.ui.frame import Frame

ASKED = "draft"
LONG = 3_000  # lines; fewer are compared before anybody has read how far it is


def keep(frame: Frame, files: list[tuple[str, bytes]]) -> None:
    """Keep files, and go on with them: the address names them from now on."""
    st.query_params[ASKED] = str(stored(frame, files))


def stored(frame: Frame, files: list[tuple[str, bytes]]) -> int:
    """Keep files; the number that they wait under."""
    return drafts.keep(frame.engine, frame.person.name, files, {})


def entered(frame: Frame, form: Form, row: bytes) -> int:
    """Keep a row that a form made; the number that it waits under: the same one where a button was pressed twice."""
    # how an office writes its files says nothing of a form
    options = {"form": form._asdict(), "profile": ""}
    files = [(f"{form.sheet}.csv", row)]
    return drafts.same(frame.engine, frame.person.name, files[0], options) or drafts.keep(frame.engine, frame.person.name, files, options)


def entered_parts(frame: Frame, parts: dict[str, bytes], opened: str) -> int:
    """Keep rows of several sheets that one form made, {sheet: CSV}; the number that they wait under."""
    form = Form(next(iter(parts)), False, opened)
    options = {"form": form._asdict(), "profile": "", "sheets": {f"{sheet}.csv": sheet for sheet in parts}}
    return drafts.keep(frame.engine, frame.person.name, [(f"{sheet}.csv", data) for sheet, data in parts.items()], options)


def current(frame: Frame) -> Draft | None:
    """The draft that the address names; None, with a word where it names one that is not there."""
    asked = st.query_params.get(ASKED, "")
    if not asked:
        return None
    found = drafts.one(frame.engine, frame.person.name, int(asked)) if asked.isdecimal() and len(asked) < 10 else None
    if found is None:
        del st.query_params[ASKED]
        markup.show("block.html", notice=frame.words.text("There is no file of yours that waits under number {n}.", n=asked[:20]))
    return found


def leave() -> None:
    """Go back to choosing; what is kept stays."""
    st.query_params.pop(ASKED, None)


def decide(frame: Frame, draft: Draft, **options: Any) -> None:
    """Keep decisions on how the files are read."""
    drafts.decide(frame.engine, frame.person.name, draft.draft, options)


def decide_file(frame: Frame, draft: Draft, position: int, **options: Any) -> None:
    """Keep decisions on how one of the files is read; None takes one back."""
    drafts.decide(frame.engine, frame.person.name, draft.draft, options, position)


def cancel(frame: Frame, draft: Draft) -> None:
    """Take it away; nothing of it is left."""
    drafts.cancel(frame.engine, frame.person.name, draft.draft)
    # the next one may get its number
    st.session_state.pop("upload_plan", None)
    leave()


def plan(frame: Frame, draft: Draft) -> Plan:
    """The Plan of a draft; made again only when a decision, the stored records, or what is remembered changed."""
    options = draft.options
    with frame.reading() as session:
        words = profiles.state(session, frame.person)
    key = (frame.state, words, draft.draft, repr(options), repr([file.options for file in draft.files]))
    kept: tuple[Any, Plan] | None = st.session_state.get("upload_plan")
    place = st.empty()  # always there, or all below would move by one and be seen twice until the run ends
    if kept and kept[0] == key:
        return kept[1]
    data = drafts.data(frame.engine, frame.person.name, draft.draft)
    sheet, sheets = (options.get("form") or {}).get("sheet"), options.get("sheets") or {}
    uploads = [Upload(file.name, one, sheets.get(file.name, sheet), options=file.options) for file, one in zip(draft.files, data, strict=True)]
    with place.container(), st.spinner(frame.words.text("Reading and comparing …")):
        far = partial(how_far, frame, st.empty())
        made = check(frame.engine, frame.person, uploads, options.get("as_at"), bool(options.get("good_rows_only")), options, far)
    place.empty()
    st.session_state["upload_plan"] = (key, made)
    return made


def looked_at(draft: Draft, plan: Plan) -> bool:
    """Whether this Plan of a draft would write what the one before it on this page would. A button is pressed beside that one:
    where others applied something since, this run has made another, which nobody has seen yet."""
    before: tuple[int, Plan] | None = st.session_state.get("upload_shown")
    st.session_state["upload_shown"] = (draft.draft, plan)
    return before is None or before[0] != draft.draft or before[1] is plan or before[1].same(plan)


def how_far(frame: Frame, place: Any, done: int, every: int) -> None:
    """Show how many lines of a long file are compared."""
    if every > LONG:
        w = frame.words
        place.progress(done / every, w.text("Comparing: {done} of {all} lines", done=w.number(done), all=w.number(every)))


def told_before(frame: Frame, draft: Draft) -> None:
    """A word on each file that was applied before, to the letter."""
    w = frame.words
    for file in draft.files:
        before = drafts.known(frame.engine, file.sha256)
        if before:
            text = w.text("{file} was applied already, to the letter, as batch {n} on {date} by {who}. There is nothing left to do; you may look at it all the same.",
                          file=file.name, n=before.batch, date=w.moment(before.recorded_at), who=before.by)  # fmt: skip
            markup.show("block.html", notice=text)


def waiting(frame: Frame) -> None:
    """What was sent and is not applied, with the way back to it."""
    w = frame.words
    found = drafts.waiting(frame.engine, frame.person.name)
    if not found:
        return
    rows = [[(w.text("; ").join(names), frame.link("upload", draft=number)), w.moment(when)] for number, when, names in found]
    markup.show("block.html", heading=w.text("Sent, not applied yet"), quiet=w.text("Kept as they came. Open one to go on with it, or to take it away."),
                tables=[markup.table([w.text("File"), w.text("When")], rows, numbers=False)])  # fmt: skip
