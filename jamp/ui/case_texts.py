"""The texts of a case study in two languages beside each other, typed or taken from a Word document."""

from __future__ import annotations

import streamlit as st

from jamp.imports.plan import Upload
from jamp.imports.read import read
from jamp.imports.reading.limits import LARGEST
from jamp.model.case_studies import LANGUAGES, LIMITS, TEXTS
from jamp.model.sheets import Column
from jamp.ui import markup
from jamp.ui.case_form import Form, label
from jamp.ui.case_saved import MESSAGE, own_words

HEIGHT = {"reached": 90, "claim": 90, "approach": 190, "challenge": 160, "conditions": 150}


def texts(form: Form) -> None:
    """The texts in reading order, in two languages beside each other."""
    frame, case = form.frame, form.case
    w = frame.words
    others = [code for code in LANGUAGES if code != case.language]
    there = [code for code in others if code in case.texts or any(field.startswith(f"{code}:") for field in form.filled)]
    with st.container(width=360):
        first = there[0] if there else "ja" if case.language != "ja" else "en"
        other = st.selectbox(w.text("Beside it"), others, others.index(first), key=form.key("beside"), format_func=w.language_name)
    _from_document(form, (case.language, other))
    for column in TEXTS:
        left, right = st.columns(2, gap="large")
        with left:
            _text(form, column, column.name, case.language)
        with right:
            _text(form, column, f"{other}:{column.name}", other)


def _from_document(form: Form, languages: tuple[str, str]) -> None:
    """What a Word document says under headings that are called like the fields goes into them; it is saved like what is typed."""
    w = form.frame.words
    with st.expander(w.text("Fill in from a Word document")):
        markup.show("block.html", quiet=w.text("Its headings are the names of the fields below, in any of the languages of the offices; what stands under them goes into the fields. Nothing is saved before you press Save."))
        language = st.segmented_control(w.text("Language of the document"), languages, default=languages[0], format_func=w.language_name, key=form.key("document_language"), required=True)
        own_words(form.frame, w.text("{n} MB a file at most", n=LARGEST // 1048576))
        file = st.file_uploader(w.text("Word document (.docx)"), type=["docx"], key=form.key("document"))
        if file is None or not st.button(w.text("Fill in"), key="fill_in"):
            return
        grid = read(Upload(file.name, file.getvalue()))
        told = [w.text(issue.message, **issue.values) for issue in grid.issues]
        row = grid.rows[0] if grid.rows else []
        taken = [(column, text) for column, text in zip(grid.header, row, strict=True) if column in LIMITS and text]
        for column, text in taken:
            form.take(column if language == form.case.language else f"{language}:{column}", text)
        form.anew()
        form.keep()
        filled = w.text("Filled in: {names}.", names=w.joined(label(form.frame, column) for column, _ in taken)) if taken else ""
        st.session_state[MESSAGE] = " ".join([filled, *told]).strip()
        st.rerun()


def _text(form: Form, column: Column, field: str, language: str) -> None:
    w, before, most = form.frame.words, form.before(field), LIMITS[column.name]
    n = len(form.now(field))
    values = {"what": w.text(column.label), "language": w.language_name(language), "n": w.number(n), "most": w.number(most), "over": w.number(n - most)}
    said = w.text("{what} ({language}, {n} of {most} letters)", **values) if n <= most else w.text("{what} ({language}, {n} of {most} letters: {over} too many)", **values)
    tip = w.text(column.help) if column.help else None
    if column.name == "title":
        value = st.text_input(said, before, help=tip, key=form.key(field))
    else:
        # of a longer text that is pasted a field with a limit would take nothing, without a word
        value = st.text_area(said, before, help=tip, key=form.key(field), height=HEIGHT.get(column.name, 120))
    form.take(field, value or "")
