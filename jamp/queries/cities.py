"""The cities of a view, those that need attention first."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jamp.model.dates import end_of
from jamp.model.rows import CityStanding
from jamp.model.view import View
from jamp.queries.milestones import overdue
from jamp.queries.portfolio import tallies
from jamp.queries.standing import projects_at, within
from jamp.store.tables import City, Milestone, Project, ProjectCity, Update

WORDS = ("planning", "ongoing", "completed", "suspended", "cancelled", "")


def names(session: Session) -> dict[str, tuple[str, str, str]]:
    """{city code: (name, Japanese name, country)} in alphabetical order of the names."""
    query = select(City.city_id, City.city, City.name_ja, City.country).order_by(City.city)
    return {key: (name, name_ja or "", country) for key, name, name_ja, country in session.execute(query)}


def facts(session: Session, city_id: str) -> dict[str, object] | None:
    """Every column of one city; None when there is none of that code."""
    row = session.execute(select(City).where(City.city_id == city_id)).first()
    return {column.name: getattr(row[0], column.name) for column in City.__table__.c} if row else None


def standings(session: Session, view: View) -> list[CityStanding]:
    """One row per city in the view, those without projects too.

    Order: not reported since the earlier date; more overdue milestones; more suspended, not stated and planned
    projects; name.
    """
    counts: dict[str, dict[str, int]] = {}
    before: dict[str, int] = {}
    for tally in tallies(session, view):
        words = counts.setdefault(tally.city_id, dict.fromkeys(WORDS, 0))
        words[tally.status] += tally.now
        before[tally.city_id] = before.get(tally.city_id, 0) + tally.before
    late: dict[str, int] = dict(
        session.execute(
            select(ProjectCity.city_id, func.count())
            .join(Milestone, Milestone.project_id == ProjectCity.project_id)
            .join(Project, Project.project_id == ProjectCity.project_id)
            .where(overdue(view.as_at), *projects_at(view))  # type: ignore[arg-type]
            .group_by(ProjectCity.city_id)
        ).all()
    )  # type: ignore[arg-type]
    last: dict[str, str] = dict(
        session.execute(
            # the date as its source gives it comes along with its last day
            select(ProjectCity.city_id, func.max(Update.as_at_end.concat(" ").concat(Update.as_at)))
            .join(Update, Update.project_id == ProjectCity.project_id)
            .join(Project, Project.project_id == ProjectCity.project_id)
            .where(Update.as_at_end <= end_of(view.as_at), *within(view))
            .group_by(ProjectCity.city_id)
        ).all()
    )  # type: ignore[arg-type]
    query = select(City)
    if view.countries:
        query = query.where(City.country.in_(view.countries))
    if view.cities:
        query = query.where(City.city_id.in_(view.cities))
    found = []
    for city in session.scalars(query):
        # a city that joined after the reporting date is not yet part of the picture, unless its projects are
        if city.city_id not in counts and (city.joined or "")[:4] > view.as_at[:4]:
            continue
        words = counts.get(city.city_id, dict.fromkeys(WORDS, 0))
        end, _, newest = last.get(city.city_id, "").partition(" ")
        found.append(
            CityStanding(
                city.city_id, city.city, city.name_ja or "", city.country, city.latitude, city.longitude,
                city.population, city.joined or "", sum(words.values()), before.get(city.city_id, 0),
                words["planning"], words["ongoing"], words["completed"], words["suspended"], words["cancelled"],
                words[""], late.get(city.city_id, 0), newest,
                bool(newest) and (end > end_of(view.since) or not view.compared),
            )
        )  # fmt: skip
    return sorted(found, key=_attention)


def _attention(city: CityStanding) -> tuple[bool, int, int, str]:
    stuck = city.suspended + city.not_stated + city.planning
    return (city.reported, -city.overdue, -stuck, city.city)
