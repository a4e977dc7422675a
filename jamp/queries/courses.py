"""The course over time of what several projects count alike: a part of the indicators at a time, each with all its figures."""

from __future__ import annotations

from typing import Any

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from jamp.model.dates import end_of
from jamp.model.results import CountedAlike, Course
from jamp.model.view import View
from jamp.queries import outcomes
from jamp.queries.progress import progress
from jamp.queries.reported import known, known_since
from jamp.queries.standing import city_texts, projects_at
from jamp.store.tables import City, Indicator, Project, ProjectCity, SharedIndicator

measured = func.coalesce(Indicator.measure, "")


def _conditions(view: View) -> list[Any]:
    # the projects once: their status is what costs
    listed = select(Project.project_id).where(*projects_at(view))
    return [Indicator.project_id.in_(listed), Indicator.shared_indicator.is_not(None), measured != "planned", known(view.as_at)]


def counted_alike(session: Session, view: View) -> list[CountedAlike]:
    """What the projects of the view count alike in one unit and way and have figures of, most indicators first."""
    moved = func.count(case((known_since(Indicator.indicator_id, end_of(view.since), view.as_at, after=True), 1)))
    columns = (SharedIndicator.shared_indicator, SharedIndicator.title, func.coalesce(SharedIndicator.title_ja, ""), Indicator.unit, measured)
    query = (
        select(*columns, func.count(), moved)
        .select_from(Indicator)
        .join(SharedIndicator, SharedIndicator.shared_indicator == Indicator.shared_indicator)
        .where(*_conditions(view))
        .group_by(*columns)
    )
    found = [CountedAlike(*row) for row in session.execute(query)]
    return sorted(found, key=lambda one: (-one.indicators, one.shared_indicator, one.unit, one.measure))


def courses(session: Session, view: View, alike: CountedAlike, offset: int, limit: int) -> list[Course]:
    """Part of the indicators that are counted alike: one of each city before a second one of any, headline ones first."""
    city = (
        select(City.city)
        .join(ProjectCity, ProjectCity.city_id == City.city_id)
        .where(ProjectCity.project_id == Indicator.project_id)
        .order_by(ProjectCity.position)
        .limit(1)
        .correlate(Indicator)
        .scalar_subquery()
    )
    all_ = (
        select(Indicator.indicator_id, func.coalesce(city, Indicator.project_id).label("city"), case((Indicator.headline == "yes", 0), else_=1).label("rank"))
        .where(*_conditions(view), Indicator.shared_indicator == alike.shared_indicator, Indicator.unit == alike.unit, measured == alike.measure)
        .subquery()
    )
    turn = func.row_number().over(partition_by=all_.c.city, order_by=(all_.c.rank, all_.c.indicator_id))
    query = select(all_.c.indicator_id).order_by(turn, all_.c.city, all_.c.indicator_id).offset(offset).limit(limit)
    codes = list(session.scalars(query))
    here = [Indicator.indicator_id.in_(codes)]
    rows = {row.indicator_id: row for row in outcomes.of_conditions(session, view, here, limit)[0]}
    ways = {one.indicator_id: one for one in progress(session, view.as_at, here, view.since)}
    cities = city_texts(session, sorted({row.project_id for row in rows.values()}))
    return [Course(rows[code], ways[code], cities.get(rows[code].project_id, ("", ""))[0]) for code in codes]
