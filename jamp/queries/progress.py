"""How far the indicators of projects are: the figure that counts at a date, the targets that hold then."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, case, func, literal, select
from sqlalchemy.orm import Session

from jamp.model.dates import end_of
from jamp.model.outcomes import PLANNED, Aim, Answer, aims_at, share_of_due, share_of_way
from jamp.model.results import Progress
from jamp.store.periods import end_of as last_day
from jamp.store.tables import Indicator, IndicatorTarget, Project, Source, Value


def latest(what: Any, date: str, groups: str = "") -> ColumnElement[Any]:
    """Of the figure of an indicator that counts as at `date`, the column `what`; null where there is none. For one date
    the office's own figure counts before published ones, then the one published last."""
    return (
        select(what)
        .join(Source, Source.source == Value.source)
        .where(Value.indicator_id == Indicator.indicator_id, Value.groups == groups, Value.value.is_not(None), Value.as_at_end <= end_of(date))
        .order_by(Value.as_at_end.desc(), case((Value.source == "", 0), else_=1), func.coalesce(last_day(Source.published), "").desc(), Value.source.desc())
        .limit(1)
        .correlate(Indicator)
        .scalar_subquery()
    )  # fmt: skip


def progress(session: Session, date: str, conditions: Sequence[Any], before: str = "", order: Sequence[Any] = (), offset: int = 0,
             limit: int | None = None) -> list[Progress]:  # fmt: skip
    """The indicators that meet `conditions` (on Project and Indicator), each with its figure and targets as at `date` and
    its figure as at `before`; in `order`, then by their codes."""
    columns = (
        Indicator.indicator_id, Indicator.project_id, Indicator.title, Indicator.unit, Indicator.measure, Indicator.headline, Indicator.additive,
        Indicator.shared_indicator, Indicator.baseline, Indicator.baseline_date, Indicator.target, Indicator.target_date,
    )  # fmt: skip
    earlier = (latest(Value.value, before), latest(Value.as_at, before)) if before else (literal(None), literal(""))
    query = (
        select(*columns, latest(Value.value, date), latest(Value.as_at, date), latest(Value.source, date), *earlier)
        .join(Project, Project.project_id == Indicator.project_id)
        .where(*conditions)
        .order_by(*order, Indicator.project_id, Indicator.indicator_id)
        .offset(offset)
        .limit(limit)
    )
    found = session.execute(query).all()
    later = _later(session, conditions if limit is None else [Indicator.indicator_id.in_([row[0] for row in found])])
    return [_one(row, later.get(row[0], []), date) for row in found]


def _later(session: Session, conditions: Sequence[Any]) -> dict[str, list[Aim]]:
    query = (
        select(IndicatorTarget.indicator_id, IndicatorTarget.target_date, IndicatorTarget.set_on, IndicatorTarget.target)
        .join(Indicator, Indicator.indicator_id == IndicatorTarget.indicator_id)
        .join(Project, Project.project_id == Indicator.project_id)
        .where(*conditions)
        .order_by(IndicatorTarget.indicator_id, IndicatorTarget.target_date, IndicatorTarget.set_on)
    )
    found: dict[str, list[Aim]] = {}
    for indicator, target_date, set_on, target in session.execute(query):
        found.setdefault(indicator, []).append(Aim(target_date, set_on, target))
    return found


def _one(row: Any, later: list[Aim], date: str) -> Progress:
    own = None if row.target is None else Aim(row.target_date or "", "", row.target)
    aims = aims_at(own, later, date)
    end = aims[-1] if aims else None
    actual, actual_at = row[12], row[13] or ""
    way = share_of_way(row.baseline, end.value if end else None, actual)
    due = share_of_due(row.baseline, row.baseline_date or "", aims, actual, date)
    if row.measure == "planned":
        way = due = Answer(None, PLANNED)
    return Progress(
        row.indicator_id, row.project_id, row.title, row.unit, row.measure or "", row.headline == "yes", row.additive == "yes",
        row.shared_indicator or "", row.baseline, row.baseline_date or "", own, aims, actual, actual_at, row[14] or "", way, due, row[15], row[16] or "",
    )  # fmt: skip
