"""Every page at 3,000 made-up projects with 3.6 million figures: a rerun against the same page of 134 made-up projects that
are recorded as closely, and against the page fed from constants; and the first look after an apply."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from jamp.imports.apply import apply
from jamp.imports.check import check
from jamp.imports.plan import Upload
from jamp.store.engine import open_engine
from jamp.store.migrate import migrate
from jamp.store.scope import LOCAL
from jamp.ui import records
from tests.benchmarks.conftest import EVERY, Measure, constant
from tests.made_up.portfolio import fill, prepare
from tests.made_up.size import Size
from tests.pages import opened
from tests.servers import postgresql, running

pytestmark = pytest.mark.bench
SIZE = Size()
# as many as the real records have, with as many figures each: what a page shows of them is of the same kind
SMALL = Size(134)
MADE_UP = {"project": {"project": "MADE-0"}}
BOTH = ("small", "large")
ROOM = 1.2


def filled(address: str, size: Size) -> str:
    engine = open_engine(address)
    migrate(engine)
    prepare(engine)
    fill(engine, size)
    engine.dispose()
    return address


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def two(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The addresses of two databases of one kind with made-up portfolios, a small one and a large one."""
    sizes = dict(zip(BOTH, (SMALL, SIZE), strict=True))
    if request.param == "sqlite":
        folder = tmp_path_factory.mktemp("two")
        yield {name: filled(f"sqlite:///{folder / f'{name}.sqlite'}", size) for name, size in sizes.items()}
        return
    with postgresql() as server:
        url = make_url(f"{server}/template1").set(drivername="postgresql+psycopg")
        whole = create_engine(url, isolation_level="AUTOCOMMIT")
        with whole.connect() as connection:
            for name in BOTH:
                connection.execute(text(f"CREATE DATABASE {name}"))
        whole.dispose()
        yield {name: filled(f"{server}/{name}", size) for name, size in sizes.items()}


def test_a_rerun_of_every_page(two: dict[str, str], load: Measure, tmp_path: Path) -> None:
    print(f"\n{two['large'].split(':')[0]}, {SIZE.values} figures against {SMALL.values}")
    times: dict[str, dict[str, float]] = {}
    for name in BOTH:
        with running(two[name]) as (address, pid):
            for page in EVERY:
                asked = MADE_UP.get(page)
                first = load(address, pid, page, 1, 5, asked)["first_run_ms"]["p50"]
                times.setdefault(page, {})[name] = load(address, pid, page, 1, 40, asked)["rerun_ms"]["p50"]
                times[page][f"{name} first"] = first
    ratios: dict[str, tuple[float, float]] = {}
    for page, found in times.items():
        with constant(page, two["large"], tmp_path, MADE_UP.get(page)) as (address, pid):
            fixed = load(address, pid, "", 1, 40)["rerun_ms"]["p50"]
        ratios[page] = (found["large"] / found["small"], found["large"] / fixed)
        print(f"{page or 'overview':12} {found['large']:6.1f} ms, {ratios[page][0]:.2f} x 134 projects, {ratios[page][1]:.2f} x constants; "
              f"first {found['large first'] / 1000:.2f} s (134 projects {found['small first'] / 1000:.2f} s)")  # fmt: skip
    # the aims are 1.5 and 2; a machine that others work on as well is given some room
    assert max(small for small, _ in ratios.values()) <= 1.5 * ROOM and max(fixed for _, fixed in ratios.values()) <= 2 * ROOM, ratios


def test_what_is_applied_is_there_with_the_next_run(two: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    large = two["large"]
    monkeypatch.setenv("JAMP_DATABASE_URL", large)
    page = opened("results/compare")
    page.query_params["lang"] = "en"
    page.run()
    engine = open_engine(large)
    with engine.connect() as connection:
        project = connection.execute(text("SELECT min(project_id) FROM project")).scalar_one()
    before = "".join(str(element.proto.body) for element in page.get("html"))
    plan = check(engine, LOCAL, [Upload("q.csv", f"project_id,status,as_at\n{project},cancelled,2026-06-30\n".encode(), "projects")])
    apply(engine, LOCAL, plan, "bench")
    engine.dispose()
    start = time.perf_counter()
    page.run()
    taken = time.perf_counter() - start
    after = "".join(str(element.proto.body) for element in page.get("html"))
    print(f"\n{large.split(':')[0]}: Compare shows what was applied with the next run, after {taken:.1f} s")
    assert not page.exception and "30 June 2026" in after and "30 June 2026" not in before
    records.engine().dispose()
