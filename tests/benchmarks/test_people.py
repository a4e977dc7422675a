"""50 and 200 people at once on one process, against the same pages fed from constants."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks.conftest import PAGES, Measure, constant
from tests.benchmarks.made_up import portfolio
from tests.servers import running

pytestmark = pytest.mark.bench


@pytest.mark.parametrize("people", [50, 200])
@pytest.mark.parametrize("page", list(PAGES))
def test_many_at_once(page: str, people: int, load: Measure, template: Path, tmp_path: Path) -> None:
    database = portfolio(template, tmp_path, 0)
    with constant(page, database, tmp_path) as (address, pid):
        load(address, pid, "", 1, 5)  # what the first visit of all loads is not a session's
        fixed = load(address, pid, "", people, 20)
    with running(database) as (address, pid):
        load(address, pid, page, 1, 5)
        ours = load(address, pid, page, people, 20)
    growth = {name: one["after_reruns_mib"] - one["before_mib"] for name, one in (("ours", ours), ("fixed", fixed))}
    print(f"\n{page or 'overview'}, {people} people: {ours['reruns_per_s']}/s, p95 {ours['rerun_ms']['p95']:.0f} ms, "
          f"{ours['reruns_per_s'] / fixed['reruns_per_s']:.2f} x constants ({fixed['reruns_per_s']}/s, p95 {fixed['rerun_ms']['p95']:.0f} ms); "
          f"memory a session {ours['mib_per_session']:.2f} MiB against {fixed['mib_per_session']:.2f}, "
          f"after the reruns +{growth['ours']:.0f} MiB against +{growth['fixed']:.0f}")  # fmt: skip
    assert not ours["errors"] and not ours["exceptions"]
