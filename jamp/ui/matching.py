"""Which column of a file is which of ours, how sure that is, and what an earlier file of its shape decides; each to be
switched by a person."""

from __future__ import annotations

from typing import Any

import streamlit as st

from jamp.imports.folding import label
from jamp.imports.matched import Matched, Sure
from jamp.imports.plan import FilePlan, Plan
from jamp.languages import mark
from jamp.model.subjects import SHEETS
from jamp.store.drafts import Draft
from jamp.store.profiles import Entry
from jamp.ui import confirmed, markup, sent
from jamp.ui.frame import Frame

HOW = {
    Sure.EXACT: mark("the name itself"), Sure.FOLDED: mark("the name, written a little otherwise"), Sure.ALTERNATE: mark("another name that is known"),
    Sure.REMEMBERED: mark("as confirmed for an earlier file"), Sure.CHOSEN: mark("chosen by a person"), Sure.NEAR: mark("nearly the name: please confirm"),
    Sure.NOT: mark("not known"),
}  # fmt: skip
FEW = 12


def recalled(frame: Frame, draft: Draft, plan: Plan) -> None:
    """What an earlier file of the same shape decides, on top of everything, and the way to do without."""
    w = frame.words
    for number, file in enumerate(plan.files):
        profile = file.memory.profile
        if profile is None:
            continue
        last = profile.last
        lead = w.text("{file} is read as “{name}”, confirmed on {date} by {who}.", file=file.file, name=profile.name, date=w.moment(last.recorded_at), who=last.by)
        rows = [confirmed.sentence(frame, profile, one) for one in profile.entries if _counts(file, one)]
        told = w.text("Only the earlier file says so; please look whether it still holds:") if rows else ""
        more = [w.plural("and {n} more", "and {n} more", len(rows) - FEW)] if len(rows) > FEW else []
        markup.show("block.html", heading=w.text("As the last time"), lead=lead, quiet=told, paragraphs=[*rows[:FEW], *more],
                    more=[(w.text("What is remembered"), frame.link("remembered"))])  # fmt: skip
        if st.button(w.text("Read it without this"), key=f"without_{number}"):
            sent.decide_file(frame, draft, file.upload, profile="")
            st.rerun()


def _counts(file: FilePlan, one: Entry) -> bool:
    """True for a confirmed word that decides something of this table."""
    if one.kind == "columns":
        return any(column.sure is Sure.REMEMBERED and label(column.written) == label(one.text) for column in file.matched)
    return one.kind != "answers" or one.field in dict(file.memory.assumed)


def how(frame: Frame, draft: Draft, plan: Plan) -> None:
    """For each table: names that are nearly ours, then all columns."""
    for number, file in enumerate(plan.files):
        # two columns of one name are asked about once
        for column in {one.written: one for one in file.matched}.values():
            if column.suggestion and not any(one.field == column.suggestion for one in file.matched):
                _ask(frame, draft, file, column, number)
        for name in dict.fromkeys(issue.values["name"] for issue in file.issues if issue.blocks and issue.code == "duplicate-label"):
            _which(frame, draft, file, name, number)
        if file.matched and file.sheet:
            with st.expander(frame.words.text("How the columns of {file} were matched", file=markup.plain(file.file))):
                _table(frame, file)
                _other(frame, draft, file, number)


def _field(frame: Frame, file: FilePlan, name: str) -> str:
    """A field as a person reads it, with its name in files."""
    w = frame.words
    return w.text("{label} ({name})", label=w.text(SHEETS[file.sheet].column(name).label), name=name) if name else w.text("not used")


def _ask(frame: Frame, draft: Draft, file: FilePlan, column: Matched, number: int) -> None:
    w = frame.words
    lead = w.text("{file}: the column “{written}” is not known. Does it hold this: {field}?", file=file.file, written=markup.cut(column.written), field=_field(frame, file, column.suggestion))
    samples = w.text("; ").join(column.samples)
    markup.show("block.html", heading=w.text("Please choose: {what}", what=markup.cut(column.written)), lead=lead, quiet=w.text("For instance: {samples}", samples=samples) if samples else "")
    with st.container(horizontal=True):
        if st.button(w.text("Yes, take it so"), key=f"near_{number}_{column.written}", type="primary"):
            _say(frame, draft, file, {column.written: column.suggestion})
        if st.button(w.text("No, leave it out"), key=f"far_{number}_{column.written}"):
            _say(frame, draft, file, {column.written: ""})


def _which(frame: Frame, draft: Draft, file: FilePlan, field: str, number: int) -> None:
    """Several columns would be one field: a person says which of them it is; the others are not used."""
    w = frame.words
    lead = w.text("{file}: several columns could be {field}. Which one is it? The others are left out.", file=file.file, field=_field(frame, file, field))
    markup.show("block.html", heading=w.text("Please choose: {what}", what=_field(frame, file, field)), lead=lead)
    rivals = [one for one in file.matched if one.field == field]
    for place, one in zip(st.columns(len(rivals)), rivals, strict=True):
        with place:
            if st.button(w.text("Take “{written}”", written=markup.plain(one.written)), key=f"which_{number}_{one.written}", type="primary"):
                _say(frame, draft, file, {other.written: field if other is one else "" for other in rivals})
            markup.show("block.html", quiet=w.text("For instance: {samples}", samples=w.text("; ").join(one.samples)) if one.samples else w.text("It holds nothing."))


def _table(frame: Frame, file: FilePlan) -> None:
    w = frame.words
    head = [w.text("Column in the file"), w.text("Taken for"), w.text("How sure"), w.text("First values")]
    rows = [[markup.cut(one.written) or "–", _field(frame, file, one.field), w.text(HOW[one.sure]), w.text("; ").join(one.samples)] for one in file.matched]
    markup.show("block.html", tables=[markup.table(head, rows, numbers=False)])


def _other(frame: Frame, draft: Draft, file: FilePlan, number: int) -> None:
    """Any column can be taken for any field."""
    w = frame.words
    named = list(dict.fromkeys(one.written for one in file.matched if one.written))
    left, right = st.columns(2)
    written = left.selectbox(w.text("Column in the file"), named, key=f"column_{draft.draft}_{number}")
    now = next((one.field for one in file.matched if one.written == written), "")
    fields = ["", *(column.name for column in SHEETS[file.sheet].columns)]
    field = right.selectbox(w.text("Take it for"), fields, index=fields.index(now), key=f"field_{draft.draft}_{number}_{written}", format_func=lambda name: _field(frame, file, name))
    with st.container(horizontal=True):
        if st.button(w.text("Take it so"), key=f"take_{number}", disabled=field == now):
            _say(frame, draft, file, {str(written): field})
        if draft.files[file.upload].options.get("columns") and st.button(w.text("Match them as they were found"), key=f"unmatch_{number}"):
            sent.decide_file(frame, draft, file.upload, columns=None)
            st.rerun()


def _say(frame: Frame, draft: Draft, file: FilePlan, said: dict[str, str]) -> None:
    columns: dict[str, Any] = draft.files[file.upload].options.get("columns") or {}
    sent.decide_file(frame, draft, file.upload, columns={**columns, **said})
    st.rerun()
