"""A process that keeps, compares and applies a file is killed at random moments: afterwards all of a batch is there or
none of it, what was sent is still there, and the work goes on. Contents are made up."""

from __future__ import annotations

import contextlib
import random
import subprocess
import sys

import pytest
from sqlalchemy import Engine, text

from jamp.imports.apply import apply, undo
from jamp.imports.check import check
from jamp.imports.plan import Upload
from jamp.store import drafts
from jamp.store.engine import open_engine
from jamp.store.scope import LOCAL
from tests.servers import ROOT

ROWS, SERIES = 3_000, 20
FEW, MANY = 10, 100  # moments on each database


def made_up() -> bytes:
    lines = [f"MADE-UP-{i % SERIES},{1900 + i // SERIES // 12}-{1 + i // SERIES % 12:02d},{i}" for i in range(ROWS)]
    return "\n".join(["indicator_id,as_at,value", *lines]).encode()


def work(address: str) -> None:
    """The whole way of a file; what has been reached is told."""
    engine = open_engine(address)
    data = made_up()
    print("begin", flush=True)
    number = drafts.keep(engine, LOCAL.name, [("values.csv", data)], {})
    print(number, flush=True)
    apply(engine, LOCAL, check(engine, LOCAL, [Upload("values.csv", data)]), LOCAL.name, number)


def killed(address: str, after: float) -> int | None:
    """Run `work` in a process of its own and kill it some seconds after it began; the number of the draft, None where
    that was not reached."""
    command = [sys.executable, "-c", f"from tests.imports.test_killed_anywhere import work; work({address!r})"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout and process.stdout.readline() == "begin\n"
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(after)
        process.kill()
        told = process.stdout.readline()
    return int(told) if told else None


def stored_now(engine: Engine) -> tuple[int, int]:
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        values = connection.scalar(text("SELECT count(*) FROM indicator_value WHERE indicator_id LIKE 'MADE-UP-%'"))
        return values or 0, connection.scalar(text("SELECT max(batch) FROM batch")) or 0


def tried(engine: Engine, moments: int) -> None:
    indicators = "\n".join(["indicator_id,project_id,title,unit", *[f"MADE-UP-{i},ASCN-SRP-01,made up,people" for i in range(SERIES)]])
    apply(engine, LOCAL, check(engine, LOCAL, [Upload("i.csv", indicators.encode(), "indicators")]), LOCAL.name)
    address = engine.url.render_as_string(hide_password=False)
    dice, longest, reached = random.Random(3), 1.0, {"before": 0, "kept": 0, "applied": 0}
    for _ in range(moments):
        before = stored_now(engine)
        number = killed(address, dice.uniform(0.0, longest))
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
                data = drafts.data(engine, LOCAL.name, draft.draft)
                assert draft.batch is None and data == [made_up()]
                plan = check(engine, LOCAL, [Upload(draft.files[0].name, data[0])])
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
