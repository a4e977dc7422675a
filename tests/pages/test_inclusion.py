"""Inclusion and Left behind, silent as the real records are and full of made-up ones, for the secretariat and for a viewer."""

from __future__ import annotations

import pytest

from jamp.imports.apply import apply
from jamp.imports.check import check
from jamp.imports.plan import Upload
from jamp.store.engine import open_engine
from jamp.store.scope import LOCAL, Person
from tests.pages.test_pages import run, text
from tests.queries.test_covered import FILES


@pytest.fixture
def full(real: str) -> str:
    engine = open_engine(real)
    for sheet, rows in FILES.items():
        apply(engine, LOCAL, check(engine, LOCAL, [Upload(f"{sheet}.csv", rows.encode(), sheet)]), "test")
    engine.dispose()
    return real


def test_silence_is_said_with_the_next_step(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for language, told in (("en", ("No city has reported a figure for any group yet", "Next step", "No exchange is recorded")),
                           ("ja", ("対象者層別の値を報告した都市はまだありません", "次の手順", "記録された交流はありません"))):  # fmt: skip
        shown = text(run("results/inclusion", monkeypatch, real, lang=language))
        assert all(one in shown for one in told) and "&lt;" not in shown
        assert 'href="upload?lang=' in shown


def test_everything_is_shown_of_those_who_report(full: str, monkeypatch: pytest.MonkeyPatch) -> None:
    test = run("results/inclusion", monkeypatch, full, lang="en", as_at="2025-12-31", lens="inclusivity")
    shown = text(test)
    assert not test.exception and len(test.get("plotly_chart")) == 2
    assert "2 of 37 cities have reported figures by group, for 3 of 17 groups." in shown
    assert "Women: 6% of those of whom it is stated, as at 31 August 2025." in shown
    assert "ASCN-SRP-01" in shown.split('id="lens"')[1] and "Made up 1" in shown and "1 (25 participants)" not in shown
    assert "2 of 154 projects, 2 of 37 cities" in shown


@pytest.mark.parametrize("page", ["results/inclusion", "progress/project"])
def test_a_viewer_sees_no_small_number(full: str, monkeypatch: pytest.MonkeyPatch, page: str) -> None:
    address = {"lang": "en", "as_at": "2025-12-31"} | ({"project": "ASCN-PNH-02"} if page == "progress/project" else {})
    whole = run(page, monkeypatch, full, **address)
    monkeypatch.setattr("jamp.ui.frame.LOCAL", Person("Viewer"))
    test = run(page, monkeypatch, full, **address)
    for one, hidden in ((whole, False), (test, True)):
        assert not one.exception
        everything = text(one) + "".join(chart.proto.spec for chart in one.get("plotly_chart"))
        assert ("not shown: small number of persons" in everything) == hidden
        assert (">50<" in everything or '" 50"' in everything) != hidden


def test_the_message_is_of_the_city_that_was_asked_for(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    test = run("results/left_behind", monkeypatch, real, lang="en", as_at="2025-09-30", to="DPS")
    assert test.selectbox(key="to_DPS").value == "DPS" and "426 days before" in test.text_area[0].value
    shown = text(test)
    assert "Of 37 cities: 1 city without a project, 2 that have not reported" in shown and "no report since 30 October 2024" in shown
    assert "mailto:?subject=Smart%20JAMP%20tracker%3A%20what%20is%20missing%20of%20Denpasar&amp;body=" in shown
    test.selectbox(key="to_DPS").set_value("SRG").run()
    assert "No project of Semarang is listed." in test.text_area[0].value
    japanese = run("results/left_behind", monkeypatch, real, lang="ja", to="<b>")
    assert not japanese.exception and "取り残されている都市" in text(japanese) and "不足しています" in japanese.text_area[0].value


def test_exports_and_the_history_of_a_viewer_keep_small_numbers_back(full: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jamp.ui.frame.LOCAL", Person("Viewer"))
    test = run("records/export", monkeypatch, full, lang="en", as_at="2025-12-31")
    assert "left out" not in text(test)
    test.selectbox(key="export_sheet").set_value("values").run()
    assert not test.exception and "2 values are left out: they count few persons" in text(test)
    shown = text(run("records/history", monkeypatch, full, lang="en", batch="4"))
    assert "not shown: small number of persons" in shown and "values.csv holds figures of persons: ask the secretariat for it." in shown


def test_what_a_filter_does_not_reach_is_said(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    said = "An exchange is of no programme, focus area or status"
    assert said in text(run("results/inclusion", monkeypatch, real, lang="en", programme="ASCN"))
    assert said not in text(run("results/inclusion", monkeypatch, real, lang="en", country="KHM"))
