"""Partial dates in the database."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Integer, and_, case, cast, func, or_


def end_of(date: Any) -> ColumnElement[str]:
    """The last day of a partial date, as text; null of null. The same rule as `jamp.model.dates.end_of`."""
    year, month = cast(func.substr(date, 1, 4), Integer), func.substr(date, 6, 2)
    # whole numbers divide to whole numbers in both databases
    leap = and_(year // 4 * 4 == year, or_(year // 100 * 100 != year, year // 400 * 400 == year))
    return case(
        (func.length(date) == 10, date),
        (func.length(date) == 4, date.concat("-12-31")),
        (and_(month == "02", leap), date.concat("-29")),
        (month == "02", date.concat("-28")),
        (or_(month == "04", month == "06", month == "09", month == "11"), date.concat("-30")),
        else_=date.concat("-31"),
    )
