"""Small errors mended on the page: what is surely meant with one click, the rest in a grid. The file stays as it came."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from jamp.imports.corrections import Cells, Row, bad_rows, fixes
from jamp.imports.plan import Plan
from jamp.store.drafts import Draft
from jamp.ui import markup, sent
from jamp.ui.frame import Frame

OFFERED = 6


def show(frame: Frame, draft: Draft, plan: Plan) -> None:
    """What can be mended here, and what was."""
    w = frame.words
    _mended(frame, draft)
    lines = sum(len(file.bad_lines) for file in plan.files)
    if not lines:
        return
    with st.expander(w.text("Mend it here"), expanded=lines <= OFFERED):
        _at_once(frame, draft, plan)
        for number, file in enumerate(plan.files):
            if file.bad_lines and file.columns:
                _grid(frame, draft, plan, number)


def _at_once(frame: Frame, draft: Draft, plan: Plan) -> None:
    w = frame.words
    for place, fix in enumerate(fixes(plan)[:OFFERED]):
        label = w.plural("{column}: write {near} instead of {value}, in {n} line", "{column}: write {near} instead of {value}, in {n} lines",
                         len(fix.lines), column=fix.column, near=fix.near, value=fix.value)  # fmt: skip
        if st.button(label, key=f"fix_{place}_{fix.column}_{fix.value}"):
            _keep(frame, draft, plan, fix.file, {str(line): {fix.column: fix.near} for line in fix.lines})


def _grid(frame: Frame, draft: Draft, plan: Plan, number: int) -> None:
    """The lines with problems; the columns that have none and name nothing are left out where there are many."""
    w, file = frame.words, plan.files[number]
    header, rows = _rows(plan, number)
    asked = {issue.column for issue in file.issues if issue.severity == "row"}
    shown = [i for i, (written, field) in enumerate(file.columns) if i == 0 or written in asked or field in asked] or list(range(len(header)))
    line = w.text("Line")
    table = pd.DataFrame([[str(row.line), *[row.cells[i] for i in shown]] for row in rows], columns=[line, *[header[i] for i in shown]], dtype="object")
    if not table.columns.is_unique:
        return  # two columns of one name: that has to be settled in the file
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


def _mended(frame: Frame, draft: Draft) -> None:
    """What was mended so far, and the way back."""
    w = frame.words
    for position, file in enumerate(draft.files):
        tabs: dict[str, Cells] = file.options.get("cells", {})
        rows = [[w.number(int(line)), column, text or "–"] for cells in tabs.values() for line, row in cells.items() for column, text in row.items()]
        if not rows:
            continue
        told = w.plural("{n} cell of {file} is mended here; the file itself stays as it came.", "{n} cells of {file} are mended here; the file itself stays as it came.",
                        len(rows), file=file.name)  # fmt: skip
        with st.expander(told):
            markup.show("block.html", tables=[markup.table([w.text("Line"), w.text("Column"), w.text("Now")], rows[:200], numbers=False)])
            if st.button(w.text("Take these changes back"), key=f"unmend_{position}"):
                sent.decide_file(frame, draft, position, cells=None)
                st.rerun()
