"""The checks of figures and targets, on their real examples in the records. What is added is made up."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import Engine

from jamp.model.checks import NOT_HERE
from jamp.model.dates import end_of
from jamp.model.view import View
from jamp.queries import portfolio
from jamp.store.scope import LOCAL, seeing
from tests.queries.test_checks import NEWEST, found, rows, subjects
from tests.queries.test_rated import send


def test_targets_that_are_due_without_a_figure(loaded: Engine) -> None:
    for date in (NEWEST, "2026-01-01"):
        due = [row["target_id"] for row in rows("targets")
               if row["measurable"] == "yes" and row["target_date"] and end_of(row["target_date"]) < date and not row["later_value"]]  # fmt: skip
        assert [code for code in subjects(loaded, "target_due_without_actual", date) if code.startswith("SCAP-")] == due
    assert subjects(loaded, "target_due_without_actual", programmes=("ASCN",)) == []  # a city's own target is of no programme
    assert "ASCN-BTB-02-I1" in subjects(loaded, "target_due_without_actual", "2026-01-01")  # 85% by 2025


def test_a_figure_after_the_date_or_a_later_plan_settles_a_target(loaded: Engine) -> None:
    send(loaded, "indicators", "indicator_id,project_id,title,unit,target,target_date\nMADE-1,ASCN-SRP-01,Made up,people,100,2025-03-31\n")
    send(loaded, "values", "indicator_id,as_at,value\nMADE-1,2024-12-31,40\n")
    (one,) = [one for one in found(loaded, "target_due_without_actual") if one.subject == "MADE-1"]
    assert (one.case, one.facts["seen"], one.facts["target"]) == ("indicator_old", "2024-12-31", 100)
    send(loaded, "indicator_targets", "indicator_id,target_date,set_on,target\nMADE-1,2025-12-31,2025-02-01,120\n")
    assert "MADE-1" not in subjects(loaded, "target_due_without_actual")
    assert "MADE-1" in subjects(loaded, "target_due_without_actual", "2026-01-01")
    send(loaded, "values", "indicator_id,as_at,value\nMADE-1,2025-12-31,90\n")
    assert "MADE-1" not in subjects(loaded, "target_due_without_actual", "2026-01-01")


def test_cumulative_and_yearly_figures_that_are_mixed(loaded: Engine) -> None:
    (real,) = found(loaded, "cumulative_and_yearly_mixed")
    # the source's wording "does not make clear whether annual or cumulative"
    assert (real.subject, real.case, real.facts["words"]) == ("ASCN-MKS-01-I1", "comment", ("cumulative",))
    made_up = "MADE-1,ASCN-SRP-01,Made up,people,cumulative,bus\nMADE-2,ASCN-PNH-02,Made up,people,per period,bus\nMADE-3,ASCN-PNH-02,Made up,people,cumulative,\n"
    send(loaded, "shared_indicators", "shared_indicator,title\nbus,Made up\n")
    send(loaded, "indicators", f"indicator_id,project_id,title,unit,measure,shared_indicator\n{made_up}")
    send(loaded, "values", "indicator_id,as_at,value,bound\nMADE-3,2024-06-30,50,\nMADE-3,2024-12-31,40,at least\n")
    cases = {one.subject: one.case for one in found(loaded, "cumulative_and_yearly_mixed")}
    assert cases == {"ASCN-MKS-01-I1": "comment", "MADE-1": "shared", "MADE-2": "shared"}  # "at least 40" is no fall
    send(loaded, "values", "indicator_id,as_at,value\nMADE-3,2025-06-30,39\n")
    (falls,) = [one for one in found(loaded, "cumulative_and_yearly_mixed") if one.case == "falls"]
    assert (falls.subject, falls.facts["before"], falls.facts["value"], falls.facts["date"]) == ("MADE-3", 40, 39, "2025-06-30")
    # two sources that differ about one date are no fall from the one to the other
    send(loaded, "values", "indicator_id,as_at,value,source\nMADE-3,2025-06-30,55,\nMADE-3,2025-06-30,41,ASCN-ME-2025\n")
    assert not [one for one in found(loaded, "cumulative_and_yearly_mixed") if one.case == "falls"]


def test_printed_shares_cannot_differ_here_f01_f05(loaded: Engine) -> None:
    assert {rule.name for rule in NOT_HERE} == {"shares_recomputed", "icons_from_rows", "members_counted"}
    with seeing(loaded, LOCAL) as session:
        then = portfolio.totals(session, View("2022-09-21", "2022-09-21", programmes=("ASCN",)))
        tallies = portfolio.tallies(session, View(NEWEST, "2024-10-30", programmes=("ASCN",)), "all")
        philippines = portfolio.totals(session, View(NEWEST, "2024-10-30", ("PHL",), programmes=("ASCN",)))
    # F-01: the report of 2022 prints 2.94% completed; 2 of 77 is 2.60%
    assert (then.now["completed"], then.projects) == (2, 77) and sum(then.now.values()) == then.projects
    areas: Counter[str] = Counter()
    for tally in tallies:
        areas[tally.focus_area] += tally.now
    # F-04: 2025 prints 25% and 18%; the list gives 23.9% and 18.7%
    assert [round(areas[area] / 134 * 100, 1) for area in ("Built Infrastructure", "Quality Environment")] == [23.9, 18.7]
    # F-05: 2025 prints the Philippines as 100% ongoing, and one of its projects as planning
    assert philippines.now.get("planning") == 1
