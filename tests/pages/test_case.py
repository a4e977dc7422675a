"""The page of one case study, and interests of other cities. What is added is made up."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from jamp.queries import interests
from jamp.store.engine import open_engine
from jamp.store.scope import ANYBODY, seeing
from jamp.store.writings import PICTURE
from tests.pages.test_pages import NASTY, run, text
from tests.store.test_published import CASE, PHOTO, QUOTE, cleared, file, sent, stored

ONE = "cases/one"


@pytest.fixture
def engine(real: str) -> Engine:
    return open_engine(real)


def opened(monkeypatch: pytest.MonkeyPatch, database: str, code: str = CASE, **address: str) -> AppTest:
    test = run(ONE, monkeypatch, database, **({"lang": "en", "case": code} | address))
    assert not test.exception
    return test


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("code", ["CASE-JKT-01", "CASE-MKS-01", "CASE-PNH-02", "CASE-SRP-04", "CASE-VTE-01", "CASE-MDL-01", "CASE-BWI-01"])
def test_each_draft_says_what_is_missing_and_whom_to_ask(code: str, language: str, real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = text(opened(monkeypatch, real, code, lang=language))
    assert ("missing before this can be cleared" in shown and "Whom to ask" in shown and ">the city<" in shown) if language == "en" else ("公表承認までに不足" in shown and "確認先" in shown)
    assert 'href="#missing"' in shown and 'id="missing"' in shown
    assert 'class="rate s-draft"' in shown and f"write-case?lang={language}&amp;case={code}" in shown


def test_a_cleared_case_is_shown_as_published(real: str, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    cleared(engine)
    shown = text(opened(monkeypatch, real))
    assert "Version 1, cleared on" in shown and "missing before" not in shown and "The record says something else" not in shown
    assert "100 (2022)" in shown and ">250<" in shown and "width" not in shown.split("Evidence</h2>")[0]
    assert f'src="/photos/{PHOTO["photo_id"]}/large"' in shown and f'alt="{PHOTO["caption"]}"' in shown
    assert QUOTE["speaker"] in shown and "5 JPY (2022)" in shown


def test_the_record_has_moved_on_and_both_are_said(real: str, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    cleared(engine)
    sent(engine, file("values", {"indicator_id": "MADE-UP-I", "as_at": "2025", "value": "300"}))
    shown = text(opened(monkeypatch, real))
    assert "Riders: the record now says 100 (2022) → 300 (2025); published: 100 (2022) → 250 (2024)." in shown
    assert ">250<" in shown and ">300<" not in shown
    sent(engine, file("case_studies", {"case_id": CASE, "state": "draft", "title": "Anew"}))
    shown = text(opened(monkeypatch, real))
    assert "Everybody reads version 1 of" in shown and "Texts that were changed since: Title." in shown
    assert ">300<" in shown and "published: 100 (2022) → 250 (2024)" in shown


def test_a_withdrawn_case_shows_its_mark_and_nothing_else(real: str, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    cleared(engine)
    sent(engine, file("case_studies", {"case_id": CASE, "state": "withdrawn", "withdrawn_on": "2026-02", "withdrawn_reason": NASTY}))
    shown = text(opened(monkeypatch, real))
    assert "This case study was withdrawn." in shown and "February 2026" in shown and "&lt;img" in shown
    for gone in ("Riders", "photos/", QUOTE["speaker"], "JPY", "<img", "From aspiration"):
        assert gone not in shown


def test_a_photo_without_a_picture_is_no_broken_one(real: str, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    cleared(engine)
    with engine.begin() as connection:
        connection.execute(PICTURE.delete())
    assert "/photos/" not in text(opened(monkeypatch, real))


@pytest.mark.parametrize("consent", ["asked", "not asked", "withdrawn"])
def test_without_consent_no_picture_and_no_quote(consent: str, real: str, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    cleared(engine)
    back = file("case_studies", {"case_id": CASE, "state": "draft"})
    sent(engine, back, file("case_photos", {"photo_id": PHOTO["photo_id"], "consent": consent}), file("case_quotes", {"quote_id": QUOTE["quote_id"], "consent": consent}))
    shown = text(opened(monkeypatch, real))
    assert "photos/" not in shown and QUOTE["speaker"] not in shown


def test_languages_side_by_side(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    test = opened(monkeypatch, real, "CASE-VTE-01", text="both")
    assert 'class="sides"><p lang="en">' in text(test)
    only = text(opened(monkeypatch, real, "CASE-VTE-01", text="ja"))
    assert 'class="sides"' not in only.split("Wastewater")[0] and '<p lang="ja">' in only and '<p lang="en">' not in only


@pytest.mark.parametrize("code", ["NOPE", NASTY, ""])
def test_an_unknown_code_is_said(code: str, real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = text(opened(monkeypatch, real, code))
    assert ("There is no case study" in shown or "Open one from the list" in shown) and "<img" not in shown


def test_hostile_texts_come_out_as_text(real: str, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = {name: f"{name} {NASTY}" for name in ("title", "challenge", "approach", "worked", "not_worked", "reached", "conditions", "transfer", "lessons")}
    cleared(engine, **texts, contact=NASTY, session=NASTY, guidebook_page=NASTY, cost_note=NASTY, author=f"A {NASTY}", reviewer=f"B {NASTY}")
    sent(engine, file("case_photos", {"photo_id": 'X"><b', "case_id": CASE, "file": stored(engine, "red"), "caption": f'"{NASTY}', "credit": NASTY, "consent": "given"}),
         file("case_quotes", {"quote_id": "Q9", "case_id": CASE, "quote": NASTY, "speaker": NASTY, "consent": "given"}),
         file("interests", {"interest_id": "X1", "case_id": CASE, "city": "KKC", "wanted": NASTY, "stated_on": "2026-01", "note": NASTY}))  # fmt: skip
    for page, address in ((ONE, {"case": CASE}), ("cases/find", {}), ("cases/find", {"q": NASTY})):
        for language in ("en", "ja"):
            test = run(page, monkeypatch, real, lang=language, **address)
            shown = text(test)
            assert not test.exception and "<img src=x" not in shown and 'href="javascript' not in shown
    assert "X%22%3E%3Cb" in text(opened(monkeypatch, real)) and text(opened(monkeypatch, real)).count("&lt;img") > 12


def test_an_interest_is_stated_followed_and_taken_back(real: str, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    cleared(engine)
    test = opened(monkeypatch, real, interested="KKC")
    assert test.selectbox(key=f"interest_{CASE}_city").value == "KKC"
    test.text_area(key=f"interest_{CASE}_wanted").set_value("=made <b>up")
    _sent(test)
    assert "Please fill in: Stated on." in text(test)
    test.text_input(key=f"interest_{CASE}_stated_on").set_value("2026-01-15")
    _sent(test)
    upload = _applied(test, monkeypatch, real)
    shown = text(opened(monkeypatch, real))
    assert f"{CASE}-X1" in shown and "Stated 15 January 2026" in shown and "=made &lt;b&gt;up" in shown
    follow = opened(monkeypatch, real)
    follow.selectbox(key=f"interest_record_{CASE}").set_value(f"{CASE}-X1").run()
    follow.text_input(key=f"interest_{CASE}-X1_matched_on").set_value("2026-02")
    project = follow.selectbox(key=f"interest_{CASE}-X1_project_id")
    assert project.options
    project.select_index(0)
    follow.text_input(key=f"interest_{CASE}-X1_adopted_on").set_value("2026-03")
    _sent(follow)
    _applied(follow, monkeypatch, real)
    with seeing(engine, ANYBODY) as session:
        (one,) = interests.of_case(session, CASE)
    assert (one["city"], one["matched_on"], one["adopted_on"], one["closed_on"]) == ("KKC", "2026-02", "2026-03", None) and one["project_id"]
    shown = text(opened(monkeypatch, real))
    assert ">Adopted<" in shown and one["project_id"] in shown
    assert upload is not None


def test_two_who_state_an_interest_at_once_get_a_code_each(real: str, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    forms = [opened(monkeypatch, real, "CASE-VTE-01", interested=city) for city in ("KKC", "SRP")]
    for form in forms:
        form.text_area(key="interest_CASE-VTE-01_wanted").set_value("Made up")
        form.text_input(key="interest_CASE-VTE-01_stated_on").set_value("2026")
        _sent(form)
    for form in forms:
        _applied(form, monkeypatch, real)
    with seeing(engine, ANYBODY) as session:
        assert {(row["interest_id"], row["city"]) for row in interests.of_case(session, "CASE-VTE-01")} == {("CASE-VTE-01-X1", "KKC"), ("CASE-VTE-01-X2", "SRP")}


def _sent(test: AppTest) -> None:
    next(button for button in test.button if button.label == "Compare with what is stored").click().run()
    assert not test.exception


def _applied(test: AppTest, monkeypatch: pytest.MonkeyPatch, database: str) -> AppTest:
    (number,) = re.findall(r"draft=(\d+)", text(test))
    upload = run("records/upload", monkeypatch, database, lang="en", draft=number)
    upload.button(key="apply").click().run()
    assert not upload.exception and "Applied as batch" in text(upload)
    return upload


def test_project_and_city_lead_to_their_cases(real: str, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    for page, address, there in (("progress/project", {"project": "ASCN-VTE-01"}, True), ("progress/city", {"city": "VTE"}, True), ("progress/project", {"project": "ASCN-BSB-07"}, False),
                                 ("progress/city", {"city": "BSB"}, False)):  # fmt: skip
        shown = text(run(page, monkeypatch, real, lang="en", **address))
        assert ("Case studies:" in shown) == there == ("case=CASE-VTE-01" in shown)
    sent(engine, file("case_studies", {"case_id": "CASE-VTE-01", "state": "withdrawn", "withdrawn_on": "2026", "withdrawn_reason": "Made up"}))
    assert "Case studies:" not in text(run("progress/city", monkeypatch, real, lang="en", city="VTE"))


def test_inclusion_counts_the_steps(real: str, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "No city has said in this time" in text(run("results/inclusion", monkeypatch, real, lang="en"))
    sent(engine, file("interests", {"interest_id": "X1", "case_id": "CASE-VTE-01", "city": "KKC", "wanted": "Made up", "stated_on": "2024-11-01", "matched_on": "2024-12"}))
    shown = text(run("results/inclusion", monkeypatch, real, lang="en", since="2024-09", as_at="2025-09-30"))
    counted = shown.split("Interests in case studies")[1].split("</dl>")[0]
    assert re.findall(r"<dt>(\w+)</dt><dd>(\d)", counted) == [("Stated", "1"), ("Matched", "1"), ("Visited", "0"), ("Adopted", "0")]
