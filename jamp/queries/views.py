"""A view from what a person asked for, with sensible dates where none were given."""

from __future__ import annotations

from sqlalchemy.orm import Session

from jamp.model.dates import end_of
from jamp.model.view import View
from jamp.queries import cities, dates, meetings


def view_of(session: Session, as_at: str | None, since: str | None, city: tuple[str, ...] = (),
            country: tuple[str, ...] = (), programmes: tuple[str, ...] = (), focus_areas: tuple[str, ...] = (),
            statuses: tuple[str, ...] = ()) -> tuple[View, str]:  # fmt: skip
    """(view, the first place that is not known or ""). Cities by code or name, countries by ISO alpha-3 code.

    Without `as_at`: the newest date that any update speaks of. Without `since`: the end of the last High Level
    Meeting before it, else the reporting round before.
    """
    date = as_at or dates.newest(session) or "2000"
    if not since:
        meeting = meetings.before(session, date)
        rounds = [one for one in dates.report_dates(session) if end_of(one) < end_of(date)]
        since = meeting.end_date if meeting else rounds[0] if rounds else date
    known = cities.names(session)
    codes = {name.casefold(): key for key, (name, _, _) in known.items()} | {
        key.casefold(): key for key in known
    }
    nations = {nation for _, _, nation in known.values()}
    wrong = [name for name in city if name.casefold() not in codes] + [
        c for c in country if c.upper() not in nations
    ]
    chosen = tuple(codes[name.casefold()] for name in city if name.casefold() in codes)
    places = tuple(code.upper() for code in country if code.upper() in nations)
    return View(date, since, places, chosen, programmes, focus_areas, statuses), wrong[0] if wrong else ""
