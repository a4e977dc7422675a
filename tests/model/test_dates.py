"""Partial dates sort and end as the calendar says."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jamp.model.dates import end_of, is_partial, last_day


@pytest.mark.parametrize("text", ["2025", "2025-02", "2024-02-29"])
def test_dates_that_exist(text: str) -> None:
    assert is_partial(text)


@pytest.mark.parametrize("text", ["", "25", "2025-13", "2025-02-29", "2025-1-1", "2025-01-01T00", "next year",
                                  "๒๐๒๖-๐๑", "２０２５", "٢٠٢٦", "2025\n", "2025-09-30\n", "2025-០៩", "0000"])  # fmt: skip
def test_dates_that_do_not(text: str) -> None:
    assert not is_partial(text)


def test_the_last_day_of_a_period() -> None:
    assert last_day("2024-02") == datetime.date(2024, 2, 29)
    assert last_day("2025") == datetime.date(2025, 12, 31)
    assert last_day("9999-12") == last_day("9999") == datetime.date(9999, 12, 31)
    assert end_of("2025-09") == end_of("2025-09-30") == "2025-09-30"
    assert (end_of("2024-02"), end_of("2025-02"), end_of("1900-02"), end_of("2000-02")) == ("2024-02-29", "2025-02-28", "1900-02-28", "2000-02-29")


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2200, 12, 30)))
def test_a_day_lies_within_its_month_and_year(day: datetime.date) -> None:
    text = day.isoformat()
    assert end_of(text) <= end_of(text[:7]) <= end_of(text[:4])
    assert last_day(text[:7]) >= day

