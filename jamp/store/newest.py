"""The newest figure of each indicator and set of groups, kept beside the values.

Who writes values says of which indicators; before the transaction ends these are counted anew, and no other. What is kept
is always what a count from nothing would give. It holds whatever the date that a page shows: as at an earlier date the
values themselves are looked at, of those indicators alone that have a newer figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, and_, case, delete, func, insert, or_, select
from sqlalchemy.orm import Session

from jamp.store.periods import end_of
from jamp.store.tables import NewestFigure, Source, Value

AT_ONCE = 400
TOUCHED = "indicators whose values were touched"
KEPT, VALUE, SOURCE = NewestFigure.__table__, Value.__table__.c, Source.__table__.c
COLUMNS = ("indicator_id", "groups", "first_end", "as_at_end", "as_at", "source", "value", "bound", "least", "fell_end")


def touch(session: Session, indicators: Iterable[str]) -> None:
    """Values of these indicators are written in this transaction."""
    session.info.setdefault(TOUCHED, set()).update(indicators)


def touch_source(session: Session, source: str) -> None:
    """The day on which a source was published changes: of one date, another figure may count."""
    query = select(VALUE.indicator_id).where(VALUE.source == source).distinct()
    touch(session, session.connection().execute(query).scalars())


def recount(session: Session) -> None:
    """Count anew what was touched."""
    touched = sorted(session.info.pop(TOUCHED, ()))
    for start in range(0, len(touched), AT_ONCE):
        _count(session.connection(), touched[start : start + AT_ONCE])


def _count(connection: Connection, indicators: Sequence[str]) -> None:
    connection.execute(delete(KEPT).where(KEPT.c.indicator_id.in_(indicators)))
    connection.execute(insert(KEPT).from_select(COLUMNS, counted(VALUE.indicator_id.in_(indicators))))


def counted(these: Any) -> Any:
    """What is kept of the indicators whose values meet a condition, from the values alone."""
    known = (VALUE.value.is_not(None), these)
    ends = (
        select(VALUE.indicator_id, VALUE.groups, func.min(VALUE.as_at_end).label("first_end"), func.max(VALUE.as_at_end).label("last_end"),
               func.min(case((VALUE.value > 0, VALUE.value))).label("least"))
        .where(*known).group_by(VALUE.indicator_id, VALUE.groups).subquery("ends")
    )  # fmt: skip
    # the rule of `jamp.model.statements.precedence`
    order = (case((VALUE.source == "", 0), else_=1), func.coalesce(end_of(SOURCE.published), "").desc(), VALUE.source.desc(), VALUE.as_at.desc())
    place = func.row_number().over(partition_by=(VALUE.indicator_id, VALUE.groups), order_by=order)
    there = (
        select(VALUE.indicator_id, VALUE.groups, ends.c.first_end, VALUE.as_at_end, VALUE.as_at, VALUE.source, VALUE.value, VALUE.bound,
               func.min(ends.c.least).over(partition_by=VALUE.indicator_id).label("least"), place.label("place"))
        .join(ends, and_(ends.c.indicator_id == VALUE.indicator_id, ends.c.groups == VALUE.groups, ends.c.last_end == VALUE.as_at_end))
        .join(Source.__table__, SOURCE.source == VALUE.source)
        .where(*known)
        .subquery("there")
    )
    # one indicator at a time: joined to all of them at once, SQLite compares each with each
    fell = falls(VALUE.indicator_id == there.c.indicator_id, of=(there,)).subquery("fell")
    fell_end = select(func.min(fell.c.as_at_end)).correlate(there).scalar_subquery()
    return select(*[there.c[name] for name in COLUMNS[:-1]], case((there.c.groups == "", fell_end))).where(there.c.place == 1)


def falls(*these: Any, of: Sequence[Any] = ()) -> Any:
    """Figures of everybody that are less than the one before, each with `before`, of the values that meet conditions. A
    figure that says "about" cannot tell; nor that one has become less which is "at least" so much. `of`: what
    the conditions speak of beside the values."""
    # of a date the figure that counts: the office's own before that of a source
    place = func.row_number().over(partition_by=(VALUE.indicator_id, VALUE.as_at_end), order_by=VALUE.source)
    counting = (
        select(VALUE.indicator_id, VALUE.value, VALUE.as_at, VALUE.as_at_end, VALUE.source, VALUE.bound, place.label("place"))
        .where(VALUE.groups == "", VALUE.value.is_not(None), or_(VALUE.bound.is_(None), VALUE.bound != "about"), *these)
        .correlate(*of)
        .subquery("counting")
    )
    before = func.lag(counting.c.value).over(partition_by=counting.c.indicator_id, order_by=counting.c.as_at_end)
    rows = select(counting, before.label("before")).where(counting.c.place == 1).correlate(*of).subquery("rows_in_order")
    return select(rows).where(rows.c.value < rows.c.before, func.coalesce(rows.c.bound, "exact") == "exact").correlate(*of)
