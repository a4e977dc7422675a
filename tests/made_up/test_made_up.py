"""The made-up portfolio says on every page that it is made up, is the same each time, and lies beside nothing real."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pypdf
import pytest
from sqlalchemy import Engine, func, select

from jamp.documents.pdf import render_pdf
from jamp.languages import words
from jamp.model.case_studies import STATES
from jamp.model.found_cases import states, steps
from jamp.model.subjects import SHEETS
from jamp.model.view import View
from jamp.queries import batches, case_studies, money, ratings, standing, timeline
from jamp.reports.portfolio import portfolio
from jamp.settings import ROOT
from jamp.store.engine import open_engine
from jamp.store.scope import LOCAL, seeing
from jamp.store.tables import BY_SHEET, Indicator, Value
from tests.made_up.portfolio import HoldsRecords, fill, prepare
from tests.made_up.size import Size
from tests.pages.test_pages import PAGES, run, text

SMALL = Size(40, indicators=3, dates=4, groups=2, cases=50)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a small made-up portfolio."""
    url = f"sqlite:///{tmp_path_factory.mktemp('made_up') / 'demo.sqlite'}"
    engine = open_engine(url)
    prepare(engine)
    fill(engine, SMALL)
    engine.dispose()
    return url


@pytest.mark.parametrize(("language", "said"), [("en", "This portfolio is made up"), ("ja", "架空のもの")])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_says_that_it_is_made_up(page: str, language: str, said: str, database: str, real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    test = run(page, monkeypatch, database, lang=language)
    assert not test.exception and said in text(test)
    assert said not in text(run(page, monkeypatch, real, lang=language))


def counts(engine: Engine) -> dict[str, int]:
    with seeing(engine, LOCAL) as session:
        return {name: session.scalar(select(func.count()).select_from(BY_SHEET[name])) or 0 for name in SHEETS}


def test_it_holds_everything_that_can_be_shown_with_its_history(engine: Engine) -> None:
    prepare(engine)
    fill(engine, SMALL)
    found = counts(engine)
    assert (found["case_studies"], found["case_photos"]) == (50, 200) and found["case_texts"] and found["interests"]
    assert (found["projects"], found["values"], found["milestones"], found["indicators"]) == (40, SMALL.values, 120, 120) and SMALL.values == 960
    full = ("updates", "indicator_targets", "barriers", "ratings", "funding", "exchange_rates", "exchanges", "shared_indicators")
    assert [name for name in full if not found[name]] == []
    view = View("2025-09-30", "2024-10-30")
    with seeing(engine, LOCAL) as session:
        assert batches.count_of_project(session, "MADE-3") > 30
        found_ratings = {one.rating for one in ratings.of_view(session, view).values()}
        outcomes = timeline.counts(timeline.every(session, view))
        cases = case_studies.every(session)
        assert len(case_studies.as_published(session)) == sum(row.state == "cleared" for row in cases) == 20
        assert set(states(cases)) == set(STATES) and all(steps(cases).values())
        gaps = money.gaps(session, [], view.as_at)
    assert {"off track", "watch"} <= found_ratings and {"kept", "late", "overdue", "to come"} <= set(outcomes) and len(gaps) > 20


def test_what_is_completed_is_rated_completed_and_nothing_else(engine: Engine) -> None:
    prepare(engine)
    fill(engine, Size(150, indicators=2, dates=20, groups=1))
    for date in ("2023-09-30", "2024-09-30", "2025-09-30"):
        view = View(date, "2022-09-30")
        with seeing(engine, LOCAL) as session:
            said = {row.project_id: row.now for row in standing.everything(session, view)}
            rated = {key: one.by_rule for key, one in ratings.of_view(session, view).items()}
        completed = {key for key, status in said.items() if status == "completed"}
        assert completed and {key for key, rating in rated.items() if rating == "completed"} == completed


def test_sums_do_not_become_less(engine: Engine) -> None:
    prepare(engine)
    fill(engine, Size(20, indicators=4, dates=20, groups=3))
    query = select(Value.indicator_id, Value.groups, Value.value).join(Indicator, Indicator.indicator_id == Value.indicator_id)
    found: dict[tuple[str, str], list[float]] = {}
    with seeing(engine, LOCAL) as session:
        for indicator, groups, value in session.execute(query.where(Indicator.measure == "cumulative").order_by(Value.as_at_end)):
            found.setdefault((indicator, groups), []).append(value)
    assert len(found) == 60 and all(figures == sorted(figures) for figures in found.values())


def test_it_is_the_same_each_time(tmp_path: Path) -> None:
    rows = []
    for name in ("one", "two"):
        engine = open_engine(f"sqlite:///{tmp_path / name}.sqlite")
        prepare(engine)
        fill(engine, Size(5, 1, 2, 1))
        with engine.connect() as connection:
            rows.append([connection.exec_driver_sql(f"SELECT * FROM {SHEETS[sheet].table}").fetchall() for sheet in SHEETS])
        engine.dispose()
    assert rows[0] == rows[1]


def test_it_is_not_put_beside_real_records(real: str) -> None:
    engine = open_engine(real)
    before = counts(engine)
    with pytest.raises(HoldsRecords):
        prepare(engine)
    assert counts(engine) == before
    done = subprocess.run([sys.executable, "-m", "tests.made_up", real.removeprefix("sqlite:///")], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and "holds projects that are not made up" in done.stderr and counts(engine) == before


def test_the_command_makes_it_once(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.made_up", str(tmp_path / "demo.sqlite"), "--projects", "3", "--indicators", "1", "--dates", "2"]
    first, second = (subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout for _ in range(2))
    assert "Making up 3 projects with 18 figures" in first and "already" in second
    assert counts(open_engine(f"sqlite:///{tmp_path / 'demo.sqlite'}"))["projects"] == 3


@pytest.mark.parametrize(("language", "said"), [("en", "Made up, not real"), ("ja", "架空のもの")])
def test_documents_say_so_too(language: str, said: str, database: str, real: str) -> None:
    for url, expected in ((database, True), (real, False)):
        engine = open_engine(url)
        with seeing(engine, LOCAL) as session:
            document = portfolio(session, View("2025-09-30", "2024-10-30"), words(language))
        engine.dispose()
        printed = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(render_pdf(document))).pages)
        assert (said.replace(" ", "") in "".join(printed.split())) is expected
