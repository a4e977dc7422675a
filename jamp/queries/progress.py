"""How far the indicators of projects are: the figure that counts at a date, the targets that hold then."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import Session

from jamp.model.dates import end_of
from jamp.model.outcomes import HIDDEN, PLANNED, Aim, Answer, aims_at, share_of_due, share_of_way
from jamp.model.rows import Progress
from jamp.store.periods import end_of as last_day
from jamp.store.suppressed import suppressed
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


def progress(session: Session, date: str, conditions: Sequence[Any], whole: bool = False) -> list[Progress]:
    """The indicators of the projects that meet `conditions` (on Project and Indicator), each with its figure and targets as at `date`, by their codes.
    `whole`: with figures that the session does not show, for a rule whose answer is the same for everybody."""
    columns = (
        Indicator.indicator_id, Indicator.project_id, Indicator.title, Indicator.unit, Indicator.measure, Indicator.headline, Indicator.additive,
        Indicator.shared_indicator, Indicator.baseline, Indicator.baseline_date, Indicator.target, Indicator.target_date,
    )  # fmt: skip
    # date and figure in one look: what sorts first stands in both
    query = (
        select(*columns, latest(Value.value, date), latest(Value.as_at, date))
        .join(Project, Project.project_id == Indicator.project_id)
        .where(*conditions)
        .order_by(Indicator.project_id, Indicator.indicator_id)
    )
    found = session.execute(query).all()
    later = _later(session, conditions)
    hidden = {} if whole else suppressed(session, [row[0] for row in found if row[12] is not None])
    return [_one(row, later.get(row[0], []), date, bool(row[13]) and "" in hidden.get((row[0], end_of(row[13])), ())) for row in found]


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


def _one(row: Any, later: list[Aim], date: str, hidden: bool) -> Progress:
    own = None if row.target is None else Aim(row.target_date or "", "", row.target)
    aims = aims_at(own, later, date)
    end = aims[-1] if aims else None
    actual, actual_at = row[12], row[13] or ""
    way = share_of_way(row.baseline, end.value if end else None, actual)
    due = share_of_due(row.baseline, row.baseline_date or "", aims, actual, date)
    if row.measure == "planned":
        way = due = Answer(None, PLANNED)
    if hidden:
        actual, way, due = None, Answer(None, HIDDEN), Answer(None, HIDDEN)
    return Progress(
        row.indicator_id, row.project_id, row.title, row.unit, row.measure or "", row.headline == "yes", row.additive == "yes",
        row.shared_indicator or "", row.baseline, row.baseline_date or "", own, aims, actual, actual_at, way, due,
    )  # fmt: skip
