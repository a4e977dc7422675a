"""What a person confirms, on the pages: asked once, told in full, named, taken back. What is sent is made up."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from jamp.store.engine import open_engine
from jamp.store.profiles import forget, of_office
from jamp.store.scope import LOCAL, seeing
from jamp.ui import markup
from tests.pages.test_pages import run, text
from tests.pages.test_upload import sent

WORDS = "project_id,as_at,Next stepz,status\nASCN-SRP-01,2026-03-31,made up,läuft\n".encode()
MARKS = "[a](http://example.org) ![b](http://example.org/c.png) :red[d] :material/home: **e** $f$ 1_g_ <i>h"


def settled(monkeypatch: pytest.MonkeyPatch, database: str) -> AppTest:
    test = sent(monkeypatch, database, WORDS)
    test.button(key="near_0_Next stepz").click().run()
    test.selectbox(key="word_0_status_läuft").set_value("ongoing").run()
    test.button(key="said_0_status_läuft").click().run()
    test.button(key="apply").click().run()
    assert not test.exception and "Applied as batch 2." in text(test)
    return test


def test_two_columns_of_one_name_that_is_nearly_known_are_asked_about_once(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = b"project_id,as_at,status,Next stepz,Next stepz\nASCN-SRP-01,2026-03-31,completed,made up,other\n"
    test = sent(monkeypatch, real, rows)
    assert not test.exception
    test.button(key="near_0_Next stepz").click().run()
    assert not test.exception and "stands twice, as column D and column E" in text(test) and test.button(key="apply").disabled


def test_everything_that_an_earlier_file_decides_stands_on_top(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    settled(monkeypatch, real)
    second = sent(monkeypatch, real, WORDS.replace(b"03-31", b"06-30"))
    told = text(second).split("As the last time", 1)[1].split("What was read", 1)[0]
    assert "The column “Next stepz” is: Next steps" in told and "Status: “läuft” is Ongoing" in told
    japanese = run("records/upload", monkeypatch, real, lang="ja", draft=second.query_params["draft"])
    assert "「läuft」" in text(japanese) and "実施中" in text(japanese).split("What was read", 1)[0]


def test_a_word_taken_back_in_another_window_is_asked_about_at_once(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    settled(monkeypatch, real)
    second = sent(monkeypatch, real, WORDS.replace(b"03-31", b"06-30"))
    assert not second.button(key="apply").disabled
    engine = open_engine(real)
    with seeing(engine, LOCAL) as session:
        words = [one.confirmed for profile in of_office(session, LOCAL) for one in profile.entries]
    assert forget(engine, LOCAL, words) == 2
    engine.dispose()
    second.button(key="apply").click().run()
    assert not second.exception and "Applied as batch" not in text(second) and second.button(key="apply").disabled
    assert "Please choose: Next stepz" in text(second)


def test_some_words_are_forgotten_and_what_is_undone_is_still_remembered(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    test = settled(monkeypatch, real)
    test.button(key="undo").click().run()
    assert not test.exception and "2 words that it confirmed of files are remembered all the same" in text(test)
    page = run("records/remembered", monkeypatch, real, lang="en")
    page.multiselect(key="forget_1").set_value([1]).run()
    page.button(key="some_1").click().run()
    assert not page.exception and "1 word is forgotten" in text(page) and page.multiselect(key="forget_1").value == []
    ended = text(page).split("Taken back or replaced by", 1)[1]
    assert "The column “Next stepz” is: Next steps" in ended and "läuft" not in ended


def test_a_profile_is_renamed(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    settled(monkeypatch, real)
    page = run("records/remembered", monkeypatch, real, lang="en")
    page.text_input(key="name_1_q").set_value("Monthly <b>sheet").run()
    page.button(key="rename_1").click().run()
    assert not page.exception and "“q” is now called “Monthly &lt;b&gt;sheet”." in text(page)
    page.text_input(key="name_1_Monthly <b>sheet").set_value(" ").run()
    page.button(key="rename_1").click().run()
    assert not page.exception and "cannot be its name" in text(page)


def test_a_new_name_of_a_city_is_shown_before_it_holds_for_everybody(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # nothing else would change: the project lies in that city already
    test = sent(monkeypatch, real, b"project_id,city,status,as_at\nASCN-SRP-01,Siem Rep,,2026-03-31\n")
    test.button(key="mean_0_city_Siem Rep").click().run()
    told = text(test)
    assert not test.exception and "Other names of cities" in told and "Nothing would change" not in told
    test.button(key="apply").click().run()
    assert "Applied as batch 2." in text(test)
    again = sent(monkeypatch, real, b"project_id,city,status,as_at\nASCN-SRP-01,Siem Rep,,2026-06-30\n")
    assert "Nothing would change" in text(again) and "Other names of cities" not in text(again)


def test_what_is_written_in_a_file_is_no_markup_in_a_label(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = f'project_id,city,status,as_at\nASCN-SRP-01,Siem Reap,"{MARKS}",2026-03-31\n'.encode()
    test = run("records/upload", monkeypatch, real, lang="en")
    test.file_uploader[0].upload("[x](http://example.org).csv", rows, "text/csv")
    test.run()
    assert not test.exception
    labels = [one.label for one in (*test.expander, *test.button, *test.selectbox)]
    assert any("example.org" in one for one in labels)
    for one in labels:
        assert not any(mark in one for mark in ("[a](", "[x](", ":red", ":material", " **", " $f", "http://", " <i>")), one


@pytest.mark.parametrize("name", ["quarter_1.csv", "進捗（9月）.xlsx", "Siem Reap - 2026 (final).xlsx", "a@b.org's file"])
def test_an_ordinary_name_stays_as_it_is_in_a_label(name: str) -> None:
    assert markup.plain(name) == name


@pytest.mark.parametrize(("name", "label"), [("1. x", "1\\. x"), ("# x", "\\# x"), ("a\n\n b", "a b"), ("_x_", "\\_x\\_"), ("x" * 99, "x" * 79 + "…")])
def test_a_label_is_one_line_of_text(name: str, label: str) -> None:
    assert markup.plain(name) == label


def test_new_and_changed_are_counted_for_the_city_that_is_chosen(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = b"project_id,title,city,status,as_at\nASCN-SRP-01,,,completed,2026-03-31\nNEW-1,Made up,Siem Reap,planning,2026-03-31\nNEW-2,Made up,Phnom Penh,planning,2026-03-31\n"
    test = sent(monkeypatch, real, rows)
    assert test.segmented_control(key="diff_kind").options == ["All: 3", "New: 2", "Changed: 1"]
    next(one for one in test.selectbox if one.key and one.key.startswith("diff_city_")).select("Siem Reap: 2").run()
    assert test.segmented_control(key="diff_kind_SRP").options == ["All: 2", "New: 1", "Changed: 1"]
    test.segmented_control(key="diff_kind_SRP").set_value("new").run()
    table = text(test).split("What would change", 1)[1]
    assert not test.exception and "NEW-1" in table and "NEW-2" not in table and "ASCN-SRP-01" not in table
    next(one for one in test.selectbox if one.key and one.key.startswith("diff_city_")).select("Phnom Penh: 1").run()
    assert not test.exception and "NEW-2" in text(test).split("What would change", 1)[1]
