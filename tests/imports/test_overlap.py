"""Two files of one upload that speak of the same record. Contents are made up."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from jamp.imports.apply import apply
from jamp.imports.check import check
from jamp.imports.plan import Plan, Upload
from jamp.store.scope import LOCAL

NEW = b"project_id,title,country\nMADE-UP-1,One,KHM\n"


def both(engine: Engine, first: bytes, second: bytes) -> Plan:
    return check(engine, LOCAL, [Upload("a.csv", first), Upload("b.csv", second)])


def found(plan: Plan) -> list[tuple[str, str, int | None, str]]:
    return [(file.file, issue.severity, issue.line, issue.value) for file in plan.files for issue in file.issues]


def test_the_same_word_twice_is_used_once(loaded: Engine) -> None:
    plan = both(loaded, NEW, NEW)
    assert found(plan) == [("b.csv", "warning", 2, "MADE-UP-1")]
    assert apply(loaded, LOCAL, plan, "officer").counts == {"projects": 161}


@pytest.mark.parametrize(
    ("first", "second", "key"),
    [
        (NEW, NEW.replace(b"One", b"Two"), "MADE-UP-1"),
        (b"project_id,title\nASCN-SRP-01,One\n", b"project_id,title\nASCN-SRP-01,Two\n", "ASCN-SRP-01"),
        (b"project_id,status,as_at\nASCN-SRP-01,ongoing,2026\n", b"project_id,status,as_at,narrative\nASCN-SRP-01,completed,2026,x\n",
         "ASCN-SRP-01 · 2026"),
    ],
)  # fmt: skip
def test_two_words_are_for_a_person_to_settle(loaded: Engine, first: bytes, second: bytes, key: str) -> None:
    plan = both(loaded, first, second)
    assert not plan.fit
    assert [one for one in found(plan) if one[1] != "note"] == [("a.csv", "row", 2, key), ("b.csv", "row", 2, key)]
