"""The indicators of a view: how many say something, the list of them, and what several projects count alike."""

from __future__ import annotations

from collections import defaultdict
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
from jamp.queries.reported import known, known_since
from jamp.queries.standing import city_texts, projects_at
from jamp.store.periods import end_of as last
from jamp.store.tables import Indicator, IndicatorTarget, Project, SharedIndicator

MOST_PARTS = 40


def _set_later(date: str) -> Any:
    """The condition that an indicator has a target that was set later, by `date`."""
    found = select(IndicatorTarget.indicator_id).where(IndicatorTarget.indicator_id == Indicator.indicator_id, last(IndicatorTarget.set_on) <= end_of(date))
    return found.exists()


def _aimed(date: str) -> Any:
    """The condition that an indicator has a target as at `date`, from the start or set later."""
    return or_(Indicator.target.is_not(None), _set_later(date))


def counts(session: Session, view: View) -> ResultCounts:
    """How many indicators there are, and how many of them say something."""
    number = func.count()
    has, later = known(view.as_at), known_since(Indicator.indicator_id, end_of(view.since), view.as_at, after=True)
    aimed = case((_aimed(view.as_at), 1))
    waiting = case((_aimed(view.as_at) & ~has, 1))
    query = select(number, func.count(case((has, 1))), func.count(case((later, 1))), func.count(aimed), func.count(waiting))
    query = query.select_from(Indicator).join(Project, Project.project_id == Indicator.project_id).where(*projects_at(view))
    return ResultCounts(*session.execute(query).one())


def page(session: Session, view: View, offset: int, limit: int) -> list[Result]:
    """Part of the indicators: headline ones first, then those with a figure, then those with a target."""
    order = (
        case((Indicator.headline == "yes", 0), else_=1), case((known(view.as_at), 0), else_=1),
        case((_aimed(view.as_at), 0), else_=1),
    )  # fmt: skip
    return _with_names(session, view, progress(session, view.as_at, projects_at(view), view.since, order, offset, limit))


def ways(session: Session, view: View, limit: int) -> list[Result]:
    """The headline indicators that have a baseline, a target and a figure: those of which a share of the way can be said."""
    # what cannot have a share takes no place of what has one
    conditions = [
        *projects_at(view), Indicator.baseline.is_not(None), known(view.as_at), func.coalesce(Indicator.measure, "") != "planned",
        or_(func.coalesce(Indicator.target != Indicator.baseline, False), _set_later(view.as_at)),
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
    alike: dict[tuple[str, str, bool, str], float] = defaultdict(float)
    moved: dict[str, float] = defaultdict(float)
    partly = set()
    for _, key, project, unit, measure, additive in rows:
        figure, earlier = now[key], before.get(key)
        alike[unit, measure or "", additive == "yes", figure.as_at] += figure.value
        if earlier is None or measure == "per period":
            partly.add(project)
        else:
            moved[project] += figure.value - earlier.value
    added = total([Addend(one.shared_indicator, unit, measure, additive, as_at, value) for (unit, measure, additive, as_at), value in alike.items()])
    # what has come since is said of the projects of which every figure was there then
    whole = [project for project in moved if project not in partly]
    return Shared(one.shared_indicator, one.title, one.title_ja or "", one.note or "", rows[0][3], tuple(parts),
                  len({row[2] for row in rows}), added, sum(moved[project] for project in whole), len(whole))  # fmt: skip


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
