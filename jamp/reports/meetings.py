"""What a meeting looks at: the newest figures before it, beside those of the meeting before."""

from __future__ import annotations

from typing import NamedTuple

from jamp.languages import Words
from jamp.model.dates import end_of
from jamp.model.view import View
from jamp.queries import Session, dates, meetings

NEXT = "next"


class Round(NamedTuple):
    """`meeting` is its code, or "next" for the one after all that are on record; `view` has no filters."""

    meeting: str
    view: View


def round_of(session: Session, asked: str) -> Round | None:
    """The dates of a meeting by its code, or of the next one; None for a code that is not on record."""
    known = meetings.all(session)
    found = next((one for one in known if one.meeting.casefold() == asked.casefold()), None)
    if found is None and asked.casefold() != NEXT:
        return None
    newest = dates.newest(session) or "2000"
    as_at = min(newest, found.start_date, key=end_of) if found else newest
    return Round(found.meeting if found else NEXT, View(as_at, _since(session, as_at)))


def date_of(session: Session, since: str) -> str:
    """The last day of the meeting of this code; what was given where no meeting has it."""
    return next((one.end_date for one in meetings.all(session) if one.meeting.casefold() == since.casefold()), since)


def name(session: Session, code: str, words: Words) -> str:
    """A meeting as it is called."""
    found = next((one for one in meetings.all(session) if one.meeting == code), None)
    if found is None:
        return words.text("Next High Level Meeting") if code == NEXT else code
    return f"{found.meeting}, {words.date(found.start_date)}" + (f", {found.place}" if found.place else "")


def _since(session: Session, as_at: str) -> str:
    """The last day of the High Level Meeting before, where it lies before the figures; else the reporting round before."""
    ended = [one.end_date for one in meetings.all(session) if "High Level" in one.series and end_of(one.end_date) < end_of(as_at)]
    earlier = [date for date in dates.report_dates(session) if end_of(date) < end_of(as_at)]
    return max(ended or earlier or [as_at], key=end_of)
