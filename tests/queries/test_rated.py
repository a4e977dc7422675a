"""The facts that the rule of the rating goes by, as known at a date. What is added to the records is made up."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from jamp.imports.apply import apply
from jamp.imports.check import check
from jamp.imports.plan import Upload
from jamp.model.view import View
from jamp.queries import ratings
from jamp.store.scope import ANYBODY, LOCAL, seeing

PROJECT = "ASCN-SRP-01"
SHEETS = {
    "projects": f"project_id,start_date,end_date\n{PROJECT},2024-01-01,2026-01-01\n",
    "milestones": f"milestone_id,project_id,title,planned_date,actual_date,final\nM-1,{PROJECT},Opening,2025-06-30,,yes\n",
    "indicators": (
        "indicator_id,project_id,title,unit,baseline,baseline_date,target,target_date,headline\n"
        f"I-1,{PROJECT},Trips,trips,0,2024-01-01,100,2026-01-01,yes\nI-2,{PROJECT},Waiting,minutes,20,2024-01-01,10,2026-01-01,no\n"
    ),
    "values": "indicator_id,as_at,value,groups\nI-1,2024-12-31,45,\nI-1,2025-06-30,60,\nI-1,2025-06-30,3,women\nI-2,2025-06-30,19,\n",
    "funding": (
        "project_id,kind,organisation,as_at,currency,amount\n"
        f"{PROJECT},budget,Made up,2024-01-01,JPY,1000\n{PROJECT},disbursement,Made up,2024-06-30,JPY,400\n{PROJECT},disbursement,Made up,2025-06-30,JPY,500\n"
    ),
    "barriers": f"barrier_id,project_id,title,barrier,severity,opened,due_date,closed\nB-1,{PROJECT},Made up,finance,severe,2025-01-15,2025-08-31,2025-10-15\n",
}


def send(engine: Engine, sheet: str, text: str) -> None:
    plan = check(engine, LOCAL, [Upload(f"{sheet}.csv", text.encode(), sheet)])
    assert plan.fit, [file.issues for file in plan.files]
    apply(engine, LOCAL, plan, "test")


@pytest.fixture
def filled(loaded: Engine) -> Engine:
    for sheet, text in SHEETS.items():
        send(loaded, sheet, text)
    return loaded


def value(engine: Engine, rule: str, date: str, sets: str = "") -> tuple[float | None, bool | None]:
    with seeing(engine, LOCAL) as session:
        rated = ratings.of_project(session, PROJECT, date)
        assert rated is not None and ratings.of_view(session, View(date, date))[PROJECT] == rated
    one = next(c for c in rated.conditions if c.rule == rule and sets in ("", c.sets))
    return one.value, one.holds


def rating(engine: Engine, date: str) -> str:
    with seeing(engine, LOCAL) as session:
        rated = ratings.of_project(session, PROJECT, date)
    assert rated is not None
    return rated.rating


def test_the_facts_are_those_of_the_date(filled: Engine) -> None:
    late = "days that a milestone is late"
    assert [value(filled, late, day)[0] for day in ("2025-06-30", "2025-07-30", "2025-07-31", "2025-09-30")] == [0, 30, 31, 92]
    assert rating(filled, "2025-07-30") == "watch"
    assert value(filled, "share of what is due", "2025-06-30")[0] == pytest.approx(60 / (100 * 546 / 731))
    assert value(filled, "share of what is due", "2025-01-31")[0] == pytest.approx(45 / (100 * 396 / 731))
    assert value(filled, "days since the last value, one period", "2025-09-30") == (92, False)
    assert value(filled, "points between time and money", "2024-07-01")[0] == pytest.approx(abs(182 / 731 - 0.4) * 100)
    assert value(filled, "points between time and money", "2025-09-30")[0] == pytest.approx(abs(638 / 731 - 0.9) * 100)
    severe = "severe risks open past their date"
    assert [value(filled, severe, day)[0] for day in ("2025-08-31", "2025-09-01", "2025-10-14", "2025-10-15")] == [0, 1, 1, 0]
    assert rating(filled, "2025-09-30") == "off track"


def test_the_end_is_reached_once_its_figures_are_in(filled: Engine) -> None:
    send(filled, "milestones", "milestone_id,actual_date\nM-1,2025-07-15\n")
    assert rating(filled, "2025-09-30") == "off track"  # the severe barrier
    send(filled, "values", "indicator_id,as_at,value\nI-1,2025-09-15,101\n")
    assert rating(filled, "2025-09-30") == "completed" and rating(filled, "2025-09-14") == "off track"


def test_set_by_hand_it_holds_until_the_next_and_the_rule_is_still_said(filled: Engine) -> None:
    send(filled, "ratings", f"project_id,as_at,rating,reason,author\n{PROJECT},2025-09-01,watch,Made up,MLIT\n{PROJECT},2025-09-20,by the rule,Made up,MLIT\n")
    with seeing(filled, LOCAL) as session:
        by_hand = ratings.of_project(session, PROJECT, "2025-09-10")
        after = ratings.of_project(session, PROJECT, "2025-09-20")
    assert by_hand is not None and (by_hand.rating, by_hand.by_rule, by_hand.set_by, by_hand.reason) == ("watch", "off track", "MLIT", "Made up")
    assert after is not None and (after.rating, after.set_by) == ("off track", "")


def test_on_track_by_hand_counts_for_two_reporting_periods(filled: Engine) -> None:
    send(filled, "ratings", f"project_id,as_at,rating,reason,author\n{PROJECT},2025-09-01,on track,Made up,MLIT\n")
    assert [rating(filled, day) for day in ("2025-08-31", "2025-09-01", "2027-09-01", "2027-09-02")] == ["watch", "on track", "on track", "off track"]


def test_without_an_end_milestone_only_what_is_said_to_be_completed_is(filled: Engine) -> None:
    send(filled, "milestones", "milestone_id,actual_date,final\nM-1,2025-02-15,no\n")
    send(filled, "barriers", "barrier_id,closed\nB-1,2025-02-01\n")
    assert rating(filled, "2025-09-30") != "completed"
    send(filled, "updates", f"project_id,as_at,status\n{PROJECT},2025-09-30,completed\n")
    assert rating(filled, "2025-09-30") == "completed"


def test_a_headline_figure_that_is_due_and_missing_is_not_green(filled: Engine) -> None:
    send(filled, "milestones", "milestone_id,actual_date\nM-1,2025-06-15\n")
    send(filled, "barriers", "barrier_id,closed\nB-1,2025-02-01\n")
    send(filled, "indicators", f"indicator_id,project_id,title,unit,baseline,baseline_date,target,target_date,headline\nI-3,{PROJECT},Stops,stops,0,2024-01-01,10,2026-01-01,yes\n")
    assert value(filled, "headline figures due and missing", "2025-06-30") == (1, True)
    send(filled, "values", "indicator_id,as_at,value\nI-3,2025-06-30,9\n")
    assert value(filled, "headline figures due and missing", "2025-06-30") == (0, False)


@pytest.mark.parametrize("day", ["2024-03-01", "2024-07-01", "2025-01-31", "2025-06-30"])
def test_a_rating_does_not_go_by_a_small_number_of_persons(filled: Engine, day: str) -> None:
    send(filled, "indicators", f"indicator_id,project_id,title,unit,baseline,baseline_date,target,target_date,headline\nI-4,{PROJECT},Trained,people,0,2024-01-01,100,2026-01-01,yes\n")
    found = []
    for number in (1, 4):
        send(filled, "values", f"indicator_id,as_at,value\nI-4,2024-02-01,{number}\n")
        for person in (LOCAL, ANYBODY):
            with seeing(filled, person) as session:
                found.append(ratings.of_project(session, PROJECT, day))
    assert found[0] is not None and all(one == found[0] for one in found)


def test_limits_are_settings(filled: Engine) -> None:
    send(filled, "settings", "setting,value\ndays_late_off_track,100\nshare_off_track,0.5\n")
    send(filled, "barriers", "barrier_id,closed\nB-1,2025-08-01\n")
    assert rating(filled, "2025-09-30") == "watch" and value(filled, "days that a milestone is late", "2025-09-30", "off track") == (92, False)


def test_every_project_that_is_listed_is_rated(loaded: Engine) -> None:
    with seeing(loaded, LOCAL) as session:
        found = ratings.of_view(session, View("2025-09-30", "2024-10-30", programmes=("ASCN",)))
        assert len(found) == 134 and ratings.of_project(session, "nowhere", "2025-09-30") is None
    assert {one.rating for one in found.values()} <= {"off track", "watch", "on track", "no recent data", "not started", "completed"}
