"""What is counted alike, over time: a part at a time. What is added to the records is made up."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from jamp.charts.courses import reported
from jamp.model.view import View
from jamp.queries import courses, outcomes
from jamp.store.scope import ANYBODY, LOCAL, seeing
from tests.queries.test_rated import send

VIEW = View("2025-12-31", "2025-06-30")
SHEETS = {
    "shared_indicators": "shared_indicator,title\nmade-up-trips,Trips\n",
    "indicators": (
        "indicator_id,project_id,title,unit,measure,baseline,target,headline,shared_indicator\n"
        "X-1,ASCN-SRP-01,At night,trips,cumulative,0,100,no,made-up-trips\nX-2,ASCN-SRP-01,By day,trips,cumulative,50,,yes,made-up-trips\n"
        "X-3,ASCN-PNH-02,Trips,trips,cumulative,,,no,made-up-trips\nX-4,ASCN-PNH-02,Planned,trips,planned,,,,made-up-trips\n"
        "X-5,ASCN-PNH-02,A year,trips,per period,,,,made-up-trips\nX-6,ASCN-PNH-02,Rate,trips per person,cumulative,,,,made-up-trips\n"
        "X-7,ASCN-BWI-01,Silent,trips,cumulative,,,yes,made-up-trips\nX-8,ASCN-BWI-01,Alone,people,cumulative,,,,\n"
    ),
    "values": (
        "indicator_id,as_at,value,groups,source\nX-1,2024-12-31,30,,\nX-1,2025-06,40,,ASCN-ME-2025\nX-1,2025-06-30,41,,\nX-1,2025-12-31,45,,\nX-1,2025-12-31,25,women,\n"
        "X-1,2026-01-01,99,,\nX-2,2025-09,60,,\nX-3,2025-06,5,,\nX-4,2025-06,5,,\nX-5,2025,6,,\nX-6,2025,6,,\nX-7,2026-03-31,7,,\nX-8,2025-09-30,3,,\n"
    ),
}


@pytest.fixture
def filled(loaded: Engine) -> Engine:
    for sheet, text in SHEETS.items():
        send(loaded, sheet, text)
    return loaded


def test_one_unit_and_way_of_counting_is_one_choice(filled: Engine) -> None:
    with seeing(filled, LOCAL) as session:
        found = courses.counted_alike(session, VIEW)
        uncompared = courses.counted_alike(session, View("2025-12-31", "2025-12-31"))
    trips = [(one.unit, one.measure, one.indicators, one.moved) for one in found if one.shared_indicator == "made-up-trips"]
    # planned figures are no results, and what comes after the date is not known yet
    assert trips == [("trips", "cumulative", 3, 2), ("trips", "per period", 1, 1), ("trips per person", "cumulative", 1, 1)]
    assert [one.indicators for one in found] == sorted((one.indicators for one in found), reverse=True)
    assert all(one.moved == 0 for one in uncompared)


def test_one_of_each_city_comes_before_a_second_one(filled: Engine) -> None:
    with seeing(filled, LOCAL) as session:
        kind = courses.counted_alike(session, View("2025-12-31", "2025-06-30", cities=("SRP", "PNH")))[0]
        every = courses.courses(session, VIEW, kind, 0, 10)
        second = courses.courses(session, VIEW, kind, 1, 1)
    assert [(one.row.indicator_id, one.city) for one in every] == [("X-3", "Phnom Penh"), ("X-2", "Siem Reap"), ("X-1", "Siem Reap")]
    assert [one.row.indicator_id for one in second] == ["X-2"]
    # of two figures for one day the office's own counts
    assert [(point.as_at, point.value) for point in reported(every[2])] == [("2024-12-31", 30), ("2025-06-30", 41), ("2025-12-31", 45)]
    assert (every[2].progress.actual, every[2].progress.way.value, every[0].progress.way.value) == (45, 0.45, None)


def test_a_small_number_is_no_point_for_a_visitor(filled: Engine) -> None:
    send(filled, "indicators", "indicator_id,project_id,title,unit,measure,shared_indicator\nX-9,ASCN-PNH-02,Deaths,people,cumulative,made-up-trips\n")
    send(filled, "values", "indicator_id,as_at,value\nX-9,2025-09-30,3\n")
    for person, value in ((LOCAL, 3), (ANYBODY, None)):
        with seeing(filled, person) as session:
            (kind,) = [one for one in courses.counted_alike(session, VIEW) if one.unit == "people"]
            (one,) = courses.courses(session, VIEW, kind, 0, 10)
        assert ([point.value for point in reported(one)], one.progress.actual) == ([value], value)


def test_what_is_counted_alike_is_not_shown_twice(filled: Engine) -> None:
    with seeing(filled, LOCAL) as session:
        alone, _ = outcomes.leading(session, VIEW, 60)
    codes = {row.indicator_id for row in alone}
    assert "X-8" in codes and not codes & {"X-1", "X-2", "X-3", "X-5", "X-6"}
