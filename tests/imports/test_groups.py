"""Values name groups that exist, alone or crossed; the database itself sees to it. All contents are made up."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError

from jamp.imports.apply import apply, undo
from jamp.imports.check import check
from jamp.imports.plan import Upload
from jamp.store.scope import LOCAL

VALUES = b"indicator_id,as_at,value,groups\nASCN-JKT-01-I1,2026,%d,%s\n"


def send(engine: Engine, *files: tuple[str, bytes]) -> int:
    done = apply(engine, LOCAL, check(engine, LOCAL, [Upload(f"{name}.csv", data, name) for name, data in files]), "officer")
    assert done.batch
    return done.batch


def stored(engine: Engine) -> list[str]:
    with engine.connect() as connection:
        return list(connection.execute(text("SELECT groups FROM indicator_value WHERE groups <> '' ORDER BY groups")).scalars())


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO indicator_value (indicator_id, as_at, value, groups) VALUES ('ASCN-JKT-01-I1', '2026', 1, 'martians')",
        "INSERT INTO group_set (groups, fewer, \"group\") VALUES ('martians', '', 'martians')",
        "INSERT INTO group_set (groups) VALUES ('martians')",
        "INSERT INTO group_set (groups, fewer, \"group\") VALUES ('martians', '', 'women')",
        "INSERT INTO group_set (groups, fewer, \"group\") VALUES ('martians+women', 'martians', 'women')",
    ],
)
def test_the_database_refuses_an_unknown_group(loaded: Engine, statement: str) -> None:
    with loaded.connect() as connection, pytest.raises(IntegrityError):
        connection.execute(text(statement))


def test_crossed_groups_are_stored_in_one_order(loaded: Engine) -> None:
    batch = send(loaded, ("values", VALUES % (3, b"women + informal_workers")))
    assert stored(loaded) == ["informal_workers+women"]
    assert check(loaded, LOCAL, [Upload("v.csv", VALUES % (3, b"informal_workers+women"), "values")]).empty
    again = undo(loaded, LOCAL, batch, "officer")
    assert again.left == () and stored(loaded) == []
    undo(loaded, LOCAL, again.batch or 0, "officer")
    assert stored(loaded) == ["informal_workers+women"]


def test_a_new_group_comes_and_goes_with_the_values_that_name_it(loaded: Engine) -> None:
    batch = send(loaded, ("groups", b"group,title\nmade_up,Made up\n"), ("values", VALUES % (3, b"women+made_up")))
    assert stored(loaded) == ["made_up+women"]
    assert undo(loaded, LOCAL, batch, "officer").left == ()
    with loaded.connect() as connection:
        assert not connection.execute(text("SELECT groups FROM group_set WHERE groups LIKE '%made_up%'")).all()


def test_a_group_that_later_values_name_is_left(loaded: Engine) -> None:
    batch = send(loaded, ("groups", b"group,title\nmade_up,Made up\nunused,Unused\n"))
    send(loaded, ("values", VALUES % (3, b"women+made_up")))
    assert undo(loaded, LOCAL, batch, "officer").left == ("groups: made_up",)
    assert stored(loaded) == ["made_up+women"]
