"""Risks and barriers of the projects of a view, as they were known at a date."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.orm import Session

from jamp.model.barriers import BarrierCount, BarrierRow
from jamp.model.dates import end_of
from jamp.model.view import View
from jamp.queries.standing import city_texts, only, projects_at
from jamp.store.periods import end_of as last_day
from jamp.store.tables import Barrier, Project


def known(as_at: str) -> ColumnElement[bool]:
    """The condition that it was known by then."""
    return or_(Barrier.opened.is_(None), last_day(Barrier.opened) <= end_of(as_at))


def still_open(as_at: str) -> ColumnElement[bool]:
    """The condition that it was not closed by then; never null."""
    return or_(Barrier.closed.is_(None), last_day(Barrier.closed) > end_of(as_at))


def past(as_at: str) -> ColumnElement[bool]:
    """The condition that it is open after the day that it was to be settled by; never null."""
    return and_(still_open(as_at), func.coalesce(last_day(Barrier.due_date) < end_of(as_at), False))


def _number(condition: Any) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))


def by_kind(session: Session, view: View) -> list[BarrierCount]:
    """One row per kind that occurs, most open ones first."""
    severe = and_(past(view.as_at), Barrier.severity == "severe")
    open_ = _number(still_open(view.as_at))
    query = (
        select(Barrier.barrier, open_, func.count(), _number(past(view.as_at)), _number(severe))
        .join(Project, Project.project_id == Barrier.project_id)
        .where(known(view.as_at), *projects_at(view))
        .group_by(Barrier.barrier)
        .order_by(open_.desc(), func.count().desc(), Barrier.barrier)
    )
    return [BarrierCount(kind, still, all_ - still, late, grave) for kind, still, all_, late, grave in session.execute(query)]


def foremost(session: Session, view: View, limit: int, project_id: str = "") -> list[BarrierRow]:
    """The open ones, of the view or of one project: severe before moderate before low, then what should have been settled first."""
    order = case((Barrier.severity == "severe", 0), (Barrier.severity == "moderate", 1), (Barrier.severity == "low", 2), else_=3)
    query = (
        select(Barrier, Project.title, Project.title_ja, case((past(view.as_at), 1), else_=0))
        .join(Project, Project.project_id == Barrier.project_id)
        .where(known(view.as_at), still_open(view.as_at), *(only(project_id) if project_id else projects_at(view)))
        .order_by(order, func.coalesce(last_day(Barrier.due_date), "9999"), Barrier.barrier_id)
        .limit(limit)
    )
    found = session.execute(query).all()
    cities = city_texts(session, sorted({row[0].project_id for row in found}))
    return [
        BarrierRow(one.barrier_id, one.title, one.kind or "", one.barrier, one.severity or "", one.opened or "", one.due_date or "", one.trend or "",
                   one.owner or "", one.answer or "", bool(late), one.project_id, title, title_ja or "", cities.get(one.project_id, ("", ""))[0])
        for one, title, title_ja, late in found
    ]  # fmt: skip
