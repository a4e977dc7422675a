"""Expressions of interest: what other cities want to learn from a case study, and how far that has come."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from jamp.model.dates import end_of
from jamp.model.interests import CLOSED
from jamp.model.view import View
from jamp.store.periods import end_of as last
from jamp.store.tables import CaseStudy, City, Exchange, ExchangeCity, Interest, Project, ProjectCity

# an interest has reached the steps that have a date
DATES = {"stated": "stated_on", "matched": "matched_on", "visited": "visited_on", "adopted": "adopted_on", CLOSED: "closed_on"}


def of_case(session: Session, case_id: str) -> list[dict[str, Any]]:
    """Every column of the interests in a case, in the order in which they were stated."""
    rows = session.scalars(select(Interest).where(Interest.case_id == case_id).order_by(Interest.stated_on, Interest.interest_id))
    return [{column.name: getattr(row, column.name) for column in Interest.__table__.c} for row in rows]


def counts(session: Session, view: View) -> dict[str, int]:
    """{step: interests that reached it after the earlier date of the view, up to its date}; of a view with places those that
    one of its cities states or is asked for."""
    places = _of_places(view)
    found = {}
    for step, date in DATES.items():
        column = getattr(Interest, date)
        conditions: list[Any] = [last(column) <= end_of(view.as_at), *places]
        if view.compared:
            conditions.append(last(column) > end_of(view.since))
        found[step] = session.scalar(select(func.count()).select_from(Interest).where(*conditions)) or 0
    return found


def _of_places(view: View) -> list[Any]:
    if not view.cities and not view.countries:
        return []
    cities = select(City.city_id)
    cities = cities.where(City.city_id.in_(view.cities)) if view.cities else cities
    cities = cities.where(City.country.in_(view.countries)) if view.countries else cities
    # a case without a city of its own lies in those of its project
    own = select(ProjectCity.project_id).where(ProjectCity.city_id.in_(cities))
    told = select(CaseStudy.case_id).where(or_(CaseStudy.city.in_(cities), CaseStudy.city.is_(None) & CaseStudy.project_id.in_(own)))
    return [or_(Interest.city.in_(cities), Interest.case_id.in_(told))]


def exchanges_of(session: Session, city: str) -> dict[str, str]:
    """{exchange: its title and first day} of the exchanges that a city takes part in, newest first."""
    query = select(Exchange.exchange_id, Exchange.title, Exchange.start_date).join(ExchangeCity, ExchangeCity.exchange_id == Exchange.exchange_id)
    return {code: f"{title} ({start})" for code, title, start in session.execute(query.where(ExchangeCity.city_id == city).order_by(last(Exchange.start_date).desc(), Exchange.exchange_id))}


def projects_of(session: Session, city: str) -> dict[str, tuple[str, str]]:
    """{project: (title, Japanese title or "")} of a city, by code."""
    query = select(Project.project_id, Project.title, Project.title_ja).join(ProjectCity, ProjectCity.project_id == Project.project_id)
    return {code: (title, title_ja or "") for code, title, title_ja in session.execute(query.where(ProjectCity.city_id == city).order_by(Project.project_id))}
