"""The rule of the rating, each condition at its boundary."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jamp.model.ratings import (
    COMPLETED,
    NO_DATA,
    NOT_STARTED,
    OFF_TRACK,
    ON_TRACK,
    RATINGS,
    WATCH,
    Facts,
    rate,
)
from jamp.model.settings import DEFAULTS

WELL = Facts(status="ongoing", days_late=0, kept=1, share_of_due=1.0, days_since_value=30, gap_points=0.0)
FACTS = st.builds(
    Facts, status=st.sampled_from(["planning", "ongoing", "completed", "suspended", "cancelled", ""]), started=st.booleans(), kept=st.integers(0, 2), unreported=st.integers(0, 2),
    days_late=st.none() | st.integers(0, 400), share_of_due=st.none() | st.floats(-1, 2), days_since_value=st.none() | st.integers(0, 2000),
    gap_points=st.none() | st.floats(0, 200), severe_past=st.integers(0, 2), end_reached=st.none() | st.booleans(), final_in=st.none() | st.booleans(),
)  # fmt: skip


@pytest.mark.parametrize(("changes", "rating"), [
    ({}, ON_TRACK),
    ({"days_late": 30}, ON_TRACK), ({"days_late": 31}, WATCH), ({"days_late": 90}, WATCH), ({"days_late": 91}, OFF_TRACK),
    ({"share_of_due": 0.9}, ON_TRACK), ({"share_of_due": 0.89}, WATCH), ({"share_of_due": 0.7}, WATCH), ({"share_of_due": 0.69}, OFF_TRACK),
    ({"gap_points": 20.0}, ON_TRACK), ({"gap_points": 20.1}, WATCH),
    ({"severe_past": 1}, OFF_TRACK),
    ({"days_since_value": 365}, ON_TRACK), ({"days_since_value": 366}, WATCH), ({"days_since_value": 730}, WATCH), ({"days_since_value": 731}, NO_DATA),
    ({"days_since_value": None}, NO_DATA), ({"days_since_value": None, "days_late": 91}, OFF_TRACK), ({"days_since_value": None, "severe_past": 1}, OFF_TRACK),
    ({"days_late": None}, ON_TRACK), ({"share_of_due": None}, ON_TRACK), ({"days_late": None, "share_of_due": None, "kept": 0}, WATCH),
    ({"share_of_due": None, "kept": 0}, WATCH), ({"kept": 0}, ON_TRACK), ({"unreported": 1}, WATCH),
    ({"status": "suspended", "days_late": 400}, "suspended"), ({"status": "cancelled"}, "cancelled"),
    ({"end_reached": True, "final_in": True}, COMPLETED), ({"end_reached": True, "final_in": False}, ON_TRACK), ({"status": "completed"}, ON_TRACK),
    ({"status": "planning", "started": False, "days_since_value": None}, NOT_STARTED), ({"status": "planning", "started": True}, ON_TRACK),
])  # fmt: skip
def test_each_condition_at_its_boundary(changes: dict[str, object], rating: str) -> None:
    rated = rate(dataclasses.replace(WELL, **changes))  # type: ignore[arg-type]
    assert rated.rating == rating
    assert bool(rated.deciding) == (rating != ON_TRACK)


@given(FACTS)
def test_what_is_green_is_recent_measured_and_not_late(facts: Facts) -> None:
    rated = rate(facts)
    assert rated.rating in RATINGS
    if rated.rating == ON_TRACK:
        assert facts.days_since_value is not None and facts.days_since_value <= 365.25
        assert (facts.days_late or 0) <= 30 and (facts.share_of_due is None or facts.share_of_due >= 0.9 - 1e-6)
        assert (facts.kept or facts.share_of_due is not None) and not facts.unreported
    first = next((one for one in rated.conditions if one.holds), None)
    assert rated.rating == (first.sets if first else ON_TRACK)


@given(FACTS, st.sampled_from(["days_late_watch", "days_late_off_track", "spend_gap_points", "reporting_period_months"]), st.floats(1, 3))
def test_a_looser_limit_never_makes_it_worse(facts: Facts, limit: str, factor: float) -> None:
    order = [OFF_TRACK, NO_DATA, WATCH, ON_TRACK]
    before, after = rate(facts).rating, rate(facts, DEFAULTS | {limit: DEFAULTS[limit] * factor}).rating
    if before in order and after in order and NO_DATA not in (before, after):
        assert order.index(after) >= order.index(before)
