"""Looking for words in 500 case studies with 2,000 photos, each rerun for other words, against the same page without any."""

from __future__ import annotations

from pathlib import Path

import pytest

from jamp.queries import case_studies
from jamp.store.engine import open_engine
from jamp.store.scope import ANYBODY, seeing
from tests.benchmarks.conftest import Measure, script
from tests.made_up.portfolio import fill, prepare
from tests.made_up.size import Size
from tests.servers import running

pytestmark = pytest.mark.bench
ROUNDS = 3
# (name, what is typed): words of one case, of many, of none, in Japanese; and nothing at all, which is no search
SEARCHES = (("one", "made-{i}-c1"), ("many", "rain {i}"), ("none", "nothing {i}"), ("Japanese", "事例{i}"), ("all", ""))


def filled(file: Path, size: Size) -> str:
    address = f"sqlite:///{file}"
    engine = open_engine(address)
    prepare(engine)
    fill(engine, size)
    with seeing(engine, ANYBODY) as session:
        assert len(case_studies.every(session)) == size.cases
    engine.dispose()
    return address


def test_a_search_costs_little_more_than_the_empty_page(load: Measure, tmp_path: Path) -> None:
    size = Size(500, indicators=4, dates=4, groups=2, cases=500, photos=4)
    with script("trivial") as (address, pid):
        trivial = load(address, pid)["rerun_ms"]["p50"]
    times: dict[str, list[float]] = {name: [] for name in ("empty", *(name for name, _ in SEARCHES))}
    full, bare = filled(tmp_path / "full.sqlite", size), filled(tmp_path / "empty.sqlite", Size(500, 4, 4, 2))
    with running(bare) as (address, pid), running(full) as (other, other_pid):
        # in turn, so that whatever else the machine does meets all of them
        for _ in range(ROUNDS):
            times["empty"].append(load(address, pid, "cases", asked={})["rerun_ms"]["p50"])
            for name, words in SEARCHES:
                times[name].append(load(other, other_pid, "cases", asked={}, entered=(f"case_q={words}",) if words else ())["rerun_ms"]["p50"])
    least = {name: min(found) for name, found in times.items()}
    empty = least.pop("empty")
    said = ", ".join(f"{name} {ms:.1f} ms ({ms / empty:.2f} x)" for name, ms in least.items())
    print(f"\n500 cases, 2,000 photos: {said}; the page without a case {empty:.1f} ms, a trivial page {trivial:.1f} ms")
    assert max(ms for name, ms in least.items() if name != "all") <= 1.5 * empty
