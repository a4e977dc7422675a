"""The whole portfolio in one view: totals, tallies, its course over time, what changed."""

from __future__ import annotations

from collections import Counter
from typing import Any

from sqlalchemy import and_, case, func, or_, select
from sqlalchemy.orm import Session

from jamp.model.dates import end_of
from jamp.model.rows import Change, StatusAt, Tally, Totals
from jamp.model.view import View
from jamp.queries.dates import report_dates
from jamp.queries.standing import city_texts, listed, projects_at, statements_at, within
from jamp.store.tables import City, Milestone, Project, ProjectCity, ProjectProgramme


def totals(session: Session, view: View) -> Totals:
    """Each project once: how many, in how many cities and countries, by status now and before."""
    rows = projects_at(view).subquery()
    now: Counter[str] = Counter()
    before: Counter[str] = Counter()
    for here, there, count in session.execute(
        select(rows.c.now, rows.c.before, func.count()).group_by(rows.c.now, rows.c.before)
    ):
        if here is not None:
            now[here] += count
        if there is not None:
            before[there] += count
    cities, countries = session.execute(
        select(func.count(func.distinct(City.city_id)), func.count(func.distinct(City.country)))
        .join(ProjectCity, ProjectCity.city_id == City.city_id)
        .join(rows, rows.c.project_id == ProjectCity.project_id)
        .where(rows.c.now.is_not(None), *_places(view))
    ).one()
    return Totals(now.total(), before.total(), cities, countries, dict(now), dict(before))


def programmes(session: Session, view: View) -> list[tuple[str, int]]:
    """(programme, projects listed now), most first; a project of two programmes stands in both."""
    rows = projects_at(view).subquery()
    number = func.count()
    query = (
        select(ProjectProgramme.programme, number)
        .join(rows, rows.c.project_id == ProjectProgramme.project_id)
        .where(rows.c.now.is_not(None))
        .group_by(ProjectProgramme.programme)
        .order_by(number.desc(), ProjectProgramme.programme)
    )
    return [(programme, count) for programme, count in session.execute(query)]


def _places(view: View) -> list[Any]:
    places: list[Any] = []
    if view.cities:
        places.append(City.city_id.in_(view.cities))
    if view.countries:
        places.append(City.country.in_(view.countries))
    return places


def tallies(session: Session, view: View) -> list[Tally]:
    """Projects by city, focus area and status; a project in two cities stands in both."""
    rows = projects_at(view).subquery()
    place, country = func.coalesce(City.city_id, ""), func.coalesce(City.country, Project.country, "")
    query = (
        select(place, country, rows.c.focus_area, rows.c.now, rows.c.before, func.count())
        .select_from(rows)
        .join(Project, Project.project_id == rows.c.project_id)
        .outerjoin(ProjectCity, ProjectCity.project_id == rows.c.project_id)
        .outerjoin(City, City.city_id == ProjectCity.city_id)
        .where(*_places(view))
        .group_by(place, country, rows.c.focus_area, rows.c.now, rows.c.before)
    )
    found: dict[tuple[str, str, str, str], list[int]] = {}
    for city, nation, area, now, before, count in session.execute(query):
        for column, status in enumerate((now, before)):
            if status is not None:
                found.setdefault((city, nation, area, status), [0, 0])[column] += count
    return [Tally(*key, *counts) for key, counts in sorted(found.items())]


def over_time(session: Session, view: View) -> list[StatusAt]:
    """Projects by status as at each reporting round up to the view's date."""
    found: list[StatusAt] = []
    rounds = [date for date in report_dates(session) if end_of(date) <= end_of(view.as_at)]
    for date in sorted({*rounds[:6], view.as_at}, key=end_of):
        here = statements_at(date, "here")
        status = func.coalesce(here.c.status, "")
        query = (
            select(status, func.count())
            .select_from(Project)
            .outerjoin(here, here.c.project_id == Project.project_id)
            .where(listed(date, here), *within(view))
            .group_by(status)
        )
        if view.statuses:
            query = query.where(status.in_(view.statuses))
        found += [StatusAt(date, word, count) for word, count in session.execute(query)]
    return found


def changes(session: Session, view: View, limit: int = 200) -> list[Change]:
    """What is new, completed, left or otherwise changed since, and which promises slipped; at most `limit`."""
    rows = projects_at(view).subquery()
    differs = or_(rows.c.now != rows.c.before, rows.c.now.is_(None), rows.c.before.is_(None))
    kind = case(
        (rows.c.before.is_(None), "new"),
        (rows.c.now.is_(None), "left"),
        (rows.c.now == "completed", "completed"),
        else_="other",
    )
    query = (
        select(kind, Project.project_id, Project.title, Project.title_ja, rows.c.before, rows.c.now,
               Project.exit_reason)
        .join(Project, Project.project_id == rows.c.project_id)
        .where(differs)
        .order_by(Project.project_id)
        .limit(limit)
    )  # fmt: skip
    moved = session.execute(query).all()
    slips = _slipped(session, view, limit)
    cities = city_texts(session, [row[1] for row in moved] + [row[0] for row in slips])
    found = [
        Change(
            word,
            key,
            title,
            title_ja or "",
            cities.get(key, ("", ""))[0],
            before or "",
            now or "",
            reason or "",
            "",
            "",
        )
        for word, key, title, title_ja, before, now, reason in moved
    ]
    for key, title, title_ja, milestone, planned, revised in slips:
        city = cities.get(key, ("", ""))[0]
        found.append(
            Change("slipped", key, title, title_ja or "", city, "", "", milestone, planned, revised or "")
        )
    return found


def _slipped(
    session: Session, view: View, limit: int
) -> list[tuple[str, str, str | None, str, str, str | None]]:
    """Milestones whose promised date passed between the two dates, or was moved later, and that are not done."""
    planned = Milestone.planned_date + func.substr("0000-12-31", func.length(Milestone.planned_date) + 1)
    passed = and_(planned <= end_of(view.as_at), planned > end_of(view.since))
    moved = Milestone.revised_date > Milestone.planned_date
    late = and_(
        Milestone.actual_date.is_not(None), Milestone.actual_date > planned, planned > end_of(view.since)
    )
    query = (
        select(Project.project_id, Project.title, Project.title_ja, Milestone.title, Milestone.planned_date,
               func.coalesce(Milestone.actual_date, Milestone.revised_date))
        .join(Project, Project.project_id == Milestone.project_id)
        .where(*within(view), or_(and_(Milestone.actual_date.is_(None), or_(passed, moved)), late))
        .order_by(Milestone.planned_date)
        .limit(limit)
    )  # fmt: skip
    return [tuple(row) for row in session.execute(query)]  # type: ignore[misc]
