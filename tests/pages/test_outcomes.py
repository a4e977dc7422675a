"""Outcomes of a made-up portfolio and of the real records: what is counted alike, over time."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from jamp.imports.apply import apply
from jamp.imports.check import check
from jamp.imports.plan import Upload
from jamp.languages import words
from jamp.model.view import View
from jamp.queries import batches
from jamp.store.engine import open_engine
from jamp.store.scope import ANYBODY, LOCAL
from jamp.ui.choices import choices
from jamp.ui.frame import Frame
from pages.results.outcomes import listed
from tests.made_up.portfolio import fill, prepare
from tests.made_up.size import Size
from tests.pages import opened
from tests.pages.test_pages import run, text


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a small made-up portfolio."""
    url = f"sqlite:///{tmp_path_factory.mktemp('outcomes') / 'demo.sqlite'}"
    engine = open_engine(url)
    prepare(engine)
    fill(engine, Size(40, indicators=4, dates=6, groups=2))
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


def test_cities_and_dates_are_compared_by_indicator(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAMP_DATABASE_URL", database)
    test = opened("results/compare")
    test.query_params["lang"] = "en"
    test.query_params["city"] = ["BKK", "SGN"]
    test.run()
    shown = text(test)
    assert not test.exception and "Counted alike, side by side" in shown and "Furthest on the way to the target in" in shown
    assert len(test.get("plotly_chart")) == 2 + 4 + 1 and shown.count('class="jamp panel"') == 4
    assert "Projects: a project is listed at a date" in shown and ">Newest statement as at</th>" in shown
    dates = run("results/compare", monkeypatch, database, lang="ja")
    assert not dates.exception and len(dates.get("plotly_chart")) == 2 + 4 + 1 and "目標値に近づいたもの" in text(dates)


def test_where_nothing_is_counted_alike_the_next_step_is_said(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAMP_DATABASE_URL", real)
    test = opened("results/compare")
    test.query_params["lang"] = "en"
    test.query_params["city"] = ["BKK", "PNH"]
    test.run()
    shown = text(test)
    assert not test.exception and "Next step: name the same shared indicator" in shown and "No share of the way" not in shown
    assert len(test.get("plotly_chart")) == 2


@pytest.mark.parametrize("page", ["progress/overview", "progress/city"])
def test_the_counts_explain_themselves(page: str, real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    test = run(page, monkeypatch, real, lang="en", as_at="2025-09-30", **({"city": "SRP"} if page.endswith("city") else {}))
    shown = text(test)
    assert not test.exception and [one.label for one in test.expander].count("How computed") == 1
    told = shown.split("Projects: a project is listed at a date")[1]
    assert "A milestone is overdue when" in told and "Rating: The rule looks at" in told and "ASEAN Smart Cities Network Monitoring" in told


def test_left_behind_has_its_two_charts(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    test = run("results/left_behind", monkeypatch, real, lang="en", as_at="2025-09-30")
    shown = text(test)
    assert not test.exception and len(test.get("plotly_chart")) == 2
    assert "Most often missing (37 of 37 cities): No figures by group" in shown and "1 city never reported: Semarang" in shown


FEW = {
    "indicators": "indicator_id,project_id,title,unit,headline,target,target_date,baseline,baseline_date,shared_indicator\n"
    "F-1,ASCN-SRP-01,Trained,people,yes,4,2030,3,2020,COUNTED\nF-2,ASCN-BSB-07,Trained,people,yes,90,2030,10,2020,COUNTED\n",
    "values": "indicator_id,as_at,value\nF-1,2023-12-31,2\nF-1,2025-06-30,53\nF-2,2025-06-30,40\n",
}


def test_what_is_not_shown_is_said_not_to_be_shown(loaded: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    shared = {"shared_indicators": "shared_indicator,title\nCOUNTED,Made up: trained\n"}
    for sheet, sent in (shared | FEW).items():
        apply(loaded, LOCAL, check(loaded, LOCAL, [Upload(f"{sheet}.csv", sent.encode(), sheet)]), "test")
    url = loaded.url.render_as_string(hide_password=False)
    monkeypatch.setenv("JAMP_DATABASE_URL", url)
    state = batches.latest(loaded)
    known = choices(url, state)
    for person, seen in ((LOCAL, True), (ANYBODY, False)):
        frame = Frame(loaded, person, words("en"), "light", state, known, View("2025-09-30", "2024-10-30"))
        row = next(part for part in listed(frame, 1).split("</tr>") if "ASCN-SRP-01" in part and "Trained" in part)
        # baseline, figure before, target, share of the way
        assert row.count("not shown: small number of persons") == (0 if seen else 4), row
