"""The page of the checks: found, accepted with a reason, open again. Reasons are made up."""

from __future__ import annotations

import pytest

from tests.pages.test_pages import NASTY, run, text

RULE = "sources_disagree"
ASKED = {"lang": "en", "as_at": "2025-09-30"}


def test_findings_are_counted_and_listed(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = text(run("records/checks", monkeypatch, real, **ASKED))
    assert "Same status in every report" in shown and "All that is open: " in shown and "project=ASCN-VTE-01" in shown
    one = text(run("records/checks", monkeypatch, real, rule=RULE, **ASKED))
    assert "Sources disagree about the status: 1" in one and "another publisher said Ongoing as at 3 December 2022" in one
    assert "ASCN-VTE-01" not in one and "BORNEO-BULLETIN-2022" in one
    japanese = text(run("records/checks", monkeypatch, real, rule=RULE, lang="ja", as_at="2025-09-30"))
    assert "別の発行者は2022年12月3日時点で「実施中」" in japanese


def test_a_finding_is_accepted_with_a_reason_and_opened_again(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    test = run("records/checks", monkeypatch, real, rule=RULE, accept=f"{RULE} ASCN-BSB-07", **ASKED)
    submit = next(button for button in test.button if button.label == "Accept it")
    submit.click().run()
    assert "without them the finding stays open" in text(test)
    test.text_input[0].set_value(f"=両方; 正しい, {NASTY}")
    next(button for button in test.button if button.label == "Accept it").click().run()
    shown = text(test)
    assert not test.exception and "Accepted as batch 2; it can be undone in History." in shown
    assert "Accepted: 1" in shown and "&lt;img" in shown and "<img" not in shown and "=両方; 正しい" in shown and "Secretariat" in shown
    assert "Sources disagree about the status: 0" in shown
    history = text(run("records/history", monkeypatch, real, lang="en", batch="2"))
    assert f"accepted {RULE} ASCN-BSB-07.csv" in history
    assert "Nothing yet" in text(run("records/remembered", monkeypatch, real, lang="en"))  # how it is read is nothing to remember
    test.multiselect(key="reopen").set_value([(RULE, "ASCN-BSB-07")]).run()
    test.button(key="reopened").click().run()
    shown = text(test)
    assert "Taken back as batch 3; it can be undone in History." in shown and "Sources disagree about the status: 1" in shown


def test_what_is_not_open_cannot_be_accepted(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    test = run("records/checks", monkeypatch, real, accept="<b>nothing ASCN-SRP-01", **ASKED)
    assert not test.exception and "This finding is not open any more." in text(test)


def test_a_filter_without_findings_says_so(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    test = run("records/checks", monkeypatch, real, country="TLS", **ASKED)
    assert not test.exception and "The checks find nothing open in this view." in text(test)


def test_many_findings_are_paged(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    test = run("records/checks", monkeypatch, real, rule="no_narrative_ever", **ASKED)
    (paging,) = test.get("pagination")
    assert paging.num_pages == 4 and text(test).count("project?") == 25
    paging.set_value(4).run()
    assert not test.exception and 0 < text(test).count("project?") < 25


def test_export_says_what_is_open_before_something_is_handed_out(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = text(run("records/export", monkeypatch, real, lang="en"))
    lead = text(run("records/checks", monkeypatch, real, lang="en"))
    said = next(line for line in lead.split("\n") if "The checks find" in line)
    sentence = said[said.index("The checks find") : said.index("notes.") + len("notes.")]
    assert sentence in shown and "checks?lang=en" in shown


def test_what_a_filter_leaves_out_is_said(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    targets, gone = "own targets are of no programme", "What has left the list has no status"
    for filters, said in (({"country": "KHM"}, (False, False)), ({"programme": "ASCN"}, (True, False)), ({"status": "ongoing"}, (True, True))):
        shown = text(run("records/checks", monkeypatch, real, **filters, **ASKED))
        assert (targets in shown, gone in shown) == said
