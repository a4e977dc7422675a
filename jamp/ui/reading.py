"""How each file was read: every decision with its reason, and what else it could be, one click away."""

from __future__ import annotations

from typing import Any

import streamlit as st

from jamp.imports.plan import FilePlan, Plan
from jamp.imports.reading.decision import Alternative, Decision
from jamp.imports.reading.decode import ENCODINGS
from jamp.languages import mark
from jamp.store.drafts import Draft
from jamp.ui import markup, sent
from jamp.ui.frame import Frame

DELIMITERS = {",": mark("comma"), ";": mark("semicolon"), "\t": mark("tab"), "|": mark("vertical bar")}
NAMES = {
    "encoding": mark("Encoding"), "delimiter": mark("Delimiter"), "decimal": mark("Decimal mark"), "sheet": mark("Sheet of the workbook"),
    "header": mark("Line of the column names"), "titles": mark("Lines above it"), "levels": mark("Lines of the header"), "merged": mark("Merged cells"),
    "footers": mark("Lines at the foot"), "wide": mark("A column per period"),
}  # fmt: skip
# what a choice does, for its button
CHOICES = {
    "encoding": mark("Read as {value}"), "delimiter": mark("Divide at: {value}"), "workbook_sheet": mark("Read the sheet {value}"),
    "header_row": mark("Column names in line {value}"),
}  # fmt: skip
YES_NO = {
    ("header_levels", 1): mark("One line is the header"), ("unpivot", True): mark("Make one row per period"),
    ("unpivot", False): mark("Leave the columns as they are"), ("footers", False): mark("Take them as records"),
}  # fmt: skip
SHOWN = 3


def how(frame: Frame, draft: Draft, plan: Plan) -> None:
    """For each table: what was decided and why, its first lines, and the other readings."""
    w = frame.words
    for number, file in enumerate(plan.files):
        asked = [one for one in file.decisions if one.value in ("", None)]
        for decision in asked:
            _ask(frame, draft, file, decision, number)
        if not file.decisions and not file.sample:
            continue
        with st.expander(w.text("How {file} was read", file=markup.plain(file.file))):
            _decided(frame, file)
            _first_lines(frame, file)
            _others(frame, draft, file, number, asked)


def _ask(frame: Frame, draft: Draft, file: FilePlan, decision: Decision, number: int) -> None:
    """Two readings fit: both are shown, and a person says which."""
    w = frame.words
    told = w.text("{file}: {reason}", file=file.file, reason=w.text(decision.reason, **decision.values))
    markup.show("block.html", heading=w.text("Please choose: {what}", what=w.text(NAMES[decision.name])), lead=told)
    for place, alternative in zip(st.columns(max(len(decision.alternatives), 1)), decision.alternatives, strict=False):
        with place:
            _sample(frame, decision, alternative, file)
            _switch(frame, draft, file, decision, alternative, f"ask_{number}_{decision.name}_{alternative.value}", "primary")


def _decided(frame: Frame, file: FilePlan) -> None:
    w = frame.words
    rows = [[w.text(NAMES[one.name]), _value(frame, one, one.value), w.text(one.reason, **one.values)] for one in file.decisions]
    head = [w.text("What"), w.text("Read as"), w.text("Why")]
    markup.show("block.html", tables=[markup.table(head, rows, numbers=False)] if rows else [])


def _first_lines(frame: Frame, file: FilePlan) -> None:
    w = frame.words
    names = [f"{markup.cut(written)} → {field or w.text('not used')}" for written, field in file.columns]
    sample = [list(row) for row in file.sample]
    if names and sample and all(len(row) == len(names) for row in sample):
        markup.show("block.html", lead=w.text("The first lines"), tables=[markup.table(names, sample, numbers=False)])


def _others(frame: Frame, draft: Draft, file: FilePlan, number: int, asked: list[Decision]) -> None:
    """The other readings, and the way back from what a person chose."""
    w = frame.words
    chosen = draft.files[file.upload].options
    if chosen and st.button(w.text("Read it as it was found"), key=f"found_{number}"):
        sent.decide_file(frame, draft, file.upload, **dict.fromkeys(chosen))
        st.rerun()
    offered = [(one, other) for one in file.decisions if one not in asked for other in _likely(one)]
    if offered:
        markup.show("block.html", lead=w.text("It could also be read so:"))
        for decision, alternative in offered:
            left, right = st.columns([1, 3], vertical_alignment="top")
            with left:
                _switch(frame, draft, file, decision, alternative, f"other_{number}_{decision.name}_{alternative.value}", "secondary")
            with right:
                _sample(frame, decision, alternative, file)
    _any_encoding(frame, draft, file, number)


def _likely(decision: Decision) -> list[Alternative]:
    """The other readings worth a look: a line of one cell is no header."""
    found = [one for one in decision.alternatives if decision.name != "header" or sum(bool(cell) for cell in one.sample[0]) > 1]
    return found[:SHOWN]


def _any_encoding(frame: Frame, draft: Draft, file: FilePlan, number: int) -> None:
    """Text files alone have an encoding and a delimiter; a person may know better than any rule."""
    w, options = frame.words, draft.files[file.upload].options
    if file.tab or any(one.name == "sheet" for one in file.decisions):
        return
    names = {"": w.text("as it was found")}
    chosen: dict[str, str | None] = {}
    left, right = st.columns(2)
    for place, name, label, words in ((left, "encoding", w.text("Encoding"), ENCODINGS), (right, "delimiter", w.text("Delimiter"), DELIMITERS)):
        offered = names | {code: w.text(text) for code, text in words.items()}
        now = options.get(name, "")
        with place:
            chosen[name] = st.selectbox(label, list(offered), index=list(offered).index(now) if now in offered else 0,
                                        format_func=offered.__getitem__, key=f"{name}_{draft.draft}_{number}_{now}") or None  # fmt: skip
    if any(options.get(name) != value for name, value in chosen.items()):
        sent.decide_file(frame, draft, file.upload, **chosen)
        st.rerun()


def _sample(frame: Frame, decision: Decision, alternative: Alternative, file: FilePlan) -> None:
    """The first lines as this reading would have them; those of an encoding come with their number in the file."""
    w, rows = frame.words, [list(row) for row in alternative.sample]
    if not rows:
        return
    width = max(len(row) for row in rows)
    rows = [[*row, *[""] * (width - len(row))] for row in rows]
    if decision.name == "encoding":
        head = [w.text("Line"), w.text("Text")]
    elif decision.name == "footers":
        head = [written for written, _ in file.columns][:width] if len(file.columns) >= width else [""] * width
    else:
        head, *rows = rows
    markup.show("block.html", tables=[markup.table(head, rows, numbers=False)])


def _switch(frame: Frame, draft: Draft, file: FilePlan, decision: Decision, alternative: Alternative, key: str, kind: Any) -> None:
    w, value = frame.words, alternative.value
    text = YES_NO.get((decision.option, value)) or CHOICES[decision.option]
    if st.button(w.text(text, value=markup.plain(_value(frame, decision, value))), key=key, type=kind):
        if file.tab and decision.option != "workbook_sheet":  # each sheet of a workbook is read in its own way
            before = draft.files[file.upload].options.get(decision.option)
            value = {**(before if isinstance(before, dict) else {}), file.tab: value}
        sent.decide_file(frame, draft, file.upload, **{decision.option: value})
        st.rerun()


def _value(frame: Frame, decision: Decision, value: Any) -> str:
    """A decision's value as a person reads it."""
    w = frame.words
    if value in ("", None):
        return w.text("to be chosen")
    if decision.name == "encoding":
        return w.text(ENCODINGS.get(value, value))
    if decision.name == "delimiter":
        return w.text(DELIMITERS.get(value, value))
    if decision.name == "wide":
        return w.text("a row per period") if value else w.text("as it is")
    return w.number(value) if isinstance(value, int) and not isinstance(value, bool) else str(value)
