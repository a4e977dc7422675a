"""A case study is written, supported by figures, shown with photos, read by a second person, cleared."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from jamp.documents.csv import render_csv
from jamp.imports.entered import Form as Entry
from jamp.imports.entered import next_code
from jamp.model.case_studies import LIMITS, SHEET
from jamp.model.cases import Case
from jamp.queries import case_studies, meetings, outcomes, projects
from jamp.ui import case_parts, case_review, case_saved, case_versions, markup
from jamp.ui.case_form import Form, facts, footing
from jamp.ui.case_texts import texts
from jamp.ui.frame import Frame, begin

STEPS = ("texts", "facts", "evidence", "photos", "review")


def _start(frame: Frame) -> None:
    """A new one: of which project, and what it is called."""
    w, asked = frame.words, st.query_params.get("project", "").strip()
    markup.show("block.html", title=w.text("Write a case study"), lead=w.text("Choose the project, give it a title: all else can be written bit by bit."),
                quiet=w.text("What you write is kept while you write. Many at once: fill in the sheet case_studies and send it on the page Upload."))  # fmt: skip
    with frame.writing() as session:
        titles = projects.titles(session, projects.codes(session, frame.view))
        taken = {row.case_id for row in case_studies.every(session)}
    codes = sorted(titles, key=lambda code: (w.place(*titles[code]), code))
    code = st.selectbox(w.text("Project"), codes, codes.index(asked) if asked in codes else None, key="case_project", placeholder=w.text("Choose a project"),
                        format_func=lambda code: w.text("{what} ({others})", what=w.place(*titles[code]), others=code))  # fmt: skip
    title = st.text_input(w.text("Title"), max_chars=LIMITS["title"], key="case_title").strip()
    if st.button(w.text("Begin"), type="primary", key="begin", disabled=code is None or not title):
        number = next_code(str(code), SHEET, taken)
        row = render_csv(["case_id", "project_id", "language", "title", "state"], [[number, code, w.language, title, "draft"]])
        done = case_saved.begun(frame, Entry(SHEET.name, True, frame.state), row, w.text("It is begun."))
        if done:
            st.query_params["case"] = done
        st.rerun()


def _head(frame: Frame, case: Case) -> None:
    w = frame.words
    state = markup.case_state(w, frame.scheme, case.state)
    published = w.text("Version {n} is published since {date}.", n=case.version, date=w.date(case.cleared_at[:10])) if case.version and case.state != "withdrawn" else ""
    markup.show("block.html", title=case.text("title", w.language), second=markup.beside([state, w.place(case.project, case.project_ja), w.place(case.city, case.city_ja), case.case_id]),
                quiet=published, more=[(w.text("Read it as others do"), frame.link("case", case=case.case_id)), (w.text("All case studies"), frame.link("cases"))])  # fmt: skip


def _step(frame: Frame) -> str:
    w = frame.words
    labels = {"texts": w.text("Texts"), "facts": w.text("Facts"), "evidence": w.text("Evidence"), "photos": w.text("Quotes and photos"), "review": w.text("Review")}
    asked = st.query_params.get("step", STEPS[0])
    chosen = st.segmented_control(w.text("Step"), STEPS, default=asked if asked in STEPS else STEPS[0], format_func=labels.__getitem__, key="case_step", label_visibility="collapsed",
                                  required=True)  # fmt: skip
    st.query_params["step"] = chosen
    return str(chosen)


def _write(frame: Frame, case: Case, public: Case, versions: list[Case]) -> None:
    form = Form(frame, case)
    if case_saved.waiting(frame) is not None:
        form.forget()
        st.rerun()
    if form.recover():
        return
    case_review.missing(frame, public)
    step = _step(frame)
    if step == "texts":
        texts(form)
    elif step == "facts":
        with frame.reading() as session:
            themes = case_studies.themes(session)
            held = {row.meeting: f"{row.series} {row.number}" for row in meetings.all(session)}
            cities = case_studies.cities_of(session, case.project_id)
        facts(form, themes, held, cities)
    elif step == "evidence":
        with frame.reading() as session:
            indicators, _ = outcomes.of_project(session, frame.view, case.project_id)
        case_parts.evidence(frame, case, indicators)
    elif step == "photos":
        markup.show("block.html", heading=frame.words.text("Quotes"))
        case_parts.quotes(frame, case)
        markup.show("block.html", heading=frame.words.text("Photos"))
        case_parts.pictured(frame, case)
    else:
        case_versions.differences(frame, case, versions)
        if form.filled:
            markup.show("block.html", notice=frame.words.text("Save or throw away first what is changed in the texts and facts."))
        else:
            case_review.steps(frame, case, public)
        case_review.discussed(frame, case)
    footing(form)


def page() -> None:
    """Draw it."""
    frame = begin(filters=False)
    if frame is None:
        return
    w, code = frame.words, st.query_params.get("case", "").strip()
    case_saved.told(frame)
    if not code:
        if case_saved.waiting(frame) is not None:
            st.rerun()
        _start(frame)
        return
    with frame.writing() as session:
        found, public = (case_studies.whole(session, [code], everybody) for everybody in (False, True))
        versions = case_studies.versions(session, code)
    if not found:
        markup.show("block.html", title=w.text("Write a case study"), lead=w.text("There is no case study {code} that you can edit.", code=code[:60]),
                    more=[(w.text("All case studies"), frame.link("cases"))])  # fmt: skip
        return
    published = {"version": versions[0].version, "cleared_at": versions[0].cleared_at} if versions else {}
    case = replace(found[0], **published)  # type: ignore[arg-type]
    _head(frame, case)
    _write(frame, case, public[0], versions)
