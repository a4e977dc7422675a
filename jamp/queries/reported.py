"""Whether an indicator has a figure as at a date, and when its newest one speaks of: conditions on Indicator.

What is kept of the newest figures answers where that figure is known at the date; the values themselves where there is a newer one.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, literal, or_, select

from jamp.model.dates import end_of
from jamp.store.tables import Indicator, NewestFigure, Value

# written out, so that the database may choose what it keeps for everybody alone
EVERYBODY: ColumnElement[str] = literal("", literal_execute=True)


def _kept(indicator: Any, date: str, groups: str | None) -> list[ColumnElement[bool]]:
    of = [] if groups is None else [NewestFigure.groups == groups]
    return [NewestFigure.indicator_id == indicator, *of, NewestFigure.first_end <= end_of(date)]


def known(date: str, *, groups: str | None = "") -> ColumnElement[bool]:
    """The condition that an indicator has a figure as at `date`. `groups`: of whom, None of anybody."""
    return select(NewestFigure.indicator_id).where(*_kept(Indicator.indicator_id, date, groups)).correlate_except(NewestFigure).exists()


def known_since(indicator: Any, since: Any, date: str, *, after: bool = False) -> ColumnElement[bool]:
    """The condition that an indicator has a figure of everybody of the day `since` or after it, or only `after` it, up to `date`."""
    end = end_of(date)
    later = [Value.indicator_id == NewestFigure.indicator_id, Value.groups == EVERYBODY, Value.value.is_not(None), Value.as_at_end <= end]
    later.append(Value.as_at_end > since if after else Value.as_at_end >= since)
    newest = NewestFigure.as_at_end > since if after else NewestFigure.as_at_end >= since
    among = select(Value.indicator_id).where(*later).correlate_except(Value).exists()
    there = and_(newest, or_(NewestFigure.as_at_end <= end, among))
    return select(NewestFigure.indicator_id).where(*_kept(indicator, date, ""), there).correlate_except(NewestFigure).exists()


def newest(date: str, *, groups: str | None = "") -> ColumnElement[Any]:
    """Of an indicator, the last day of its newest figure as at `date`; null where there is none. `groups`: of whom, None of
    anybody."""
    query = select(func.max(newest_end(date, groups=groups))).where(*_kept(Indicator.indicator_id, date, groups))
    return query.correlate(Indicator).scalar_subquery()


def newest_end(date: str, *, groups: str | None = None) -> ColumnElement[Any]:
    """Of a row of NewestFigure, the last day of the newest figure as at `date`; null where there is none. `groups`: those
    of the row, where they are known."""
    of = EVERYBODY if groups == "" else NewestFigure.groups
    earlier = (
        select(func.max(Value.as_at_end))
        .where(
            Value.indicator_id == NewestFigure.indicator_id, Value.groups == of, Value.value.is_not(None),
            Value.as_at_end <= end_of(date),
        )
        .correlate(NewestFigure)
        .scalar_subquery()
    )  # fmt: skip
    return case((NewestFigure.as_at_end <= end_of(date), NewestFigure.as_at_end), else_=earlier)
