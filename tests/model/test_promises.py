"""What becomes of a promise, at the edges of its dates."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from jamp.model.promises import OUTCOMES, months, slip

CASES = [
    # planned, revised, forecast, actual, as at -> outcome, days, so far
    ("2024-12", "", "", "2025-03-12", "2025-09-30", ("late", 71, False)),
    ("2024-12", "", "", "2024-12-31", "2025-09-30", ("kept", None, False)),
    ("2025", "", "", "2025-03-10", "2025-09-30", ("kept", None, False)),
    ("", "", "", "2024-09", "2025-09-30", ("reached", None, False)),
    ("2025-09-30", "", "", "", "2025-09-30", ("to come", None, False)),
    ("2025-09-29", "", "", "", "2025-09-30", ("overdue", 1, True)),
    ("2025-03", "", "2026-03-31", "", "2025-09-30", ("overdue", 365, False)),
    ("2025-03", "2025-06", "", "", "2025-09-30", ("overdue", 183, True)),
    ("2025-03", "2026-03", "", "", "2025-09-30", ("moved", 365, False)),
    ("2028", "2031", "", "", "2025-09-30", ("moved", 1095, False)),
    ("2027", "2027", "", "", "2025-09-30", ("to come", None, False)),
    ("2027", "", "2027-06", "", "2025-09-30", ("to come", None, False)),  # expected earlier than promised
    ("2026", "2025-06", "", "", "2025-09-30", ("overdue", 92, True)),  # brought forward, and not kept
    ("", "2025-06-30", "", "", "2025-09-30", ("overdue", 92, True)),
    ("", "", "2027", "", "2025-09-30", ("to come", None, False)),
    ("", "", "", "", "2025-09-30", ("undated", None, False)),
]


@pytest.mark.parametrize(("planned", "revised", "forecast", "actual", "as_at", "expected"), CASES)
def test_what_becomes_of_a_promise(planned: str, revised: str, forecast: str, actual: str, as_at: str, expected: tuple[str, int | None, bool]) -> None:
    assert slip(planned, revised, forecast, actual, as_at) == expected


DATES = some.one_of(some.just(""), some.dates(datetime.date(2018, 1, 1), datetime.date(2035, 12, 31)).map(lambda day: day.isoformat()))


@given(DATES, DATES, DATES, DATES, some.dates(datetime.date(2018, 1, 1), datetime.date(2035, 12, 31)))
def test_every_promise_has_an_outcome_and_a_slip_is_never_negative(planned: str, revised: str, forecast: str, actual: str, day: datetime.date) -> None:
    as_at = day.isoformat()
    found = slip(planned, revised, forecast, actual if actual <= as_at else "", as_at)
    assert found.outcome in OUTCOMES
    assert found.days is None or found.days > 0 or found.outcome == "overdue"
    # what counts as overdue elsewhere counts here too
    due = revised or planned
    assert (found.outcome == "overdue") == bool(due and due < as_at and not (actual and actual <= as_at))


def test_months_are_rounded() -> None:
    assert [months(days) for days in (0, 15, 16, 71, 183, 365, 1095)] == [0, 0, 1, 2, 6, 12, 36]
