"""The arithmetic of results, for any numbers."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from jamp.model.dates import end_of
from jamp.model.outcomes import (
    NO_ACTUAL,
    NO_BASELINE,
    NO_DATES,
    NO_TARGET,
    NOT_ADDITIVE,
    NOT_DUE,
    NOT_SHARED,
    OTHER_DATE,
    OTHER_MEASURE,
    OTHER_UNIT,
    PLANNED,
    SAME,
    Addend,
    Aim,
    aims_at,
    due,
    share_of_due,
    share_of_way,
    total,
)

NUMBERS = st.floats(-1e9, 1e9, allow_nan=False).map(lambda number: round(number, 3))
DAYS = st.dates(datetime.date(2015, 1, 1), datetime.date(2035, 12, 31)).map(datetime.date.isoformat)


@given(NUMBERS, NUMBERS, NUMBERS, NUMBERS.filter(bool), NUMBERS)
def test_the_share_of_the_way_does_not_depend_on_the_scale_nor_on_which_way_is_better(baseline: float, target: float, actual: float, factor: float,
                                                                                      shift: float) -> None:  # fmt: skip
    assume(abs(target - baseline) > 1 and abs(factor) > 1e-3)
    share = share_of_way(baseline, target, actual).value
    assert share is not None
    moved = share_of_way(baseline * factor + shift, target * factor + shift, actual * factor + shift)
    if moved.value is not None:
        # what rises here falls there when the factor is negative
        assert moved.value == pytest.approx(share, rel=1e-2, abs=1e-2)


@given(NUMBERS, NUMBERS)
def test_the_share_is_nought_at_the_baseline_and_one_at_the_target(baseline: float, target: float) -> None:
    assume(baseline != target)
    assert share_of_way(baseline, target, baseline).value == 0
    assert share_of_way(baseline, target, target).value == 1


@pytest.mark.parametrize(("baseline", "target", "actual", "why"), [
    (None, 2, 1, NO_BASELINE), (0, None, 1, NO_TARGET), (0, 2, None, NO_ACTUAL), (2, 2, 1, SAME), (None, None, None, NO_BASELINE)])  # fmt: skip
def test_where_it_cannot_be_said_the_reason_is(baseline: float | None, target: float | None, actual: float | None, why: str) -> None:
    found = share_of_way(baseline, target, actual)
    assert found.value is None and found.why == why


@given(NUMBERS, DAYS, st.lists(st.tuples(DAYS, NUMBERS), min_size=1, max_size=5, unique_by=lambda pair: pair[0]), DAYS)
def test_what_is_due_lies_between_the_targets_around(baseline: float, start: str, targets: list[tuple[str, float]], day: str) -> None:
    targets = sorted(pair for pair in targets if pair[0] > start)
    assume(targets)
    found = due(baseline, start, [Aim(date, "", value) for date, value in targets], day)
    if day <= start:
        assert found.value is None and found.why == NOT_DUE
        return
    points = [(start, baseline), *targets]
    before = [value for date, value in points if date <= day][-1]
    after = next((value for date, value in points if date >= day), targets[-1][1])
    slack = 1e-6 * max(abs(before), abs(after), 1)
    assert found.value is not None and min(before, after) - slack <= found.value <= max(before, after) + slack
    for date, value in points[1:]:
        assert due(baseline, start, [Aim(*pair[:1], "", pair[1]) for pair in targets], date).value == value


def test_half_way_in_time_half_is_due() -> None:
    line = [Aim("2025-12-31", "", 100)]
    assert due(0, "2023-12-31", line, "2024-12-31").value == pytest.approx(50, abs=0.1)
    assert share_of_due(0, "2023-12-31", line, 45, "2024-12-31").value == pytest.approx(0.9, abs=0.002)
    assert share_of_due(100, "2023-12-31", [Aim("2025-12-31", "", 0)], 55, "2024-12-31").value == pytest.approx(0.9, abs=0.002)
    assert share_of_due(0, "", line, 45, "2024-12-31").why == NO_DATES
    assert share_of_due(0, "2023", [Aim("", "", 100)], 45, "2024-12-31").why == NO_DATES
    assert share_of_due(0, "2023-12-31", [], 45, "2024").why == NO_TARGET
    assert share_of_due(5, "2023-12-31", [Aim("2025", "", 5)], 45, "2024").why == NOT_DUE


def test_a_target_set_anew_holds_from_its_day_on_and_the_first_is_kept() -> None:
    first, moved = Aim("2025", "", 100), [Aim("2026", "2024-06", 60), Aim("2028", "2024-06", 120)]
    assert aims_at(first, moved, "2024-05-31") == (first,)
    assert aims_at(first, moved, "2024-06-30") == tuple(moved)
    steps = [Aim("2023", "2022-01", 30), Aim("2024", "2022-01", 60)]
    assert aims_at(first, steps, "2022-06") == (*steps, first)
    assert aims_at(None, [], "2025") == ()


@given(st.lists(st.tuples(DAYS, DAYS, NUMBERS), max_size=6), DAYS)
def test_no_target_holds_before_it_is_set(later: list[tuple[str, str, float]], day: str) -> None:
    own = Aim("2040", "", 1)
    held = aims_at(own, [Aim(*one) for one in later], day)
    assert held and all(aim.set_on == "" or end_of(aim.set_on) <= end_of(day) for aim in held)
    assert len({aim.set_on for aim in held if aim.set_on}) <= 1


def addend(**changes: object) -> Addend:
    return Addend(**({"shared": "trips", "unit": "trips", "measure": "cumulative", "additive": True, "as_at": "2025", "value": 2.0} | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(("changes", "why"), [
    ({"shared": ""}, NOT_SHARED), ({"shared": "riders"}, NOT_SHARED), ({"unit": "people"}, OTHER_UNIT), ({"additive": False}, NOT_ADDITIVE),
    ({"measure": "planned"}, PLANNED), ({"measure": "per period"}, OTHER_MEASURE)])  # fmt: skip
def test_what_must_not_be_added_is_not(changes: dict[str, object], why: str) -> None:
    assert total([addend(), addend()]).value == 4
    for pair in ([addend(), addend(**changes)], [addend(**changes), addend()]):
        assert (total(pair).value, total(pair).why) == (None, why)


def test_yearly_figures_are_added_for_one_period_alone() -> None:
    year = {"measure": "per period"}
    assert total([addend(**year), addend(**year, as_at="2025-12-31")]).value == 4
    assert total([addend(**year), addend(**year, as_at="2024")]).why == OTHER_DATE
    assert total([]).why == NO_ACTUAL


@given(st.lists(NUMBERS, min_size=1, max_size=20))
def test_a_sum_is_the_sum_of_its_parts(values: list[float]) -> None:
    assert total([addend(value=value) for value in values]).value == sum(values)
