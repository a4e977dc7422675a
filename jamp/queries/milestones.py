"""Milestones of a project or of a city, in the order of their promised dates."""

from __future__ import annotations

from typing import Any

from sqlalchemy import case, select
from sqlalchemy.orm import Session

from jamp.model.rows import MilestoneRow
from jamp.model.view import View
from jamp.queries.cities import overdue
from jamp.store.tables import Milestone, ProjectCity


def of_project(session: Session, view: View, project_id: str) -> list[MilestoneRow]:
    """Milestones of one project."""
    return _rows(session, view, Milestone.project_id == project_id)


def of_city(session: Session, view: View, city_id: str) -> list[MilestoneRow]:
    """Milestones of all projects of one city."""
    projects = select(ProjectCity.project_id).where(ProjectCity.city_id == city_id)
    return _rows(session, view, Milestone.project_id.in_(projects))


def _rows(session: Session, view: View, condition: Any) -> list[MilestoneRow]:
    late: Any = overdue(view.as_at)
    query = select(Milestone, case((late, 1), else_=0)).where(condition)
    query = query.order_by(Milestone.planned_date, Milestone.milestone_id)
    return [
        MilestoneRow(
            m.milestone_id, m.project_id, m.title, m.planned_date or "", m.revised_date or "", m.actual_date or "",
            m.outcome or "", m.note or "", m.planned_source or "", m.later_source or "", m.source_url or "", bool(is_late), m.confidence or "",
        )
        for m, is_late in session.execute(query)
    ]  # fmt: skip
