"""What somebody may not edit is not there."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from jamp.imports.apply import apply
from jamp.imports.check import check
from jamp.imports.plan import Plan, Upload
from jamp.model.view import View
from jamp.queries import batches, portfolio
from jamp.store.scope import LOCAL, Person, seeing

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


def test_who_reads_sees_one_state(loaded: Engine) -> None:
    rows = ROWS.replace(b"ongoing", b"cancelled") % b"ASCN-SRP-01"
    view = View("2026-03-31", "2025-09-30")
    with seeing(loaded, LOCAL) as session:
        before = (portfolio.totals(session, view), batches.state(session))
        apply(loaded, LOCAL, check(loaded, LOCAL, [Upload("u.csv", rows, "updates")]), "another")
        session.info.clear()  # nothing of it is kept: it is read again
        assert (portfolio.totals(session, view), batches.state(session)) == before
    with seeing(loaded, LOCAL) as session:
        after = (portfolio.totals(session, view), batches.state(session))
    assert after[1] == before[1] + 1 and after[0].now["cancelled"] == before[0].now.get("cancelled", 0) + 1


def test_who_reads_writes_nothing(loaded: Engine) -> None:
    if loaded.dialect.name == "postgresql":
        with seeing(loaded, LOCAL) as session, pytest.raises(DBAPIError, match="read-only"):
            session.execute(text("DELETE FROM alias"))
    with loaded.begin() as connection:  # and nothing of it stays with the connection
        connection.execute(text("DELETE FROM alias"))


def test_shared_sheets_are_the_secretariats(loaded: Engine) -> None:
    rows = b"country,title\nXXX,Nowhere\n"
    assert not check(loaded, OFFICER, [Upload("c.csv", rows, "countries")]).fit
