"""Dates with the precision that their source gives: "2025", "2025-09" or "2025-09-30"."""

from __future__ import annotations

import datetime
import re

# ASCII digits alone, and nothing after them: what passes goes into the database as it is
PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?\Z")


def is_partial(text: str) -> bool:
    """True for an ISO year, month or day that exists in the calendar."""
    found = PARTIAL.match(text)
    if not found:
        return False
    year, month, day = (int(part) if part else 1 for part in found.groups())
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


def end_of(text: str) -> str:
    """Text that sorts as the end of the period: "2025-09" -> "2025-09-31". The same rule as in the database."""
    return text + "0000-12-31"[len(text) :]


def last_day(text: str) -> datetime.date:
    """The last real day of a partial date: "2025-02" -> 28 February 2025. ValueError when it is no date."""
    found = PARTIAL.match(text)
    if not found or not is_partial(text):
        raise ValueError(text)
    year, month, day = found.groups()
    if day:
        return datetime.date.fromisoformat(text)
    following = (
        datetime.date(int(year) + 1, 1, 1)
        if month in (None, "12")
        else datetime.date(int(year), int(month) + 1, 1)
    )
    return following - datetime.timedelta(days=1)


def months_between(earlier: str, later: str) -> int:
    """Whole months from the end of one partial date to the end of another; negative when `later` comes first."""
    first, second = last_day(earlier), last_day(later)
    return (second.year - first.year) * 12 + second.month - first.month
