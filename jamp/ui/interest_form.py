"""The interest of a city in a case study, stated and followed up by form; it goes the way of every record."""

from __future__ import annotations

from typing import Any

import streamlit as st

from jamp.charts.cases import STEP_WORDS
from jamp.documents.csv import render_csv
from jamp.imports.entered import Form, next_code, written
from jamp.model.cases import Case
from jamp.model.interests import SHEET, step
from jamp.queries import cities, interests
from jamp.ui import markup, sent
from jamp.ui.frame import Frame
from jamp.ui.opened import opened

NEW = ""
STATED = ("city", "wanted", "office", "stated_on", "note")
FOLLOWED = ("matched_on", "visited_on", "exchange_id", "adopted_on", "project_id", "closed_on")
LONG = ("wanted", "note")


def form(frame: Frame, case: Case) -> None:
    """A closed panel with the form; open where the address names a city that is interested."""
    w, asked = frame.words, st.query_params.get("interested", "")
    with frame.reading() as session:
        taken = {row["interest_id"] for row in interests.of_case(session, case.case_id)}
    with frame.writing() as session:
        rows = {row["interest_id"]: row for row in interests.of_case(session, case.case_id)}
        own = {code: both for code, both in cities.names(session).items() if code != case.city_id}
    if not own:
        return
    with st.expander(w.text("State the interest of a city, or follow one up"), expanded=bool(asked), key="interest_panel"):
        record = st.selectbox(w.text("Record"), [NEW, *rows], key=f"interest_record_{case.case_id}",
                              format_func=lambda code: w.text("A new one") if code == NEW else _told(frame, rows[code], own))  # fmt: skip
        now = rows[record] if record else {"interest_id": next_code(case.case_id, SHEET, taken), "case_id": case.case_id, "city": asked if asked in own else None}
        place = f"interest_{record or case.case_id}"
        shown = opened(frame, place, f"{place}_wanted", now)
        with st.form(f"form_{place}", border=False):
            filled = _fields(frame, shown.shown, own, place, bool(record))
            done = st.form_submit_button(w.text("Compare with what is stored"), type="primary")
        if done:
            _send(frame, record, shown.state, shown.shown, filled)


def _told(frame: Frame, row: dict[str, Any], names: dict[str, tuple[str, str, str]]) -> str:
    w = frame.words
    reached = step(row["matched_on"], row["visited_on"], row["adopted_on"], row["closed_on"])
    return f"{w.place(*names[row['city']][:2]) if row['city'] in names else row['city']} · {w.text(STEP_WORDS[reached])} · {row['interest_id']}"


def _fields(frame: Frame, now: dict[str, Any], own: dict[str, tuple[str, str, str]], place: str, follow: bool) -> dict[str, str]:
    """{column: what the field says, as a cell would}."""
    w = frame.words
    options = {"city": {code: w.place(*both[:2]) for code, both in own.items()}}
    if follow:
        with frame.reading() as session:
            options["exchange_id"] = interests.exchanges_of(session, now["city"])
            options["project_id"] = {code: w.text("{what} ({others})", what=w.place(*both), others=code) for code, both in interests.projects_of(session, now["city"]).items()}
    filled, (left, right) = {}, st.columns(2, gap="large")
    for n, name in enumerate((*STATED, *FOLLOWED) if follow else STATED):
        column, key = SHEET.column(name), f"{place}_{name}"
        label = w.text(column.label) + (" *" if column.required else "")
        tip = w.text(column.help) if column.help else w.text("2025, 2025-09 or 2025-09-30") if name.endswith("_on") else None
        with left if n < len(STATED) and follow or n < 3 else right:
            if name in options:
                codes = list(options[name]) + ([now[name]] if now.get(name) and now[name] not in options[name] else [])
                found = st.selectbox(label, codes, codes.index(now[name]) if now.get(name) else None, key=key, help=tip, placeholder="–",
                                     format_func=lambda code, names=options[name]: names.get(code, code))  # fmt: skip
                filled[name] = str(found or "")
            elif name in LONG:
                filled[name] = str(st.text_area(label, now.get(name) or "", max_chars=column.longest or None, key=key, help=tip, height=90)).strip()
            else:
                filled[name] = str(st.text_input(label, now.get(name) or "", max_chars=column.longest, key=key, help=tip)).strip()
    return filled


def _send(frame: Frame, record: str, state: str, now: dict[str, Any], filled: dict[str, str]) -> None:
    w = frame.words
    lacking = [w.text(SHEET.column(name).label) for name in filled if SHEET.column(name).required and not filled[name]]
    before = now if record else {"interest_id": now["interest_id"]}
    columns, cells = written(SHEET, before, filled)
    if lacking:
        markup.show("block.html", notice=w.text("Please fill in: {names}.", names=w.joined(lacking)))
    elif len(columns) == 1:
        markup.show("block.html", notice=w.text("Nothing was changed."))
    else:
        number = sent.entered(frame, Form("interests", not record, state), render_csv(["case_id", *columns], [[now["case_id"], *cells]]))
        markup.show("block.html", notice=w.text("It is kept, and nothing is changed yet."),
                    more=[(w.text("See what would change, and apply it"), frame.link("upload", draft=number))])  # fmt: skip
