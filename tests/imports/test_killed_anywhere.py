"""A process that keeps, compares and applies a file is killed at random moments: afterwards all of a batch is there or
none of it, what was sent is still there, and the work goes on. Contents are made up."""

from __future__ import annotations

import multiprocessing
import random
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext

import pytest
from sqlalchemy import Engine, text

from jamp.imports.apply import apply, undo
from jamp.imports.check import check
from jamp.imports.plan import Upload
from jamp.store import drafts
from jamp.store.engine import open_engine
from jamp.store.scope import LOCAL

ROWS, SERIES = 3_000, 20
FEW, MANY = 10, 100  # moments on each database
LIMIT = 60


def made_up() -> bytes:
    lines = [f"MADE-UP-{i % SERIES},{1900 + i // SERIES // 12}-{1 + i // SERIES % 12:02d},{i}" for i in range(ROWS)]
    return "\n".join(["indicator_id,as_at,value", *lines]).encode()


def work(address: str, told: Connection) -> None:
    """The whole way of a file; what has been reached is told."""
    engine = open_engine(address)
    data = made_up()
    number = drafts.keep(engine, LOCAL.name, [("values.csv", data)], {})
    told.send(number)
    apply(engine, LOCAL, check(engine, LOCAL, [Upload("values.csv", data)]), LOCAL.name, number)
    told.send(0)


def killed(context: ForkServerContext, address: str, after: float) -> int | None:
    """Run `work` and kill it after some seconds; the number of the draft, None where that was not reached."""
    here, there = context.Pipe()
    process = context.Process(target=work, args=(address, there))
    process.start()
    there.close()
    process.join(after)
    process.kill()
    process.join(LIMIT)
    try:
        return int(here.recv())
    except EOFError:
        return None


def stored_now(engine: Engine) -> tuple[int, int]:
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        values = connection.scalar(text("SELECT count(*) FROM indicator_value WHERE indicator_id LIKE 'MADE-UP-%'"))
        return values or 0, connection.scalar(text("SELECT max(batch) FROM batch")) or 0


def tried(engine: Engine, moments: int) -> None:
    indicators = "\n".join(["indicator_id,project_id,title,unit", *[f"MADE-UP-{i},ASCN-SRP-01,made up,people" for i in range(SERIES)]])
    apply(engine, LOCAL, check(engine, LOCAL, [Upload("i.csv", indicators.encode(), "indicators")]), LOCAL.name)
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    address = engine.url.render_as_string(hide_password=False)
    dice, longest, reached = random.Random(3), 1.0, {"before": 0, "kept": 0, "applied": 0}
    for _ in range(moments):
        before = stored_now(engine)
        number = killed(context, address, dice.uniform(0.0, longest))
        values, batch = stored_now(engine)
        draft = drafts.one(engine, LOCAL.name, number) if number else None
        if batch > before[1]:
            assert values == ROWS and draft and draft.batch == batch
            reached["applied"] += 1
            longest *= 0.9
        else:
            assert (values, batch) == before
            reached["kept" if number else "before"] += 1
            longest *= 1.1
            if draft:
                assert draft.batch is None and draft.files[0].data == made_up()
                plan = check(engine, LOCAL, [Upload(file.name, file.data) for file in draft.files])
                batch = apply(engine, LOCAL, plan, LOCAL.name, number).batch or 0
        if batch > before[1]:
            assert undo(engine, LOCAL, batch, LOCAL.name).left == ()
        for waiting, *_ in drafts.waiting(engine, LOCAL.name):
            drafts.cancel(engine, LOCAL.name, waiting)
    assert reached["applied"] and reached["kept"] + reached["before"], reached


def test_killed_at_some_moments(loaded: Engine) -> None:
    tried(loaded, FEW)


@pytest.mark.soak
def test_killed_at_many_moments(loaded: Engine) -> None:
    tried(loaded, MANY)
