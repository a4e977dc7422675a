"""Dates that have passed: promises, ends of projects, targets of indicators and of cities."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from jamp.model.checks import LIVE, Finding
from jamp.model.dates import end_of, last_day
from jamp.model.view import View
from jamp.queries import milestones
from jamp.queries.progress import progress
from jamp.queries.reported import known_since
from jamp.queries.standing import within
from jamp.store.periods import end_of as last
from jamp.store.tables import City, Indicator, IndicatorTarget, Milestone, Project, Source, Target

Listed = dict[str, str]


def _days(date: str, as_at: str) -> int:
    return (last_day(as_at) - last_day(date)).days


def passed(session: Session, view: View, listed: Listed) -> Iterator[Finding]:
    """Milestones, and ends of projects, whose day has passed while the project is said to be planned or going on."""
    date = view.as_at
    promised = func.coalesce(milestones.revised(date), milestones.planned(date))
    query = (
        select(Milestone.milestone_id, Milestone.project_id, Milestone.title, promised, Milestone.planned_source, Milestone.later_source)
        .join(Project, Project.project_id == Milestone.project_id)
        # the days themselves first: which of them were known then costs a look at the sources
        .where(or_(last(Milestone.planned_date) < end_of(date), last(Milestone.revised_date) < end_of(date)), milestones.overdue(date), *within(view))
    )
    for key, project, title, due, *sources in session.execute(query):
        if listed.get(project) in LIVE:
            facts = {"what": title, "date": due, "n": _days(due, date), "status": listed[project]}
            yield Finding("promised_date_passed", key, project, "", "milestone", facts, _told(*sources))
    ends = select(Project.project_id, Project.end_date, Project.source).where(last(Project.end_date) < end_of(date), *within(view))
    for project, due, source in session.execute(ends):
        if listed.get(project) in LIVE:
            facts = {"date": due, "n": _days(due, date), "status": listed[project]}
            yield Finding("promised_date_passed", project, project, "", "end", facts, _told(source))


def _told(*sources: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(source for source in sources if source))


def due(session: Session, view: View, listed: Listed) -> Iterator[Finding]:
    """Targets of indicators whose date has passed with no figure since."""
    date = view.as_at
    own, later = last(Indicator.target_date), last(IndicatorTarget.target_date)
    first = and_(Indicator.target.is_not(None), func.coalesce(own < end_of(date), False), ~known_since(Indicator.indicator_id, own, date))
    others = (
        select(IndicatorTarget.indicator_id)
        .where(IndicatorTarget.indicator_id == Indicator.indicator_id, later < end_of(date), last(IndicatorTarget.set_on) <= end_of(date))
        .where(~known_since(IndicatorTarget.indicator_id, later, date))
        .correlate(Indicator)
        .exists()
    )
    # the database finds the few that may be due; which target holds then is a rule of the model
    for one in progress(session, date, [*within(view), or_(first, others)]):
        aims = [aim for aim in one.aims if aim.date and end_of(aim.date) < end_of(date)]
        if not aims or one.project_id not in listed or (one.actual_at and end_of(one.actual_at) >= end_of(aims[-1].date)):
            continue
        facts = {"what": one.title, "target": aims[-1].value, "unit": one.unit, "date": aims[-1].date, "seen": one.actual_at}
        case = "indicator_old" if one.actual_at else "indicator"
        yield Finding("target_due_without_actual", one.indicator_id, one.project_id, "", case, facts, _sources(session, one.indicator_id))


def _sources(session: Session, indicator: str) -> tuple[str, ...]:
    return _told(session.scalar(select(Indicator.source).where(Indicator.indicator_id == indicator)))


def known_figure(date: str) -> ColumnElement[bool]:
    """The condition that a later report which was out by `date` has a figure on a city's target; never null."""
    told = select(last(Source.published)).where(Source.source == Target.later_source).correlate(Target).scalar_subquery()
    return and_(Target.later_value.is_not(None), func.coalesce(told, "") <= end_of(date))


def worded(target: str, unit: str) -> str:
    """A city's target with its unit, where the unit is one: "2021" of a date and "yes" of yes/no stand alone."""
    return target if unit in ("date", "yes/no") or not target else f"{target} {unit}".strip()


def due_of_cities(session: Session, view: View) -> Iterator[Finding]:
    """Cities' own targets that can be measured, whose date has passed without a figure in any later report."""
    query = (
        select(Target.target_id, Target.city, Target.title, Target.target, Target.unit, Target.target_date, Target.source)
        .join(City, City.city_id == Target.city)
        .where(Target.measurable == "yes", last(Target.target_date) < end_of(view.as_at), ~known_figure(view.as_at))
        .order_by(Target.target_id)
    )
    if view.cities:
        query = query.where(City.city_id.in_(view.cities))
    if view.countries:
        query = query.where(City.country.in_(view.countries))
    for key, city, title, target, unit, date, source in session.execute(query):
        facts = {"what": title, "said": worded(target or "", unit or ""), "date": date}
        yield Finding("target_due_without_actual", key, "", city, "city", facts, _told(source))
