"""A case study from its author to its second reader, to the public and back. Everything written is made up."""

from __future__ import annotations

import pytest

from jamp.store import comments
from jamp.store.engine import open_engine
from tests.pages.test_pages import NASTY, text
from tests.pages.test_write_case import field, live, press, public, send, whole, write
from tests.store.test_published import CASE, QUOTE, file


def test_from_draft_to_the_public(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    whole(real)
    test = write(monkeypatch, real, CASE, "review")
    test.text_input(key="case_who").input("Dara, city office").run()
    press(test, "Hand it in for review")
    assert (live(real, CASE).state, live(real, CASE).author) == ("in review", "Dara, city office")
    clear = next(button for button in test.button if button.label == "Clear it for publication")
    assert clear.disabled and "the second reader is another person" in text(test)
    test.text_input(key="case_who").input("Mika, secretariat").run()
    comments.write(open_engine(real), CASE, "claim", NASTY, "Mika, secretariat")
    test.run()
    assert next(button for button in test.button if button.label == "Clear it for publication").disabled and "1 comment is open" in text(test) and "<img" not in text(test)
    press(test, "Settled")
    press(test, "Clear it for publication")
    (case,) = public(real)
    assert (case.version, case.author, case.reviewer, case.text("claim")) == (1, "Dara, city office", "Mika, secretariat", "Riders rose from 100 to 250.")
    assert [one.settled_by for one in comments.of_case(open_engine(real), CASE)] == ["Mika, secretariat"]

    # the value changes: the draft follows, the published stays, both are said
    send(real, file("values", {"indicator_id": "MADE-UP-I", "as_at": "2025", "value": "300"}))
    shown = text(write(monkeypatch, real, CASE, "review"))
    assert "250 people" in shown and "300 people" in shown and public(real) == [case]

    # an edit makes a draft of it, and says so before
    test = write(monkeypatch, real, CASE)
    field(test, "claim").input("Riders rose from 100 to 300.").run()
    assert "with your change it is a draft again" in text(test)
    press(test, "Save")
    assert live(real, CASE).state == "draft" and public(real) == [case]

    test = write(monkeypatch, real, CASE, "review")
    test.text_input(key="withdraw_reason").input("Made up").run()
    press(test, "Withdraw")
    assert public(real) == [] and "It was withdrawn on" in text(test) and "Made up" in text(test)


def test_nothing_is_cleared_that_lacks_something(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    whole(real)
    send(real, file("case_studies", {"case_id": CASE, "state": "in review", "author": "A", "worked": "[clear]"}), file("case_quotes", QUOTE | {"consent": "asked"}))
    test = write(monkeypatch, real, CASE, "review")
    assert next(button for button in test.button if button.label == "Clear it for publication").disabled
    shown = text(test)
    assert "“What made it work” is not written yet." in shown and "has no consent yet" in shown
    press(test, "Send it back")
    assert live(real, CASE).state == "draft"
