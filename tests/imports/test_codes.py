"""Codes that are nearly alike are two codes; what else could be meant is said, never assumed. All contents are made up."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, text

from jamp.imports.apply import apply
from jamp.imports.check import check
from jamp.imports.export import export_rows
from jamp.imports.plan import Plan, Upload
from jamp.store.scope import LOCAL, seeing

FIRST = "project_id,title,city\nZZ-1-11,First,Siem Reap\n"


@pytest.fixture
def first(loaded: Engine) -> Engine:
    apply(loaded, LOCAL, planned(loaded, "projects", FIRST), "officer")
    return loaded


def planned(engine: Engine, sheet: str, rows: str) -> Plan:
    return check(engine, LOCAL, [Upload(f"{sheet}.csv", rows.encode(), sheet)])


def told(plan: Plan) -> list[tuple[str, str, int | None]]:
    return [(issue.severity, issue.code, issue.line) for issue in plan.files[0].issues if issue.code != "renamed"]


@pytest.mark.parametrize("code", ["ZZ-11-1", "ZZ_1_11", "ZZ 1-11", "ZZ111"])
def test_a_code_that_differs_in_a_hyphen_is_another_project(first: Engine, code: str) -> None:
    plan = planned(first, "projects", f"project_id,title,city\n{code},Another,Siem Reap\n")
    assert told(plan) == [("warning", "foreign-key", 2)]
    assert plan.files[0].issues[0].values == {"code": code, "near": "ZZ-1-11"}
    assert apply(first, LOCAL, plan, "officer").batch
    with first.connect() as connection:
        found = connection.execute(text("SELECT project_id, title FROM project WHERE project_id LIKE 'ZZ%' ORDER BY title")).all()
    assert [tuple(row) for row in found] == [(code, "Another"), ("ZZ-1-11", "First")]


@pytest.mark.parametrize("code", ["ZZ-11-1", "ZZ111", "ZZ_1_11"])
def test_a_reference_that_differs_in_a_hyphen_is_asked_about(first: Engine, code: str) -> None:
    plan = planned(first, "updates", f"project_id,as_at,status\n{code},2026-01,ongoing\n")
    assert told(plan) == [("row", "foreign-key", 2)]
    assert plan.files[0].issues[0].values == {"what": code, "near": "ZZ-1-11"}


def test_case_and_width_lead_to_the_one_code_that_has_this_form(first: Engine) -> None:
    plan = planned(first, "projects", "project_id,title\nｚｚ-1-11,Renamed\n")
    assert told(plan) == [("note", "foreign-key", 2)]
    assert [(change.key, change.kind) for change in plan.changes()] == [("ZZ-1-11", "changed")]
    assert planned(first, "updates", "project_id,as_at,status\nzz-1-11,2026-01,ongoing\n").changes()[0].key.startswith("ZZ-1-11")


def test_two_codes_of_one_file_are_never_one(loaded: Engine) -> None:
    plan = planned(loaded, "projects", "project_id,title\nYY-1-11,First\nYY-11-1,Second\n")
    assert [severity for severity, *_ in told(plan)] == ["warning", "warning"] and plan.files[0].new == 2
    plan = planned(loaded, "projects", "project_id,title\nYY-1,First\nyy-1,Second\n")
    assert told(plan) == [("row", "primary-key", 2), ("row", "primary-key", 3)]
    plan = planned(loaded, "projects", "project_id,title,part_of\nYY-1,First,YY-2\nYY-2,Second,\n")
    assert plan.fit and not plan.files[0].issues


def test_two_stored_codes_of_one_form_are_asked_about(first: Engine) -> None:
    with first.connect() as connection:
        connection.execute(text("INSERT INTO project (project_id, title) VALUES ('zz-1-11', 'Small')"))
        connection.commit()
    assert not told(planned(first, "projects", "project_id,title\nzz-1-11,Smaller\nZZ-1-11,Larger\n"))
    plan = planned(first, "updates", "project_id,as_at,status\nZz-1-11,2026-01,ongoing\n")
    assert plan.files[0].issues[0].values == {"what": "Zz-1-11", "choices": "ZZ-1-11, zz-1-11"}
    assert told(planned(first, "projects", "project_id,title\nZz-1-11,Which\n")) == [("row", "primary-key", 2)]


def test_another_name_leads_to_its_project_and_no_other(first: Engine) -> None:
    names = "subject,subject_id,alias,kind\nproject,ZZ-1-11,OLD-7,code in another list\n"
    apply(first, LOCAL, planned(first, "aliases", names), "officer")
    plan = planned(first, "projects", "project_id,title\nold-7,Renamed\n")
    assert told(plan) == [("note", "foreign-key", 2)] and plan.changes()[0].key == "ZZ-1-11"
    assert [severity for severity, *_ in told(planned(first, "projects", "project_id,title\nOLD7,New\n"))] == []


def test_two_cities_of_one_name_are_asked_about(loaded: Engine) -> None:
    rows = "city_id,city,country\nAAA,Port Town,KHM\nBBB,port-town,VNM\n"
    apply(loaded, LOCAL, planned(loaded, "cities", rows), "officer")
    plan = planned(loaded, "projects", "project_id,title,city\nN-1,New,Porttown\n")
    assert plan.files[0].issues[0].values == {"what": "Porttown", "choices": "AAA, BBB"}
    assert planned(loaded, "projects", "project_id,title,city\nN-1,New,BBB\n").fit
    assert planned(loaded, "projects", "project_id,title,city\nN-1,New,ＳＩＥＭ reap; Phnom-Penh\n").fit


def test_an_export_names_cities_of_one_name_by_their_codes(loaded: Engine) -> None:
    rows = "city_id,city,country\nAAA,Port Town,KHM\nBBB,Port Town,VNM\n"
    apply(loaded, LOCAL, planned(loaded, "cities", rows), "officer")
    apply(loaded, LOCAL, planned(loaded, "projects", "project_id,title,city\nN-1,New,AAA\nN-2,New,BBB\n"), "officer")
    with seeing(loaded, LOCAL) as session:
        columns, found = export_rows(session, "projects", None)
    assert [row[columns.index("city")] for row in found if row[0] in ("N-1", "N-2")] == ["AAA", "BBB"]
