"""What somebody may not edit is not there."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from jamp.imports.check import check
from jamp.imports.plan import Plan, Upload
from jamp.store.scope import Person

OFFICER = Person("Sokha of Siem Reap", "city", cities=("SRP",))
NATIONAL = Person("Dara of Cambodia", "national", countries=("KHM",))
GUEST = Person("A guest", "viewer")
ROWS = b"project_id,as_at,status\n%s,2026-03-31,ongoing\n"


def planned(engine: Engine, person: Person, project: bytes) -> Plan:
    return check(engine, person, [Upload("u.csv", ROWS % project, "updates")])


@pytest.mark.parametrize(
    ("person", "project", "may"),
    [
        (OFFICER, b"ASCN-SRP-01", True),
        (OFFICER, b"ASCN-PNH-02", False),
        (NATIONAL, b"ASCN-PNH-02", True),
        (NATIONAL, b"ASCN-KKC-01", False),
        (GUEST, b"ASCN-SRP-01", False),
    ],
)
def test_a_row_outside_the_window_is_an_unknown_project(loaded: Engine, person: Person, project: bytes, may: bool) -> None:
    plan = planned(loaded, person, project)
    assert plan.fit is may
    assert [issue.code for issue in plan.files[0].issues] == ([] if may else ["foreign-key"])


def test_a_code_outside_the_window_cannot_be_taken_anew(loaded: Engine) -> None:
    rows = b"project_id,title,city\nASCN-PNH-02,Mine now,Siem Reap\n"
    plan = check(loaded, OFFICER, [Upload("p.csv", rows, "projects")])
    assert [issue.code for issue in plan.files[0].issues] == ["foreign-key"]


def test_shared_sheets_are_the_secretariats(loaded: Engine) -> None:
    rows = b"country,title\nXXX,Nowhere\n"
    assert not check(loaded, OFFICER, [Upload("c.csv", rows, "countries")]).fit
