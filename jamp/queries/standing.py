"""The two rules that all counts share: which projects a view holds, and which statement counts for each.

The statement rule is that of `jamp.model.statements`, in SQL.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlalchemy import CTE, ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.orm import Session

from jamp.model.dates import end_of
from jamp.model.view import View
from jamp.store.tables import City, Project, ProjectCity, ProjectProgramme, Source, Update


def statements_at(date: str, name: str) -> CTE:
    """project_id -> the statement that counts as at `date`: status ("" not stated), as_at, source, and when the
    project was first spoken of."""
    end = end_of(date)
    order = (
        Update.as_at_end.desc(),
        case((Update.source == "", 0), else_=1),
        func.coalesce(Source.published, "").desc(),
        Update.source.desc(),
    )
    ranked = (
        select(
            Update.project_id, Update.as_at, Update.source, Update.stage, Update.percent_complete,
            func.coalesce(Update.status, "").label("status"),
            func.row_number().over(partition_by=Update.project_id, order_by=order).label("place"),
        )
        .join(Source, Source.source == Update.source)
        .where(Update.as_at_end <= end, or_(Update.status.is_not(None), Update.source != ""))
        .subquery()
    )  # fmt: skip
    return select(ranked).where(ranked.c.place == 1).cte(name)


def listed(date: str, statement: CTE) -> ColumnElement[bool]:
    """True for a project on the list as at `date`: spoken of by then, or never dated at all, and not gone."""
    undated = ~select(Update.project_id).where(Update.project_id == Project.project_id).exists()
    gone = and_(Project.exit_date.is_not(None), _end(Project.exit_date) <= end_of(date))
    return and_(or_(statement.c.project_id.is_not(None), undated), ~func.coalesce(gone, False))


def _end(column: Any) -> ColumnElement[str]:
    return column + func.substr("0000-12-31", func.length(column) + 1)


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


def projects_at(view: View) -> Select[Any]:
    """One row per project that is listed now or was before: project_id, focus_area, `now` and `before`
    (a status, "" not stated, None not listed)."""
    here, there = statements_at(view.as_at, "here"), statements_at(view.since, "there")
    now = case((listed(view.as_at, here), func.coalesce(here.c.status, "")))
    before = case((listed(view.since, there), func.coalesce(there.c.status, "")))
    query = (
        select(
            Project.project_id, func.coalesce(Project.focus_area, "").label("focus_area"),
            now.label("now"), before.label("before"),
        )
        .outerjoin(here, here.c.project_id == Project.project_id)
        .outerjoin(there, there.c.project_id == Project.project_id)
        .where(*within(view))
    )  # fmt: skip
    rows = query.subquery()
    conditions = [or_(rows.c.now.is_not(None), rows.c.before.is_not(None))]
    if view.statuses:
        conditions.append(rows.c.now.in_(view.statuses))
    return select(rows).where(*conditions)


class Counted(NamedTuple):
    """One project in the counts: `now` and `before` are a status, "" not stated, None not listed."""

    project_id: str
    focus_area: str
    now: str | None
    before: str | None


def counted(session: Session, view: View) -> list[Counted]:
    """The projects of `projects_at`, by their code.

    Every count of a page draws on the same rows, and ranking the statements is what costs: they are read once in the
    life of a reading session, which sees one state of the records.
    """
    kept: dict[View, list[Counted]] = session.info.setdefault("counted", {})
    if view not in kept:
        rows = session.execute(projects_at(view)).all()
        kept[view] = sorted(Counted(*row) for row in rows)
    return kept[view]


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
