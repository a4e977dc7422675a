"""Overview at 160, 3,000 and 30,000 projects, against a trivial page and the same page fed from constants."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from jamp.imports.apply import apply
from jamp.imports.check import check
from jamp.imports.plan import Upload
from jamp.store.engine import open_engine
from jamp.store.scope import LOCAL
from tests.benchmarks.conftest import Measure, constant, script
from tests.benchmarks.made_up import portfolio
from tests.pages import opened
from tests.servers import running

pytestmark = pytest.mark.bench


def test_a_rerun_of_overview(load: Measure, template: Path, tmp_path: Path) -> None:
    with script("trivial") as (address, pid):
        trivial = load(address, pid)["rerun_ms"]["p50"]
    times: dict[int, float] = {}
    for projects in (0, 3_000, 30_000):
        database = portfolio(template, tmp_path, projects)
        with running(database) as (address, pid):
            times[projects] = load(address, pid)["rerun_ms"]["p50"]
        with constant("", database, tmp_path) as (address, pid):
            fixed = load(address, pid)["rerun_ms"]["p50"]
        print(f"\n{160 + projects} projects: {times[projects]:.1f} ms, {times[projects] / trivial:.1f} x trivial ({trivial:.1f} ms), "
              f"{times[projects] / fixed:.2f} x constants ({fixed:.1f} ms)")  # fmt: skip
    print(f"30,000 against 3,000 projects: {times[30_000] / times[3_000]:.2f} x")
    assert times[30_000] <= 2 * times[3_000]


@pytest.mark.parametrize("projects", [3_000, 30_000])
def test_the_first_run_after_an_apply(projects: int, template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    database = portfolio(template, tmp_path, projects)
    monkeypatch.setenv("JAMP_DATABASE_URL", database)
    page = opened("progress/overview")
    page.query_params["lang"] = "en"
    page.run()
    warm = time.perf_counter()
    page.run()
    warm = time.perf_counter() - warm
    engine = open_engine(database)
    row = b"project_id,status,as_at\nMADE-1,completed,2026-03-31\n"
    apply(engine, LOCAL, check(engine, LOCAL, [Upload("q.csv", row, "projects")]), "bench")
    cold = time.perf_counter()
    page.run()
    cold = time.perf_counter() - cold
    assert not page.exception
    print(f"\nfirst run after an apply at {projects} projects: {cold:.2f} s (warm {warm * 1000:.0f} ms), {os.cpu_count()} cores")
    assert cold > warm
