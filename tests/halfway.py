"""A command that is killed while it writes."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing

import psutil
from sqlalchemy import Engine, text

from tests.servers import ROOT

LIMIT = 60.0
WORKED = 0.1  # seconds of its processor


def writing(engine: Engine, pid: int) -> Callable[[], bool]:
    """Whether another process has written much that it has not committed yet."""
    if engine.dialect.name == "sqlite":
        process = psutil.Process(pid)
        began: list[float] = []

        def locked() -> bool:
            # who holds the lock of the writer has begun; what it has worked since then is what it has written
            with closing(sqlite3.connect(str(engine.url.database), timeout=0, isolation_level=None)) as other:
                try:
                    other.execute("BEGIN IMMEDIATE")
                except sqlite3.OperationalError:
                    worked = process.cpu_times().user
                    began.append(worked)
                    return worked - began[0] > WORKED
                other.execute("ROLLBACK")
                began.clear()
                return False

        return locked

    def copying() -> bool:
        with engine.connect() as connection:
            return bool(connection.scalar(text("SELECT max(tuples_processed) > 5000 FROM pg_stat_progress_copy")))

    return copying


def kill_half_way(engine: Engine, arguments: list[str]) -> None:
    """Run a command on the database in a process of its own, and kill it when it has written much but not all."""
    address = engine.url.render_as_string(hide_password=False)
    command = [sys.executable, "-m", "jamp", *arguments]
    process = subprocess.Popen(command, cwd=ROOT, env=os.environ | {"JAMP_DATABASE_URL": address}, stdout=subprocess.DEVNULL)
    half, end = writing(engine, process.pid), time.monotonic() + LIMIT
    while not half():
        assert process.poll() is None and time.monotonic() < end, "it was over before it could be killed"
    process.send_signal(signal.SIGKILL)
    assert process.wait(LIMIT) == -signal.SIGKILL
