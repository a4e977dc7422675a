"""Cities of which something is missing: a project, a report, figures, figures for groups."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jamp.model.dates import last_day
from jamp.model.view import View
from jamp.queries import coverage
from jamp.queries.cities import standings
from jamp.queries.reported import known
from jamp.queries.standing import projects_at
from jamp.store.tables import Indicator, Project, ProjectCity

NO_PROJECT, NO_REPORT, NO_VALUES, NO_GROUPS = "no project", "no report since the last meeting", "no outcome values", "no group data"
REASONS = (NO_PROJECT, NO_REPORT, NO_VALUES, NO_GROUPS)


class LeftBehind(NamedTuple):
    """A city and what is missing of it, some of REASONS. `days`: since the date that its last report speaks of; None where there never was one."""

    city_id: str
    city: str
    name_ja: str
    country: str
    projects: int
    last_report: str
    days: int | None
    reasons: tuple[str, ...]


def left_behind(session: Session, view: View, known: dict[str, coverage.Cells] | None = None) -> list[LeftBehind]:
    """The cities of the view of which anything is missing: most reasons first, then those that were silent for longest. `known`: what `coverage`
    knows of the cities, where it is at hand."""
    if known is None:
        known = coverage.of_cities(session, view, coverage.of_projects(session, view))
    with_values, day = _with_values(session, view), last_day(view.as_at)
    found = []
    for city in standings(session, view):
        grouped = any(cell.state != coverage.NOT_REPORTED for cell in known.get(city.city_id, {}).values())
        missing = {NO_PROJECT: not city.projects, NO_REPORT: not city.reported, NO_VALUES: city.city_id not in with_values, NO_GROUPS: not grouped}
        reasons = tuple(reason for reason in REASONS if missing[reason])
        days = (day - last_day(city.last_report)).days if city.last_report else None
        if reasons:
            found.append(LeftBehind(city.city_id, city.city, city.name_ja, city.country, city.projects, city.last_report, days, reasons))
    return sorted(found, key=lambda row: (-len(row.reasons), row.days is not None, -(row.days or 0), row.city))


def _with_values(session: Session, view: View) -> set[str]:
    """The cities whose listed projects have any figure that is a result, not a plan."""
    query = (
        select(ProjectCity.city_id)
        .join(Project, Project.project_id == ProjectCity.project_id)
        .join(Indicator, Indicator.project_id == Project.project_id)
        .where(
            func.coalesce(Indicator.measure, "") != "planned",
            known(view.as_at, groups=None),
            *projects_at(view),
        )
        .distinct()
    )
    return set(session.scalars(query))
