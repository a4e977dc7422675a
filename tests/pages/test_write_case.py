"""A case study as it is written: begun, its texts, facts, evidence, quotes and photos. Everything written is made up."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from jamp.imports.apply import apply
from jamp.imports.check import check
from jamp.imports.pictures import accepted
from jamp.imports.plan import Upload
from jamp.model.case_studies import NEEDED
from jamp.model.cases import Case
from jamp.store import pictures, published, unsent
from jamp.store.case_studies import read
from jamp.store.engine import open_engine
from jamp.store.scope import ANYBODY, LOCAL, seeing
from tests.imports.test_pictures import made
from tests.imports.test_told_by_headings import document
from tests.pages.test_pages import NASTY, run, text
from tests.store.test_published import PHOTO, cleared, file

PROJECT = "ASCN-JKT-01"
REAL = "CASE-JKT-01"


def send(database: str, *files: Upload) -> None:
    engine = open_engine(database)
    plan = check(engine, LOCAL, list(files))
    assert plan.fit, [issue for one in plan.files for issue in one.issues]
    apply(engine, LOCAL, plan, "somebody else")
    engine.dispose()


def live(database: str, code: str) -> Case:
    with seeing(open_engine(database), LOCAL) as session:
        (found,) = read(session, [code])
    return found


def public(database: str) -> list[Case]:
    with seeing(open_engine(database), ANYBODY) as session:
        return published.published(session)


def write(monkeypatch: pytest.MonkeyPatch, database: str, code: str = REAL, step: str = "texts") -> AppTest:
    test = run("cases/write", monkeypatch, database, lang="en", case=code, step=step)
    assert not test.exception
    return test


def field(test: AppTest, name: str) -> Any:
    every = [*test.text_area, *test.text_input, *test.selectbox, *test.multiselect]
    return next(one for one in every if str(one.key).endswith(f"_{name}"))


def press(test: AppTest, label: str) -> AppTest:
    next(button for button in test.button if button.label == label).click().run()
    assert not test.exception
    return test


def test_a_case_is_begun_for_a_project(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    test = run("cases/write", monkeypatch, real, lang="en", project="ASCN-PJY-05")
    assert test.selectbox(key="case_project").value == "ASCN-PJY-05"
    test.text_input(key="case_title").input(NASTY).run()
    press(test, "Begin")
    assert "<img" not in text(test) and "It is begun." in text(test)
    case = live(real, "ASCN-PJY-05-C1")
    assert (case.text("title"), case.state, case.language) == (NASTY, "draft", "en")


def test_two_who_begin_at_once_get_a_case_each(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    test = run("cases/write", monkeypatch, real, lang="en", project="ASCN-PJY-05")
    test.text_input(key="case_title").input("Mine").run()
    send(real, file("case_studies", {"case_id": "ASCN-PJY-05-C1", "project_id": "ASCN-PJY-05", "title": "Theirs", "state": "draft"}))
    press(test, "Begin")
    if any(button.label == "Apply" for button in test.button):
        press(test, "Apply")
    assert (live(real, "ASCN-PJY-05-C1").text("title"), live(real, "ASCN-PJY-05-C2").text("title")) == ("Theirs", "Mine")


def test_texts_in_two_languages_are_saved_and_the_rest_stays(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before, test = live(real, REAL), write(monkeypatch, real)
    field(test, "worked").input("Line one\nline two").run()
    field(test, "ja:worked").input("できた").run()
    field(test, "results").input("").run()
    assert "3 fields are changed" in text(test)
    press(test, "Save")
    case = live(real, REAL)
    assert case.text("worked") == "Line one\nline two" and case.text("worked", "ja") == "できた" and not case.texts["en"].get("results")
    assert {name: told for name, told in case.texts["en"].items() if name not in ("worked", "results")} == {name: told for name, told in before.texts["en"].items() if name != "results"}
    assert "All that is written is saved." in text(test) and unsent.read(open_engine(real), "Secretariat", REAL) is None


def test_what_is_typed_is_not_lost_with_the_window(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    field(write(monkeypatch, real), "worked").input("Typed, not saved").run()
    again = write(monkeypatch, real)
    assert "is not saved yet: What made it work." in text(again) and not again.text_area
    press(again, "Go on with it")
    assert field(again, "worked").value == "Typed, not saved"
    press(again, "Save")
    assert live(real, REAL).text("worked") == "Typed, not saved"


def test_what_was_left_can_be_thrown_away(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    field(write(monkeypatch, real), "worked").input("Typed, not saved").run()
    again = press(write(monkeypatch, real), "Throw it away")
    assert field(again, "worked").value == "" and "is not saved yet" not in text(write(monkeypatch, real))


def test_what_others_wrote_meanwhile_is_not_put_back(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    test = write(monkeypatch, real)
    field(test, "claim").input("Mine").run()
    send(real, file("case_studies", {"case_id": REAL, "claim": "Theirs", "approach": "Theirs too"}))
    press(test, "Save")
    assert live(real, REAL).text("claim") == "Theirs", "nobody has seen that it would be overwritten"
    assert "Theirs" in text(test) and "A look before it is saved" in text(test)
    press(test, "Apply")
    assert (live(real, REAL).text("claim"), live(real, REAL).text("approach")) == ("Mine", "Theirs too")


def test_facts(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    test = write(monkeypatch, real, step="facts")
    field(test, "theme").set_value(["inclusivity", "people-centred"]).run()
    field(test, "cost").input("2500000").run()
    field(test, "cost_currency").input("JPY").run()
    field(test, "cost_date").input("2024").run()
    field(test, "meeting").set_value("HLM-7").run()
    press(test, "Save")
    case = live(real, REAL)
    assert (case.themes, case.cost, case.cost_currency, case.meeting) == (("inclusivity", "people-centred"), 2_500_000.0, "JPY", "HLM-7")
    field(test, "cost").input("a lot").run()
    press(test, "Save")
    assert live(real, REAL).cost == 2_500_000.0 and "A look before it is saved" in text(test)
    press(test, "Back to the form")
    assert field(test, "cost").value == "a lot"


def test_evidence_is_chosen_from_the_values(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    test = write(monkeypatch, real, step="evidence")
    assert "318,731" in text(test) and "405,052" in text(test)
    next(button for button in test.button if button.key == "out_ASCN-JKT-01-I1_").click().run()
    assert [figure.indicator_id for figure in live(real, REAL).figures] == ["ASCN-JKT-01-I3", "ASCN-JKT-01-I2"]
    test.selectbox(key="evidence_indicator").set_value("ASCN-JKT-01-I1").run()
    test.selectbox(key="evidence_before_ASCN-JKT-01-I1__new").set_value("2024-06").run()
    press(test, "Add")
    figure = next(one for one in live(real, REAL).figures if one.indicator_id == "ASCN-JKT-01-I1")
    assert (figure.baseline, figure.value, figure.newest) == (380_267.0, 405_052.0, True)


def test_a_quote_waits_for_its_consent(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    test = write(monkeypatch, real, step="photos")
    field(test, "text_0").input(NASTY)
    field(test, "who_0").input("a trader")
    press(test, "Add the quote")
    (quote,) = live(real, REAL).quotes
    assert (quote.quote, quote.consent) == (NASTY, "not asked") and "<img" not in text(test)
    test.selectbox(key=f"consent_{quote.quote_id}_not asked").set_value("given").run()
    press(test, "Note the consent")
    assert [one.consent for one in live(real, REAL).quotes] == ["given"]
    next(button for button in test.button if button.key == f"out_{quote.quote_id}").click().run()
    assert live(real, REAL).quotes == ()


def test_a_photo_is_shown_with_its_consent_and_gone_without(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    picture, engine = accepted(made()), open_engine(real)
    stored = pictures.keep(engine, picture.data, picture.small, (picture.width, picture.height), "made up")
    send(real, file("case_photos", PHOTO | {"case_id": REAL, "file": stored, "consent": "asked", "caption": NASTY}))
    test = write(monkeypatch, real, step="photos")
    assert "/photos/" not in text(test) and "<img" not in text(test)
    test.selectbox(key="consent_MADE-UP-F1_asked").set_value("given").run()
    press(test, "Note the consent")
    assert '<img src="/photos/MADE-UP-F1/small"' in text(test)
    test.selectbox(key="consent_MADE-UP-F1_given").set_value("withdrawn").run()
    assert "no undo brings it back" in text(test) and '<img src="/photos/MADE-UP-F1/small"' in text(test)
    press(test, "Note the consent")
    assert "<img" not in text(test) and "gone for good" in text(test)
    with seeing(engine, LOCAL) as session:
        assert pictures.there(session, [stored]) == set()
    engine.dispose()


def whole(database: str) -> None:
    """All that a case needs but its readers."""
    engine = open_engine(database)
    cleared(engine, state="draft", author="", reviewer="", reviewed_on="")
    engine.dispose()


@pytest.mark.parametrize("code", ["NOBODY", "<b>x", "CASE-JKT-01'--"])
def test_a_case_that_is_not_there(real: str, monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    shown = text(write(monkeypatch, real, code))
    assert "There is no case study" in shown and "<b>x" not in shown


def test_a_draft_says_what_is_missing_and_whom_to_ask(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = text(write(monkeypatch, real, "CASE-SRP-04"))
    case = live(real, "CASE-SRP-04")
    assert sum(not case.text(name) for name in NEEDED) == shown.count("is not written yet.") > 3
    assert "No figure supports it." in shown and "the city" in shown


def test_a_word_document_fills_the_form_and_saves_nothing(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before, test = live(real, REAL), write(monkeypatch, real)
    parts = (("What made it work", "From Word."), ("The problem before", NASTY), ("Our mayor", "Left out."))
    test.file_uploader[0].upload("case.docx", document(*parts), "application/vnd.openxmlformats-officedocument.wordprocessingml.document").run()
    press(test, "Fill in")
    assert (field(test, "worked").value, field(test, "challenge").value) == ("From Word.", NASTY)
    assert "The heading Our mayor is none" in text(test) and "<img" not in text(test) and live(real, REAL) == before
    press(test, "Save")
    assert live(real, REAL).text("challenge") == NASTY
