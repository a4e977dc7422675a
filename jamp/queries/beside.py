"""What is counted alike, side by side: in several cities, or at two reporting dates in the same indicators."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jamp.model.outcomes import NO_ACTUAL, NO_BASELINE, NO_TARGET, Addend, Answer, share_of_way, total
from jamp.model.results import Beside, Part, Result
from jamp.model.view import View
from jamp.queries import results
from jamp.queries.progress import figures, progress
from jamp.queries.standing import projects_at
from jamp.store.tables import Indicator, Project, SharedIndicator

Kind = tuple[str, str, str]  # what is counted, its unit, how it is measured


def _alike(view: View) -> list[Any]:
    return [*projects_at(view), Indicator.shared_indicator.is_not(None), func.coalesce(Indicator.measure, "") != "planned"]


def of_cities(session: Session, views: Sequence[View]) -> list[Beside]:
    """What at least two of the views have a figure of, what most have first."""
    found: dict[Kind, list[Part]] = {}
    for side, view in enumerate(views):
        for one in progress(session, view.as_at, _alike(view)):
            if one.actual is not None:
                part = Part(side, one.project_id, one.title, one.actual, one.bound, one.actual_at, one.source, one.additive, one.baseline,
                            one.end.value if one.end else None, one.baseline_hidden, one.target_hidden)  # fmt: skip
                found.setdefault((one.shared, one.unit, one.measure), []).append(part)
    return _named(session, found, len(views), ways=True)


def of_dates(session: Session, earlier: str, view: View) -> list[Beside]:
    """What has figures as at two dates, each summed over the indicators that have one at both."""
    columns = (Indicator.indicator_id, Indicator.project_id, Indicator.title, Indicator.shared_indicator, Indicator.unit, func.coalesce(Indicator.measure, ""), Indicator.additive)
    query = select(*columns).join(Project, Project.project_id == Indicator.project_id).where(*_alike(view)).order_by(Indicator.indicator_id)
    rows = session.execute(query).all()
    if not rows:
        return []
    at = [figures(session, date, _alike(view)) for date in (earlier, view.as_at)]
    found: dict[Kind, list[Part]] = {}
    for key, project, title, shared, unit, measure, additive in rows:
        for side, known in enumerate(at if all(key in one for one in at) else ()):
            part = Part(side, project, title, known[key].value, known[key].bound, known[key].as_at, known[key].source, additive == "yes")
            found.setdefault((shared, unit, measure), []).append(part)
    return _named(session, found, 2, ways=False)


def ways_at(session: Session, earlier: str, view: View, limit: int) -> list[tuple[Result, Answer]]:
    """(an indicator of which a share of the way can be said at the view's date, its share at an earlier date)."""
    now = results.ways(session, view, limit)
    then = {one.indicator_id: one.way for one in progress(session, earlier, [Indicator.indicator_id.in_([row.progress.indicator_id for row in now])])}
    return [(row, then[row.progress.indicator_id]) for row in now]


def _named(session: Session, found: dict[Kind, list[Part]], sides: int, ways: bool) -> list[Beside]:
    names = {one.shared_indicator: one for one in session.scalars(select(SharedIndicator))}
    every = []
    for kind, parts in found.items():
        columns = [[part for part in parts if part.side == side] for side in range(sides)]
        name = names[kind[0]]
        every.append(Beside(
            kind[0], name.title, name.title_ja or "", kind[1], kind[2], tuple(_sum(kind, column) for column in columns), tuple(_bound(column) for column in columns),
            tuple(len(column) for column in columns), tuple(_way(kind, column) for column in columns) if ways else (), tuple(parts),
        ))  # fmt: skip
    kept = [one for one in every if sum(number > 0 for number in one.counted) > 1]
    return sorted(kept, key=lambda one: (-one.both, -sum(one.counted), one.shared_indicator, one.unit, one.measure))


def _sum(kind: Kind, parts: list[Part]) -> Answer:
    # one figure is no sum: whether it adds up is not asked
    if len(parts) == 1:
        return Answer(parts[0].value)
    return total([Addend(*kind, part.additive, part.as_at, part.value) for part in parts])


def _bound(parts: list[Part]) -> str:
    bounds = {part.bound for part in parts} - {"", "exact"}
    return "" if not bounds else "at least" if bounds == {"at least"} else "about"


def _way(kind: Kind, parts: list[Part]) -> Answer:
    """The share of the way of all together: of the sums of their baselines, targets and figures."""
    actual = _sum(kind, parts)
    if actual.value is None:
        return Answer(None, actual.why or NO_ACTUAL)
    baselines, targets = [part.baseline for part in parts], [part.target for part in parts]
    if None in baselines:
        return Answer(None, NO_BASELINE)
    if None in targets:
        return Answer(None, NO_TARGET)
    return share_of_way(sum(one or 0.0 for one in baselines), sum(one or 0.0 for one in targets), actual.value)
