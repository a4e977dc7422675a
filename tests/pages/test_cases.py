"""The page of case studies: found, compared, counted. What is added is made up."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from jamp.store.engine import open_engine
from tests.pages.test_pages import NASTY, run, text
from tests.store.test_published import CASE, cleared, file, sent

FIND = "cases/find"


def codes(test: AppTest) -> list[str]:
    return list(dict.fromkeys(re.findall(r'href="case\?[^"]*case=([\w-]+)', text(test))))


def add(database: str, **changed: str) -> None:
    engine = open_engine(database)
    cleared(engine, **changed)
    engine.dispose()


def test_the_drafts_are_listed_with_their_state(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = text(run(FIND, monkeypatch, real, lang="en"))
    assert "7 case studies from 7 cities." in shown and "Draft: 7" in shown
    assert shown.count('class="rate s-draft"') == 8
    assert "318,731 → 405,052" in shown and "No city has said yet" in shown


@pytest.mark.parametrize(("words", "found"), [("WASTEWATER", ["CASE-VTE-01"]), ("在宅医療", ["CASE-MKS-01"]), ("nothing of the kind", [])])
def test_search_in_the_box(words: str, found: list[str], real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    test = run(FIND, monkeypatch, real, lang="en")
    test.text_input(key="case_q").set_value(words).run()
    assert not test.exception and codes(test) == found
    assert test.query_params["q"] == words
    assert ("No case study matches" in text(test)) == (not found)


def test_the_address_filters(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert codes(run(FIND, monkeypatch, real, lang="en", group="msmes")) == ["CASE-JKT-01"]
    assert codes(run(FIND, monkeypatch, real, lang="ja", city="PNH", q="議事録")) == ["CASE-PNH-02"]
    wrong = run(FIND, monkeypatch, real, lang="en", group=NASTY)
    assert not wrong.exception and len(codes(wrong)) == 7 and "<img" not in text(wrong)
    assert "which is not known here or does not fit" in text(wrong) and "&lt;img" in text(wrong)


def test_each_number_of_the_matrix_leads_to_as_many_cases(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    add(real, theme="inclusivity; people-centred")
    shown = text(run(FIND, monkeypatch, real, lang="en", show="matrix"))
    cells = re.findall(r'href="cases\?[^"]*city=(\w+)&amp;theme=([\w-]+)"[^>]*>(\d+)<', shown)
    assert len(cells) >= 8 and ("SRP", "people-centred", "1") in cells
    for city, theme, number in cells[:3] + [("SRP", "people-centred", "1")]:
        assert len(codes(run(FIND, monkeypatch, real, lang="en", city=city, theme=theme))) == int(number)


def test_two_side_by_side(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    add(real, title=NASTY)
    test = run(FIND, monkeypatch, real, lang="en", show="beside")
    assert "Choose two case studies or more" in text(test)
    test.multiselect(key="case_with").set_value([CASE, "CASE-JKT-01"]).run()
    shown = text(test)
    assert not test.exception and "The problem before" in shown and "100 → 250 people" in shown and "5 JPY (2022)" in shown
    assert "<img" not in shown and "&lt;img" in shown
    assert test.query_params["with"] == [CASE, "CASE-JKT-01"]


def test_pages_of_twenty(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = open_engine(real)
    case = {"project_id": "ASCN-SRP-01", "title": NASTY, "claim": NASTY, "state": "draft"}
    sent(engine, file("case_studies", *[case | {"case_id": f"MADE-UP-{n:02}"} for n in range(20)]))
    engine.dispose()
    test = run(FIND, monkeypatch, real, lang="en", q="made-up")
    assert len(codes(test)) == 20 and not test.get("pagination")
    test = run(FIND, monkeypatch, real, lang="en")
    assert len(codes(test)) == 20 and "<img" not in text(test)
    test.get("pagination")[0].set_value(2).run()
    assert len(codes(test)) == 7 and "27 case studies found" in text(test)


def test_a_withdrawn_case_is_a_mark(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    add(real)
    engine = open_engine(real)
    sent(engine, file("case_studies", {"case_id": CASE, "state": "withdrawn", "withdrawn_on": "2026-02-03", "withdrawn_reason": "The <b>city</b> asked"}))
    sent(engine, file("interests", {"interest_id": "X1", "case_id": "CASE-VTE-01", "city": "KKC", "wanted": "Made up", "stated_on": "2026-01"}))
    engine.dispose()
    test = run(FIND, monkeypatch, real, lang="en")
    shown = text(test)
    assert codes(test)[-1] == CASE and "Withdrawn on 3 February 2026: The &lt;b&gt;city" in shown
    assert "Riders rose" not in shown and "100 → 250" not in shown
    assert "No city has said yet" not in shown and "Stated" in shown


def test_without_case_studies_it_says_what_to_do(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = open_engine(real)
    with engine.begin() as connection:
        for table in ("case_evidence", "case_text", "case_theme", "case_sdg", "case_group", "case_study"):
            connection.exec_driver_sql(f"DELETE FROM {table}")
    engine.dispose()
    test = run(FIND, monkeypatch, real, lang="en")
    assert not test.exception and "No case study is recorded yet." in text(test) and 'href="write-case?lang=en"' in text(test)


def test_the_panel_of_filters_is_drawn_when_it_is_open_and_remembers(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    test = run(FIND, monkeypatch, real, lang="en", group="msmes")
    assert codes(test) == ["CASE-JKT-01"] and "case_group" not in [one.key for one in test.multiselect]
    test.session_state["case_filters"] = True
    test.run()
    assert test.multiselect(key="case_group").value == ["msmes"]
    test.multiselect(key="case_group").set_value([]).run()
    assert len(codes(test)) == 7 and "group" not in test.query_params
    again = run(FIND, monkeypatch, real, lang="en", case_state="draft")
    again.session_state["case_filters"] = True
    again.run()
    again.session_state["case_filters"] = False
    again.run()
    assert not again.exception and len(codes(again)) == 7 and again.query_params["case_state"] == "draft"
