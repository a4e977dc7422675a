"""What fields say of each other, of the values before them and of today. All contents are made up."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Engine

from jamp.imports.apply import apply
from jamp.imports.check import check
from jamp.imports.plan import Plan, Upload
from jamp.model.settings import DEFAULTS, RANGES
from jamp.store.scope import LOCAL

TODAY = {"today": "2026-06-15"}


@pytest.fixture
def made_up(loaded: Engine) -> Engine:
    rows = "indicator_id,project_id,title,unit,direction,target\nI-P,ASCN-SRP-01,Made up,people,rising,100\nI-R,ASCN-SRP-01,Made up,%,falling,10\n"
    send(loaded, "indicators", rows)
    return loaded


def planned(engine: Engine, sheet: str, rows: str, **options: Any) -> Plan:
    return check(engine, LOCAL, [Upload(f"{sheet}.csv", rows.encode(), sheet)], options={**TODAY, **options})


def send(engine: Engine, sheet: str, rows: str) -> None:
    apply(engine, LOCAL, planned(engine, sheet, rows), "officer")


def told(plan: Plan) -> list[tuple[str, str, int | None]]:
    return [(issue.severity, issue.code, issue.line) for issue in plan.files[0].issues]


def values(engine: Engine, *rows: str) -> Plan:
    return planned(engine, "values", "indicator_id,as_at,value,groups,bound\n" + "".join(f"{row}\n" for row in rows))


def test_an_end_does_not_lie_before_its_start(loaded: Engine) -> None:
    header = "project_id,title,start_date,end_date\n"
    assert told(planned(loaded, "projects", header + "N-1,New,2026-05,2026-04-30\n")) == [("row", "row-constraint", 2)]
    assert told(planned(loaded, "projects", header + "N-1,New,2026-05-10,2026\n")) == []
    send(loaded, "projects", header + "N-1,New,2026-05,2026-12\n")
    assert told(planned(loaded, "projects", "project_id,end_date\nN-1,2025\n")) == [("row", "row-constraint", 2)]
    assert told(planned(loaded, "projects", "project_id,note\nN-1,made up\n")) == []


def test_what_happened_does_not_lie_in_the_future(loaded: Engine) -> None:
    header = "milestone_id,project_id,title,planned_date,actual_date\n"
    assert told(planned(loaded, "milestones", header + "M-1,ASCN-SRP-01,Made up,2027,2026-06-16\n")) == [("row", "row-constraint", 2)]
    assert told(planned(loaded, "milestones", header + "M-1,ASCN-SRP-01,Made up,2027,2026-06\n")) == []
    assert told(planned(loaded, "updates", "project_id,as_at,status\nASCN-SRP-01,2062-03-31,ongoing\n")) == [("warning", "row-constraint", 2)]
    assert told(planned(loaded, "updates", "project_id,as_at,status\nASCN-SRP-01,2026,ongoing\n")) == []


def test_people_are_not_fewer_than_none(made_up: Engine) -> None:
    assert told(values(made_up, "I-P,2026,-1,,")) == [("row", "constraint-error", 2)]
    assert told(values(made_up, "I-R,2026,-1,,")) == []


def test_a_target_that_moves_the_wrong_way_and_a_new_name_are_told(made_up: Engine) -> None:
    assert told(planned(made_up, "indicators", "indicator_id,target\nI-P,90\nI-R,20\n")) == [("warning", "row-constraint", 2), ("warning", "row-constraint", 3)]
    assert told(planned(made_up, "indicators", "indicator_id,target\nI-P,110\nI-R,5\n")) == []
    plan = planned(made_up, "projects", "project_id,title\nASCN-SRP-01,Made-up name\n")
    assert told(plan) == [("note", "renamed", 2)] and plan.fit


@pytest.mark.parametrize("order", [1, -1])
def test_a_jump_is_told_with_the_values_before_it(made_up: Engine, order: int) -> None:
    rows = ["I-P,2021,10,,", "I-P,2022,12,,", "I-P,2023,11,,", "I-P,2024,0,,", "I-P,2025,10,,", "I-P,2026,51,,", "I-R,2026,900,,"][::order]
    plan = values(made_up, *rows)
    (issue,) = plan.files[0].issues
    assert (issue.severity, issue.code, issue.values) == ("warning", "deviated-value", {"value": "51", "past": "11, 0, 10"})
    send(made_up, "values", "indicator_id,as_at,value\nI-P,2025,10\n")
    assert [issue.values["past"] for issue in values(made_up, "I-P,2026,51,,").files[0].issues] == ["10"]
    assert not values(made_up, "I-P,2025,10,,").files[0].issues


def test_groups_are_no_more_than_everybody(made_up: Engine) -> None:
    assert told(values(made_up, "I-P,2026,100,,", "I-P,2026,101,women,")) == [("row", "groups-above-total", 3)]
    assert told(values(made_up, "I-P,2026,100,,", "I-P,2026,60,women,", "I-P,2026,61,migrants+women,")) == [("row", "groups-above-total", 4)]
    assert told(values(made_up, "I-P,2026,100,,", "I-P,2026,60,youth,", "I-P,2026,50,older_persons,")) == [("row", "groups-above-total", 4)]
    assert told(values(made_up, "I-P,2026,100,,about", "I-P,2026,101,women,")) == [("warning", "groups-above-total", 3)]
    # groups that overlap are not added up, shares neither
    assert told(values(made_up, "I-P,2026,100,,", "I-P,2026,60,women,", "I-P,2026,60,migrants,")) == []
    assert told(values(made_up, "I-R,2026,10,,", "I-R,2026,11,women,")) == []
    send(made_up, "values", "indicator_id,as_at,value\nI-P,2026,100\n")
    assert told(values(made_up, "I-P,2026,101,women,")) == [("row", "groups-above-total", 2)]


def test_the_total_that_is_left_out_with_its_groups_is_named(made_up: Engine) -> None:
    plan = values(made_up, "I-P,2026,100,,", "I-P,2026,101,women,", "I-P,2025,7,,")
    assert plan.files[0].bad_lines == [2, 3] and [change.key for change in plan.changes()] == ["I-P · 2025"]
    assert values(made_up, "I-P,2026,100,,about", "I-P,2026,101,women,").files[0].bad_lines == []


def test_groups_that_are_fewer_are_told_as_not_stated(made_up: Engine) -> None:
    send(made_up, "groups", "group,title\nmen,Men\n")
    plan = values(made_up, "I-P,2026,100,,", "I-P,2026,60,women,", "I-P,2026,30,men,")
    assert told(plan) == [("note", "groups-below-total", 4)] and plan.files[0].issues[0].values["rest"] == "10"
    assert told(values(made_up, "I-P,2026,100,,", "I-P,2026,60,women,", "I-P,2026,40,men,")) == []


@pytest.mark.parametrize("name", DEFAULTS)
def test_a_limit_of_a_rule_stays_within_its_range(name: str, loaded: Engine) -> None:
    least, most = RANGES[name]
    assert least <= DEFAULTS[name] <= most
    for value, fits in ((least, True), (most, True), (most + 0.5, False), (1e9, False), (-1, False), (least - 0.5, False)):
        found = planned(loaded, "settings", f"setting,value\n{name},{value}\n")
        assert found.fit is fits, value
        assert fits or [(issue.severity, issue.column, issue.line) for issue in found.files[0].issues] == [("row", "value", 2)]
    over = planned(loaded, "settings", f"setting,value\n{name},{most + 1}\n").files[0].issues[0]
    assert f"{name} must lie between {least:g} and {most:g}" in over.text


def test_two_limits_of_a_rule_stay_in_their_order(loaded: Engine) -> None:
    def issues(*lines: str) -> list[tuple[str, int, str]]:
        plan = planned(loaded, "settings", "setting,value\n" + "\n".join(lines) + "\n")
        return [(one.severity, one.line, one.text) for file in plan.files for one in file.issues]

    assert issues("days_late_watch,90") == [] and issues("share_off_track,0.9") == []
    ((severity, line, text),) = issues("days_late_watch,91")
    assert (severity, line) == ("warning", 2) and "Set days_late_off_track to 91 or more." in text
    ((_, line, text),) = issues("share_on_track,0.8", "share_off_track,0.85")
    assert line == 3 and "Set share_off_track to 0.8 or less." in text
    # what is stored counts, and what the file sets beside it
    send(loaded, "settings", "setting,value\ndays_late_off_track,400\n")
    assert issues("days_late_watch,300") == [] and len(issues("days_late_watch,401")) == 1
    assert issues("days_late_watch,500", "days_late_off_track,500") == []
