"""The servers of the tests: closed to others, and gone with the tests however those end."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import psutil
import psycopg
import pytest

from tests.servers import LIMIT, ROOT, running


def test_nobody_gets_in_without_the_password(server: str) -> None:
    with psycopg.connect(f"{server}/postgres") as connection:
        assert connection.execute("SELECT current_user").fetchone() == ("jamp",)
    secret = urlsplit(server).password or ""
    for other in ("", f":{secret[::-1]}"):
        with pytest.raises(psycopg.OperationalError, match="password"):
            psycopg.connect(f"{server.replace(f':{secret}', other)}/postgres")


def test_nothing_is_left_of_tests_that_are_killed() -> None:
    holding = "import sys; from tests.servers import postgresql\nwith postgresql() as at: print(at, flush=True); sys.stdin.read()"
    with subprocess.Popen([sys.executable, "-c", holding], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as tests:
        assert tests.stdout and urlsplit(tests.stdout.readline()).port
        (watcher,) = psutil.Process(tests.pid).children()
        folder = Path(watcher.cwd())
        assert folder.name.startswith("jamp-pg-") and (folder / "data").is_dir()
        server = psutil.Process(int((folder / "data" / "postmaster.pid").read_text().splitlines()[0]))
        tests.send_signal(signal.SIGKILL)
        psutil.wait_procs([watcher, server], LIMIT)
    assert not folder.exists()
    assert not watcher.is_running() and not server.is_running()


def test_a_server_that_cannot_start_says_why(tmp_path: Path) -> None:
    missing = f"sqlite:///{tmp_path / 'nowhere' / 'jamp.sqlite'}"
    with pytest.raises(RuntimeError, match="unable to open database file"), running(missing):
        pass
