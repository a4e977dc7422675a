"""What is late and what slipped, as it was known at a date. The milestones are made up."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from jamp.imports.apply import apply
from jamp.imports.check import check
from jamp.imports.plan import Upload
from jamp.model.view import View
from jamp.queries import cities, milestones, portfolio
from jamp.store.scope import LOCAL, seeing

# ASCN-ME-2025 speaks of the project as at 2025-09-30; an empty later source is the office itself, which gives no day
MADE_UP = """milestone_id,project_id,title,planned_date,revised_date,actual_date,later_source
SEPTEMBER,ASCN-SRP-01,made up,2025-09,,,
PUT-OFF,ASCN-SRP-01,made up,2025-06,2026,,ASCN-ME-2025
FAR,ASCN-SRP-01,made up,2028,2031,,ASCN-ME-2025
LATE,ASCN-SRP-01,made up,2024-12,,2025-03,ASCN-ME-2025
KEPT,ASCN-SRP-01,made up,2025,,2025-03-10,ASCN-ME-2025
OWN-WORD,ASCN-SRP-01,made up,2026,2027,,
"""


@pytest.fixture
def promised(loaded: Engine) -> Engine:
    plan = check(loaded, LOCAL, [Upload("m.csv", MADE_UP.encode(), "milestones")])
    assert plan.fit, plan.files[0].issues
    apply(loaded, LOCAL, plan, "made up")
    return loaded


CASES = [
    # as at, since, overdue, slipped, reached
    ("2022", "2020", "", "", ""),
    ("2024-12", "2024-10-30", "", "", ""),
    ("2025-01", "2024-10-30", "LATE", "LATE", ""),
    ("2025-07-31", "2024-10-30", "PUT-OFF", "LATE PUT-OFF", "KEPT LATE"),
    ("2025-09", "2024-10-30", "", "FAR LATE PUT-OFF", "KEPT LATE"),
    ("2025-09-30", "2024-10-30", "", "FAR LATE PUT-OFF", "KEPT LATE"),
    ("2025-10-01", "2025-09-30", "SEPTEMBER", "SEPTEMBER", "KEPT LATE"),
    ("2026", "2025-09-30", "SEPTEMBER", "SEPTEMBER", "KEPT LATE"),
    ("2027-01", "2025-10-01", "PUT-OFF SEPTEMBER", "OWN-WORD", "KEPT LATE"),
]


def test_late_slipped_and_reached_as_at_each_date(promised: Engine) -> None:
    with seeing(promised, LOCAL) as session:
        for as_at, since, overdue, slipped, reached in CASES:
            view = View(as_at, since, cities=("SRP",))
            rows = {row.milestone_id: row for row in milestones.of_project(session, view, "ASCN-SRP-01")}
            mine = {key: row for key, row in rows.items() if f"\n{key}," in MADE_UP}
            assert sorted(key for key, row in mine.items() if row.overdue) == overdue.split(), as_at
            assert sorted(key for key, row in mine.items() if row.actual_date) == reached.split(), as_at
            (standing,) = cities.standings(session, view)
            assert standing.overdue == sum(row.overdue for row in milestones.of_city(session, view, "SRP")), as_at
            changes, counts = portfolio.changes(session, view)
            told = [change for change in changes if change.kind == "slipped" and change.detail == "made up"]
            assert len(told) == len(slipped.split()), (as_at, told)
            assert sorted(change.promised for change in told) == sorted(rows[key].planned_date for key in slipped.split()), as_at
            assert counts.get("slipped", 0) == sum(change.kind == "slipped" for change in changes)


def test_what_came_later_is_not_told(promised: Engine) -> None:
    with seeing(promised, LOCAL) as session:
        rows = {row.milestone_id: row for row in milestones.of_project(session, View("2025-01", "2024-10-30"), "ASCN-SRP-01")}
        slips = [change for change in portfolio.changes(session, View("2025-01", "2024-10-30", cities=("SRP",)))[0] if change.kind == "slipped"]
    assert (rows["PUT-OFF"].revised_date, rows["LATE"].actual_date, rows["OWN-WORD"].revised_date) == ("", "", "2027")
    assert [(change.promised, change.expected) for change in slips if change.detail == "made up"] == [("2024-12", "")]


def test_only_what_is_listed_is_late(promised: Engine) -> None:
    with seeing(promised, LOCAL) as session:
        everything = View("2025-10-01", "2025-09-30", cities=("SRP",))
        listed = cities.standings(session, everything)[0]
        none = cities.standings(session, View("2025-10-01", "2025-09-30", cities=("SRP",), statuses=("cancelled",)))[0]
    assert listed.overdue > none.overdue == 0


def test_a_city_that_joined_later_stays_with_its_projects(loaded: Engine) -> None:
    with seeing(loaded, LOCAL) as session:
        for as_at in ("2019", "2022-09-21", "2024-09-25", "2025-09-30"):
            view = View(as_at, as_at)
            of_cities = sum(row.projects for row in cities.standings(session, view))
            assert of_cities == sum(tally.now for tally in portfolio.tallies(session, view) if tally.city_id), as_at
        names = {row.city for row in cities.standings(session, View("2024-09-25", "2024-09-25"))}
        facts = cities.facts(session, "DPS")
    assert "Denpasar" in names and facts is not None and str(facts["joined"]) > "2024"
