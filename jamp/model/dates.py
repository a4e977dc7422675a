"""Dates with the precision that their source gives: "2025", "2025-09" or "2025-09-30".

A partial date stands for its last day: what is said of 2025-09 is said of 30 September 2025.
"""

from __future__ import annotations

import datetime
import re
from calendar import monthrange
from functools import lru_cache

DAYS_A_MONTH = 365.25 / 12
# ASCII digits alone, and nothing after them: what passes goes into the database as it is
PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?\Z")


def is_partial(text: str) -> bool:
    """True for an ISO year, month or day that exists in the calendar."""
    found = PARTIAL.fullmatch(text)
    if not found:
        return False
    year, month, day = (int(part) if part else 1 for part in found.groups())
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


@lru_cache(4096)
def last_day(text: str) -> datetime.date:
    """The last day of a partial date: "2025-02" -> 28 February 2025. ValueError when it is no date."""
    if not is_partial(text):
        raise ValueError(text)
    if len(text) == 10:
        return datetime.date.fromisoformat(text)
    year, month = int(text[:4]), int(text[5:] or 12)
    return datetime.date(year, month, monthrange(year, month)[1])


def end_of(text: str) -> str:
    """The same as text, which sorts as the dates do: "2025-09" -> "2025-09-30". The rule of `jamp.store.periods.end_of`."""
    return text if len(text) == 10 else last_day(text).isoformat()
