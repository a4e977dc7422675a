"""Milestones as a table: promised, expected, actual, and by how much they slipped."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from jamp.charts import timeline as timeline_words
from jamp.documents.model import Block
from jamp.documents.tables import Cell, Column, Table
from jamp.languages import Words
from jamp.model.dates import end_of, last_day
from jamp.model.promises import Promise
from jamp.model.view import View
from jamp.queries import Session, timeline
from jamp.reports.frame import cut, lean

MOST = 300


def promises(session: Session, view: View, project_id: str = "") -> list[Promise]:
    """The milestones of the listed projects, or of one project, in the order of when they are or were due."""
    dates = timeline.of_project(session, view, project_id) if project_id else timeline.every(session, view)
    return in_order(timeline.page(session, view, dates[:MOST]))


def in_order(found: Sequence[Promise]) -> list[Promise]:
    """By when they were done or are due, those without a date last."""
    return sorted(found, key=lambda one: (end_of(_due(one)) if _due(one) else "9999", one.milestone_id))


def _due(one: Promise) -> str:
    """When it was done, else when it is expected, else promised."""
    return one.actual or one.forecast or one.revised or one.planned


def coming(rows: Sequence[Promise], as_at: str, days: int = 184) -> list[Promise]:
    """What is due in the next two quarters, and what is past its date and not done."""
    until = (last_day(as_at) + datetime.timedelta(days)).isoformat()
    return [one for one in rows if not one.actual and _due(one) and (one.slip.outcome == "overdue" or end_of(_due(one)) <= until)]


def next_and_last(rows: Sequence[Promise], after: int, before: int) -> list[Promise]:
    """The next open ones and the last that are done, in the order of their dates; what is overdue is open."""
    done, open_ = [one for one in rows if one.actual], [one for one in rows if not one.actual]
    return [*(done[-before:] if before else []), *open_[:after]]


def promises_table(rows: Sequence[Promise], words: Words, project: bool = True) -> Table:
    """A row a milestone; `project`: with what it belongs to."""
    head = [Column(words.text("Milestone"), width=3)] + ([Column(words.text("Project"), width=2.4)] if project else [])
    head += [Column(words.text(text), width=width) for text, width in (("Promised", 1.3), ("Expected now", 1.3), ("Actual", 1.3), ("Slip", 1.6))]
    body: list[tuple[str | Cell, ...]] = []
    for one in rows:
        late = words.text("no new date given") if one.slip.outcome == "overdue" else "–"
        cells = [one.title] + ([words.place(one.project, one.project_ja)] if project else [])
        cells += [words.date(one.planned) or words.text("Not stated"), words.date(timeline_words.expected(one)) or late, words.date(one.actual) or "–",
                  timeline_words.slip_text(one, words) or words.text(timeline_words.OUTCOME_WORDS[one.slip.outcome])]  # fmt: skip
        body.append(tuple(cells))
    return lean(head, body)


def due_soon(session: Session, view: View, most: int, words: Words) -> list[Block]:
    """The milestones of the next two quarters and those past their date, the first ones; nothing without any."""
    rows = coming(promises(session, view), view.as_at)
    return [*cut(min(most, len(rows)), len(rows), words), promises_table(rows[:most], words)] if rows else []
