"""The load client is given as an argument: `make bench LOAD_CLIENT=...`; what needs it is skipped without."""

from __future__ import annotations

import contextlib
import json
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.benchmarks.captured import elements
from tests.servers import ROOT, served

Measure = Callable[..., dict[str, Any]]
PAGES: dict[str, tuple[str, dict[str, str]]] = {"": ("progress/overview", {}), "city": ("progress/city", {"city": "PNH"}), "project": ("progress/project", {"project": "ASCN-BSB-07"})}


@pytest.fixture(scope="session")
def load() -> Measure:
    """load(address, process id, page, sessions, reruns, asked, entered) -> what the client measured; an error of any session fails.
    `entered`: what is put into fields at each rerun, "key=text"; {i} in it is the number of the rerun."""
    client = os.environ.get("JAMP_LOAD_CLIENT")
    if not client:
        pytest.skip("no load client given: make bench LOAD_CLIENT=...")

    def measured(address: str, pid: int, page: str = "", sessions: int = 1, reruns: int = 60, asked: dict[str, str] | None = None,
                 entered: tuple[str, ...] = ()) -> dict[str, Any]:  # fmt: skip
        query = "&".join(["lang=en", *[f"{k}={v}" for k, v in (EVERY[page][1] if asked is None else asked).items()]])
        command = [sys.executable, client, address, "--sessions", str(sessions), "--reruns", str(reruns), "--page", page,
                   "--query", query, "--pid", str(pid), "--ramp", str(sessions / 50), "--timeout", "300", "--json",
                   *[part for one in entered for part in ("--set", one)]]  # fmt: skip
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        found: dict[str, Any] = json.loads(done.stdout)
        return found

    return measured


MEASURED = """
import sys
from jamp.__main__ import main
sys.argv[0] = "jamp"
try:
    main()
except SystemExit as end:
    assert not end.code, end.code
# of this program alone: what getrusage says counts what it was forked from
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


def most_memory(address: str, *command: str) -> int:
    """The most bytes of memory that one command took at a time, in a process of its own."""
    done = subprocess.run([sys.executable, "-c", MEASURED, *command], cwd=ROOT, env={"JAMP_DATABASE_URL": address, "PATH": "/usr/bin:/bin"}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return int(done.stdout.splitlines()[-1]) * 1024


TIMED = """
import dataclasses, importlib, pickle, sys, time
from tests.documents.samples import everything
module, name = sys.argv[1].split(":")
write, printed = getattr(importlib.import_module(module), name), pickle.load(sys.stdin.buffer)
if "book" not in name:
    # fonts and templates are read, as in a process that has made a document before
    write(dataclasses.replace(everything(), paper=printed.paper, dense=printed.dense))
began = time.perf_counter()
assert write(printed)
print(time.perf_counter() - began)
"""


def seconds(printed: Any, writer: str) -> float:
    """How long `writer`, "module:function", takes for a document in a process of its own: what an engine remembers of an
    earlier layout of the same document helps neither side."""
    done = subprocess.run([sys.executable, "-c", TIMED, writer], cwd=ROOT, input=pickle.dumps(printed), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return float(done.stdout)


def least(printed: Any, *writers: str, rounds: int = 3) -> list[float]:
    """The least seconds of each, in turn, so that whatever else the machine does meets all of them."""
    taken = [[seconds(printed, writer) for writer in writers] for _ in range(rounds)]
    return [min(times) for times in zip(*taken, strict=True)]


# those that show results, delivery and checks
OTHERS = {
    "timeline": ("progress/timeline", {}), "pipeline": ("progress/pipeline", {}), "funding": ("progress/funding", {}),
    "outcomes": ("results/outcomes", {}), "inclusion": ("results/inclusion", {}), "left-behind": ("results/left_behind", {}),
    "targets": ("results/targets", {}), "compare": ("results/compare", {}), "checks": ("records/checks", {}),
}  # fmt: skip
EVERY: dict[str, tuple[str, dict[str, str]]] = PAGES | OTHERS


def constants(page: str, database: str, folder: Path, asked: dict[str, str] | None = None) -> str:
    """What a page shows, in a file; its path. `asked`: of what, where that is not usual."""
    file = folder / f"constants_{page or 'overview'}.json"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JAMP_DATABASE_URL", database)
        name, usual = EVERY[page]
        file.write_text(json.dumps(elements(name, lang="en", **(asked or usual))), encoding="utf-8")
    return str(file)


@contextlib.contextmanager
def constant(page: str, database: str, folder: Path, asked: dict[str, str] | None = None) -> Iterator[tuple[str, int]]:
    """A server of the same page fed from constants; (address, process id)."""
    with script("constant", JAMP_CONSTANTS=constants(page, database, folder, asked)) as found:
        yield found


@contextlib.contextmanager
def script(name: str, **environment: str) -> Iterator[tuple[str, int]]:
    """A server of one of the pages beside this file."""
    file = ROOT / "tests" / "benchmarks" / "pages" / f"{name}.py"
    with served(["-m", "streamlit", "run", str(file), "--server.address", "127.0.0.1", "--server.port"], environment) as found:
        yield found
