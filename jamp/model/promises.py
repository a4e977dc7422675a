"""What became of a promised date: kept, late, moved; and by how much it slipped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from jamp.model.dates import DAYS_A_MONTH, end_of, last_day

# what may have become of a milestone: the order in which they are told
OUTCOMES = ("overdue", "moved", "late", "kept", "to come", "reached", "undated")


def months(days: int) -> int:
    """Days as whole months, rounded."""
    return round(days / DAYS_A_MONTH)


class Slip(NamedTuple):
    """What became of a promise.

    outcome: kept (done by its first date), late (done after it), overdue (open, and its date has passed), moved (open, and
    put off to a date to come), "to come", reached (done; nothing was promised), undated.
    days: from the first promise to the actual, the forecast or the revised date, or for one that is overdue without a date
    to come, to the day that is asked about; None where nothing slipped. so_far: overdue, and no date to come is known.
    """

    outcome: str
    days: int | None = None
    so_far: bool = False


def slip(planned: str, revised: str, forecast: str, actual: str, as_at: str) -> Slip:
    """Of the dates that are known at a date; each a partial date or "". An actual date lies not after `as_at`."""
    first, later, due = planned or revised, forecast or revised, revised or planned
    if actual:
        if not first:
            return Slip("reached")
        days = _days(first, actual)
        return Slip("late", days) if days > 0 else Slip("kept")
    if due and end_of(due) < end_of(as_at):
        if later and end_of(later) > end_of(as_at):
            return Slip("overdue", _days(first, later))
        # what was brought forward and not kept is late against the earlier date
        return Slip("overdue", max(_days(first, as_at), _days(due, as_at)), True)
    if first and later and _days(first, later) > 0:
        return Slip("moved", _days(first, later))
    return Slip("to come" if first or later else "undated")


def _days(first: str, then: str) -> int:
    return (last_day(then) - last_day(first)).days


@dataclass(frozen=True)
class Promise:
    """One milestone of one project as at a date. Dates are partial ISO dates or ""."""

    milestone_id: str
    title: str
    project_id: str
    project: str
    project_ja: str
    city: str
    planned: str
    revised: str
    forecast: str
    actual: str
    slip: Slip
    note: str
    source: str
    source_url: str
    confidence: str
