"""Filters, language and links live in the address."""

from __future__ import annotations

import re
from typing import Any

import pytest
from sqlalchemy import event
from streamlit.testing.v1 import AppTest

from jamp.ui import records
from tests.pages.test_pages import run, text


def links(test: AppTest, page: str) -> list[str]:
    return re.findall(rf'href="({re.escape(page)}\?[^"]*)"', text(test))


def test_the_effect_of_the_filters_is_told_in_words(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = text(run("progress/overview", monkeypatch, real, lang="en", country="KHM", programme="ASCN", as_at="2025-09-30"))
    assert "17 projects in Cambodia (ASEAN Smart Cities Network), as at 30 September 2025" in shown
    assert "compared with 30 October 2024 (High Level Meeting no. 6)" in shown


def test_an_earlier_reporting_date_is_compared_with_the_meeting_before_it(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = text(run("progress/overview", monkeypatch, real, lang="en", programme="ASCN", as_at="2024-09-25"))
    assert "108 projects" in shown and "(High Level Meeting no. 5)" in shown


def test_links_carry_language_and_filters(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    test = run("progress/overview", monkeypatch, real, lang="ja", country="KHM", status="completed")
    to_city, to_project = links(test, "city"), links(test, "project")
    assert to_city and all("lang=ja" in link and "city=" in link and "status=completed" in link for link in to_city)
    assert any("country=KHM" in link and "project=" in link for link in to_project)


def test_a_filter_chosen_on_the_page_goes_into_the_address(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    test = run("progress/overview", monkeypatch, real, lang="en")
    test.multiselect(key="filter_country").set_value(["KHM"]).run()
    assert test.query_params["country"] == "KHM"
    assert "in Cambodia" in text(test)


def test_an_earlier_date_that_is_later_is_left_out(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = text(run("progress/overview", monkeypatch, real, lang="en", as_at="2024-09-25", since="2025-09-30"))
    assert "“2025-09-30”" in shown and "no. 5" in shown


def test_choosing_a_city_opens_it(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    test = run("progress/city", monkeypatch, real, lang="en")
    assert "<h1>Cities</h1>" in text(test)
    test.selectbox(key="city_of_None").set_value("VTE").run()
    assert test.query_params["city"] == "VTE"
    assert "<h1>Vientiane</h1>" in text(test) and "Luang Prabang" in text(test)


def test_a_wrong_code_leads_to_the_nearest(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    test = run("progress/project", monkeypatch, real, lang="en", project="ASCN-BSB-99")
    assert any("project=ASCN-BSB-01" in link for link in links(test, "project"))


def test_a_search_narrows_the_list(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    test = run("progress/project", monkeypatch, real, lang="en")
    test.text_input(key="search").set_value("bus passenger").run()
    assert "1 project," in text(test) and "Bus Passenger Information System" in text(test)
    test.text_input(key="search").set_value("<script>").run()
    assert "No project matches" in text(test)


def test_the_address_of_a_script_is_no_link(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = text(run("progress/project", monkeypatch, real, lang="en", project="ASCN-BSB-07"))
    assert 'href="https://' in shown and "javascript:" not in shown


@pytest.mark.parametrize(
    ("page", "address"), [("overview", {}), ("city", {"city": "SRP"}), ("project", {"project": "ASCN-BSB-07"}), ("project", {})]
)
def test_a_warm_run_asks_the_database_one_small_thing(
    page: str, address: dict[str, str], real: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    test = run(f"progress/{page}", monkeypatch, real, lang="en", **address)
    asked: list[str] = []

    def listen(connection: Any, *_rest: object) -> None:
        connection.set_trace_callback(asked.append)

    event.listen(records.engine(), "checkout", listen)
    test.run()
    assert not test.exception
    reads = [statement for statement in asked if statement not in ("BEGIN", "ROLLBACK")]
    assert len(reads) == 1 and "FROM batch" in reads[0]
