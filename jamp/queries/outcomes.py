"""Indicators with their reported values."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from jamp.model.dates import end_of
from jamp.model.rows import IndicatorRow, Point
from jamp.model.view import View
from jamp.store.tables import Indicator, Project, ProjectCity, Source, Value


def of_project(session: Session, view: View, project_id: str) -> list[IndicatorRow]:
    """Indicators of one project."""
    return _rows(session, view, Indicator.project_id == project_id)


def of_city(session: Session, view: View, city_id: str) -> list[IndicatorRow]:
    """Indicators of all projects of one city."""
    projects = select(ProjectCity.project_id).where(ProjectCity.city_id == city_id)
    return _rows(session, view, Indicator.project_id.in_(projects))


def _rows(session: Session, view: View, condition: Any, limit: int = 60) -> list[IndicatorRow]:
    query = (
        select(Indicator, Project.title)
        .join(Project, Project.project_id == Indicator.project_id)
        .where(condition)
        .order_by(Indicator.project_id, Indicator.indicator_id)
        .limit(limit)
    )
    found = session.execute(query).all()
    points = _points(session, view, [indicator.indicator_id for indicator, _ in found])
    return [
        IndicatorRow(
            i.indicator_id, i.project_id, i.title, i.unit, i.direction or "", i.measure or "", i.baseline,
            i.baseline_date or "", i.target, i.target_date or "", i.note or "", i.source or "", i.source_url or "",
            tuple(points.get(i.indicator_id, ())), title,
        )
        for i, title in found
    ]  # fmt: skip


def _points(session: Session, view: View, indicators: list[str]) -> dict[str, list[Point]]:
    query = (
        select(Value, Source.title, Source.url)
        .join(Source, Source.source == Value.source)
        .where(Value.indicator_id.in_(indicators), Value.as_at_end <= end_of(view.as_at))
        .order_by(Value.as_at_end, Value.groups)
    )
    found: dict[str, list[Point]] = {}
    for value, title, url in session.execute(query):
        point = Point(
            value.as_at, value.value, value.groups, value.bound or "", value.comment or "", value.source,
            title if value.source else "", value.source_url or url or "", value.quality or "",
        )  # fmt: skip
        found.setdefault(value.indicator_id, []).append(point)
    return found
