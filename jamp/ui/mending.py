"""Small errors mended on the page: what is surely meant with one click, the rest in a grid. The file stays as it came."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from jamp.imports.corrections import Cells, Fix, Row, bad_rows, fixes, unknown
from jamp.imports.plan import Plan
from jamp.model.subjects import SHEETS
from jamp.store.drafts import Draft
from jamp.ui import confirmed, markup, sent
from jamp.ui.differences import CHOICES
from jamp.ui.frame import Frame

OFFERED = 6


def show(frame: Frame, draft: Draft, plan: Plan) -> None:
    """What can be mended here, and what was."""
    w = frame.words
    _mended(frame, draft, plan)
    lines = sum(len(file.bad_lines) for file in plan.files)
    if not lines:
        return
    with st.expander(w.text("Mend it here"), expanded=lines <= OFFERED):
        _at_once(frame, draft, plan)
        _words(frame, draft, plan)
        for number, file in enumerate(plan.files):
            if file.bad_lines and file.columns:
                _grid(frame, draft, plan, number)


def _at_once(frame: Frame, draft: Draft, plan: Plan) -> None:
    w = frame.words
    for place, fix in enumerate(fixes(plan)[:OFFERED]):
        if fix.field:
            label = w.plural("{column}: “{value}” means {near}, in {n} line", "{column}: “{value}” means {near}, in {n} lines",
                             len(fix.lines), **_quoted(fix))  # fmt: skip
            if st.button(label, key=f"mean_{place}_{fix.field}_{fix.value}"):
                _mean(frame, draft, plan, fix, fix.near)
            continue
        label = w.plural("{column}: write {near} instead of {value}, in {n} line", "{column}: write {near} instead of {value}, in {n} lines",
                         len(fix.lines), **_quoted(fix))  # fmt: skip
        if st.button(label, key=f"fix_{place}_{fix.column}_{fix.value}"):
            _keep(frame, draft, plan, fix.file, {str(line): {fix.column: fix.near} for line in fix.lines})


def _quoted(fix: Fix) -> dict[str, str]:
    return {"column": markup.plain(fix.column), "value": markup.plain(fix.value), "near": markup.plain(fix.near)}


def _words(frame: Frame, draft: Draft, plan: Plan) -> None:
    """Words that nothing comes near to: a person chooses what they mean."""
    w = frame.words
    for place, fix in enumerate(unknown(plan)[:OFFERED]):
        choices = _choices(frame, plan, fix)
        if not choices:
            continue
        left, right = st.columns([3, 1], vertical_alignment="bottom")
        label = w.text("{column}: “{value}” means", **_quoted(fix))
        chosen = left.selectbox(label, list(choices), index=None, placeholder="–", format_func=choices.__getitem__, key=f"word_{place}_{fix.field}_{fix.value}")
        if right.button(w.text("Take it so"), key=f"said_{place}_{fix.field}_{fix.value}", disabled=chosen is None):
            _mean(frame, draft, plan, fix, str(chosen))


def _choices(frame: Frame, plan: Plan, fix: Fix) -> dict[str, str]:
    """{word or code: how it is shown} of what a column takes; empty where there are no few."""
    w, column = frame.words, SHEETS[plan.files[fix.file].sheet].column(fix.field)
    if column.choices:
        return {word: w.text(CHOICES[word]) if word in CHOICES else word for word in column.choices}
    if column.refers_to == "cities":
        return {code: w.place(*names[:2]) for code, names in frame.choices.cities.items()}
    return {code: w.country(code) for code in frame.choices.countries} if column.refers_to == "countries" else {}


def _mean(frame: Frame, draft: Draft, plan: Plan, fix: Fix, said: str) -> None:
    """What a word means holds for the file, and once it is applied for the next ones."""
    file = plan.files[fix.file]
    meanings: dict[str, dict[str, str]] = draft.files[file.upload].options.get("meanings") or {}
    words = {**meanings.get(fix.field, {}), fix.value: said}
    sent.decide_file(frame, draft, file.upload, meanings={**meanings, fix.field: words})
    st.rerun()


def _grid(frame: Frame, draft: Draft, plan: Plan, number: int) -> None:
    """The lines with problems; the columns that have none and name nothing are left out where there are many."""
    w, file = frame.words, plan.files[number]
    header, rows = _rows(plan, number)
    asked = {issue.column for issue in file.issues if issue.severity == "row"}
    shown = [i for i, (written, field) in enumerate(file.columns) if i == 0 or written in asked or field in asked] or list(range(len(header)))
    line = w.text("Line")
    table = pd.DataFrame([[str(row.line), *[row.cells[i] for i in shown]] for row in rows], columns=[line, *[header[i] for i in shown]], dtype="object")
    markup.show("block.html", quiet=w.text("{file}: change a cell and press the button. Lines not shown have no problem.", file=file.file))
    key = f"grid_{draft.draft}_{number}_{len(str(draft.files[file.upload].options))}"
    edited = st.data_editor(table, disabled=[line], hide_index=True, width="stretch", key=key)
    changed: Cells = {}
    for before, after in zip(table.to_dict("records"), edited.to_dict("records"), strict=True):
        row = {str(name): _text(after[name]) for name in after if _text(after[name]) != before[name]}
        if row:
            changed[str(before[line])] = row
    if st.button(w.text("Use what I changed"), key=f"mend_{number}", disabled=not changed, type="primary"):
        _keep(frame, draft, plan, number, changed)


def _text(value: Any) -> str:
    return "" if value is None or value != value else str(value)


def _rows(plan: Plan, number: int) -> tuple[list[str], list[Row]]:
    """Read anew only when the Plan is another."""
    kept: tuple[Any, dict[int, tuple[list[str], list[Row]]]] | None = st.session_state.get("upload_bad")
    if not kept or kept[0] is not plan:
        kept = (plan, {})
        st.session_state["upload_bad"] = kept
    if number not in kept[1]:
        kept[1][number] = bad_rows(plan, number)
    return kept[1][number]


def _keep(frame: Frame, draft: Draft, plan: Plan, number: int, changed: Cells) -> None:
    file = plan.files[number]
    tabs: dict[str, Cells] = dict(draft.files[file.upload].options.get("cells", {}))
    cells = dict(tabs.get(file.tab, {}))
    for line, row in changed.items():
        cells[line] = {**cells.get(line, {}), **row}
    sent.decide_file(frame, draft, file.upload, cells={**tabs, file.tab: cells})
    st.rerun()


def _mended(frame: Frame, draft: Draft, plan: Plan) -> None:
    """What was mended so far, and the way back."""
    w = frame.words
    for position, file in enumerate(draft.files):
        tabs: dict[str, Cells] = file.options.get("cells", {})
        _meant(frame, draft, plan, position)
        rows = [[w.number(int(line)), column, text or "–"] for cells in tabs.values() for line, row in cells.items() for column, text in row.items()]
        if not rows:
            continue
        told = w.plural("{n} cell of {file} is mended here; the file itself stays as it came.", "{n} cells of {file} are mended here; the file itself stays as it came.",
                        len(rows), file=markup.plain(file.name))  # fmt: skip
        with st.expander(told):
            markup.show("block.html", tables=[markup.table([w.text("Line"), w.text("Column"), w.text("Now")], rows[:200], numbers=False)])
            if st.button(w.text("Take these changes back"), key=f"unmend_{position}"):
                sent.decide_file(frame, draft, position, cells=None)
                st.rerun()


def _meant(frame: Frame, draft: Draft, plan: Plan, position: int) -> None:
    """What words of the file were said to mean, and the way back."""
    w, file = frame.words, draft.files[position]
    sheet = next((one.sheet for one in plan.files if one.upload == position and one.sheet), "")
    said_of = file.options.get("meanings") or {}
    rows = [[confirmed.column_of(frame, sheet, column), text, confirmed.meant(frame, sheet, column, said)] for column, words in said_of.items() for text, said in words.items()]
    if not rows:
        return
    told = w.plural("You said what {n} word of {file} means; it is remembered once you apply it.", "You said what {n} words of {file} mean; they are remembered once you apply it.",
                    len(rows), file=markup.plain(file.name))  # fmt: skip
    with st.expander(told):
        markup.show("block.html", tables=[markup.table([w.text("Column"), w.text("Written"), w.text("Means")], rows, numbers=False)])
        if st.button(w.text("Take these changes back"), key=f"unsay_{position}"):
            sent.decide_file(frame, draft, position, meanings=None)
            st.rerun()
