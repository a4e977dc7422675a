"""The reporting dates that the records speak of."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jamp.model.dates import end_of
from jamp.store.tables import Update

# a report of the whole network speaks of many projects on one day; a single notice does not make a round
ROUND = 10


def report_dates(session: Session) -> list[str]:
    """Dates on which at least ten projects were reported, newest first; each as precisely as any update gives it."""
    query = (
        select(func.max(Update.as_at))
        .group_by(Update.as_at_end)
        .having(func.count() >= ROUND)
        .order_by(Update.as_at_end.desc())
    )
    return list(session.scalars(query))


def newest(session: Session) -> str:
    """The last day that any update speaks of, as a full date; "" without updates."""
    return session.scalar(select(func.max(Update.as_at_end))) or ""


def spoken(session: Session, date: str) -> bool:
    """Whether any update speaks of a day up to `date`."""
    return session.scalar(select(Update.as_at).where(Update.as_at_end <= end_of(date)).limit(1)) is not None
