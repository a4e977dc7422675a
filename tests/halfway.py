"""A command that is killed while it writes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Engine, text

from tests.servers import ROOT

LIMIT = 60.0


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


def kill_half_way(engine: Engine, arguments: list[str]) -> None:
    """Run a command on the database in a process of its own, and kill it when it has written much but not all."""
    half = writing(engine)
    address = engine.url.render_as_string(hide_password=False)
    command = [sys.executable, "-m", "jamp", *arguments]
    process = subprocess.Popen(command, cwd=ROOT, env=os.environ | {"JAMP_DATABASE_URL": address}, stdout=subprocess.DEVNULL)
    end = time.monotonic() + LIMIT
    while not half():
        assert process.poll() is None and time.monotonic() < end, "it was over before it could be killed"
    process.send_signal(signal.SIGKILL)
    assert process.wait(LIMIT) == -signal.SIGKILL
