"""Every page at 3,000 made-up projects with 3.6 million figures: a rerun against the same page on the real records and against
the page fed from constants; and the first look after an apply."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from jamp.imports.apply import apply
from jamp.imports.check import check
from jamp.imports.plan import Upload
from jamp.store.engine import Engine, open_engine
from jamp.store.migrate import migrate
from jamp.store.scope import LOCAL
from tests.benchmarks.conftest import EVERY, Measure, constant
from tests.made_up.portfolio import fill, prepare
from tests.made_up.size import Size
from tests.pages import opened
from tests.servers import postgresql, running

pytestmark = pytest.mark.bench
SIZE = Size()


def filled(engine: Engine) -> None:
    migrate(engine)
    prepare(engine)
    fill(engine, SIZE)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def large(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a database with the made-up portfolio."""
    if request.param == "sqlite":
        address = f"sqlite:///{tmp_path_factory.mktemp('large') / 'large.sqlite'}"
        engine = open_engine(address)
        filled(engine)
        engine.dispose()
        yield address
        return
    with postgresql() as server:
        url = make_url(f"{server}/template1").set(drivername="postgresql+psycopg")
        with create_engine(url, isolation_level="AUTOCOMMIT").connect() as connection:
            connection.execute(text("CREATE DATABASE large"))
        engine = open_engine(f"{server}/large")
        filled(engine)
        engine.dispose()
        yield f"{server}/large"


@pytest.fixture(scope="module")
def small(template: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the real records."""
    return f"sqlite:///{shutil.copy(template, tmp_path_factory.mktemp('small') / 'small.sqlite')}"


def test_a_rerun_of_every_page(large: str, small: str, load: Measure, tmp_path: Path) -> None:
    print(f"\n{large.split(':')[0]}, {SIZE.values} figures")
    times: dict[str, dict[str, float]] = {}
    for name, database in (("small", small), ("large", large)):
        with running(database) as (address, pid):
            for page in EVERY:
                first = load(address, pid, page, 1, 5)["first_run_ms"]["p50"]
                times.setdefault(page, {})[name] = load(address, pid, page, 1, 40)["rerun_ms"]["p50"]
                times[page][f"{name} first"] = first
    ratios = {}
    for page, found in times.items():
        with constant(page, large, tmp_path) as (address, pid):
            fixed = load(address, pid, "", 1, 40)["rerun_ms"]["p50"]
        ratios[page] = found["large"] / fixed
        print(f"{page or 'overview':12} {found['large']:6.1f} ms, {found['large'] / found['small']:.2f} x the real records, "
              f"{found['large'] / fixed:.2f} x constants; first {found['large first'] / 1000:.2f} s (real records {found['small first'] / 1000:.2f} s)")  # fmt: skip
    # what a page shows differs between the two portfolios; what it costs beside the same elements does not
    assert max(ratios.values()) <= 4, ratios


def test_what_is_applied_is_there_with_the_next_run(large: str, monkeypatch: pytest.MonkeyPatch) -> None:
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
