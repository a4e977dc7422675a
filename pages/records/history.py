"""Every batch: who, when, from which file, what; and undo."""

from __future__ import annotations

from functools import partial

import streamlit as st

from jamp.imports.apply import Refused, takes_back, undo
from jamp.model.subjects import SHEETS
from jamp.queries import batches
from jamp.queries.batches import BatchRow
from jamp.queries.kept_back import files_kept_back
from jamp.ui import confirmed, markup, refusal
from jamp.ui.differences import differences
from jamp.ui.frame import Frame, begin

EACH = 25
NAMED = 2
LINES = 40


def _what(frame: Frame, row: BatchRow) -> str:
    w = frame.words
    if row.undoes:
        return frame.words.text("Undo of batch {n}", n=row.undoes)
    names = [file.name for file in row.files]
    shown = w.text(", ").join(names[:NAMED])
    return shown if len(names) <= NAMED else w.text("{files} and {n} more", files=shown, n=w.number(len(names) - NAMED))


def _one(frame: Frame, row: BatchRow) -> None:
    w = frame.words
    markup.show(
        "block.html", title=w.text("Batch {n}", n=row.batch), second=_what(frame, row),
        facts=[(w.text("When"), w.moment(row.recorded_at), ""), (w.text("Who"), row.by, ""),
               (w.text("Records"), w.number(row.records), ""),
               *([(w.text("Undone by"), w.text("Batch {n}", n=row.undone_by), frame.link("history", batch=row.undone_by))] if row.undone_by else [])],
    )  # fmt: skip
    pages = max(1, -(-row.records // EACH))
    number = st.pagination(pages, key="change_page") if pages > 1 else 1
    with frame.reading() as session:
        found = batches.changes(session, row.batch, (number - 1) * EACH, EACH)
        withheld = files_kept_back(session, row)
    st.html(differences(frame, found, one_batch=True))
    for file in row.files:
        if file.left_out:
            lines = w.text(", ").join(w.number(line) for line in file.left_out[:LINES])
            told = w.plural("{n} line of {file} had problems and was left out: {lines}", "{n} lines of {file} had problems and were left out: {lines}",
                            len(file.left_out), file=file.name, lines=lines + (" …" if len(file.left_out) > LINES else ""))  # fmt: skip
            markup.show("block.html", notice=told)
    for file in row.files:
        if file.mended and file.sha256 not in withheld:
            rows = [[w.number(line), column, text or "–"] for line, column, text in file.mended[:LINES]]
            told = w.plural("{n} cell of {file} was mended on the page before it was applied.", "{n} cells of {file} were mended on the page before it was applied.",
                            len(file.mended), file=file.name)  # fmt: skip
            markup.show("block.html", lead=told, tables=[markup.table([w.text("Line"), w.text("Column"), w.text("As it was applied")], rows, numbers=False)])
    for file in {file.sha256: file for file in reversed(row.files)}.values():  # a workbook of several tables once
        if file.sha256 in withheld:
            markup.show("block.html", quiet=w.text("{file} holds figures of persons: ask the secretariat for it.", file=file.name))
            continue
        label = w.text("Download the file of sheet {sheet}", sheet=w.text(SHEETS[file.sheet].label) if file.sheet else "–")
        st.download_button(label, partial(_bytes, frame, row.batch, file.file_id), file.name, "application/octet-stream", on_click="ignore",
                           key=f"file_{file.file_id}")  # fmt: skip
    if row.undone_by is None:
        _undo(frame, row.batch)


def _bytes(frame: Frame, batch: int, file: int) -> bytes:
    """A file as it came; read when it is asked for."""
    with frame.reading() as session:
        found = batches.file(session, batch, file)
    return found[1] if found else b""


def _undo(frame: Frame, batch: int) -> None:
    """Take a batch back: first what that would do, and what was edited later."""
    w = frame.words
    sure = st.checkbox(w.text("Yes, take back what this batch did"), key=f"sure_{batch}")
    also: list[str] = []
    if sure:
        try:
            steps, left = takes_back(frame.engine, frame.person, batch)
        except Refused as problem:
            markup.show("block.html", notice=refusal.told(frame, problem))
            return
        markup.show("block.html", quiet=w.plural("{n} record would be put back.", "{n} records would be put back.", len(steps)))
        if left:
            also = st.multiselect(w.text("Edited later or in use: left as they are, but for those chosen here"), left, key=f"also_{batch}", placeholder="–")
    if st.button(w.text("Undo"), disabled=not sure, key=f"undo_{batch}"):
        try:
            done = undo(frame.engine, frame.person, batch, frame.person.name, also, frame.patience)
            told = "".join(" " + w.text("Left as it is: {key}", key=key) for key in done.left)
            st.session_state["history_message"] = w.text("Batch {n} is undone.", n=batch) + told + confirmed.still(frame, batch)
        except Refused as problem:
            st.session_state["history_message"] = refusal.told(frame, problem)
        st.rerun()


def page() -> None:
    """Draw it."""
    frame = begin(filters=False)
    if frame is None:
        return
    w, asked = frame.words, st.query_params.get("batch", "")
    message = st.session_state.pop("history_message", "")
    if message:
        markup.show("block.html", notice=message)
    with frame.reading() as session:
        count = batches.count(session)
        if asked.isascii() and asked.isdecimal() and len(asked) < 10 and 1 <= int(asked) <= count:
            # batches are numbered without gaps, newest first
            rows = batches.all(session, count - int(asked), 1)
            if rows:
                _one(frame, rows[0])
                return
    if asked:
        markup.show("block.html", notice=w.text("There is no batch {n}. All batches are below.", n=asked[:20]))
    pages = max(1, -(-count // EACH))
    number = st.pagination(pages, key="batch_page") if pages > 1 else 1
    with frame.reading() as session:
        rows = batches.all(session, (number - 1) * EACH, EACH)
    head = [w.text("Batch"), w.text("When"), w.text("Who"), w.text("File"), w.text("Records"), w.text("Undone by")]
    body = [
        [(w.number(r.batch), frame.link("history", batch=r.batch)), w.moment(r.recorded_at), r.by, _what(frame, r),
         w.number(r.records), w.number(r.undone_by) if r.undone_by else ""]
        for r in rows
    ]  # fmt: skip
    markup.show("block.html", title=w.text("History"), lead=w.plural("{n} batch has been applied.", "{n} batches have been applied.", count) if count else w.text("Nothing has been applied yet."),
                more=[] if count else [(w.text("Upload"), frame.link("upload"))],
                tables=[markup.table(*markup.lean(head, body), numbers=False)] if body else [])  # fmt: skip
