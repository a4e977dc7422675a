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
from jamp.store.tables import City, Milestone, Project, ProjectCity, ProjectProgramme, Source


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


def tallies(session: Session, view: View, level: str = "city") -> list[Tally]:
    """Projects by place, focus area and status. `level`: "city", "country" or "all": each project counts once in each
    city, once in each country, or once; a level leaves the finer places empty."""
    rows = projects_at(view).subquery()
    places = {"city_id": func.coalesce(City.city_id, ""), "country": func.coalesce(City.country, Project.country, "")}
    wanted = {"city": ("city_id", "country"), "country": ("country",), "all": ()}[level]
    parts = [*[places[name] for name in wanted], rows.c.focus_area, rows.c.now, rows.c.before]
    query = select(*parts, func.count(func.distinct(rows.c.project_id))).select_from(rows).group_by(*parts)
    if wanted:  # the rows hold the view's projects already; only places need the cities
        query = (
            query.join(Project, Project.project_id == rows.c.project_id)
            .outerjoin(ProjectCity, ProjectCity.project_id == rows.c.project_id)
            .outerjoin(City, City.city_id == ProjectCity.city_id)
            .where(*_places(view))
        )
    found: dict[tuple[str, str, str, str], list[int]] = {}
    for *place, area, now, before, count in session.execute(query):
        at = dict(zip(wanted, place, strict=True))
        for column, status in enumerate((now, before)):
            if status is not None:
                key = (at.get("city_id", ""), at.get("country", ""), area, status)
                found.setdefault(key, [0, 0])[column] += count
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


def sources(session: Session, view: View) -> list[tuple[str, str, str, int]]:
    """(title, publisher, date of publication, projects) of the sources whose statement counts, most projects first;
    an office's own updates have no title."""
    rows, here = projects_at(view).subquery(), statements_at(view.as_at, "counted")
    number = func.count()
    query = (
        select(Source.title, func.coalesce(Source.publisher, ""), func.coalesce(Source.published, ""), number)
        .join(here, here.c.source == Source.source)
        .join(rows, rows.c.project_id == here.c.project_id)
        .where(rows.c.now.is_not(None))
        .group_by(Source.source, Source.title, Source.publisher, Source.published)
        .order_by(number.desc(), Source.source)
    )
    return [(title, publisher, published, count) for title, publisher, published, count in session.execute(query)]


def changes(session: Session, view: View, limit: int = 200) -> tuple[list[Change], dict[str, int]]:
    """What is new, completed, left or otherwise changed since, and which promises slipped: at most `limit` of each
    kind, and how many there are of each."""
    rows = projects_at(view).subquery()
    differs = or_(rows.c.now != rows.c.before, rows.c.now.is_(None), rows.c.before.is_(None))
    kind = case(
        (rows.c.before.is_(None), "new"),
        (rows.c.now.is_(None), "left"),
        (rows.c.now == "completed", "completed"),
        else_="other",
    )
    moved = select(rows, kind.label("kind")).where(differs).subquery()
    placed = select(
        moved,
        func.row_number().over(partition_by=moved.c.kind, order_by=moved.c.project_id).label("place"),
        func.count().over(partition_by=moved.c.kind).label("number"),
    ).subquery()
    query = (
        select(placed.c.kind, placed.c.number, Project.project_id, Project.title, Project.title_ja, placed.c.before,
               placed.c.now, Project.exit_reason)
        .join(Project, Project.project_id == placed.c.project_id)
        .where(placed.c.place <= limit)
        .order_by(Project.project_id)
    )  # fmt: skip
    found = session.execute(query).all()
    slips, number = _slipped(session, view, limit)
    cities = city_texts(session, [row[2] for row in found] + [row[0] for row in slips])
    counts = {word: count for word, count, *_ in found} | ({"slipped": number} if number else {})
    told = [
        Change(word, key, title, title_ja or "", cities.get(key, ("", ""))[0], before or "", now or "", reason or "", "", "")
        for word, _, key, title, title_ja, before, now, reason in found
    ]
    told += [
        Change("slipped", key, title, title_ja or "", cities.get(key, ("", ""))[0], "", "", milestone, planned, revised or "")
        for key, title, title_ja, milestone, planned, revised in slips
    ]
    return told, counts


def _slipped(
    session: Session, view: View, limit: int
) -> tuple[list[tuple[str, str, str | None, str, str, str | None]], int]:
    """Milestones whose promised date passed between the two dates, or was moved later, and that are not done; and how
    many there are."""
    planned = Milestone.planned_date + func.substr("0000-12-31", func.length(Milestone.planned_date) + 1)
    passed = and_(planned <= end_of(view.as_at), planned > end_of(view.since))
    moved = Milestone.revised_date > Milestone.planned_date
    late = and_(
        Milestone.actual_date.is_not(None), Milestone.actual_date > planned, planned > end_of(view.since)
    )
    conditions = (*within(view), or_(and_(Milestone.actual_date.is_(None), or_(passed, moved)), late))
    query = (
        select(Project.project_id, Project.title, Project.title_ja, Milestone.title, Milestone.planned_date,
               func.coalesce(Milestone.actual_date, Milestone.revised_date), func.count().over())
        .join(Project, Project.project_id == Milestone.project_id)
        .where(*conditions)
        .order_by(Milestone.planned_date, Milestone.milestone_id)
        .limit(limit)
    )  # fmt: skip
    found = session.execute(query).all()
    return [tuple(row[:6]) for row in found], found[0][6] if found else 0  # type: ignore[misc]
