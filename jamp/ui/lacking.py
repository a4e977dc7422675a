"""What the file lacks though it is stored: kept, closed or taken off the list, as its reader chooses for each project."""

from __future__ import annotations

import streamlit as st

from jamp.charts import theme
from jamp.imports.lacking import CHOICES, Choice, lacking
from jamp.imports.plan import Plan
from jamp.languages import mark
from jamp.model.subjects import SHEETS
from jamp.queries import projects
from jamp.store.drafts import Draft
from jamp.ui import markup, sent
from jamp.ui.frame import Frame

EACH = 20
OFFERED: tuple[Choice, ...] = ({}, *({action: value} for action, values in CHOICES.items() for value in values))
TOLD = {"close": mark("Close it: {what}"), "archive": mark("Take it off the list: {what}")}


def show(frame: Frame, draft: Draft, plan: Plan) -> None:
    """The bucket; nothing where the files lack nothing."""
    w, count = frame.words, sum(file.missing for file in plan.files)
    if not count:
        return
    chosen: dict[str, Choice] = draft.options.get("missing") or {}
    codes = lacking(plan)
    with st.expander(w.text("{heading}: {n}", heading=w.text("Missing from the file"), n=w.number(count)), expanded=bool(chosen)):
        if codes:
            markup.show("block.html", quiet=w.text("These projects are stored, but not in the file. They stay as they are unless you say here that they are closed, or have left the list."),
                        notice="" if draft.options.get("as_at") else w.text("To close one or to take it off the list, choose the reporting date above first."))  # fmt: skip
            if len(codes) > 1:
                _all(frame, draft, codes, chosen)
            pages = -(-len(codes) // EACH)
            number = st.pagination(pages, key="missing_page") if pages > 1 else 1
            _projects(frame, draft, codes[(number - 1) * EACH : number * EACH], chosen)
        _others(frame, plan)


def _all(frame: Frame, draft: Draft, codes: list[str], chosen: dict[str, Choice]) -> None:
    """One choice for all of them, those of the other pages too."""
    w = frame.words
    left, right = st.columns([2, 1], vertical_alignment="bottom")
    label = w.plural("For all {n} of them", "For all {n} of them", len(codes))
    made = left.selectbox(label, OFFERED, index=None, placeholder="–", format_func=lambda one: _told(frame, one), key=f"missing_all_{draft.draft}")
    if right.button(w.text("Choose it for all"), key="missing_for_all", disabled=made is None):
        others = {code: choice for code, choice in chosen.items() if code not in codes}
        sent.decide(frame, draft, missing=(others | (dict.fromkeys(codes, made) if made else {})) or None)
        st.rerun()


def _projects(frame: Frame, draft: Draft, codes: list[str], chosen: dict[str, Choice]) -> None:
    w = frame.words
    with frame.reading() as session:
        standing = {one.project_id: one for one in projects.some(session, frame.choices.default, codes)}
    picked = dict(chosen)
    for start in range(0, len(codes), 2):
        for place, code in zip(st.columns(2, vertical_alignment="bottom"), codes[start : start + 2], strict=False):
            now = chosen.get(code, {})
            one = standing[code]
            label = w.text("{name} ({code}): {status}", name=markup.plain(w.place(one.title, one.title_ja)), code=markup.plain(code), status=w.text(theme.STATUS_WORDS[one.status]))
            with place:
                made = st.selectbox(label, OFFERED, index=OFFERED.index(now) if now in OFFERED else 0, format_func=lambda one: _told(frame, one),
                                    key=f"missing_{draft.draft}_{code}_{_told(frame, now)}")  # fmt: skip
            picked[code] = made or {}
    picked = {code: choice for code, choice in picked.items() if choice}
    if picked != chosen:
        sent.decide(frame, draft, missing=picked or None)
        st.rerun()


def _told(frame: Frame, choice: Choice) -> str:
    w = frame.words
    for action, value in choice.items():
        return w.text(TOLD[action], what=w.text(theme.STATUS_WORDS[value] if action == "close" else theme.EXIT_WORDS[value]))
    return w.text("Keep it as it is")


def _others(frame: Frame, plan: Plan) -> None:
    """Records of other sheets are kept."""
    w = frame.words
    rows = [[w.text(SHEETS[sheet].label), key] for sheet, key in plan.missing("projects")]
    if rows:
        count = sum(len(one.missing) for one in plan.operations if one.sheet != "projects")
        told = w.text("Stored, but not in the file: kept as they are")
        more = w.text("{told} The first {n}:", told=f"{told}: {w.number(count)}.", n=w.number(len(rows))) if count > len(rows) else told
        markup.show("block.html", lead=more, tables=[markup.table([w.text("Sheet"), w.text("Record")], rows)])
