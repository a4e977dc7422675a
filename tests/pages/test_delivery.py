"""The pages of dates, surveys and money on the real records and on made-up ones: the same figures as the rows behind them."""

from __future__ import annotations

import re
from typing import Any

import orjson
import pytest

from jamp.model.view import View
from jamp.queries import money, pipeline, timeline
from jamp.queries.exchange_rates import rates
from jamp.store.engine import open_engine
from jamp.store.scope import LOCAL, seeing
from tests.made_up.portfolio import fill, prepare
from tests.made_up.size import Size
from tests.pages.test_pages import run, text
from tests.queries.test_rated import send

VIEW = View("2025-09-30", "2024-10-30")


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a made-up portfolio."""
    url = f"sqlite:///{tmp_path_factory.mktemp('delivery') / 'demo.sqlite'}"
    engine = open_engine(url)
    prepare(engine)
    fill(engine, Size(150, indicators=1, dates=2, groups=1))
    engine.dispose()
    return url


def charts(test: Any) -> list[dict[str, Any]]:
    return [orjson.loads(element.proto.spec) for element in test.get("plotly_chart")]


def test_the_dates_of_the_records(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    test = run("progress/timeline", monkeypatch, real, lang="en")
    shown = text(test)
    assert "7 of 18 promised dates have slipped: 2 done late, 1 put off, 4 past the promised date and not done." in shown
    assert "“Three-airports high-speed link” (Bangkok) has slipped most: put off by 36 months" in shown and "no new date given" in shown
    assert "No risk and no barrier has been recorded" in shown and 'href="upload?lang=en"' in shown
    assert "compared with" not in shown and not test.get("pagination")
    assert "約束された期日18件のうち7件に遅れ" in text(run("progress/timeline", monkeypatch, real, lang="ja"))


def test_a_long_list_is_paged_and_the_worst_are_drawn(made_up: str, monkeypatch: pytest.MonkeyPatch) -> None:
    test = run("progress/timeline", monkeypatch, made_up, lang="en")
    engine = open_engine(made_up)
    with seeing(engine, LOCAL) as session:
        rows = timeline.every(session, VIEW)
        second = timeline.page(session, VIEW, rows[25:50])
    engine.dispose()
    slipped = sum(row.slip.days is not None for row in rows)
    assert not test.exception and f"{slipped} of {len(rows)} promised dates have slipped" in text(test)
    drawn = next(trace for trace in charts(test)[0]["data"] if trace.get("name") == "Promised")
    assert len(drawn["x"]) == 20 and test.get("pagination")[0].num_pages == -(-len(rows) // 25)
    test.get("pagination")[0].set_value(2).run()
    listed = text(test).split("Every milestone")[1]
    assert not test.exception and listed.count("<tr") == 26
    assert re.findall(r"project=(MADE-\d+)", listed) == [row.project_id for row in second]


def test_the_surveys_of_the_records(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    test = run("progress/pipeline", monkeypatch, real, lang="en")
    shown = text(test)
    assert "12 surveys since FY2021: 1 in survey or trial, 4 going on at a stage that nobody names, 7 without a word after 30 September 2023." in shown
    assert shown.split("Every survey")[1].count("<tr") == 13 and "no word since March 2022" in shown and "never a word" in shown
    assert "2021年度以降の調査12件" in text(run("progress/pipeline", monkeypatch, real, lang="ja"))
    none = run("progress/pipeline", monkeypatch, real, lang="en", city="Singapore")
    assert not none.exception and "No Smart JAMP survey is recorded in this view." in text(none) and not charts(none)


def test_the_surveys_of_a_made_up_portfolio(made_up: str, monkeypatch: pytest.MonkeyPatch) -> None:
    test = run("progress/pipeline", monkeypatch, made_up, lang="en")
    engine = open_engine(made_up)
    with seeing(engine, LOCAL) as session:
        counts = pipeline.tally(pipeline.surveys(session, VIEW))
    engine.dispose()
    shown = text(test)
    assert f"{counts.total()} surveys since FY2020: {counts['in service']} in service" in shown and f"{counts['silent']} without a word" in shown
    for chart in charts(test)[1:]:
        assert sum(n for trace in chart["data"] for n in trace["x"] if n) == counts.total() == 30


@pytest.mark.parametrize(("language", "said", "row"), [("en", "No budget, commitment or payment is recorded for any of the 154 projects", "A date: 2025-09-30"), ("ja", "予算・約束額・支出額は記録されていません", "ISO 4217")])
def test_without_money_the_page_says_who_can_send_it(language: str, said: str, row: str, real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    test = run("progress/funding", monkeypatch, real, lang=language)
    shown = text(test)
    assert not test.exception and said in shown and row in shown and f'href="upload?lang={language}"' in shown and not charts(test)


@pytest.mark.parametrize("into", ["JPY", "USD"])
def test_money_is_the_same_in_sentence_chart_and_tables(into: str, made_up: str, monkeypatch: pytest.MonkeyPatch) -> None:
    test = run("progress/funding", monkeypatch, made_up, lang="en", currency=into)
    engine = open_engine(made_up)
    with seeing(engine, LOCAL) as session:
        years = money.by_year(session, [], VIEW.as_at)
        known = rates(session, into, VIEW.as_at)
        spending = money.spending(session, [], VIEW.as_at)
    engine.dispose()
    spent = sum(row.amounts.disbursement * known[row.amounts.currency].rate for row in years if row.amounts.currency in known)
    shown = text(test)
    assert not test.exception
    (amount,) = re.findall(rf"{into} ([\d.]+) (?:b|m)illion spent as at 30 September 2025", shown)
    assert float(amount) == pytest.approx(spent / (1e9 if into == "JPY" else 1e6), abs=0.06)
    course = next(trace for trace in charts(test)[0]["data"] if trace["name"] == "Spent")
    assert course["y"][-1] == pytest.approx(spent)
    assert "no rate: not converted, not added" in shown and "VND" in shown.split("Not converted and not added")[1][:90]
    apart = sum(abs(row.gap) > 20 for row in spending)
    assert f"{apart} of {len(spending)} projects have time and money apart by more than 20 points" in shown


def test_the_currency_is_in_the_address(made_up: str, monkeypatch: pytest.MonkeyPatch) -> None:
    test = run("progress/funding", monkeypatch, made_up, lang="en", currency="<b>GBP")
    assert not test.exception and test.selectbox(key="currency_of_JPY").value == "JPY"
    test.selectbox(key="currency_of_JPY").set_value("USD").run()
    assert not test.exception and test.query_params["currency"] in ("USD", ["USD"]) and "in US dollars (USD)" in text(test)


def test_a_project_with_a_hostile_name_is_text(real: str, monkeypatch: pytest.MonkeyPatch) -> None:


    nasty = "<img src=x onerror=alert(1)>"
    engine = open_engine(real)
    send(engine, "milestones", f"milestone_id,project_id,title,planned_date\nM-1,ASCN-SRP-01,{nasty},2019\n")
    send(engine, "barriers", f"barrier_id,project_id,title,barrier,severity,owner\nB-1,ASCN-SRP-01,{nasty},finance,severe,{nasty}\n")
    engine.dispose()
    test = run("progress/timeline", monkeypatch, real, lang="en")
    assert not test.exception and "<img" not in text(test) and "&lt;img" in text(test)
    assert "<img" not in str(charts(test))
