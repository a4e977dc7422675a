"""The whole portfolio in one view: totals, tallies, its course over time, what changed."""

from __future__ import annotations

from collections import Counter
from typing import Any

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from jamp.model.rows import Change, StatusAt, Tally, Totals
from jamp.model.view import View
from jamp.queries.milestones import IN_ORDER, expected, slipped
from jamp.queries.standing import Counted, city_texts, counted, everything, projects_at, rounds, said, touched
from jamp.store.tables import City, Milestone, Project, ProjectCity, ProjectProgramme, Source, Update


def totals(session: Session, view: View) -> Totals:
    """Each project once: how many, in how many cities and countries, by status now and before."""
    rows = counted(session, view)
    now = Counter(row.now for row in rows if row.now is not None)
    before = Counter(row.before for row in rows if row.before is not None)
    links = places(session, view)
    found = {place for row in rows if row.now is not None for place in links.get(row.project_id, ())}
    countries = {country for _, country in found}
    return Totals(now.total(), before.total(), len(found), len(countries), dict(now), dict(before))


def programmes(session: Session, view: View) -> list[tuple[str, int]]:
    """(programme, projects listed now), most first; a project of two programmes stands in both."""
    listed_now = {row.project_id for row in counted(session, view) if row.now is not None}
    links = session.execute(select(ProjectProgramme.project_id, ProjectProgramme.programme))
    counts = Counter(programme for project_id, programme in links if project_id in listed_now)
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def places(session: Session, view: View) -> dict[str, list[tuple[str, str]]]:
    """{project: its (city, country) pairs within the view's places}."""
    query = select(ProjectCity.project_id, City.city_id, City.country).join(City, City.city_id == ProjectCity.city_id)
    found: dict[str, list[tuple[str, str]]] = {}
    for project_id, city_id, country in session.execute(query.where(*_places(view))):
        found.setdefault(project_id, []).append((city_id, country))
    return found


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
    links: dict[str, list[tuple[str, str]]] = {}
    nations: dict[str, str] = {}
    if level != "all":  # the rows hold the view's projects already; only places need the cities
        links = places(session, view)
        nations = {key: country or "" for key, country in session.execute(select(Project.project_id, Project.country))}
    nowhere = not _places(view)  # under a filter of places a project without a city has no place to stand in
    counts: dict[tuple[str, str, str, str], list[int]] = {}
    for row in counted(session, view):
        if level == "all":
            stands = {("", "")}
        else:
            stands = set(links.get(row.project_id, [("", nations[row.project_id])] if nowhere else []))
            if level == "country":
                stands = {("", country) for _, country in stands}
        for place in stands:
            for column, status in enumerate((row.now, row.before)):
                if status is not None:
                    counts.setdefault((*place, row.focus_area, status), [0, 0])[column] += 1
    return [Tally(*key, *pair) for key, pair in sorted(counts.items())]


def over_time(session: Session, view: View) -> list[StatusAt]:
    """Projects by status as at each reporting round up to the view's date."""
    rows = everything(session, view)
    found: list[StatusAt] = []
    for place, date in enumerate(rounds(session, view)):
        counts = Counter(row.course[place] for row in rows)
        found += [StatusAt(date, status, count) for status, count in sorted(counts.items(), key=lambda item: item[0] or "")
                  if status is not None and (not view.statuses or status in view.statuses)]  # fmt: skip
    return found


def sources(session: Session, view: View) -> list[tuple[str, str, str, int]]:
    """(title, publisher, date of publication, projects) of the sources whose statement counts, most projects first;
    an office's own updates have no title."""
    counting = select(said(Update.source, view.as_at).label("source")).where(*projects_at(view)).subquery()
    number = func.count()
    query = (
        select(case((Source.source == "", ""), else_=Source.title), func.coalesce(Source.publisher, ""), func.coalesce(Source.published, ""), number)
        .join(counting, counting.c.source == Source.source)
        .group_by(Source.source, Source.title, Source.publisher, Source.published)
        .order_by(number.desc(), Source.source)
    )
    return [(title, publisher, published, count) for title, publisher, published, count in session.execute(query)]


def changes(session: Session, view: View, limit: int = 200) -> tuple[list[Change], dict[str, int]]:
    """What is new, completed, left or otherwise changed since, and which promises slipped: at most `limit` of each
    kind, and how many there are of each."""
    moved: dict[str, list[Counted]] = {}
    for row in touched(session, view):
        if row.now != row.before:
            moved.setdefault(_kind(row), []).append(row)
    shown = {row.project_id: (kind, row) for kind, rows in moved.items() for row in rows[:limit]}
    names = _names(session, sorted(shown))
    slips, number = _slipped(session, view, limit)
    cities = city_texts(session, [*names, *[row[0] for row in slips]])
    counts = {kind: len(rows) for kind, rows in moved.items()} | ({"slipped": number} if number else {})
    told = [
        Change(shown[key][0], key, title, title_ja, cities.get(key, ("", ""))[0], shown[key][1].before or "",
               shown[key][1].now or "", reason, "", "")
        for key, (title, title_ja, reason) in names.items()
    ]  # fmt: skip
    told += [
        Change("slipped", key, title, title_ja or "", cities.get(key, ("", ""))[0], "", "", milestone, planned, revised or "")
        for key, title, title_ja, milestone, planned, revised in slips
    ]
    return told, counts


def _kind(row: Counted) -> str:
    if row.before is None:
        return "new"
    if row.now is None:
        return "left"
    return "completed" if row.now == "completed" else "other"


def _names(session: Session, project_ids: list[str]) -> dict[str, tuple[str, str, str]]:
    """{project: (title, Japanese title, reason of its exit)}, by code."""
    found: dict[str, tuple[str, str, str]] = {}
    for start in range(0, len(project_ids), 400):
        query = (
            select(Project.project_id, Project.title, Project.title_ja, Project.exit_reason)
            .where(Project.project_id.in_(project_ids[start : start + 400]))
            .order_by(Project.project_id)
        )
        for key, title, title_ja, reason in session.execute(query):
            found[key] = (title, title_ja or "", reason or "")
    return found


def _slipped(
    session: Session, view: View, limit: int
) -> tuple[list[tuple[str, str, str | None, str, str, str | None]], int]:
    """Milestones of listed projects that slipped between the two dates, and how many there are."""
    query = (
        select(Project.project_id, Project.title, Project.title_ja, Milestone.title, Milestone.planned_date,
               expected(view.as_at), func.count().over())
        .join(Project, Project.project_id == Milestone.project_id)
        .where(slipped(view), *projects_at(view))
        .order_by(*IN_ORDER)
        .limit(limit)
    )  # fmt: skip
    found = session.execute(query).all()
    return [tuple(row[:6]) for row in found], found[0][6] if found else 0  # type: ignore[misc]
