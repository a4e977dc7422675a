"""Milestones: what was promised and kept, as far as it was known at a date.

A promise counts from the day that its source speaks of, and is late once its last day has passed.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.orm import Session

from jamp.model.dates import end_of
from jamp.model.rows import MilestoneRow
from jamp.model.view import View
from jamp.queries.standing import projects_at
from jamp.store.periods import end_of as last_day
from jamp.store.tables import Milestone, Project, ProjectCity, Source, Update

# those without a date come last
IN_ORDER = (func.coalesce(last_day(Milestone.planned_date), "9999-99"), Milestone.milestone_id)


def told(source: Any) -> ColumnElement[str]:
    """The day that a source of a milestone speaks of: that of its update of the project, else of its publication; null
    where neither is known, as with the office's own word."""
    updated = select(func.max(Update.as_at_end)).where(Update.project_id == Milestone.project_id, Update.source == source)
    published = select(last_day(Source.published)).where(Source.source == source)
    return func.coalesce(updated.correlate(Milestone).scalar_subquery(), published.correlate(Milestone).scalar_subquery())


def _known(source: Any, date: Any, as_at: str) -> ColumnElement[Any]:
    return case((func.coalesce(told(source), "") <= end_of(as_at), date))


def planned(as_at: str) -> ColumnElement[Any]:
    """The first promised date, null while it was not known."""
    return _known(Milestone.planned_source, Milestone.planned_date, as_at)


def revised(as_at: str) -> ColumnElement[Any]:
    """The date that took its place, null while it was not known."""
    return _known(Milestone.later_source, Milestone.revised_date, as_at)


def forecast(as_at: str) -> ColumnElement[Any]:
    """When it is expected where no new date is agreed, null while it was not known."""
    return _known(Milestone.later_source, Milestone.forecast_date, as_at)


def reached(as_at: str) -> ColumnElement[bool]:
    """The condition that a milestone is done; never null."""
    return func.coalesce(last_day(Milestone.actual_date) <= end_of(as_at), False)


def settled(as_at: str) -> ColumnElement[bool]:
    """The condition that what came of it, and the note on it, were said: by the source of the later date, else by that of
    the record; of what is done not before it was reached. Never null."""
    source = func.coalesce(func.nullif(Milestone.later_source, ""), Milestone.source)
    return and_(func.coalesce(told(source), "") <= end_of(as_at), or_(Milestone.actual_date.is_(None), reached(as_at)))


def overdue(as_at: str) -> ColumnElement[bool]:
    """The condition that the last day of what is promised has passed and it is not done; never null."""
    promised = func.coalesce(last_day(revised(as_at)), last_day(planned(as_at)))
    return and_(func.coalesce(promised < end_of(as_at), False), ~reached(as_at))


def slipped(view: View) -> ColumnElement[bool]:
    """The condition that a first promised date passed unkept between the view's two dates, or was then moved later."""
    first, since, as_at = last_day(Milestone.planned_date), end_of(view.since), end_of(view.as_at)
    kept = and_(reached(view.as_at), func.coalesce(last_day(Milestone.actual_date) <= first, False))
    passed = and_(planned(view.as_at).is_not(None), first >= since, first < as_at)
    moved = and_(last_day(Milestone.revised_date) > first, told(Milestone.later_source) > since, told(Milestone.later_source) <= as_at)
    return and_(or_(passed, moved), ~kept)


def expected(as_at: str) -> ColumnElement[Any]:
    """The day it was done, else the revised one; null where neither is known."""
    return case((reached(as_at), Milestone.actual_date), else_=revised(as_at))


def of_project(session: Session, view: View, project_id: str) -> list[MilestoneRow]:
    """Milestones of one project."""
    return _rows(session, view, Milestone.project_id == project_id)


def of_city(session: Session, view: View, city_id: str) -> list[MilestoneRow]:
    """Milestones of the projects of one city that are listed in the view."""
    here = select(ProjectCity.project_id).where(ProjectCity.city_id == city_id)
    listed = select(Project.project_id).where(Project.project_id.in_(here), *projects_at(view))
    return _rows(session, view, Milestone.project_id.in_(listed))


def _rows(session: Session, view: View, condition: Any) -> list[MilestoneRow]:
    """In the order of their promised dates; what came later than the view's date is not told."""
    late: Any = overdue(view.as_at)
    done = case((reached(view.as_at), Milestone.actual_date))
    dates = (planned(view.as_at), revised(view.as_at), done)
    query = select(Milestone, *dates, case((settled(view.as_at), 1), else_=0), case((late, 1), else_=0)).where(condition)
    query = query.order_by(*IN_ORDER)
    return [
        MilestoneRow(
            m.milestone_id, m.project_id, m.title, first or "", later or "", actual or "",
            (m.outcome or "") if said else "", (m.note or "") if said else "", m.planned_source or "", m.later_source or "", m.source_url or "", bool(is_late), m.confidence or "",
        )
        for m, first, later, actual, said, is_late in session.execute(query)
    ]  # fmt: skip
