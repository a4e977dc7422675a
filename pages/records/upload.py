"""An updated sheet in: kept, read, shown, compared, applied, undone."""

from __future__ import annotations

import dataclasses
import datetime
from functools import partial
from pathlib import PurePath

import streamlit as st
from markupsafe import Markup

from jamp.documents.csv import render_csv
from jamp.documents.form_xlsx import render_form
from jamp.documents.formats import EXCEL
from jamp.documents.returned import page_of, render_returned
from jamp.imports import returned
from jamp.imports.apply import Refused, StalePlan
from jamp.imports.corrections import FINDINGS, SUGGESTION
from jamp.imports.plan import Plan
from jamp.imports.reading.limits import LARGEST
from jamp.imports.templates import OFFICE, content, filled_rows, template_rows
from jamp.model.subjects import SHEETS
from jamp.queries import projects
from jamp.reports.templates import template
from jamp.ui import (
    applying,
    conversions,
    effect,
    lacking,
    markup,
    matching,
    mending,
    problems,
    reading,
    refusal,
    review,
    sent,
)
from jamp.ui.frame import Frame, begin

TOGETHER = "office"  # the sheets that an office fills in, in one workbook


def _own_words(frame: Frame) -> None:
    """What the file chooser says itself, in the reader's language."""
    w = frame.words
    limit = w.text("{n} MB a file at most", n=LARGEST // 1048576)
    markup.show("uploader.html", choose=Markup(markup.quoted(w.text("Choose files"))), limit=Markup(markup.quoted(limit)))


def _steps(frame: Frame) -> None:
    w = frame.words
    steps = [
        w.text("Take a template from above, or the present list from Export. Change in Excel what is new; columns that you do not need can go."),
        w.text("Choose the file above. You see what was read, what has to be mended and where, and what would change, old beside new."),
        w.text("Apply it. What it changed is listed with links, and can be undone there or in History."),
    ]
    markup.show("block.html", heading=w.text("In three steps"), steps=steps, more=[(w.text("Export"), frame.link("export")), (w.text("History"), frame.link("history"))])


def _templates(frame: Frame) -> None:
    """Where an office starts from: a blank template, or one with what is recorded of a city or a country."""
    w, known = frame.words, frame.choices
    together = w.joined(w.text(SHEETS[name].label) for name in OFFICE)
    markup.show("block.html", heading=w.text("Start from a template"),
                quiet=w.text("Excel templates offer lists to choose from, check what you type and explain every column. Filled ones can be changed and sent back; what you leave as it is stays."))  # fmt: skip
    left, right = st.columns(2)
    sheet = left.selectbox(w.text("Sheet"), [TOGETHER, *SHEETS], key="template_sheet",
                           format_func=lambda n: w.text("All that an office fills in") if n == TOGETHER else w.text(SHEETS[n].label))  # fmt: skip
    places = ["", *known.countries, *known.cities]
    place = right.selectbox(w.text("Filled with"), places, key="template_place", format_func=lambda code: _place(frame, code))
    if sheet == TOGETHER:
        markup.show("block.html", quiet=w.text("One workbook with these sheets: {sheets}.", sheets=together))
    name = f"{sheet}_{place.lower() or 'blank'}_{w.language}"
    with st.container(horizontal=True):
        st.download_button(w.text("Download Excel template"), lambda: _template(frame, sheet, place, "xlsx"), f"{name}.xlsx", EXCEL, on_click="ignore", key="template_xlsx")
        if sheet != TOGETHER:
            st.download_button(w.text("Download CSV template"), lambda: _template(frame, sheet, place, "csv"), f"{name}.csv", "text/csv", on_click="ignore", key="template_csv")


def _place(frame: Frame, code: str) -> str:
    w, cities = frame.words, frame.choices.cities
    if not code:
        return w.text("Nothing: a blank template")
    return w.place(*cities[code][:2]) if code in cities else w.text("All of {country}", country=w.country(code))


def _template(frame: Frame, sheet: str, place: str, kind: str) -> bytes:
    """A template; `place` is the code of a city or a country whose records fill it, "" for none."""
    city, country = ((place,), ()) if place in frame.choices.cities else ((), (place,))
    view = dataclasses.replace(frame.choices.default, cities=city, countries=country) if place else None
    with frame.writing() as session:
        listed = projects.codes(session, view) if view else None
        if kind == "csv":
            text = frame.words.text
            return render_csv(*(filled_rows(session, sheet, text, view, listed or set()) if view else template_rows(sheet, text)))
        found = content(session, OFFICE if sheet == TOGETHER else (sheet,), view, listed)
        return render_form(template(session, found.sheets, found.names, found.examples, frame.words, view))


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
    _templates(frame)
    _steps(frame)


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


def _back(frame: Frame, plan: Plan) -> None:
    """The problems to take away: as a list, and in the workbook itself."""
    w = frame.words
    if not any(issue.severity != "note" for file in plan.files for issue in file.issues):
        return
    told = partial(problems.told, frame)
    with st.container(horizontal=True):
        for number, upload in enumerate(plan.uploads):
            short = sum(file.rows for file in plan.files if file.upload == number) <= returned.MOST
            if short and any(file.upload == number and file.columns for file in plan.files):
                label = w.text("Take {file} back with the problems marked", file=markup.plain(upload.name))
                st.download_button(label, partial(_workbook, plan, number, told), f"{PurePath(upload.name).stem}-checked.xlsx", EXCEL,
                                   on_click="ignore", key=f"returned_{number}")  # fmt: skip
        st.download_button(w.text("The problems as a list (CSV)"), lambda: render_csv(*returned.listed(plan, told)), "problems.csv", "text/csv",
                           on_click="ignore", key="problems")  # fmt: skip


def _workbook(plan: Plan, number: int, told: returned.Told) -> bytes:
    original, pages = returned.pages(plan, number, told)
    return render_returned(original, [page_of(one) for one in pages], (FINDINGS, SUGGESTION))


def _review(frame: Frame, draft: sent.Draft) -> None:
    """How it was read, what to mend, what would change; then apply it or take it away."""
    w = frame.words
    names = w.text("; ").join(file.name for file in draft.files)
    markup.show("block.html", heading=names, quiet=w.text("Kept since {date}. You can leave this page and come back to it.", date=w.moment(draft.created_at)))
    sent.told_before(frame, draft)
    _date(frame, draft)
    plan = sent.plan(frame, draft)
    matching.recalled(frame, draft, plan)
    review.read(frame, plan)
    reading.how(frame, draft, plan)
    matching.how(frame, draft, plan)
    conversions.how(frame, draft, plan)
    review.mended(frame, plan)
    mending.show(frame, draft, plan)
    _back(frame, plan)
    lacking.show(frame, draft, plan)
    if plan.fit:
        effect.show(frame, plan)
        review.compared(frame, plan)
    else:
        if not plan.empty:  # what stands in the way comes first
            with st.expander(w.text("What would change without these problems")):
                review.compared(frame, plan)
        markup.show("block.html", quiet=w.text("Mend the problems here, or in your file and choose that one. Until then nothing can be applied."))
    review.good_rows(frame, draft, plan)
    place = st.empty()
    with st.container(horizontal=True):
        pressed = st.button(w.text("Apply"), type="primary", key="apply", disabled=not plan.fit or plan.empty)
        looked_at = sent.looked_at(draft, plan)
        if pressed:
            try:
                if not looked_at:
                    raise StalePlan(plan)
                applying.applied(frame, draft, plan, place)
            except StalePlan:
                st.session_state["upload_message"] = w.text("Somebody applied something else, or took a confirmed word back meanwhile. The comparison below is new; please look again.")
            except Refused as problem:
                st.session_state["upload_message"] = refusal.told(frame, problem)
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
    message = applying.stopped(frame) or st.session_state.pop("upload_message", "")
    if message:
        markup.show("block.html", notice=message)
    draft = sent.current(frame)
    if draft is None:
        _choose(frame)
    elif draft.batch is None:
        _review(frame, draft)
    else:
        review.done(frame, draft)
