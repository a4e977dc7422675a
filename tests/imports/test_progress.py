"""A long file says how far it is, and stopped wherever it can be stopped it leaves nothing behind. Contents are made up."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, select

from jamp.imports.apply import apply, undo
from jamp.imports.check import check
from jamp.imports.plan import Plan, Upload
from jamp.imports.steps import EACH
from jamp.store import drafts
from jamp.store.scope import LOCAL
from jamp.store.tables import metadata
from jamp.store.turns import holder
from tests.imports.test_apply import everything

SERIES, VALUES = 20, 2 * EACH + 500


class Stopped(BaseException):
    """As the exceptions are with which the page is stopped: no Exception."""


def sent() -> list[tuple[str, bytes]]:
    """New records in two sheets, one of them long, and changed ones."""
    indicators = [f"MADE-UP-{i},ASCN-SRP-01,made up,people" for i in range(SERIES)]
    values = [f"MADE-UP-{i % SERIES},{1900 + i // SERIES // 12}-{1 + i // SERIES % 12:02d},{i}" for i in range(VALUES)]
    projects = ["project_id,note", "ASCN-SRP-01,made up", "ASCN-SRP-02,made up"]
    tables = {"p.csv": projects, "i.csv": ["indicator_id,project_id,title,unit", *indicators], "v.csv": ["indicator_id,as_at,value", *values]}
    return [(name, "\n".join(lines).encode()) for name, lines in tables.items()]


def compared(engine: Engine, files: list[tuple[str, bytes]]) -> Plan:
    plan = check(engine, LOCAL, [Upload(name, data) for name, data in files])
    assert plan.fit and plan.records == SERIES + VALUES + 2
    return plan


def whole(engine: Engine) -> dict[str, list[str]]:
    """Every row of every table, the history, drafts and turns among them."""
    with engine.connect() as connection:
        return {table.name: sorted(map(repr, connection.execute(select(table)))) for table in metadata.sorted_tables}


def test_stopped_at_any_word_nothing_is_left_and_the_draft_waits(loaded: Engine) -> None:
    files, before = sent(), everything(loaded)
    number = drafts.keep(loaded, LOCAL.name, files, {})
    plan, kept, words = compared(loaded, files), whole(loaded), 0
    while True:
        told: list[tuple[int, int]] = []

        def progress(done: int, every: int, last: int = words, told: list[tuple[int, int]] = told) -> None:
            told.append((done, every))
            if len(told) > last:
                raise Stopped

        try:
            batch = apply(loaded, LOCAL, plan, LOCAL.name, number, progress=progress).batch
            break
        except Stopped:
            words += 1
            assert whole(loaded) == kept and holder(loaded) is None
            assert [one[0] for one in drafts.waiting(loaded, LOCAL.name)] == [number]
            assert drafts.data(loaded, LOCAL.name, number) == [data for _, data in files]
    done = [one for one, _ in told]
    assert words == len(told) >= 5 and done == sorted(set(done)) and done[-1] == plan.records
    assert max(b - a for a, b in zip([0, *done], done, strict=False)) == EACH and {every for _, every in told} == {plan.records}
    assert batch == 2 and drafts.waiting(loaded, LOCAL.name) == []
    assert check(loaded, LOCAL, list(plan.uploads)).empty
    assert undo(loaded, LOCAL, 2, LOCAL.name).left == () and everything(loaded) == before


def test_what_is_written_is_the_same_with_and_without_progress(loaded: Engine) -> None:
    plan = compared(loaded, sent())
    apply(loaded, LOCAL, plan, LOCAL.name)
    first = everything(loaded)
    undo(loaded, LOCAL, 2, LOCAL.name)
    assert everything(loaded) != first
    apply(loaded, LOCAL, compared(loaded, sent()), LOCAL.name, progress=lambda done, every: None)
    assert everything(loaded) == first


def test_a_check_says_how_far_it_is_and_can_be_stopped(loaded: Engine) -> None:
    uploads, kept = [Upload(name, data) for name, data in sent()], whole(loaded)
    told: list[tuple[int, int]] = []
    plan = check(loaded, LOCAL, uploads, progress=lambda done, every: told.append((done, every)))
    done, lines = [one for one, _ in told], SERIES + VALUES + 2
    assert done == sorted(set(done)) and done[-1] == lines and {every for _, every in told} == {lines}
    assert max(b - a for a, b in zip([0, *done], done, strict=False)) == EACH
    assert plan.same(check(loaded, LOCAL, uploads))
    for last in done:

        def progress(done: int, every: int, last: int = last) -> None:
            if done == last:
                raise Stopped

        with pytest.raises(Stopped):
            check(loaded, LOCAL, uploads, progress=progress)
        assert whole(loaded) == kept


def test_what_is_compared_anew_within_an_apply_says_how_far_it_is_and_can_be_stopped(loaded: Engine) -> None:
    plan = compared(loaded, sent())
    others = check(loaded, LOCAL, [Upload("o.csv", b"project_id,note\nASCN-SRP-03,made up\n")])
    apply(loaded, LOCAL, others, "somebody")
    kept = whole(loaded)

    def stopping(done: int, every: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        apply(loaded, LOCAL, plan, LOCAL.name, anew=stopping)
    assert whole(loaded) == kept and holder(loaded) is None
    told: list[tuple[int, int]] = []
    assert apply(loaded, LOCAL, plan, LOCAL.name, anew=lambda done, every: told.append((done, every))).batch == 3
    assert told[-1] == (SERIES + VALUES + 2,) * 2
