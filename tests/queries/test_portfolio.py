"""The counts of the yearly reports come out of the records."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from jamp.model.view import View
from jamp.queries import cities, meetings, portfolio, projects
from jamp.queries.views import view_of
from jamp.store.scope import LOCAL, seeing

ASCN = ("ASCN",)


@pytest.mark.parametrize(
    ("as_at", "expected"),
    [
        # as printed in the reports of 2022, 2024 and 2025, less the icons that could not be read
        ("2022-09-21", {"ongoing": 57, "planning": 16, "completed": 2, "": 2}),
        ("2023-08-14", {"": 86}),
        ("2024-09-25", {"ongoing": 79, "planning": 13, "completed": 11, "": 5}),
        ("2025-09-30", {"ongoing": 108, "planning": 8, "completed": 18}),
    ],
)
def test_counts_by_status(loaded: Engine, as_at: str, expected: dict[str, int]) -> None:
    with seeing(loaded, LOCAL) as session:
        totals = portfolio.totals(session, View(as_at, as_at, programmes=ASCN))
    assert totals.now == expected


def test_134_projects_in_35_cities_of_10_countries(loaded: Engine) -> None:
    with seeing(loaded, LOCAL) as session:
        view, _ = view_of(session, None, None, programmes=ASCN)
        totals = portfolio.totals(session, view)
        tallies = portfolio.tallies(session, view)
        standings = cities.standings(session, view)
        assert projects.count(session, view) == 134
    assert (totals.projects, totals.cities, totals.countries) == (134, 35, 10)
    assert sum(tally.now for tally in tallies) == sum(city.projects for city in standings) == 134
    assert (view.as_at, view.since) == ("2025-09-30", "2024-10-30")


def test_sources_that_disagree_are_both_kept(loaded: Engine) -> None:
    with seeing(loaded, LOCAL) as session:
        view, _ = view_of(session, None, None)
        found = projects.one(session, view, "SJ-10")
        assert found is not None
        statements = projects.statements(session, view, found.project_id)
    assert found.project_id == "ASCN-BSB-07"
    said = {(statement.as_at, statement.status, statement.counts) for statement in statements}
    assert ("2025-09-30", "planning", True) in said
    assert ("2022-12-03", "ongoing", False) in said


def test_a_project_that_left_is_kept_and_not_counted(loaded: Engine) -> None:
    with seeing(loaded, LOCAL) as session:
        view, _ = view_of(session, None, None, programmes=ASCN)
        left = [change for change in portfolio.changes(session, view)[0] if change.kind == "left"]
        assert projects.one(session, view, "ASCN-HKT-01") is not None
    assert {change.project_id for change in left} == {"ASCN-HKT-01", "ASCN-HKT-02", "ASCN-SRP-03"}
    assert {change.detail for change in left} == {"not given"}


def test_the_meeting_before_a_date(loaded: Engine) -> None:
    with seeing(loaded, LOCAL) as session:
        found = meetings.before(session, "2025-09-30")
        assert found is not None and found.meeting == "HLM-6"
        assert meetings.before(session, "2019-09") is None


def test_a_project_in_two_cities_counts_once_in_every_total(loaded: Engine) -> None:
    with seeing(loaded, LOCAL) as session:
        view, _ = view_of(session, None, None)
        totals = portfolio.totals(session, view)
        by = {level: sum(row.now for row in portfolio.tallies(session, view, level)) for level in ("city", "country", "all")}
    assert by["all"] == totals.projects < by["city"]
    assert by["all"] <= by["country"] <= by["city"]
