"""Figures that do not go together: cumulative and yearly ones under one name."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jamp.model.checks import Finding
from jamp.model.dates import end_of
from jamp.model.telling_words import told
from jamp.model.view import View
from jamp.queries.standing import within
from jamp.store.newest import falls
from jamp.store.suppressed import suppressed
from jamp.store.tables import Indicator, NewestFigure, Project, Value

Listed = dict[str, str]
KINDS = ("cumulative", "per period")
AGAINST = {"cumulative": "yearly", "per period": "cumulative"}


def mixed(session: Session, view: View, listed: Listed) -> Iterator[Finding]:
    """Once for each indicator: its comments contradict its measure, or its cumulative figures fall; and once for each
    indicator of a shared one that is counted in both ways."""
    found: dict[str, Finding] = {}
    for one in (*_commented(session, view), *_falling(session, view), *_shared(session, view)):
        if one.project_id in listed:
            found.setdefault(one.subject, one)
    yield from found.values()


def _commented(session: Session, view: View) -> Iterator[Finding]:
    query = (
        select(Indicator.indicator_id, Indicator.project_id, Indicator.title, Indicator.measure, Value.as_at, Value.comment, Value.source)
        .join(Value, Value.indicator_id == Indicator.indicator_id)
        .join(Project, Project.project_id == Indicator.project_id)
        .where(Indicator.measure.in_(KINDS), Value.comment.is_not(None), Value.as_at_end <= end_of(view.as_at), *within(view))
        .order_by(Indicator.indicator_id, Value.as_at_end)
    )
    for key, project, title, measure, as_at, comment, source in session.execute(query):
        if words := told(AGAINST[measure], comment):
            facts = {"what": title, "measure": measure, "date": as_at, "words": words}
            yield Finding("cumulative_and_yearly_mixed", key, project, "", "comment", facts, (source,) if source else ())


def _falling(session: Session, view: View) -> Iterator[Finding]:
    """A sum that has become less."""
    # what fell at some time is kept; of those indicators alone the figures are read
    fell = select(NewestFigure.indicator_id).where(NewestFigure.groups == "", NewestFigure.fell_end <= end_of(view.as_at))
    cumulative = select(Indicator.indicator_id).where(Indicator.measure == "cumulative", Indicator.indicator_id.in_(fell))
    rows = falls(Value.__table__.c.indicator_id.in_(cumulative), Value.__table__.c.as_at_end <= end_of(view.as_at)).subquery()
    query = (
        select(rows.c.indicator_id, rows.c.value, rows.c.as_at, rows.c.source, rows.c.before, Indicator.project_id, Indicator.title, Indicator.unit)
        .join(Indicator, Indicator.indicator_id == rows.c.indicator_id)
        .join(Project, Project.project_id == Indicator.project_id)
        .where(*within(view))
        .order_by(rows.c.indicator_id, rows.c.as_at)
    )
    fallen = session.execute(query).all()
    # the finding repeats figures of everybody: not to those who may not see one of them
    hidden = {key for (key, _), groups in suppressed(session, {row[0] for row in fallen}).items() if "" in groups}
    for key, value, as_at, source, more, project, title, unit in fallen:
        if key in hidden:
            continue
        facts = {"what": title, "value": value, "before": more, "unit": unit, "date": as_at}
        yield Finding("cumulative_and_yearly_mixed", key, project, "", "falls", facts, (source,) if source else ())


def _shared(session: Session, view: View) -> Iterator[Finding]:
    both = (
        select(Indicator.shared_indicator)
        .where(Indicator.measure.in_(KINDS), Indicator.shared_indicator.is_not(None))
        .group_by(Indicator.shared_indicator)
        .having(func.count(Indicator.measure.distinct()) > 1)
    )
    query = (
        select(Indicator.indicator_id, Indicator.project_id, Indicator.title, Indicator.measure, Indicator.shared_indicator, Indicator.source)
        .join(Project, Project.project_id == Indicator.project_id)
        .where(Indicator.shared_indicator.in_(both), Indicator.measure.in_(KINDS), *within(view))
        .order_by(Indicator.indicator_id)
    )
    for key, project, title, measure, shared, source in session.execute(query):
        facts = {"what": title, "measure": measure, "shared": shared}
        yield Finding("cumulative_and_yearly_mixed", key, project, "", "shared", facts, (source,) if source else ())
