"""The register of targets, recounted from the files. What is added to the records is made up."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from jamp.model.dates import end_of
from jamp.model.rows import TargetTally
from jamp.model.view import View
from jamp.queries import checks, targets
from jamp.store.scope import LOCAL, seeing
from tests.queries.test_checks import rows
from tests.queries.test_rated import send


@pytest.mark.parametrize("date", ["2025-09-30", "2026-01-01"])
def test_all_targets_are_counted(loaded: Engine, date: str) -> None:
    view = View(date, "2024-10-30")
    own = rows("targets")
    listed = {row["project_id"] for row in rows("projects") if not row["exit_date"]}
    aimed = [row for row in rows("indicators") if row["target"] and row["project_id"] in listed]
    valued = {row["indicator_id"] for row in rows("values")}
    measurable = [row for row in own if row["measurable"] == "yes"]
    past = [row["target_date"] for row in measurable if row["target_date"] and end_of(row["target_date"]) < date and not row["later_value"]]
    past += [row["target_date"] for row in aimed if row["target_date"] and end_of(row["target_date"]) < date]  # none of those has a figure since
    expected = TargetTally(
        len(own) + len(aimed), len(measurable) + len(aimed), sum(bool(row["later_value"]) for row in measurable) + sum(row["indicator_id"] in valued for row in aimed),
        len(past), sum(end_of(day) >= "2024-10-30" for day in past),
    )  # fmt: skip
    with seeing(loaded, LOCAL) as session:
        total, by_city = targets.tallies(session, view)
        found = checks.findings(session, view)
        one = targets.of_city(session, view, "BTB")
    assert (len(own), total) == (114, expected)
    assert total.past == sum(one.rule == "target_due_without_actual" for one in found)
    assert by_city["BTB"] == one and one.targets == sum(row["city"] == "Battambang" for row in own) + sum(row["project_id"].startswith("ASCN-BTB") for row in aimed)


def test_pages_of_targets_begin_with_what_is_past(loaded: Engine) -> None:
    view = View("2026-01-01", "2024-10-30")
    with seeing(loaded, LOCAL) as session:
        first, count = targets.of_cities(session, view, 0, 20)
        last, _ = targets.of_cities(session, view, 100, 20)
        past, number = targets.of_cities(session, view, 0, 200, past_only=True)
        indicators, aimed = targets.of_indicators(session, view, 0, 50)
        late, few = targets.of_indicators(session, view, 0, 50, past_only=True)
    assert (len(first), len(last), count) == (20, 14, 114) and all(row.past for row in first)
    assert number == len(past) and {row.target_id for row in first} <= {row.target_id for row in past}
    assert not any(row.past or row.measurable == "yes" for row in last)
    assert (aimed, few) == (len(indicators), 1) and late == indicators[:1] and late[0].progress.indicator_id == "ASCN-BTB-02-I1"


def test_a_later_figure_is_known_once_its_report_is_out(loaded: Engine) -> None:
    def housing(date: str) -> str:
        with seeing(loaded, LOCAL) as session:
            found, _ = targets.of_cities(session, View(date, "2022-01-01"), 0, 200)
        return next(row.figure for row in found if row.target_id == "SCAP-058")

    assert (housing("2024-09-24"), housing("2024-09-25")) == ("", "3000 units")


def test_the_end_target_that_holds_counts(loaded: Engine) -> None:
    send(loaded, "indicators", "indicator_id,project_id,title,unit,target,target_date\nMADE-1,ASCN-SRP-01,Made up,people,100,2025-03-31\nMADE-2,ASCN-SRP-01,Made up,people,,\n")
    send(loaded, "indicator_targets", "indicator_id,target_date,set_on,target\nMADE-1,2026-12-31,2025-06-30,120\nMADE-2,2025-06-30,2024-01-01,5\nMADE-2,2025-08-31,2024-01-01,9\n")

    def aimed(date: str) -> dict[str, tuple[str, bool]]:
        with seeing(loaded, LOCAL) as session:
            found, _ = targets.of_indicators(session, View(date, "2024-10-30", cities=("SRP",)), 0, 50)
        return {row.progress.indicator_id: (row.progress.aims[-1].date, row.past) for row in found}

    assert aimed("2023-12-31") == {"MADE-1": ("2025-03-31", False)}
    assert aimed("2025-05-31") == {"MADE-1": ("2025-03-31", True), "MADE-2": ("2025-08-31", False)}
    assert aimed("2025-09-30") == {"MADE-1": ("2026-12-31", False), "MADE-2": ("2025-08-31", True)}
    send(loaded, "values", "indicator_id,as_at,value\nMADE-2,2025-08-31,7\n")
    assert aimed("2025-09-30")["MADE-2"] == ("2025-08-31", False)


def test_filters_of_projects_leave_the_cities_own_targets_out(loaded: Engine) -> None:
    with seeing(loaded, LOCAL) as session:
        total, _ = targets.tallies(session, View("2025-09-30", "2024-10-30", programmes=("ASCN",)))
        none, cities = targets.tallies(session, View("2025-09-30", "2024-10-30", ("TLS",)))
        assert targets.of_cities(session, View("2025-09-30", "2024-10-30", statuses=("ongoing",)), 0, 5) == ([], 0)
        assert targets.sources(session, View("2025-09-30", "2024-10-30"))[0][0] == "ASCN-SCAP-2018"
    assert total.targets == total.measurable and none == TargetTally() and cities == {}


def test_nothing_on_record(engine: Engine) -> None:
    with seeing(engine, LOCAL) as session:
        view = View("2025-09-30", "2024-10-30")
        assert targets.tallies(session, view) == (TargetTally(), {}) and targets.of_indicators(session, view, 0, 5) == ([], 0)
        assert checks.findings(session, view) == [] and checks.open_findings(session, view) == {"error": 0, "warning": 0, "note": 0}
