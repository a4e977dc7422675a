"""An updated sheet in: read, shown, compared, applied, undone."""

from __future__ import annotations

import datetime
import hashlib
from typing import Any

import streamlit as st
from markupsafe import Markup

from jamp.documents.csv import render_csv
from jamp.imports.apply import Applied, Refused, StalePlan, apply, undo
from jamp.imports.check import check
from jamp.imports.grid import LARGEST
from jamp.imports.plan import Plan, Upload
from jamp.imports.templates import template_rows
from jamp.languages import mark
from jamp.model.subjects import SHEETS
from jamp.queries import batches
from jamp.ui import markup, problems
from jamp.ui.differences import changes
from jamp.ui.frame import Frame, begin

EACH = 50
DELIMITERS = {",": mark("comma"), ";": mark("semicolon"), "\t": mark("tab"), "|": mark("vertical bar")}


def _read(frame: Frame, plan: Plan) -> None:
    w = frame.words
    rows = [
        [f.file, w.text(SHEETS[f.sheet].label) if f.sheet else w.text("Not known"), f.encoding or "–", w.text(DELIMITERS.get(f.delimiter, f.delimiter)) or "–",
         *[w.number(n) for n in (f.rows, f.new, f.changed, f.unchanged, f.missing)]]
        for f in plan.files
    ]  # fmt: skip
    head = [w.text(text) for text in (mark("File"), mark("Sheet"), mark("Encoding"), mark("Delimiter"), mark("Lines"),
                                      mark("New"), mark("Changed"), mark("Unchanged"), mark("Missing from the file"))]  # fmt: skip
    markup.show("block.html", heading=w.text("What was read"), tables=[markup.table(*markup.lean(head, rows))])
    for file in plan.files:
        if file.sample:
            with st.expander(w.text("The first lines of {file}", file=file.file)):
                names = [f"{written} → {field or w.text('not used')}" for written, field in file.columns]
                sample = [list(row) for row in file.sample]
                if names and all(len(row) == len(names) for row in sample):
                    markup.show("block.html", tables=[markup.table(names, sample, numbers=False)])


def _problems(frame: Frame, plan: Plan) -> None:
    w, count = frame.words, problems.number(plan.files)
    if not count:
        return
    lead, counted = problems.headline(frame, plan)
    kinds = problems.by_kind(frame, plan)
    markup.show("block.html", heading=w.text("Problems and notes"), lead=lead, quiet=counted, tables=[kinds] if kinds else [])
    with st.expander(w.text("Line by line")) if kinds else st.container():
        pages = -(-count // EACH)
        number = st.pagination(pages, key="problem_page") if pages > 1 else 1
        markup.show("block.html", tables=[problems.one_by_one(frame, plan, (number - 1) * EACH, EACH)])


def _diff(frame: Frame, plan: Plan) -> None:
    w = frame.words
    count = sum(file.new + file.changed for file in plan.files)
    if not count:
        if plan.fit:
            markup.show("block.html", lead=w.text("Nothing would change: all of it is stored already."))
        return
    markup.show("block.html", heading=w.text("What would change"))
    pages = -(-count // EACH)
    number = st.pagination(pages, key="diff_page") if pages > 1 else 1
    st.html(changes(frame, plan.changes((number - 1) * EACH, EACH)))
    missing = plan.missing()
    if missing:
        with st.expander(w.text("Stored, but not in the file: kept as they are")):
            rows = [[w.text(SHEETS[sheet].label), key] for sheet, key in missing]
            markup.show("block.html", tables=[markup.table([w.text("Sheet"), w.text("Record")], rows)])


def _done(frame: Frame, applied: Applied) -> None:
    w = frame.words
    read_back = w.text(", ").join(w.text("{heading}: {n}", heading=w.text(SHEETS[name].label), n=w.number(n)) for name, n in applied.counts.items())
    with frame.reading() as session:
        touched, number = batches.projects(session, applied.batch or 0)
    rows = [[(w.place(title, title_ja), frame.link("project", project=code)), code] for code, title, title_ja in touched]
    told = w.plural("{n} project was touched.", "{n} projects were touched.", number)
    if number > len(rows):
        told = w.text("{told} The first {n}:", told=told, n=w.number(len(rows)))
    markup.show(
        "block.html", heading=w.text("Done"), lead=w.text("Applied as batch {n}.", n=applied.batch),
        quiet=w.text("Records now stored, read back: {counts}", counts=read_back),
        paragraphs=[told], tables=[markup.table([w.text("Project"), w.text("Code")], rows, numbers=False)] if rows else [],
        more=[(w.text("What the batch changed"), frame.link("history", batch=applied.batch)), (w.text("Overview"), frame.link(""))],
    )  # fmt: skip
    if st.button(w.text("Undo"), key="undo"):
        try:
            result = undo(frame.engine, frame.person, applied.batch or 0, frame.person.name)
            st.session_state["upload_message"] = w.text("Batch {n} is undone.", n=applied.batch) + "".join(
                " " + w.text("Left as it is: {key}", key=key) for key in result.left)  # fmt: skip
        except Refused as problem:
            st.session_state["upload_message"] = w.text(str(problem))
        st.session_state.pop("applied", None)
        st.rerun()


def _plan(frame: Frame, uploads: list[Upload], as_at: str | None) -> Plan:
    """The Plan of the chosen files; made again only when files, date or stored records changed."""
    key = (frame.state, as_at, tuple((u.name, u.sheet, hashlib.sha256(u.data).hexdigest()) for u in uploads))
    kept: tuple[Any, Plan] | None = st.session_state.get("upload_plan")
    if kept and kept[0] == key:
        return kept[1]
    with st.spinner(frame.words.text("Reading and comparing …")):
        plan = check(frame.engine, frame.person, uploads, as_at)
    st.session_state["upload_plan"] = (key, plan)
    return plan


def _own_words(frame: Frame) -> None:
    """What the file chooser says itself, in the reader's language."""
    w = frame.words
    limit = w.text("{n} MB a file at most", n=LARGEST // 1048576)
    markup.show("uploader.html", choose=Markup(markup.quoted(w.text("Choose files"))), limit=Markup(markup.quoted(limit)))


def _steps(frame: Frame) -> None:
    w = frame.words
    steps = [
        w.text("Take the present list from Export, or a blank template from below. Change in Excel what is new; columns that you do not need can go."),
        w.text("Choose the file above. You see what was read, what has to be mended and where, and what would change, old beside new."),
        w.text("Apply it. What it changed is listed with links, and can be undone there or in History."),
    ]
    markup.show("block.html", heading=w.text("In three steps"), steps=steps, more=[(w.text("Export"), frame.link("export")), (w.text("History"), frame.link("history"))])


def _templates(frame: Frame) -> None:
    w = frame.words
    with st.expander(w.text("Blank templates")):
        name = st.selectbox(w.text("Sheet"), list(SHEETS), index=list(SHEETS).index("projects"), key="template_sheet",
                            format_func=lambda n: w.text(SHEETS[n].label))  # fmt: skip
        columns, remarks = template_rows(name, w.text)
        st.download_button(w.text("Download the template"), lambda: render_csv(columns, remarks), f"{name}.csv", "text/csv", on_click="ignore")


def page() -> None:
    """Draw it."""
    frame = begin(filters=False)
    if frame is None:
        return
    w = frame.words
    markup.show("block.html", title=w.text("Send an updated sheet"),
                lead=w.text("Choose a file: it is read and compared first. Nothing is stored until you apply it."))  # fmt: skip
    message = st.session_state.pop("upload_message", "")
    if message:
        markup.show("block.html", notice=message)
    result = st.container()
    _own_words(frame)
    left, right = st.columns([3, 1])
    files = left.file_uploader(w.text("CSV or Excel files"), accept_multiple_files=True, key=f"files_{st.session_state.get('round', 0)}")
    date: datetime.date | None = right.date_input(w.text("Reporting date"), value=None, key="upload_as_at", format="YYYY-MM-DD")
    with right:
        markup.show("block.html", quiet=w.text("Needed only where the file has no column as_at, or leaves it empty."))
    applied: Applied | None = st.session_state.get("applied")
    if not files:
        if applied:
            with result:
                _done(frame, applied)
        else:
            _steps(frame)
        _templates(frame)
        return
    st.session_state.pop("applied", None)
    large = [file.name for file in files if file.size > LARGEST]
    if large:
        markup.show("block.html", notice=w.text("{file} is too large; {n} MB are the most.", file=large[0], n=LARGEST // 1048576))
        return
    plan = _plan(frame, [Upload(file.name, file.getvalue()) for file in files], date.isoformat() if date else None)
    _read(frame, plan)
    _problems(frame, plan)
    if plan.fit:
        _diff(frame, plan)
    else:
        # what stands in the way comes first
        with st.expander(w.text("What would change without these problems")):
            _diff(frame, plan)
        markup.show("block.html", quiet=w.text("Mend the problems in your file and choose it again. Until then nothing can be applied."))
    if st.button(w.text("Apply"), type="primary", key="apply", disabled=not plan.fit or plan.empty):
        try:
            with st.spinner(w.text("Applying …")):
                st.session_state["applied"] = apply(frame.engine, frame.person, plan, frame.person.name)
            st.session_state["round"] = st.session_state.get("round", 0) + 1  # a fresh, empty uploader
        except StalePlan:
            st.session_state["upload_message"] = w.text("Somebody applied something else meanwhile. The comparison below is new; please look again.")
        except Refused as problem:
            st.session_state["upload_message"] = w.text(str(problem))
        st.session_state.pop("upload_plan", None)
        st.rerun()
