"""The process is killed in the middle of an apply: after that all of the batch is there, or none of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Engine, text

from jamp.imports import stored
from jamp.imports.apply import apply
from jamp.imports.check import check
from jamp.imports.plan import Upload
from jamp.model.subjects import SHEETS
from jamp.queries import batches
from jamp.store.scope import LOCAL, seeing
from tests.servers import ROOT

ROWS, SERIES = 120_000, 200
LIMIT = 60.0


def made_up(rows: int) -> bytes:
    lines = [f"MADE-UP-{i % SERIES},{1950 + i // SERIES // 12}-{1 + i // SERIES % 12:02d},{i},made up" for i in range(rows)]
    return "\n".join(["indicator_id,as_at,value,comment", *lines]).encode()


def writing(engine: Engine) -> Callable[[], bool]:
    """Whether another process has written much that it has not committed yet."""
    if engine.dialect.name == "sqlite":
        log = Path(f"{engine.url.database}-wal")
        at_rest = log.stat().st_size if log.exists() else 0
        return lambda: log.exists() and log.stat().st_size > at_rest + 4_000_000

    def copying() -> bool:
        with engine.connect() as connection:
            return bool(connection.scalar(text("SELECT max(tuples_processed) > 5000 FROM pg_stat_progress_copy")))

    return copying


def test_all_or_nothing(loaded: Engine, tmp_path: Path) -> None:
    lines = [f"MADE-UP-{i},ASCN-SRP-01,made up,people" for i in range(SERIES)]
    indicators = "\n".join(["indicator_id,project_id,title,unit", *lines]).encode()
    apply(loaded, LOCAL, check(loaded, LOCAL, [Upload("i.csv", indicators, "indicators")]), "officer")
    file = tmp_path / "values.csv"
    file.write_bytes(made_up(ROWS))
    with seeing(loaded, LOCAL) as session:
        before = stored.counts(session, SHEETS)
    half = writing(loaded)
    address = loaded.url.render_as_string(hide_password=False)
    command = [sys.executable, "-m", "jamp", "apply", str(file), "--by", "officer"]
    process = subprocess.Popen(command, cwd=ROOT, env=os.environ | {"JAMP_DATABASE_URL": address}, stdout=subprocess.DEVNULL)
    end = time.monotonic() + LIMIT
    while not half():
        assert process.poll() is None and time.monotonic() < end, "it was over before it could be killed"
    process.send_signal(signal.SIGKILL)
    assert process.wait(LIMIT) == -signal.SIGKILL

    with seeing(loaded, LOCAL) as session:
        assert stored.counts(session, SHEETS) == before
        assert batches.state(session) == 2
    # and nothing is in the way of doing it again
    done = apply(loaded, LOCAL, check(loaded, LOCAL, [Upload("values.csv", made_up(ROWS), "values")]), "officer")
    assert done.batch == 3 and done.counts["values"] == before["values"] + ROWS
