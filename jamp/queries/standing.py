"""The two rules that all counts share: which projects a view holds, and which statement counts for each.

The statement rule is that of `jamp.model.statements`, in SQL.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, case, func, or_, select
from sqlalchemy.orm import Session

from jamp.model.dates import end_of
from jamp.model.view import View
from jamp.queries.dates import report_dates
from jamp.store.periods import end_of as last_day
from jamp.store.tables import City, Project, ProjectCity, ProjectProgramme, Source, Update


def said(what: Any, date: str) -> ColumnElement[Any]:
    """Of the statement that counts for a project as at `date`, the column `what`; null where there is none."""
    return (
        select(what)
        .join(Source, Source.source == Update.source)
        .where(
            Update.project_id == Project.project_id,
            Update.as_at_end <= end_of(date),
            or_(Update.status.is_not(None), Update.source != ""),
        )
        .order_by(
            Update.as_at_end.desc(),
            case((Update.source == "", 0), else_=1),
            func.coalesce(last_day(Source.published), "").desc(),
            Update.source.desc(),
        )
        .limit(1)
        .correlate(Project)
        .scalar_subquery()
    )


def status_at(date: str) -> ColumnElement[Any]:
    """A project's status as at `date`, "" not stated; null off the list: not spoken of by then, though it was at
    some date, or gone."""
    stated = said(func.coalesce(Update.status, ""), date)
    undated = ~select(Update.project_id).where(Update.project_id == Project.project_id).exists()
    stays = or_(Project.exit_date.is_(None), last_day(Project.exit_date) > end_of(date))
    return case((stays, func.coalesce(stated, case((undated, "")))))


def within(view: View) -> list[ColumnElement[bool]]:
    """Conditions on Project for the view's places, programmes and focus areas."""
    conditions: list[ColumnElement[bool]] = []
    if view.countries or view.cities:
        link = select(ProjectCity.project_id).join(City, City.city_id == ProjectCity.city_id)
        if view.cities:
            link = link.where(City.city_id.in_(view.cities))
        if view.countries:
            link = link.where(City.country.in_(view.countries))
        place: ColumnElement[bool] = Project.project_id.in_(link)
        if view.countries and not view.cities:
            place = or_(place, Project.country.in_(view.countries))
        conditions.append(place)
    if view.programmes:
        programme = select(ProjectProgramme.project_id).where(ProjectProgramme.programme.in_(view.programmes))
        conditions.append(Project.project_id.in_(programme))
    if view.focus_areas:
        conditions.append(func.coalesce(Project.focus_area, "").in_(view.focus_areas))
    return conditions


def projects_at(view: View) -> list[ColumnElement[bool]]:
    """Conditions on Project for what is listed as at the view's date."""
    now = status_at(view.as_at)
    listed = select(Project.project_id).where(*within(view), now.in_(view.statuses) if view.statuses else now.is_not(None))
    # found once for a query, not once for each row of what belongs to a project
    return [Project.project_id.in_(listed.correlate(None))]


def only(project_id: str) -> list[ColumnElement[bool]]:
    """The condition on Project for one of them, listed or not."""
    return [Project.project_id == project_id]


class Counted(NamedTuple):
    """One project in the counts: `now`, `before` and `course` (at each of `rounds`) are a status, "" not stated,
    None not listed."""

    project_id: str
    focus_area: str
    now: str | None
    before: str | None
    course: tuple[str | None, ...]


def rounds(session: Session, view: View) -> list[str]:
    """The reporting dates that a course over time shows, oldest first: the view's own and the last six rounds before."""
    found = [date for date in report_dates(session) if end_of(date) <= end_of(view.as_at)]
    # two ways to write one day are one date
    return sorted({end_of(date): date for date in (*found[:6], view.as_at)}.values(), key=end_of)


def everything(session: Session, view: View) -> list[Counted]:
    """The projects of the view's places, programmes and focus areas, listed or not, by their code.

    Every count of a page draws on the same rows, and to find the statements is what costs: they are read once in the
    life of a reading session, which sees one state of the records.
    """
    kept: dict[View, list[Counted]] = session.info.setdefault("counted", {})
    if view not in kept:
        dates = [view.as_at, view.since, *rounds(session, view)]
        columns = [status_at(date).label(f"at_{n}") for n, date in enumerate(dates)]
        query = select(Project.project_id, func.coalesce(Project.focus_area, ""), *columns).where(*within(view))
        rows = session.execute(query)
        kept[view] = sorted(Counted(key, area, now, before, tuple(course)) for key, area, now, before, *course in rows)
    return kept[view]


def counted(session: Session, view: View) -> list[Counted]:
    """The projects that the view holds now or held before, by their code. A status that the view leaves out is as good
    as not listed, at each date by itself."""
    if not view.statuses:
        return touched(session, view)
    kept = view.statuses
    return [
        row._replace(now=row.now if row.now in kept else None, before=row.before if row.before in kept else None)
        for row in touched(session, view)
    ]


def touched(session: Session, view: View) -> list[Counted]:
    """The same projects with the statuses that they have, whether the view leaves them out or not."""
    rows = [row for row in everything(session, view) if row.now is not None or row.before is not None]
    return [row for row in rows if row.now in view.statuses or row.before in view.statuses] if view.statuses else rows


def city_texts(session: Session, project_ids: list[str]) -> dict[str, tuple[str, str]]:
    """{project: (names of its cities joined by "; ", country of the first)}."""
    found: dict[str, tuple[str, str]] = {}
    for start in range(0, len(project_ids), 400):
        query = (
            select(ProjectCity.project_id, City.city, City.country)
            .join(City, City.city_id == ProjectCity.city_id)
            .where(ProjectCity.project_id.in_(project_ids[start : start + 400]))
            .order_by(ProjectCity.project_id, ProjectCity.position)
        )
        for project_id, name, country in session.execute(query):
            before = found.get(project_id)
            found[project_id] = (f"{before[0]}; {name}", before[1]) if before else (name, country)
    return found
