"""One record entered or mended by form: it is kept as a file of one row, compared, applied and undone like any other."""

from __future__ import annotations

from collections import Counter
from typing import Any

import streamlit as st

from jamp.documents.csv import render_csv
from jamp.imports.entered import CODES, Form, next_code, written
from jamp.imports.export import export_rows
from jamp.model.sheets import Column, Kind, Sheet
from jamp.model.subjects import SHEETS
from jamp.queries import projects
from jamp.reports.vocabulary import meaning
from jamp.ui import markup, sent
from jamp.ui.frame import Frame, begin
from jamp.ui.opened import opened

FORMS = ("updates", "milestones", "values", "indicators", "indicator_targets", "barriers", "ratings")
NEW = ""
# an office speaks for itself; a record of another source keeps it
LEFT = ("source", "source_url", "confidence", "planned_source", "later_source")


def _label(frame: Frame, column: Column) -> str:
    label = frame.words.text(column.label)
    return f"{label} *" if column.required else label


def _word(frame: Frame, word: str) -> str:
    w = frame.words
    if not word:
        return w.text("Not stated")
    said = meaning(word, w)
    return f"{word} – {said}" if said else word


def _told(frame: Frame, sheet: Sheet, row: dict[str, Any], indicators: dict[str, str]) -> str:
    """How a stored record is called in the list to choose from."""
    parts = [frame.words.date(str(row[key])) if sheet.column(key).kind is Kind.DATE else indicators.get(row[key], row[key])
             for key in sheet.key if key != "project_id" and row[key]]  # fmt: skip
    return " · ".join([*([str(row[sheet.name_column])] if sheet.name_column else []), *(str(part) for part in parts)])


def _field(frame: Frame, column: Column, now: Any, indicators: dict[str, str], key: str) -> str:
    """A field as a cell would hold it; "" where it is left empty."""
    w, label, tip = frame.words, _label(frame, column), frame.words.text(column.help) if column.help else None
    if column.kind is Kind.CHOICE:
        options = ["", *column.choices]
        return str(st.selectbox(label, options, options.index(now or ""), format_func=lambda word: _word(frame, word), help=tip, key=key))
    if column.kind is Kind.GROUPS:
        names = frame.choices.groups
        chosen = st.multiselect(label, list(names), (now or "").split("+") if now else [], format_func=lambda code: w.place(*names[code]), help=tip, key=key,
                                placeholder=w.text("everybody"))  # fmt: skip
        return "+".join(sorted(chosen))
    if column.refers_to == "indicators":
        codes = list(indicators)
        found = st.selectbox(label, codes, codes.index(now) if now in codes else None, format_func=lambda code: indicators[code], help=tip, key=key,
                             placeholder=w.text("Choose an indicator"))  # fmt: skip
        return found or ""
    text = "" if now is None else f"{now:.15g}" if isinstance(now, float) else str(now)
    if column.kind is Kind.TEXT and column.longest > 300:
        return str(st.text_area(label, text, max_chars=column.longest, help=tip, key=key, height=90)).strip()
    return str(st.text_input(label, text, max_chars=column.longest, help=tip or (w.text("2025, 2025-09 or 2025-09-30") if column.kind is Kind.DATE else None), key=key)).strip()


def _rows(frame: Frame, name: str, project_id: str) -> list[dict[str, Any]]:
    with frame.writing() as session:
        columns, rows = export_rows(session, name, None, {project_id})
    return [dict(zip(columns, row, strict=True)) for row in rows if "project_id" not in columns or row[columns.index("project_id")] == project_id]


def _indicators(frame: Frame, project_id: str) -> dict[str, str]:
    """{code: how it is called}; those that are called alike have their code beside it."""
    names = {row["indicator_id"]: f"{row['title']} ({row['unit']})" for row in _rows(frame, "indicators", project_id)}
    number = Counter(names.values())
    return {code: name if number[name] == 1 else f"{name} · {code}" for code, name in names.items()}


def _form(frame: Frame, sheet: Sheet, project_id: str) -> None:
    w = frame.words
    indicators = _indicators(frame, project_id)
    if sheet.column(sheet.key[0]).refers_to == "indicators" and not indicators:
        markup.show("block.html", notice=w.text("This project has no indicator yet. Enter the indicator first."))
        return
    rows = _rows(frame, sheet.name, project_id)
    rows.sort(key=lambda row: [str(row[key] or "") for key in ("as_at", "planned_date", *sheet.key) if key in row], reverse=True)
    stored = {" ".join(str(row[key] or "") for key in sheet.key): row for row in rows}
    # by its key: the place of a record moves when somebody adds one
    asked = st.selectbox(w.text("Record"), [NEW, *stored], key=f"record_{sheet.name}_{project_id}",
                         format_func=lambda key: w.text("A new one") if key == NEW else _told(frame, sheet, stored[key], indicators))  # fmt: skip
    now = {"project_id": project_id} if asked == NEW else stored[asked]
    if asked == NEW and sheet.name in CODES:
        now[sheet.key[0]] = next_code(project_id, sheet, {row[sheet.key[0]] for row in rows})
    shown = [c for c in sheet.own_columns if c.name not in LEFT and c.name != "project_id" and not c.link and (asked == NEW or c.name not in sheet.key)]
    place = f"field_{sheet.name}_{project_id}_{asked}"
    form = opened(frame, place, f"{place}_{shown[0].name}", now)
    now = form.shown
    if asked != NEW and now.get("source"):
        markup.show("block.html", quiet=w.text("From the source {source}; the record keeps it.", source=now["source"]))
    with st.form(f"form_{sheet.name}_{project_id}_{asked}", border=False):
        left, right = st.columns(2, gap="large")
        filled = {}
        for n, column in enumerate(shown):
            with left if n < (len(shown) + 1) // 2 else right:
                filled[column.name] = _field(frame, column, now.get(column.name), indicators, f"{place}_{column.name}")
        done = st.form_submit_button(w.text("Compare with what is stored"), type="primary")
    if not done:
        return
    missing = [_label(frame, column) for column in shown if column.required and not filled[column.name]]
    before = {key: now[key] for key in ("project_id", *(sheet.key if asked != NEW else ())) if key in now} | (now if asked != NEW else {})
    columns, cells = written(sheet, before, filled)
    if missing:
        markup.show("block.html", notice=w.text("Please fill in: {names}.", names=w.joined(missing)))
    elif len(columns) == len(sheet.key):
        markup.show("block.html", notice=w.text("Nothing was changed."))
    else:
        if "project_id" in [column.name for column in sheet.columns] and "project_id" not in columns:
            columns, cells = ["project_id", *columns], [project_id, *cells]
        number = sent.entered(frame, Form(sheet.name, asked == NEW, form.state), render_csv(columns, [cells]))
        markup.show("block.html", notice=w.text("It is kept, and nothing is changed yet."),
                    more=[(w.text("See what would change, and apply it"), frame.link("upload", draft=number))])  # fmt: skip


def page() -> None:
    """Draw it."""
    frame = begin(filters=False)
    if frame is None:
        return
    w, code = frame.words, st.query_params.get("project", "").strip()
    with frame.writing() as session:
        project = projects.one(session, frame.view, code) if code else None
    if project is None:
        markup.show("block.html", title=w.text("Enter or mend a record"),
                    lead=w.text("Open a project and choose “Enter or mend” there.") if not code else w.text("There is no project {code} that you can edit.", code=code[:60]),
                    more=[(w.text("All projects"), frame.link("project")), (w.text("Upload"), frame.link("upload"))])  # fmt: skip
        return
    markup.show("block.html", title=w.text("Enter or mend a record"), lead=w.place(project.title, project.title_ja),
                quiet=w.text("What you fill in is compared with what is stored first, applied when you say so, and can be undone. * must be filled in; an emptied field is cleared."),
                more=[(w.text("Back to the project"), frame.link("project", project=project.project_id))])  # fmt: skip
    what = st.query_params.get("what", "")
    name = st.selectbox(w.text("What"), FORMS, FORMS.index(what) if what in FORMS else 0, key="what", format_func=lambda one: w.text(SHEETS[one].label))
    _form(frame, SHEETS[name], project.project_id)
