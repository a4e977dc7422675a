"""The indicators of a view: how many say something, the list of them, and what several projects count alike."""

from __future__ import annotations

from typing import Any

from sqlalchemy import case, func, or_, select
from sqlalchemy.orm import Session

from jamp.model.dates import end_of
from jamp.model.outcomes import Addend, total
from jamp.model.results import Progress, Result, ResultCounts, Shared
from jamp.model.rows import Point
from jamp.model.view import View
from jamp.queries import outcomes
from jamp.queries.progress import Figure, figures, progress
from jamp.queries.standing import city_texts, only, projects_at
from jamp.store.periods import end_of as last
from jamp.store.tables import Indicator, IndicatorTarget, Project, SharedIndicator, Value

MOST_PARTS = 40


def _figure(date: str, since: str = "") -> Any:
    """The condition that an indicator has a figure of everybody as at `date`, with `since` one that is newer than that."""
    found = select(Value.indicator_id).where(
        Value.indicator_id == Indicator.indicator_id, Value.groups == "", Value.value.is_not(None), Value.as_at_end <= end_of(date)
    )
    return (found.where(Value.as_at_end > end_of(since)) if since else found).exists()


def counts(session: Session, view: View) -> ResultCounts:
    """How many indicators there are, and how many of them say something."""
    number = func.count()
    has, new = case((_figure(view.as_at), 1)), case((_figure(view.as_at, view.since), 1))
    aimed = case((Indicator.target.is_not(None), 1))
    waiting = case(((Indicator.target.is_not(None)) & ~_figure(view.as_at), 1))
    query = select(number, func.count(has), func.count(new), func.count(aimed), func.count(waiting))
    query = query.select_from(Indicator).join(Project, Project.project_id == Indicator.project_id).where(*projects_at(view))
    return ResultCounts(*session.execute(query).one())


def page(session: Session, view: View, offset: int, limit: int) -> list[Result]:
    """Part of the indicators: headline ones first, then those with a figure, then those with a target."""
    return _with_names(session, view, progress(session, view.as_at, projects_at(view), view.since, _first(view), offset, limit))


def _first(view: View) -> tuple[Any, ...]:
    return case((Indicator.headline == "yes", 0), else_=1), case((_figure(view.as_at), 0), else_=1), case((Indicator.target.is_not(None), 0), else_=1)


def of_project(session: Session, view: View, project_id: str) -> list[Result]:
    """The indicators of one project, in the same order."""
    return _with_names(session, view, progress(session, view.as_at, only(project_id), view.since, _first(view)))


def ways(session: Session, view: View, limit: int) -> list[Result]:
    """The headline indicators that have a baseline, a target and a figure: those of which a share of the way can be said."""
    later = select(IndicatorTarget.indicator_id).where(IndicatorTarget.indicator_id == Indicator.indicator_id, last(IndicatorTarget.set_on) <= end_of(view.as_at))
    # what cannot have a share takes no place of what has one
    conditions = [
        *projects_at(view), Indicator.baseline.is_not(None), _figure(view.as_at), func.coalesce(Indicator.measure, "") != "planned",
        or_(func.coalesce(Indicator.target != Indicator.baseline, False), later.exists()),
    ]  # fmt: skip
    order = (case((Indicator.headline == "yes", 0), else_=1),)
    found = [one for one in progress(session, view.as_at, conditions, view.since, order, 0, limit) if one.way.value is not None]
    return _with_names(session, view, found)


def shared(session: Session, view: View) -> list[Shared]:
    """What several projects of the view count alike, each with its parts: the largest ones, and the sum of all."""
    names = session.scalars(select(SharedIndicator).order_by(SharedIndicator.shared_indicator)).all()
    conditions = [*projects_at(view), Indicator.shared_indicator.is_not(None), func.coalesce(Indicator.measure, "") != "planned"]
    columns = (Indicator.shared_indicator, Indicator.indicator_id, Indicator.project_id, Indicator.unit, Indicator.measure, Indicator.additive)
    query = select(*columns).join(Project, Project.project_id == Indicator.project_id).where(*conditions).order_by(Indicator.indicator_id)
    rows: dict[str, list[Any]] = {}
    for row in session.execute(query):
        rows.setdefault(row[0], []).append(row)
    now, before = (figures(session, date, conditions) if rows else {} for date in (view.as_at, view.since))
    reported = {code: sorted((row for row in each if row[1] in now), key=lambda row: -now[row[1]].value) for code, each in rows.items()}
    # the largest of all at once: a look for each shared indicator would be many
    largest = [row[1] for each in reported.values() for row in each[:MOST_PARTS]]
    parts: dict[str, list[Result]] = {}
    for part in _with_names(session, view, _some(session, view, largest)):
        parts.setdefault(part.progress.shared, []).append(part)
    return [_shared(one, reported[one.shared_indicator], now, before, parts[one.shared_indicator]) for one in names if reported.get(one.shared_indicator)]


def _some(session: Session, view: View, indicators: list[str]) -> list[Progress]:
    found = []
    for start in range(0, len(indicators), 400):
        found += progress(session, view.as_at, [Indicator.indicator_id.in_(indicators[start : start + 400])], view.since)
    return sorted(found, key=lambda one: -(one.actual or 0))


def _shared(one: SharedIndicator, rows: list[Any], now: dict[str, Figure], before: dict[str, Figure], parts: list[Result]) -> Shared:
    added = total([Addend(row[0], row[3], row[4] or "", row[5] == "yes", now[row[1]].as_at, now[row[1]].value) for row in rows])
    # what has come since is said of the projects of which every figure was there then
    partly = {row[2] for row in rows if row[1] not in before or row[4] == "per period"}
    with_both = [row for row in rows if row[2] not in partly]
    moved = [now[row[1]].value - before[row[1]].value for row in with_both]
    return Shared(one.shared_indicator, one.title, one.title_ja or "", one.note or "", rows[0][3], tuple(parts),
                  len({row[2] for row in rows}), added, sum(moved), len({row[2] for row in with_both}))  # fmt: skip


def _with_names(session: Session, view: View, rows: list[Progress]) -> list[Result]:
    codes = sorted({row.project_id for row in rows})
    names = {}
    for start in range(0, len(codes), 400):
        query = select(Project.project_id, Project.title, Project.title_ja).where(Project.project_id.in_(codes[start : start + 400]))
        names.update({key: (title, title_ja or "") for key, title, title_ja in session.execute(query)})
    cities = city_texts(session, codes)
    points = outcomes.points(session, view, [row.indicator_id for row in rows])
    return [Result(row, *names[row.project_id], *cities.get(row.project_id, ("", "")), _newest(points.get(row.indicator_id, []))) for row in rows]


def _newest(points: list[Point]) -> tuple[Point, ...]:
    """The newest figure of each group; points come in the order of their dates."""
    return tuple({point.groups: point for point in points if point.groups}.values())
