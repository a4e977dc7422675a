"""The way of a case study to the public: handed in, read by another person, cleared or sent back, withdrawn."""

from __future__ import annotations

import datetime
from dataclasses import replace

import streamlit as st

from jamp.charts import cases as said
from jamp.model.case_studies import TEXTS
from jamp.model.cases import Case
from jamp.model.clearing import lacking, same_person
from jamp.reports.lacks import asked, place, told
from jamp.store import comments
from jamp.ui import markup
from jamp.ui.case_form import label
from jamp.ui.case_saved import MESSAGE, save
from jamp.ui.frame import Frame

NAMED = "case_named"  # who sits here says so once a session


def missing(frame: Frame, case: Case) -> None:
    """What is lacking, where it is mended, and whom to ask."""
    w, lacks = frame.words, lacking(case)
    stop = [lack for lack in lacks if lack.blocks]
    if not stop:
        markup.show("block.html", lead=w.text("Nothing is missing: it can be cleared."))
    else:
        markup.show("block.html", lead=w.plural("{n} thing is missing before it can be cleared.", "{n} things are missing before it can be cleared.", len(stop)))
    if lacks:
        head = [w.text("Where"), w.text("What is missing"), w.text("Whom to ask"), w.text("Needed")]
        rows = [[place(lack, w), told(lack, w), asked(lack, w), w.text("yes") if lack.blocks else w.text("better with it")] for lack in [*stop, *(lack for lack in lacks if not lack.blocks)]]
        with st.expander(w.text("What is missing, and whom to ask"), expanded=len(stop) <= 6):
            markup.show("block.html", tables=[markup.table(head, rows, numbers=False)])


def steps(frame: Frame, case: Case) -> None:
    """The next step, and the ways back."""
    w = frame.words
    with st.container(width=480):
        name = st.text_input(w.text("Your name and office"), st.session_state.get(NAMED, frame.person.name), max_chars=300, key="case_who").strip()
    st.session_state[NAMED] = name
    today = datetime.date.today().isoformat()
    if case.state == "draft":
        markup.show("block.html", quiet=w.text("Who hands it in is its author. Somebody else then reads it."))
        if st.button(w.text("Hand it in for review"), type="primary", key="hand_in", disabled=not name):
            _set(frame, case, {"state": "in review", "author": case.author or name, "written_on": today, "reviewer": "[clear]", "reviewed_on": "[clear]"}, w.text("It waits for its second reader."))
    elif case.state == "in review":
        _reading(frame, case, name, today)
    if case.state == "withdrawn":
        markup.show("block.html", quiet=w.text("It was withdrawn on {date}: {reason}", date=w.date(case.withdrawn_on), reason=case.withdrawn_reason))
        if st.button(w.text("Make it a draft again"), key="again"):
            _set(frame, case, {"state": "draft", "withdrawn_on": "[clear]", "withdrawn_reason": "[clear]"}, w.text("It is a draft again."))
        return
    with st.expander(w.text("Withdraw it")):
        markup.show("block.html", quiet=w.text("Nobody sees it from then on, nor its photos; that it was there, the date and the reason stay to be seen."))
        reason = st.text_input(w.text("Why it was withdrawn"), max_chars=600, key="withdraw_reason").strip()
        if st.button(w.text("Withdraw"), key="withdraw", disabled=not reason):
            _set(frame, case, {"state": "withdrawn", "withdrawn_on": today, "withdrawn_reason": reason}, w.text("It is withdrawn."))


def _reading(frame: Frame, case: Case, name: str, today: str) -> None:
    w = frame.words
    itself = same_person(case.author, name)
    read = replace(case, reviewer=name, reviewed_on=today)
    stop = [lack for lack in lacking(read) if lack.blocks]
    open_ = [one for one in comments.of_case(frame.engine, case.case_id) if not one.settled_at]
    if itself:
        markup.show("block.html", notice=w.text("{reader} wrote it too: the second reader is another person.", reader=name))
    if open_:
        markup.show("block.html", notice=w.plural("{n} comment is open. Settle it first, or send the case back.", "{n} comments are open. Settle them first, or send the case back.", len(open_)))
    with st.container(horizontal=True):
        if st.button(w.text("Clear it for publication"), type="primary", key="clear", disabled=bool(stop or open_ or not name)):
            _set(frame, case, {"state": "cleared", "reviewer": name, "reviewed_on": today}, w.text("It is published as it stands now."))
        if st.button(w.text("Send it back"), key="send_back"):
            _set(frame, case, {"state": "draft"}, w.text("It is a draft again; the comments stay."))


def _set(frame: Frame, case: Case, fields: dict[str, str], done: str) -> None:
    columns = ["case_id", "project_id", *fields]
    save(frame, {"case_studies": (columns, [[case.case_id, case.project_id, *fields.values()]])}, done, frame.state)
    st.rerun()


def discussed(frame: Frame, case: Case) -> None:
    """The comments of readers, field by field, and a new one."""
    w = frame.words
    markup.show("block.html", heading=w.text("Comments"))
    written = comments.of_case(frame.engine, case.case_id)
    for one in written:
        left, right = st.columns([6, 1], vertical_alignment="center")
        about = label(frame, one.about) if one.about else w.text("The whole")
        when = w.text("{who}, {date}", who=one.written_by, date=w.moment(one.written_at))
        if one.settled_at:
            when = w.text("{when}; settled by {who}", when=when, who=one.settled_by)
        with left:
            markup.show("block.html", paragraphs=[w.text("{what}: {value}", what=about, value=one.text), markup.quiet(when)])
        if not one.settled_at and right.button(w.text("Settled"), key=f"settle_{one.number}"):
            comments.settle(frame.engine, one.number, st.session_state.get(NAMED) or frame.person.name)
            st.rerun()
    with st.form(f"comment_{len(written)}"):
        about = st.selectbox(w.text("About"), ["", *(column.name for column in TEXTS)], format_func=lambda name: label(frame, name) if name else w.text("The whole"))
        text = st.text_area(w.text("Comment"), max_chars=1000, height=80).strip()
        if st.form_submit_button(w.text("Write the comment")):
            if text:
                comments.write(frame.engine, case.case_id, about, text, st.session_state.get(NAMED) or frame.person.name)
            else:
                st.session_state[MESSAGE] = w.text("Please fill in: {names}.", names=w.text("Comment"))
            st.rerun()


def differences(frame: Frame, case: Case, versions: list[Case]) -> None:
    """What is other than in the version that was published last."""
    w = frame.words
    if not versions:
        markup.show("block.html", quiet=w.text("It was never published."))
        return
    last = versions[0]
    rows = []
    for language in sorted({*case.texts, *last.texts}):
        for column in TEXTS:
            old, new = last.texts.get(language, {}).get(column.name, ""), case.texts.get(language, {}).get(column.name, "")
            if old != new:
                rows.append([w.text("{what} ({others})", what=w.text(column.label), others=w.language_name(language)), old or "–", new or "–"])
    before = {figure.key: figure for figure in last.figures}
    for figure in case.figures:
        was = before.pop(figure.key, None)
        if was is None or (was.value, was.baseline, was.as_at) != (figure.value, figure.baseline, figure.as_at):
            rows.append([figure.title, said.in_short(was, frame.choices.groups, w) if was else "–", said.in_short(figure, frame.choices.groups, w)])
    rows += [[figure.title, said.in_short(figure, frame.choices.groups, w), "–"] for figure in before.values()]
    markup.show("block.html", heading=w.text("What is new since version {n}, published on {date}", n=last.version, date=w.date(last.cleared_at[:10])),
                quiet="" if rows else w.text("Nothing: the record says what is published."),
                tables=[markup.table([w.text("Field"), w.text("Published"), w.text("Now")], rows, numbers=False)] if rows else [])  # fmt: skip
