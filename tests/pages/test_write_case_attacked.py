"""What may happen while somebody writes or reads a case study. Everything written is made up."""

from __future__ import annotations

import pytest

from jamp.imports.pictures import accepted
from jamp.model.case_studies import LIMITS
from jamp.store import comments, pictures, unsent
from jamp.store.drafts import DRAFT
from jamp.store.engine import open_engine, writing
from tests.imports.test_pictures import made
from tests.pages.test_pages import NASTY, text
from tests.pages.test_write_case import REAL, field, live, press, public, send, whole, write
from tests.store.test_published import CASE, cleared, file


def test_ones_own_save_is_nothing_that_others_changed(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    test = write(monkeypatch, real)
    for told in ("One", "Two"):
        field(test, "worked").input(told).run()
        press(test, "Save")
        assert live(real, REAL).text("worked") == told


def test_what_was_typed_and_taken_back_is_not_left(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    test = write(monkeypatch, real)
    field(test, "worked").input("Typed").run()
    field(test, "worked").input("").run()
    again = write(monkeypatch, real)
    assert "is not saved yet" not in text(again) and again.text_area


def test_only_what_is_typed_is_written(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    test = write(monkeypatch, real)
    send(real, file("case_studies", {"case_id": REAL, "approach": "Theirs"}))
    field(test, "worked").input("Mine").run()
    press(test, "Save")
    assert (live(real, REAL).text("worked"), live(real, REAL).text("approach")) == ("Mine", "Theirs")


@pytest.mark.parametrize("step", ["texts", "facts"])
def test_who_only_looks_changes_nothing(real: str, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    whole(real)
    for code in (CASE, "CASE-JKT-01", "CASE-MKS-01", "CASE-PNH-02", "CASE-SRP-04", "CASE-VTE-01"):
        assert "All that is written is saved." in text(write(monkeypatch, real, code, step))


@pytest.mark.parametrize("consent", ["asked", "withdrawn"])
def test_a_consent_that_falls_after_the_clearing(real: str, monkeypatch: pytest.MonkeyPatch, consent: str) -> None:
    engine = open_engine(real)
    cleared(engine)
    assert [len(case.photos) for case in public(real)] == [1]
    test = write(monkeypatch, real, CASE, "photos")
    test.selectbox(key="consent_MADE-UP-F1_given").set_value(consent).run()
    assert live(real, CASE).photos[0].consent == "given", "nothing is written by looking at the list"
    press(test, "Note the consent")
    case = live(real, CASE)
    assert (case.photos[0].consent, case.state) == (consent, "cleared" if consent == "withdrawn" else "draft")
    assert [len(case.photos) for case in public(real)] == [0]
    with engine.connect() as connection:
        assert len(connection.execute(DRAFT.select()).all()) == 1
    engine.dispose()


def test_nobody_clears_what_was_not_before_the_eyes(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    whole(real)
    send(real, file("case_studies", {"case_id": CASE, "state": "in review", "author": "A"}))
    test = write(monkeypatch, real, CASE, "review")
    test.text_input(key="case_who").input("B").run()
    send(real, file("case_studies", {"case_id": CASE, "approach": "Nobody has read this."}))
    press(test, "Clear it for publication")
    assert live(real, CASE).state == "in review" and "look at it once more" in text(test)
    press(test, "Clear it for publication")
    assert live(real, CASE).state == "cleared"


def test_a_figure_that_is_not_published_is_missing_though_the_writer_sees_it(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    whole(real)
    few = [{"indicator_id": "MADE-UP-J", "as_at": date, "value": value, "groups": "women"} for date, value in (("2022", "2"), ("2024", "3"))]
    send(real, file("indicators", {"indicator_id": "MADE-UP-J", "project_id": "ASCN-SRP-01", "title": "Few", "unit": "people", "measure": "level"}), file("values", *few))
    send(real, file("case_evidence", {"case_id": CASE, "indicator_id": "MADE-UP-J", "groups": "women", "baseline_as_at": "2022"}),
         file("case_studies", {"case_id": CASE, "state": "in review", "author": "A"}))  # fmt: skip
    test = write(monkeypatch, real, CASE, "review")
    test.text_input(key="case_who").input("B").run()
    assert "“Few” is a small number of persons" in text(test)
    assert next(button for button in test.button if button.label == "Clear it for publication").disabled


def test_a_withdrawn_case_is_not_called_published(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = open_engine(real)
    cleared(engine)
    engine.dispose()
    assert "Version 1 is published" in text(write(monkeypatch, real, CASE))
    send(real, file("case_studies", {"case_id": CASE, "state": "withdrawn", "withdrawn_on": "2026-02", "withdrawn_reason": "Made up"}))
    assert "is published" not in text(write(monkeypatch, real, CASE))


def test_a_text_that_is_too_long_is_taken_and_told(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    test = write(monkeypatch, real)
    assert field(test, "challenge").proto.max_chars == 0, "a field with a limit takes nothing of a longer text that is pasted, and says nothing"
    field(test, "challenge").input("a" * 712).run()
    assert "712 of 700 letters: 12 too many" in field(test, "challenge").label
    press(test, "Save")
    assert len(live(real, REAL).text("challenge")) == 712 and "12 letters too long" in text(test)


def test_a_field_that_nobody_touched_is_not_called_changed(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    test = write(monkeypatch, real)
    send(real, file("case_studies", {"case_id": REAL, "approach": "Theirs"}))
    field(test, "approach").input(field(test, "approach").value)
    field(test, "worked").input("Mine").run()
    assert "1 field is changed" in text(test)


def test_a_figure_says_what_it_will_say_before_it_is_added(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    test = write(monkeypatch, real, step="evidence")
    assert "It will say: 318,731 → 405,052 businesses" in text(test), "what is there already is shown as it stands"
    test.selectbox(key="evidence_before_ASCN-JKT-01-I1__known").set_value("2024-06").run()
    assert "It will say: 380,267 → 405,052 businesses" in text(test)
    press(test, "Change it")
    figures = live(real, REAL).figures
    assert [(one.baseline, one.value) for one in figures if one.indicator_id == "ASCN-JKT-01-I1"] == [(380_267.0, 405_052.0)] and len(figures) == 3
    assert figures[0].indicator_id == "ASCN-JKT-01-I1", "it stays where it was"
    press(test, "Change it")
    test.selectbox(key="evidence_before_ASCN-JKT-01-I1__known").set_value("").run()
    press(test, "Change it")
    assert [one.baseline for one in live(real, REAL).figures][0] is None


def test_what_is_new_since_the_published_version_is_said_field_by_field(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = open_engine(real)
    cleared(engine, theme="inclusivity")
    picture = accepted(made(size=(900, 600)))
    other = pictures.keep(engine, picture.data, picture.small, (picture.width, picture.height), "made up")
    engine.dispose()
    changed = {"case_id": CASE, "state": "draft", "cost": "7000", "start_date": "2021-03", "theme": "inclusivity; people-centred", "lessons": NASTY}
    quote = {"quote_id": "MADE-UP-Q2", "case_id": CASE, "quote": "Another one", "speaker": "a driver", "consent": "given"}
    send(real, file("case_studies", changed), file("case_quotes", quote), file("case_photos", {"photo_id": "MADE-UP-F1", "file": other}))
    shown = text(write(monkeypatch, real, CASE, "review"))
    for told in ("7,000", "March 2021", "People-Centred", "“Another one” (a driver)", "Made up (A) (another picture)", "&lt;img"):
        assert told in shown, told
    assert "<img" not in shown


def test_a_picture_that_was_deleted_is_said_to_be_gone(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    send(real, file("case_photos", {"photo_id": "F", "case_id": REAL, "file": "a" * 64, "caption": "Made up", "credit": "A", "consent": "given"}))
    shown = text(write(monkeypatch, real, step="photos"))
    assert "The picture itself is not here" in shown and "<img" not in shown


def test_who_types_while_a_large_file_is_applied_is_not_stopped(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    test, engine = write(monkeypatch, real), open_engine(real)
    with writing(engine) as connection, connection.begin():
        field(test, "worked").input("Typed meanwhile").run()
        assert not test.exception and "1 field is changed" in text(test)
        assert unsent.read(engine, "Secretariat", REAL) is None
    test.run()
    left = unsent.read(engine, "Secretariat", REAL)
    assert left is not None and left.filled == {"worked": "Typed meanwhile"}
    engine.dispose()


@pytest.mark.parametrize("step", ["texts", "facts", "photos", "review"])
def test_hostile_text_is_text_in_every_field(real: str, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    hostile = f"{NASTY}</textarea><script>alert(1)</script>\u202e=cmd|' /C calc'!A0"
    fields = {name: hostile for name in (*LIMITS, "session", "guidebook_page", "author", "contact", "cost_note")}
    send(real, file("case_studies", {"case_id": REAL, **{name: told[:100] for name, told in fields.items()}}), file("case_texts", {"case_id": REAL, "language": "ja", "title": hostile, "claim": hostile}),
         file("case_quotes", {"quote_id": "Q", "case_id": REAL, "quote": hostile, "speaker": hostile, "consent": "given"}),
         file("case_photos", {"photo_id": "<b>\"F", "case_id": REAL, "file": "a" * 64, "caption": hostile, "credit": hostile, "consent": "asked"}))  # fmt: skip
    comments.write(open_engine(real), REAL, "claim", hostile, hostile)
    test = write(monkeypatch, real, REAL, step)
    shown = text(test)
    assert "<img src=x" not in shown and "<script>alert" not in shown and "</textarea>" not in shown
    assert not any("<img src=x" in str(one.value) for one in (*test.markdown, *test.caption))
