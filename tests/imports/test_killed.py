"""The process is killed in the middle of an apply: after that all of the batch is there, or none of it."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine

from jamp.imports import stored
from jamp.imports.apply import apply
from jamp.imports.check import check
from jamp.imports.plan import Upload
from jamp.model.subjects import SHEETS
from jamp.queries import batches
from jamp.store.scope import LOCAL, seeing
from tests.halfway import kill_half_way

ROWS, SERIES = 120_000, 200


def made_up(rows: int) -> bytes:
    lines = [f"MADE-UP-{i % SERIES},{1950 + i // SERIES // 12}-{1 + i // SERIES % 12:02d},{i},made up" for i in range(rows)]
    return "\n".join(["indicator_id,as_at,value,comment", *lines]).encode()


def test_all_or_nothing(loaded: Engine, tmp_path: Path) -> None:
    lines = [f"MADE-UP-{i},ASCN-SRP-01,made up,people" for i in range(SERIES)]
    indicators = "\n".join(["indicator_id,project_id,title,unit", *lines]).encode()
    apply(loaded, LOCAL, check(loaded, LOCAL, [Upload("i.csv", indicators, "indicators")]), "officer")
    file = tmp_path / "values.csv"
    file.write_bytes(made_up(ROWS))
    with seeing(loaded, LOCAL) as session:
        before = stored.counts(session, SHEETS)
    kill_half_way(loaded, ["apply", str(file), "--by", "officer"])

    with seeing(loaded, LOCAL) as session:
        assert stored.counts(session, SHEETS) == before
        assert batches.state(session) == 2
    # and nothing is in the way of doing it again
    done = apply(loaded, LOCAL, check(loaded, LOCAL, [Upload("values.csv", made_up(ROWS), "values")]), "officer")
    assert done.batch == 3 and done.counts["values"] == before["values"] + ROWS
