"""Milestones: what was promised, what came, and who said so."""

from __future__ import annotations

from typing import Any

from jamp.charts import outcomes
from jamp.languages import Words, mark
from jamp.model.rows import MilestoneRow
from jamp.ui import markup
from jamp.ui.frame import Frame
from jamp.ui.statements import graded


def promises(frame: Frame, rows: list[MilestoneRow]) -> tuple[str, str, Any, str] | None:
    """(what is shown, finding, figure, table) for an exhibit; None without milestones."""
    w = frame.words
    if not rows:
        return None
    late = sum(1 for row in rows if row.overdue)
    kept = sum(1 for row in rows if row.actual_date)
    parts = [w.text(text, n=w.number(n)) for text, n in ((mark("{n} reached"), kept), (mark("{n} past the promised date"), late)) if n]
    finding = w.plural("{n} milestone", "{n} milestones", len(rows))
    finding = w.text("{projects}: {statuses}.", projects=finding, statuses=w.text(", ").join(parts)) if parts else finding
    head = [w.text("Milestone"), w.text("Promised"), w.text("Revised"), w.text("Actual"), w.text("What came of it"), w.text("Source")]
    unknown = w.text("Not stated")
    body = [
        [row.title, _day(w, row.planned_date) or unknown, _day(w, row.revised_date) or "–", _day(w, row.actual_date) or (w.text("overdue") if row.overdue else "–"),
         row.outcome or row.note, (graded(frame, ", ".join(dict.fromkeys(s for s in (row.planned_source, row.later_source) if s)), row.confidence), markup.web(row.source_url))]
        for row in rows
    ]  # fmt: skip
    # one date alone makes no picture
    dates = sum(1 for row in rows if row.planned_date for date in (row.planned_date, row.revised_date, row.actual_date) if date)
    figure = outcomes.milestones(rows, w, frame.scheme) if dates > 1 else None
    return w.text("Milestones: promised, revised and actual dates"), finding, figure, markup.table(*markup.lean(head, body), numbers=False)


def _day(w: Words, date: str) -> str:
    return markup.whole(w.date(date)) if date else ""
