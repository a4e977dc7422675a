"""Results of a view: counted, listed, put side by side. What is added to the records is made up."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from jamp.model.outcomes import NOT_ADDITIVE
from jamp.model.view import View
from jamp.queries import outcomes, results
from jamp.store.scope import LOCAL, seeing
from tests.queries.test_rated import send

VIEW = View("2025-12-31", "2025-06-30", cities=("SRP",))
SHEETS = {
    "shared_indicators": "shared_indicator,title\nmade-up-trips,Trips\nmade-up-others,Others\n",
    "indicators": (
        "indicator_id,project_id,title,unit,measure,baseline,target,headline,additive,shared_indicator\n"
        "X-1,ASCN-SRP-01,Trips,trips,cumulative,0,100,yes,yes,made-up-trips\nX-2,ASCN-SRP-02,Trips,trips,cumulative,50,,,yes,made-up-trips\n"
        "X-3,ASCN-SRP-02,Waiting,minutes,level,20,10,,,\nX-4,ASCN-SRP-01,Silent,people,,,7,,,\n"
        "X-5,ASCN-SRP-01,Left,people,cumulative,,,,no,made-up-others\nX-6,ASCN-SRP-02,Left,people,cumulative,,,,yes,made-up-others\n"
    ),
    "values": (
        "indicator_id,as_at,value,groups\nX-1,2025-06-30,30,\nX-1,2025-12-31,40,\nX-1,2025-06-30,20,women\nX-1,2025-12-31,25,women\nX-1,2026-01-01,99,\n"
        "X-2,2025-09,60,\nX-3,2025-06,22,\nX-5,2025,5,\nX-6,2025,6,\n"
    ),
}


@pytest.fixture
def filled(loaded: Engine) -> Engine:
    for sheet, text in SHEETS.items():
        send(loaded, sheet, text)
    return loaded


def test_what_says_something_is_counted(filled: Engine, loaded: Engine) -> None:
    with seeing(filled, LOCAL) as session:
        counts = results.counts(session, VIEW)
        earlier = results.counts(session, View("2025-03-31", "2024-12-31", cities=("SRP",)))
    assert (counts.indicators, counts.with_figure, counts.moved, counts.with_target, counts.waiting) == (6, 5, 4, 3, 1)
    assert (earlier.indicators, earlier.with_figure, earlier.waiting) == (6, 0, 3)


def test_a_target_that_was_set_later_is_a_target_from_the_day_it_was_set(filled: Engine) -> None:
    send(filled, "indicators", "indicator_id,project_id,title,unit\nX-8,ASCN-SRP-02,Later,trees\n")
    send(filled, "indicator_targets", "indicator_id,target_date,set_on,target\nX-8,2027-12-31,2025-09-01,50\nX-5,2027,2025-09,9\n")
    with seeing(filled, LOCAL) as session:
        now, then = (results.counts(session, View(date, "2025-03-31", cities=("SRP",))) for date in ("2025-12-31", "2025-08-31"))
        rows = {row.progress.indicator_id: row.progress for row in results.page(session, VIEW, 0, 20)}
        order = [row.progress.indicator_id for row in results.page(session, VIEW, 0, 20)]
    assert (now.with_target, now.waiting, then.with_target, then.waiting) == (5, 2, 3, 1)
    # the counts are those of the table
    assert now.with_target == sum(bool(row.aims) for row in rows.values()) and now.waiting == sum(bool(row.aims) and row.actual is None for row in rows.values())
    assert order == ["X-1", "X-5", "X-3", "X-2", "X-6", "X-4", "X-8"]


def test_the_list_shows_the_figure_of_the_date_the_one_before_and_the_groups(filled: Engine) -> None:
    with seeing(filled, LOCAL) as session:
        rows = {row.progress.indicator_id: row for row in results.page(session, VIEW, 0, 10)}
        assert [row.progress.indicator_id for row in results.page(session, VIEW, 0, 10)] == ["X-1", "X-3", "X-5", "X-2", "X-6", "X-4"]
        assert [row.progress.indicator_id for row in results.page(session, VIEW, 2, 2)] == ["X-5", "X-2"]
    first = rows["X-1"]
    assert (first.progress.actual, first.progress.before, first.progress.change, first.progress.way.value) == (40, 30, 10, 0.4)
    assert [(point.groups, point.value, point.as_at) for point in first.groups] == [("women", 25, "2025-12-31")] and first.city == "Siem Reap"
    assert rows["X-3"].progress.way.value == pytest.approx(-0.2) and rows["X-4"].progress.actual is None


def test_what_is_counted_alike_is_added_only_where_its_offices_say_so(filled: Engine) -> None:
    with seeing(filled, LOCAL) as session:
        found = {one.shared_indicator: one for one in results.shared(session, VIEW)}
        ways = results.ways(session, VIEW, 10)
    trips = found["made-up-trips"]
    # of two projects one has a figure of both dates: what has come since is said of that one alone
    assert (trips.now.value, trips.projects, trips.change, trips.both) == (100, 2, 10, 1)
    assert [part.progress.indicator_id for part in trips.parts] == ["X-2", "X-1"]
    assert (found["made-up-others"].now.value, found["made-up-others"].now.why) == (None, NOT_ADDITIVE)
    assert {row.progress.indicator_id: row.progress.way.value for row in ways} == {"X-1": 0.4, "X-3": pytest.approx(-0.2)}


def test_a_project_that_counts_a_thing_twice_is_one_project(filled: Engine) -> None:
    send(filled, "indicators", "indicator_id,project_id,title,unit,measure,additive,shared_indicator\nX-7,ASCN-SRP-01,Trips at night,trips,cumulative,yes,made-up-trips\n")
    send(filled, "values", "indicator_id,as_at,value\nX-7,2025-12-31,4\n")
    with seeing(filled, LOCAL) as session:
        trips = {one.shared_indicator: one for one in results.shared(session, VIEW)}["made-up-trips"]
    assert (trips.now.value, trips.projects, trips.both) == (104, 2, 0)  # of the night nothing was known then
    send(filled, "values", "indicator_id,as_at,value\nX-7,2025-06-30,1\n")
    with seeing(filled, LOCAL) as session:
        trips = {one.shared_indicator: one for one in results.shared(session, VIEW)}["made-up-trips"]
    assert (trips.now.value, trips.projects, trips.change, trips.both) == (104, 2, 13, 1)


def test_what_cannot_have_a_share_of_the_way_takes_no_place(filled: Engine) -> None:
    same = "".join(f"W-{n},ASCN-SRP-01,Same,trips,5,5,yes\nV-{n},ASCN-SRP-01,None,trips,5,,yes\n" for n in range(3))
    send(filled, "indicators", f"indicator_id,project_id,title,unit,baseline,target,headline\n{same}")
    send(filled, "values", "indicator_id,as_at,value\n" + "".join(f"W-{n},2025-06-30,6\nV-{n},2025-06-30,6\n" for n in range(3)))
    with seeing(filled, LOCAL) as session:
        assert [row.progress.indicator_id for row in results.ways(session, VIEW, 2)] == ["X-1", "X-3"]


def test_a_figure_that_is_known_about_only_says_so(filled: Engine) -> None:
    send(filled, "values", "indicator_id,as_at,value,bound\nX-1,2025-12-31,40,at least\n")
    with seeing(filled, LOCAL) as session:
        (one,) = [row.progress for row in results.page(session, VIEW, 0, 10) if row.progress.indicator_id == "X-1"]
    assert (one.actual, one.bound, one.before, one.before_bound, one.change) == (40, "at least", 30, "", None)


def test_of_several_sources_the_office_counts_for_a_group_too(filled: Engine) -> None:
    send(filled, "values", "indicator_id,as_at,value,groups,source\nX-1,2025-12-31,31,women,ASCN-ME-2025\nX-1,2025-12-31,32,men,ASCN-ME-2024\nX-1,2025-12-31,33,men,ASCN-ME-2025\n")
    with seeing(filled, LOCAL) as session:
        (row,) = [row for row in results.page(session, VIEW, 0, 10) if row.progress.indicator_id == "X-1"]
    assert {point.groups: point.value for point in row.groups} == {"women": 25, "men": 33}


def test_the_sum_of_the_real_records_is_that_of_its_parts(loaded: Engine) -> None:
    with seeing(loaded, LOCAL) as session:
        (cameras,) = results.shared(session, View("2025-09-30", "2024-10-30"))
    assert cameras.now.value == sum(part.progress.actual or 0 for part in cameras.parts) and cameras.projects == 2


def test_an_indicator_says_its_codes_of_other_lists(loaded: Engine) -> None:
    send(loaded, "indicators", "indicator_id,project_id,title,unit,sdg,standard,dac_sector\nX-1,ASCN-SRP-01,Trips,trips,11.2; 11.2.1,ISO 37122:19.5,21012\n")
    with seeing(loaded, LOCAL) as session:
        rows, _ = outcomes.of_project(session, VIEW, "ASCN-SRP-01")
    assert next(row for row in rows if row.indicator_id == "X-1").codes == ("SDG 11.2", "SDG 11.2.1", "ISO 37122:19.5", "OECD-DAC 21012")
