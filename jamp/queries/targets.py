"""The register of targets: those that cities set themselves, and the end targets of indicators of listed projects.

A target is past its date without a figure by the rule of the checks: its day has passed, and no figure is known of that
day or after it; of a city's own target, no later report has a figure on it.
"""

from __future__ import annotations

import dataclasses
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.orm import Session, aliased

from jamp.model.dates import end_of
from jamp.model.results import Progress
from jamp.model.rows import TargetTally
from jamp.model.view import View
from jamp.queries.checks_promises import known_figure
from jamp.queries.progress import progress
from jamp.queries.reported import known, known_since
from jamp.queries.standing import projects_at
from jamp.store.periods import end_of as last
from jamp.store.tables import City, Indicator, IndicatorTarget, Project, ProjectCity, Source, Target


class CityTarget(NamedTuple):
    """A target that a city set itself, as the sources word it; `figure` is "" where none is known at the view's date."""

    target_id: str
    city_id: str
    title: str
    indicator: str
    unit: str
    measurable: str
    baseline: str
    baseline_date: str
    target: str
    due: str
    figure: str
    note: str
    past: bool


class IndicatorTargetRow(NamedTuple):
    """An indicator with the end target that holds at the view's date, and its project."""

    progress: Progress
    title: str
    title_ja: str
    past: bool


def of_programmes_too(view: View) -> bool:
    """Whether cities' own targets belong to the view: they are of no programme, focus area or status."""
    return not (view.programmes or view.focus_areas or view.statuses)


def _number(condition: Any) -> Any:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


def _due(end: Any, view: View) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """(past at the view's date, and that only since its earlier date); never null."""
    past = func.coalesce(end < end_of(view.as_at), False)
    return past, and_(past, func.coalesce(end >= end_of(view.since), False))


def _cities(view: View) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if view.cities:
        found.append(City.city_id.in_(view.cities))
    if view.countries:
        found.append(City.country.in_(view.countries))
    return found


def _past_of_city(view: View) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    open_ = and_(Target.measurable == "yes", ~known_figure(view.as_at))
    return tuple(func.coalesce(and_(open_, when), False) for when in _due(last(Target.target_date), view))  # type: ignore[return-value]


def _plan(as_at: str) -> Any:
    """The last day that the newest plan of later targets, set by then, reaches to; null without one."""
    other, plan = aliased(IndicatorTarget), aliased(IndicatorTarget)
    newest = select(func.max(last(other.set_on))).where(other.indicator_id == Indicator.indicator_id, last(other.set_on) <= end_of(as_at))
    mine = (plan.indicator_id == Indicator.indicator_id, last(plan.set_on) == newest.correlate(Indicator).scalar_subquery())
    return select(func.max(last(plan.target_date))).where(*mine).correlate(Indicator).scalar_subquery()


def _aimed(view: View) -> Any:
    """Indicators of listed projects that have a target at the view's date: code, project, the day that the end target is
    for, whether a figure is known, and past and since as of `_due`. The rule of `jamp.model.outcomes.aims_at`."""
    date = view.as_at
    own, plan = case((Indicator.target.is_not(None), last(Indicator.target_date))), _plan(date)
    end = case((own.is_(None), plan), (plan.is_(None), own), (plan > own, plan), else_=own)
    aims = (
        select(Indicator.indicator_id, Indicator.project_id, end.label("end"), known(date).label("figure"))
        .where(or_(Indicator.target.is_not(None), plan.is_not(None)))
        .where(Indicator.project_id.in_(select(Project.project_id).where(*projects_at(view))))
        .subquery()
    )
    past, since = (and_(when, ~known_since(aims.c.indicator_id, aims.c.end, date)) for when in _due(aims.c.end, view))
    return select(aims, case((past, 1), else_=0).label("past"), case((since, 1), else_=0).label("since")).subquery()


def tallies(session: Session, view: View) -> tuple[TargetTally, dict[str, TargetTally]]:
    """(all targets of the view, each once; {city: its targets}). A target of a project in two cities counts in both."""
    found: dict[str, TargetTally] = {}
    past, since = _past_of_city(view)
    yes = Target.measurable == "yes"
    if of_programmes_too(view):
        query = select(City.city_id, func.count(), _number(yes), _number(and_(yes, known_figure(view.as_at))), _number(past), _number(since))
        query = query.select_from(Target).join(City, City.city_id == Target.city).where(*_cities(view)).group_by(City.city_id)
        found = {city: TargetTally(*counts) for city, *counts in session.execute(query)}
    total = sum(found.values(), TargetTally())
    aims = _aimed(view)
    number = func.count()
    counted = select(aims.c.project_id, number, number, _number(aims.c.figure), _number(aims.c.past == 1), _number(aims.c.since == 1))
    of_projects = {project: TargetTally(*counts) for project, *counts in session.execute(counted.group_by(aims.c.project_id))}
    total = sum(of_projects.values(), total)
    links = select(ProjectCity.project_id, City.city_id).join(City, City.city_id == ProjectCity.city_id).where(*_cities(view))
    for project, city in session.execute(links) if of_projects else ():
        found[city] = found.get(city, TargetTally()) + of_projects.get(project, TargetTally())
    return total, {city: tally for city, tally in found.items() if tally.targets}


def of_city(session: Session, view: View, city_id: str) -> TargetTally:
    """The targets of one city: its own, and those of its projects' indicators."""
    return tallies(session, dataclasses.replace(view, cities=(city_id,), countries=()))[1].get(city_id, TargetTally())


def of_cities(session: Session, view: View, offset: int, limit: int, past_only: bool = False) -> tuple[list[CityTarget], int]:
    """(cities' own targets, how many there are): what is past its date without a figure first, then by date."""
    if not of_programmes_too(view):
        return [], 0
    past, _ = _past_of_city(view)
    columns = (
        Target.target_id, Target.city, Target.title, Target.indicator, Target.unit, Target.measurable, Target.baseline, Target.baseline_date,
        Target.target, Target.target_date, case((known_figure(view.as_at), Target.later_value)), Target.later_figure,
    )  # fmt: skip
    flag = case((past, 1), else_=0)
    query = select(*columns, flag, func.count().over()).join(City, City.city_id == Target.city).where(*_cities(view))
    if past_only:
        query = query.where(past)
    order = (flag.desc(), case((Target.measurable == "yes", 0), else_=1), func.coalesce(last(Target.target_date), "9999"), Target.target_id)
    found = session.execute(query.order_by(*order).offset(offset).limit(limit)).all()
    rows = [CityTarget._make([*(text or "" for text in row[:12]), bool(row[12])]) for row in found]
    return rows, found[0][13] if found else 0


def of_indicators(session: Session, view: View, offset: int, limit: int, past_only: bool = False) -> tuple[list[IndicatorTargetRow], int]:
    """(end targets of indicators, how many there are): what is past its date without a figure first, then by date."""
    aims = _aimed(view)
    query = (
        select(aims.c.indicator_id, aims.c.past, Project.title, Project.title_ja, func.count().over())
        .join(Project, Project.project_id == aims.c.project_id)
        .order_by(aims.c.past.desc(), func.coalesce(aims.c.end, "9999"), aims.c.indicator_id)
    )
    if past_only:
        query = query.where(aims.c.past == 1)
    found = session.execute(query.offset(offset).limit(limit)).all()
    known = {one.indicator_id: one for one in progress(session, view.as_at, [Indicator.indicator_id.in_([row[0] for row in found])])}
    rows = [IndicatorTargetRow(known[key], title, title_ja or "", bool(late)) for key, late, title, title_ja, _ in found]
    return rows, found[0][4] if found else 0


def sources(session: Session, view: View) -> list[tuple[str, str, str]]:
    """(code, title, address) of the sources of cities' own targets in the view."""
    if not of_programmes_too(view):
        return []
    used = select(Target.source).join(City, City.city_id == Target.city).where(*_cities(view))
    query = select(Source.source, Source.title, Source.url).where(Source.source.in_(used), Source.source != "").order_by(Source.source).limit(20)
    return [(code, title, url or "") for code, title, url in session.execute(query)]
