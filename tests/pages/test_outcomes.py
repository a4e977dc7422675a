"""Outcomes of a made-up portfolio and of the real records: what is counted alike, over time."""

from __future__ import annotations

import pytest

from jamp.store.engine import open_engine
from tests.made_up.portfolio import fill, prepare
from tests.made_up.size import Size
from tests.pages.test_pages import run, text


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a small made-up portfolio."""
    url = f"sqlite:///{tmp_path_factory.mktemp('outcomes') / 'demo.sqlite'}"
    engine = open_engine(url)
    prepare(engine)
    fill(engine, Size(40, indicators=4, dates=4, groups=2))
    engine.dispose()
    return url


def test_twelve_small_charts_at_a_time_and_a_way_to_the_others(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    test = run("results/outcomes", monkeypatch, database, lang="en")
    first = text(test)
    assert not test.exception and first.count('class="jamp panel"') == 12
    assert "figures of 40 indicators, 40 of them newer than 30 October 2024" in first and "What one project alone counts" not in first
    paging = test.get("pagination")[0]
    assert paging.num_pages == 4
    paging.set_value(4).run()
    assert not test.exception and text(test).count('class="jamp panel"') == 4
    choice = next(one for one in test.selectbox if one.label == "What is counted")
    assert len(choice.options) == 4
    choice.set_value(3).run()
    # the pages of another thing begin at the first
    assert not test.exception and text(test).count('class="jamp panel"') == 12


def test_each_sum_names_its_inputs(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = text(run("results/outcomes", monkeypatch, database, lang="en"))
    assert shown.count(">Adds up</th>") == 4 and "Added up over projects only where" in shown


def test_thin_records_have_no_line_and_no_more_panels_than_figures(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    test = run("results/outcomes", monkeypatch, real, lang="ja", as_at="2025-09-30")
    shown = text(test)
    assert not test.exception and shown.count('class="jamp panel"') == 2 and "すべての図の目盛りは共通" in shown
    early = run("results/outcomes", monkeypatch, real, lang="en", as_at="2022")
    assert not early.exception and 'class="jamp panel"' not in text(early)
