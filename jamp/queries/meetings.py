"""The meetings that reports are made for."""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jamp.model.dates import end_of
from jamp.store.periods import end_of as last_day
from jamp.store.tables import Meeting


class MeetingRow(NamedTuple):
    """A meeting; `end_date` is the first day where no last day is known."""

    meeting: str
    series: str
    number: int
    start_date: str
    end_date: str
    place: str
    theme: str


def _row(meeting: Any) -> MeetingRow:
    last = meeting.end_date or meeting.start_date
    return MeetingRow(
        meeting.meeting,
        meeting.series,
        meeting.number,
        meeting.start_date,
        last,
        meeting.place or "",
        meeting.theme or "",
    )


def all(session: Session) -> list[MeetingRow]:
    """Every meeting, newest first."""
    return [_row(meeting) for meeting in session.scalars(select(Meeting).order_by(Meeting.start_date.desc()))]


def before(session: Session, as_at: str) -> MeetingRow | None:
    """The last High Level Meeting that ended before a date; None when none did."""
    last = func.coalesce(Meeting.end_date, Meeting.start_date)
    query = (
        select(Meeting)
        .where(Meeting.series.contains("High Level"), last_day(last) < end_of(as_at))
        .order_by(Meeting.start_date.desc())
        .limit(1)
    )
    found = session.scalars(query).first()
    return _row(found) if found else None


def after(session: Session, as_at: str) -> MeetingRow | None:
    """The first High Level Meeting that begins after a date; None while none is known."""
    query = select(Meeting).where(Meeting.series.contains("High Level"), Meeting.start_date > end_of(as_at)).order_by(Meeting.start_date).limit(1)
    found = session.scalars(query).first()
    return _row(found) if found else None
