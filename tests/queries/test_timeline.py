"""Milestones and barriers over a whole view, against the lists of each project. What is added is made up."""

from __future__ import annotations

import datetime

import pytest
from sqlalchemy import Engine

from jamp.model.view import View
from jamp.queries import barriers, milestones, projects, ratings, timeline
from jamp.store.scope import LOCAL, seeing
from tests.queries.test_milestones import promised as promised  # the fixture
from tests.queries.test_rated import send
from tests.some import also

VIEW = View("2025-09-30", "2024-10-30")
BARRIERS = """barrier_id,project_id,title,kind,barrier,severity,opened,due_date,closed,owner
B-1,ASCN-SRP-01,made up,issue,finance,severe,2025-01,2025-08-31,,Ministry
B-2,ASCN-SRP-01,made up,risk,finance,low,2025-01,2026-08-31,,Ministry
B-3,ASCN-BSB-01,made up,issue,data,severe,2025-01,2025-02,2025-03-01,City
B-4,ASCN-BSB-01,made up,issue,procurement,,2026-01,2026-02,,City
B-5,ASCN-BSB-01,made up,issue,finance,moderate,,,,
"""


@pytest.mark.parametrize("date", ["2022-09-21", "2025-09-30", *also("2024-12", "2025-07-31", "2027-01")])
def test_it_is_what_the_projects_themselves_say(promised: Engine, date: str) -> None:
    view = View(date, "2020")
    with seeing(promised, LOCAL) as session:
        rows = timeline.every(session, view)
        listed = [row for code in projects.codes(session, view) for row in milestones.of_project(session, view, code)]
        shown = timeline.page(session, view, rows[:7])
    assert {row.milestone_id: (row.planned, row.revised, row.actual) for row in rows} == {
        row.milestone_id: (row.planned_date, row.revised_date, row.actual_date) for row in listed
    }
    assert {row.milestone_id for row in rows if row.slip.outcome == "overdue"} == {row.milestone_id for row in listed if row.overdue}
    assert sum(timeline.counts(rows).values()) == len(listed)
    days = [-1 if row.slip.days is None else row.slip.days for row in rows]
    assert days == sorted(days, reverse=True)
    assert [row.milestone_id for row in shown] == [row.milestone_id for row in rows[:7]] and all(row.project and row.title for row in shown)


def test_slips_of_the_records_and_of_made_up_ones(promised: Engine) -> None:
    send(promised, "milestones", "milestone_id,forecast_date\nLATE,\nSEPTEMBER,2026-09-30\n")
    with seeing(promised, LOCAL) as session:
        rows = {row.milestone_id: row for row in timeline.every(session, View("2025-12-31", "2025-09-30"))}
        earlier = {row.milestone_id: row for row in timeline.every(session, View("2024-12", "2020"))}
    assert rows["LATE"].slip == ("late", 90, False) and rows["ASCN-BKK-02-M1"].slip == ("moved", 1095, False)
    assert rows["SEPTEMBER"].slip == ("overdue", 365, False) and rows["SEPTEMBER"].forecast == "2026-09-30"
    assert rows["PUT-OFF"].slip.outcome == "moved" and earlier["PUT-OFF"].revised == "" and earlier["LATE"].slip.outcome == "to come"
    between = datetime.date(2025, 12, 31) - datetime.date(2025, 3, 31)
    assert rows["ASCN-VTE-01-M1"].slip == ("overdue", between.days, True)


def test_what_came_of_it_is_told_once_it_was_said(promised: Engine) -> None:
    # ASCN-ME-2025 speaks as at 2025-09-30; the office's own word on what is done counts from the day that it was reached
    send(promised, "milestones", "milestone_id,outcome,note,actual_date\nPUT-OFF,made up: put off,,\nOWN-WORD,made up: done,,2025-12-01\nSEPTEMBER,,made up: a note,\n")
    for date, said in (("2025-09-29", {"SEPTEMBER"}), ("2025-09-30", {"SEPTEMBER", "PUT-OFF"}), ("2025-12", {"SEPTEMBER", "PUT-OFF", "OWN-WORD"})):
        view = View(date, "2020", cities=("SRP",))
        with seeing(promised, LOCAL) as session:
            shown = timeline.page(session, view, timeline.every(session, view))
            told = milestones.of_project(session, view, "ASCN-SRP-01")
        assert {row.milestone_id for row in shown if row.note.startswith("made up")} == said
        assert {row.milestone_id for row in told if row.outcome or row.note} == said


def test_the_filters_hold(promised: Engine) -> None:
    with seeing(promised, LOCAL) as session:
        here = timeline.every(session, View("2025-09-30", "2024-10-30", cities=("SRP",)))
        none = timeline.every(session, View("2025-09-30", "2024-10-30", cities=("SRP",), statuses=("cancelled",)))
    assert "PUT-OFF" in {row.milestone_id for row in here} and none == []


def test_barriers_by_kind_and_the_foremost(loaded: Engine) -> None:
    send(loaded, "barriers", BARRIERS)
    with seeing(loaded, LOCAL) as session:
        counted = {row.barrier: (row.open, row.closed, row.past, row.severe_past) for row in barriers.by_kind(session, VIEW)}
        earlier = {row.barrier: (row.open, row.closed, row.past, row.severe_past) for row in barriers.by_kind(session, View("2025-02-28", "2024"))}
        first = barriers.foremost(session, VIEW, 5)
        rated = ratings.of_view(session, VIEW)["ASCN-SRP-01"]
    assert counted == {"finance": (3, 0, 1, 1), "data": (0, 1, 0, 0)}
    assert earlier == {"finance": (3, 0, 0, 0), "data": (1, 0, 0, 0)}
    assert [(row.barrier_id, row.past, row.owner) for row in first] == [("B-1", True, "Ministry"), ("B-5", False, ""), ("B-2", False, "Ministry")]
    assert next(one.value for one in rated.conditions if one.rule == "severe risks open past their date") == 1


def test_no_barrier_is_recorded(loaded: Engine) -> None:
    with seeing(loaded, LOCAL) as session:
        assert barriers.by_kind(session, VIEW) == [] and barriers.foremost(session, VIEW, 5) == []
