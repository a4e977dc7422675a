"""A Plan is tried out: the figures are those of afterwards, and nothing of it stays. What is sent is made up."""

from __future__ import annotations

from sqlalchemy import Engine

from jamp.imports.apply import apply
from jamp.imports.check import check
from jamp.imports.plan import Upload
from jamp.imports.rehearsal import rehearsed
from jamp.queries.headline import headline
from jamp.store.scope import LOCAL, seeing
from tests.imports.test_apply import everything

ROWS = b"project_id,title,city,status,as_at\nASCN-SRP-01,,,completed,2026-03-31\nNEW-1,Made up,Siem Reap,planning,2026-03-31\n"


def test_the_figures_are_those_of_afterwards_and_nothing_stays(loaded: Engine) -> None:
    values = b"indicator_id,as_at,value\nASCN-JKT-01-I1,2026-03-31,7\n"
    plan = check(loaded, LOCAL, [Upload("p.csv", ROWS, "projects"), Upload("v.csv", values, "values")])
    before = everything(loaded)
    with seeing(loaded, LOCAL) as session:
        now = headline(session, ["ASCN-JKT-01-I1"])
    with rehearsed(loaded, plan) as trial:
        assert trial is not None
        then = headline(trial, ["ASCN-JKT-01-I1"])
    assert everything(loaded) == before
    assert (then.as_at, then.projects) == ("2026-03-31", now.projects + 1)
    assert then.statuses["completed"] == now.statuses["completed"] + 1
    assert then.indicators["ASCN-JKT-01-I1"][2] == 7 != now.indicators["ASCN-JKT-01-I1"][2]
    apply(loaded, LOCAL, plan, "officer")
    with seeing(loaded, LOCAL) as session:
        assert headline(session, ["ASCN-JKT-01-I1"]) == then


def test_what_the_database_would_refuse_is_no_trial(loaded: Engine) -> None:
    plan = check(loaded, LOCAL, [Upload("p.csv", ROWS, "projects")])
    apply(loaded, LOCAL, check(loaded, LOCAL, [Upload("p.csv", ROWS, "projects")]), "somebody else")
    with rehearsed(loaded, plan) as trial:
        assert trial is None


def test_a_status_of_the_same_day_sent_back_is_no_change(loaded: Engine) -> None:
    rows = b"project_id,as_at,narrative\nASCN-SRP-01,2025-09-30,Made up\n"
    apply(loaded, LOCAL, check(loaded, LOCAL, [Upload("u.csv", rows, "updates")]), "officer")
    again = check(loaded, LOCAL, [Upload("p.csv", b"project_id,status,as_at\nASCN-SRP-01,ongoing,2025-09-30\n", "projects")])
    assert again.empty
