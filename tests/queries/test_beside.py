"""What is counted alike, side by side, and what the counts of projects are made of. What is added to the records is made up."""

from __future__ import annotations

import dataclasses
from collections import Counter

import pytest
from sqlalchemy import Engine, select

from jamp.model.outcomes import NO_BASELINE, NO_TARGET, NOT_ADDITIVE
from jamp.model.results import Beside
from jamp.model.view import View
from jamp.queries import beside, projects, results
from jamp.queries.inputs import status_sources
from jamp.store.scope import ANYBODY, LOCAL, seeing
from jamp.store.tables import Source
from tests.queries.test_rated import send

VIEW = View("2025-12-31", "2025-06-30")
SRP, PNH, BWI = (dataclasses.replace(VIEW, cities=(city,)) for city in ("SRP", "PNH", "BWI"))
SHEETS = {
    "shared_indicators": "shared_indicator,title\nmade-up-trips,Trips\n",
    "indicators": (
        "indicator_id,project_id,title,unit,measure,baseline,target,additive,shared_indicator\n"
        "X-1,ASCN-SRP-01,Trips,trips,cumulative,0,100,yes,made-up-trips\nX-2,ASCN-SRP-02,Trips,trips,cumulative,20,120,yes,made-up-trips\n"
        "X-3,ASCN-PNH-02,Trips,trips,cumulative,10,30,,made-up-trips\nX-4,ASCN-PNH-02,Rate,trips per person,level,,,,made-up-trips\n"
        "X-5,ASCN-SRP-01,Waiting,minutes,level,20,10,,made-up-trips\nX-6,ASCN-SRP-02,Waiting,minutes,level,20,10,,made-up-trips\n"
        "X-7,ASCN-PNH-02,Waiting,minutes,level,,5,,made-up-trips\nX-8,ASCN-BWI-01,Trips,trips,cumulative,0,,yes,made-up-trips\n"
    ),
    "values": (
        "indicator_id,as_at,value,bound\nX-1,2025-06-30,30,\nX-1,2025-12-31,40,\nX-2,2025-09,60,at least\nX-3,2025-06,25,\nX-4,2025-06,2,\n"
        "X-5,2025-06-30,18,\nX-5,2025-12-31,15,\nX-6,2025-06-30,21,\nX-6,2025-12-31,22,\nX-7,2025-06-30,8,\nX-8,2025-09-30,3,about\n"
    ),
}


@pytest.fixture
def filled(loaded: Engine) -> Engine:
    for sheet, text in SHEETS.items():
        send(loaded, sheet, text)
    return loaded


def only(found: list[Beside], unit: str) -> Beside:
    (one,) = [one for one in found if one.unit == unit and one.shared_indicator == "made-up-trips"]
    return one


def test_cities_are_summed_each_for_itself_by_the_rule_of_adding(filled: Engine) -> None:
    with seeing(filled, LOCAL) as session:
        found = beside.of_cities(session, [SRP, PNH, BWI])
        shared = {one.shared_indicator: one for one in results.shared(session, dataclasses.replace(SRP, focus_areas=()))}
    trips, waiting = only(found, "trips"), only(found, "minutes")
    assert [one.value for one in trips.values] == [100, 25, 3] and trips.counted == (2, 1, 1) and trips.bounds == ("at least", "", "about")
    # the way of all together: (40 + 60 - 20) / (100 + 120 - 20)
    assert [one.value for one in trips.ways] == [0.4, 0.75, None] and trips.ways[2].why == NO_TARGET
    # one figure stands for itself, two that do not add up have no sum
    assert [(one.value, one.why) for one in waiting.values] == [(None, NOT_ADDITIVE), (8, ""), (None, "no figure")]
    assert waiting.ways[1].why == NO_BASELINE
    assert not [one for one in found if one.unit == "trips per person"]  # of one city alone
    assert [one.unit for one in found[:2]] == ["trips", "minutes"]
    assert shared["made-up-trips"].now.value is None  # all units together have no sum
    assert {(part.side, part.value) for part in trips.parts} == {(0, 40), (0, 60), (1, 25), (2, 3)}


def test_dates_are_compared_in_the_same_indicators(filled: Engine) -> None:
    with seeing(filled, LOCAL) as session:
        found = beside.of_dates(session, VIEW.since, SRP)
        every = beside.of_dates(session, VIEW.since, VIEW)
        none = beside.of_dates(session, "2020-12-31", VIEW)
        ways = beside.ways_at(session, VIEW.since, SRP, 10)
    # X-2 has no figure at the earlier date
    assert [one.value for one in only(found, "trips").values] == [30, 40] and only(found, "trips").counted == (1, 1)
    assert [one.value for one in only(every, "trips").values] == [None, None] and only(every, "trips").counted == (2, 2)
    assert none == []
    said = {row.progress.indicator_id: (row.progress.way.value, then.value) for row, then in ways}
    assert said == {"X-1": (0.4, 0.3), "X-2": (0.4, None), "X-5": (0.5, 0.2), "X-6": (-0.2, -0.1)}


def test_a_small_number_of_persons_is_in_no_sum_of_a_visitor(filled: Engine) -> None:
    send(filled, "indicators", "indicator_id,project_id,title,unit,measure,additive,shared_indicator\nY-1,ASCN-SRP-01,Hurt,people,cumulative,yes,made-up-trips\n"
                               "Y-2,ASCN-PNH-02,Hurt,people,cumulative,yes,made-up-trips\nY-3,ASCN-BWI-01,Hurt,people,cumulative,yes,made-up-trips\n")  # fmt: skip
    send(filled, "values", "indicator_id,as_at,value\n" + "".join(f"Y-{n},{date},{value}\n" for n, value in ((1, 3), (2, 40), (3, 50)) for date in ("2025-06-30", "2025-12-31")))
    for person, values in ((LOCAL, [3, 40, 50]), (ANYBODY, [None, 40, 50])):
        with seeing(filled, person) as session:
            assert [one.value for one in only(beside.of_cities(session, [SRP, PNH, BWI]), "people").values] == values
            assert only(beside.of_dates(session, VIEW.since, VIEW), "people").values[1].value == sum(value or 0 for value in values)


@pytest.mark.parametrize("view", [View("2025-09-30", "2024-10-30"), View("2024-09-25", "2024-09-25", countries=("KHM",)), View("2025-09-30", "2024-10-30", statuses=("completed",))])
def test_the_sources_of_the_statements_that_count_are_those_of_the_lists(view: View, loaded: Engine) -> None:
    send(loaded, "projects", "project_id,title,city,status,as_at\nASCN-SRP-01,,,completed,2025-09-30\n")
    with seeing(loaded, LOCAL) as session:
        found = status_sources(session, view)
        rows = projects.page(session, view, 0, 1000)
        titles = {code: title if code else "" for code, title in session.execute(select(Source.source, Source.title))}
        assert sum(one.projects for one in found) == projects.count(session, view) == len(rows)
        counted: Counter[str | None] = Counter()
        for row in rows:
            said = [one for one in projects.statements(session, view, row.project_id) if one.counts]
            counted[titles[said[0].source] if said else None] += 1
    assert {one.title: one.projects for one in found} == dict(counted)
    assert all(one.newest <= view.as_at for one in found)
