"""The reporting dates that the records speak of."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jamp.model.dates import last_day
from jamp.store.tables import Update

# a report of the whole network speaks of many projects on one day; a single notice does not make a round
ROUND = 10


def reporting_dates(session: Session) -> list[str]:
    """Every date that an update speaks of, newest first."""
    return list(
        session.scalars(
            select(Update.as_at).group_by(Update.as_at, Update.as_at_end).order_by(Update.as_at_end.desc())
        )
    )


def report_dates(session: Session) -> list[str]:
    """Dates on which at least ten projects were reported, newest first."""
    query = (
        select(Update.as_at)
        .group_by(Update.as_at, Update.as_at_end)
        .having(func.count() >= ROUND)
        .order_by(Update.as_at_end.desc())
    )
    return list(session.scalars(query))


def newest(session: Session) -> str:
    """The last day that any update speaks of, as a full date; "" without updates."""
    end = session.scalar(select(func.max(Update.as_at_end)))
    if not end:
        return ""
    # the end of a month is kept as day 31, which not every month has
    return last_day(end[:7] if end.endswith("-31") else end).isoformat()
