"""How values were read: what is stored otherwise than written, and what a person has to say where two readings fit."""

from __future__ import annotations

from typing import Any

import streamlit as st

from jamp.charts.outcomes import STATE_WORDS
from jamp.imports.answers import QUESTIONS
from jamp.imports.conversions import Conversion, Reason
from jamp.imports.plan import FilePlan, Issue, Plan
from jamp.languages import mark
from jamp.store.drafts import Draft
from jamp.ui import markup, sent
from jamp.ui.frame import Frame

REASONS = {
    Reason.DIGITS: mark("digits of another script or width"), Reason.DECIMAL: mark("decimal comma"), Reason.THOUSANDS: mark("thousands marks left out"),
    Reason.PERCENT: mark("per cent sign"), Reason.FRACTION: mark("share of one, in per cent"), Reason.NEGATIVE: mark("mark of a negative number"),
    Reason.MULTIPLE: mark("number word multiplied out"), Reason.UNIT: mark("unit left out: the column states it"),
    Reason.ERA: mark("Buddhist era, 543 years ahead"), Reason.JAPANESE_ERA: mark("Japanese era"), Reason.FISCAL: mark("fiscal year"),
    Reason.QUARTER: mark("quarter"), Reason.ORDER: mark("order of day and month"), Reason.MONTH: mark("month by its name"),
    Reason.SHORT_YEAR: mark("year of two digits"), Reason.SERIAL: mark("day number of a spreadsheet program"),
    Reason.WRITTEN: mark("date written otherwise"), Reason.TIME: mark("time of day left out"), Reason.ALIAS: mark("another name"), Reason.CHOSEN: mark("chosen by a person"),
    Reason.BLANK: mark("left empty: the cell says why there is no value"), Reason.STATE: mark("the cell says why there is no value"),
    Reason.CONTROL: mark("control characters left out"),
}  # fmt: skip
ANSWERS = {
    ("day_first", True): mark("Day, month, year"), ("day_first", False): mark("Month, day, year"),
    ("decimal_comma", True): mark("The comma is the decimal mark"), ("decimal_comma", False): mark("The point is the decimal mark"),
    ("serials", True): mark("They are day numbers"), ("two_digit_years", "western"): mark("Years 20.. of the Western calendar"),
    ("two_digit_years", "buddhist"): mark("Years 25.. of the Buddhist era"), ("fractions", True): mark("Shares of one: 0.45 means 45 %"),
    ("fractions", False): mark("Per cent already: 0.45 means 0.45 %"),
}  # fmt: skip
FEW = 20


def how(frame: Frame, draft: Draft, plan: Plan) -> None:
    """For each table: its questions, then the texts that were read as something else."""
    w = frame.words
    for number, file in enumerate(plan.files):
        asked = {(issue.option, issue.column): issue for issue in file.issues if issue.option}
        for (option, column), issue in asked.items():
            if issue.blocks:
                told = w.text("{file}: {reason}", file=file.file, reason=w.text(issue.message, **issue.values))
                markup.show("block.html", heading=w.text("Please choose: {what}", what=column), lead=told)
                _buttons(frame, draft, file, issue, f"{number}_{option}_{column}", "primary")
        open_ = [issue for issue in asked.values() if not issue.blocks]
        if not file.conversions and not open_:
            continue
        with st.expander(w.text("How values of {file} were read", file=markup.plain(file.file))):
            _table(frame, file)
            for issue in open_:
                markup.show("block.html", lead=f"{issue.column}: {w.text(issue.message, **issue.values)}")
                _buttons(frame, draft, file, issue, f"{number}_{issue.option}_{issue.column}", "secondary")


def _table(frame: Frame, file: FilePlan) -> None:
    w = frame.words
    head = [w.text("Column"), w.text("Written"), w.text("Read as"), w.text("Why"), w.text("How often"), w.text("First in line")]
    rows = [_row(frame, one) for one in file.conversions[:FEW]]
    tables = [markup.table(head, rows)] if rows else []
    more = file.converted - len(rows)
    quiet = w.plural("{n} more text was read so.", "{n} more texts were read so.", more) if more else ""
    markup.show("block.html", tables=tables, quiet=quiet)


def _row(frame: Frame, one: Conversion) -> list[str]:
    w = frame.words
    read = w.text(STATE_WORDS[one.read]) if one.reason in (Reason.BLANK, Reason.STATE) else one.read
    return [markup.parted(one.column), one.written, read, w.text(REASONS[one.reason]), w.number(one.count), w.number(one.line)]


def _buttons(frame: Frame, draft: Draft, file: FilePlan, issue: Issue, key: str, kind: Any) -> None:
    given = draft.files[file.upload].options.get("answers") or {}
    with st.container(horizontal=True):
        for answer in QUESTIONS[issue.option]:
            if st.button(frame.words.text(ANSWERS[issue.option, answer]), key=f"answer_{key}_{answer}", type=kind):
                sent.decide_file(frame, draft, file.upload, answers={**given, f"{issue.option}/{issue.column}": answer})
                st.rerun()
