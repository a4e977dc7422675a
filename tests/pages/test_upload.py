"""The Upload page: kept, read, mended, compared, applied. What is sent is made up."""

from __future__ import annotations

import datetime

import pytest
from streamlit.testing.v1 import AppTest

from jamp.ui import applying
from tests.pages.test_pages import run, text


def sent(monkeypatch: pytest.MonkeyPatch, database: str, rows: bytes) -> AppTest:
    test = run("records/upload", monkeypatch, database, lang="en")
    test.file_uploader[0].upload("q.csv", rows, "text/csv")
    return test.run()


def test_what_was_sent_is_there_after_a_refresh(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = b"project_id,status\nASCN-SRP-01,completed\n"
    number = sent(monkeypatch, real, rows).query_params["draft"]
    again = run("records/upload", monkeypatch, real, lang="en", draft=number)
    assert not again.exception and "q.csv" in text(again) and again.button(key="apply").disabled
    again.date_input(key=f"as_at_{number}").set_value(datetime.date(2026, 3, 31)).run()
    third = run("records/upload", monkeypatch, real, lang="en", draft=number)
    assert "31 March 2026" in text(third)
    third.button(key="apply").click().run()
    assert "Applied as batch 2." in text(third)
    # another window that still shows the comparison: one click more makes no second batch
    again.run()
    assert "Applied as batch 2." in text(again)
    same = sent(monkeypatch, real, rows)
    assert "was applied already, to the letter, as batch 2" in text(same)


def test_what_was_sent_can_wait_and_be_taken_away(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first = sent(monkeypatch, real, b"project_id,status,as_at\nASCN-SRP-01,completed,2026\n")
    first.button(key="later").click().run()
    assert "Sent, not applied yet" in text(first) and "q.csv" in text(first)
    back = run("records/upload", monkeypatch, real, lang="en", draft="1")
    back.button(key="cancel").click().run()
    assert "nothing of it is left" in text(back) and "Sent, not applied yet" not in text(back)
    gone = run("records/upload", monkeypatch, real, lang="en", draft="1")
    assert not gone.exception and "no file of yours that waits under number 1" in text(gone)


def test_letters_are_read_as_a_person_says(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = "project_id,as_at,narrative\nASCN-SRP-01,2026,café\n".encode("cp1252")
    test = sent(monkeypatch, real, rows)
    assert test.button(key="apply").disabled
    test.button(key="ask_0_encoding_cp1252").click().run()
    assert "café" in text(test) and not test.button(key="apply").disabled
    test.button(key="found_0").click().run()
    assert test.button(key="apply").disabled
    test.selectbox(key=f"encoding_{test.query_params['draft']}_0_").set_value("cp1252").run()
    assert "café" in text(test) and not test.button(key="apply").disabled


def test_each_decision_of_the_reading_is_told_and_switched(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = b"Made-up report of Siem Reap\n\nproject_id;as_at;status\nASCN-SRP-01;2026-03-31;completed\nTotal;;\n"
    test = sent(monkeypatch, real, rows)
    told = text(test)
    assert "Line 3 holds 3 column names that are known" in told and "Lines above the header were set aside" in told
    assert not test.button(key="apply").disabled
    test.button(key="other_0_footers_False").click().run()
    assert test.button(key="apply").disabled and "Total is not known" in text(test)
    test.button(key="found_0").click().run()
    assert not test.button(key="apply").disabled


def test_how_values_were_read_is_told_and_what_is_open_asked(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = "project_id,as_at,status,percent_complete,narrative\nASCN-SRP-01,03/04/2569,完了,52％,<b>made up\n".encode()
    test = sent(monkeypatch, real, rows)
    told = text(test)
    assert "Please choose: as_at" in told and "can be day 3 of month 4, or day 4 of month 3" in told and test.button(key="apply").disabled
    test.button(key="answer_0_day_first_as_at_True").click().run()
    told = text(test)
    assert not test.exception and "Please choose" not in told and not test.button(key="apply").disabled
    for part in ("03/04/2569", "2026-04-03", "Buddhist era, 543 years ahead", "per cent sign", "another name"):
        assert part in told
    test.button(key="found_0").click().run()
    assert "Please choose: as_at" in text(test) and test.button(key="apply").disabled
    test.button(key="answer_0_day_first_as_at_False").click().run()
    assert "2026-03-04" in text(test)
    japanese = run("records/upload", monkeypatch, real, lang="ja", draft=test.query_params["draft"])
    assert not japanese.exception and "仏暦" in text(japanese)


def test_small_errors_are_mended_on_the_page(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = b"project_id,city,status,as_at\nASCN-SRP-01,Siem Rep,completed,2026-03-31\nASCN-SRP-02,Siem Rep,completed,2026-03-31\n"
    test = sent(monkeypatch, real, rows)
    assert test.button(key="apply").disabled
    test.button(key="mean_0_city_Siem Rep").click().run()
    assert not test.exception and not test.button(key="apply").disabled
    test.button(key="unsay_0").click().run()
    assert test.button(key="apply").disabled
    test.button(key="mean_0_city_Siem Rep").click().run()
    test.button(key="apply").click().run()
    assert "Applied as batch 2." in text(test)
    remembered = run("records/remembered", monkeypatch, real, lang="en")
    assert "Siem Rep" in text(remembered)
    remembered.multiselect(key="withdraw").set_value([("city", "Siem Rep", "SRP")]).run()
    remembered.button(key="withdrawn").click().run()
    assert not remembered.exception and "Taken back as batch 3" in text(remembered)
    assert sent(monkeypatch, real, rows.replace(b"03-31", b"06-30")).button(key="apply").disabled


def test_what_is_confirmed_once_is_not_asked_again(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = "project_id,as_at,Next stepz,status\nASCN-SRP-01,2026-03-31,made up,läuft\n".encode()
    test = sent(monkeypatch, real, rows)
    assert "Please choose: Next stepz" in text(test)
    test.button(key="near_0_Next stepz").click().run()
    test.selectbox(key="word_0_status_läuft").set_value("ongoing").run()
    test.button(key="said_0_status_läuft").click().run()
    assert not test.exception and not test.button(key="apply").disabled
    test.button(key="apply").click().run()
    second = sent(monkeypatch, real, rows.replace(b"03-31", b"06-30"))
    assert "As the last time" in text(second) and "Please choose" not in text(second) and not second.button(key="apply").disabled
    second.button(key="without_0").click().run()
    assert "As the last time" not in text(second) and second.button(key="apply").disabled
    remembered = run("records/remembered", monkeypatch, real, lang="en")
    assert "The column “Next stepz” is: Next steps" in text(remembered) and "Status: “läuft” is Ongoing" in text(remembered)
    remembered.button(key="all_1").click().run()
    assert "2 words are forgotten" in text(remembered)
    assert "Please choose: Next stepz" in text(sent(monkeypatch, real, rows.replace(b"03-31", b"09-30")))


def test_new_and_changed_are_shown_apart(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = b"project_id,title,city,status,as_at\nASCN-SRP-01,,,completed,2026-03-31\nNEW-1,Made up,Siem Reap,planning,2026-03-31\n"
    test = sent(monkeypatch, real, rows)
    assert "ASCN-SRP-01" in text(test) and "NEW-1" in text(test)
    test.segmented_control(key="diff_kind").set_value("new").run()
    table = text(test).split("What would change", 1)[1]
    assert "NEW-1" in table and "ASCN-SRP-01" not in table


def test_what_would_change_is_shown_by_city(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = b"project_id,title,city,status,as_at\nASCN-SRP-01,,,completed,2026-03-31\nNEW-1,Made up,Phnom Penh,planning,2026-03-31\n"
    test = sent(monkeypatch, real, rows)

    def shown() -> tuple[bool, bool]:
        table = text(test).split("What would change", 1)[1]
        return "ASCN-SRP-01" in table, "NEW-1" in table

    city = next(one for one in test.selectbox if one.key and one.key.startswith("diff_city_"))
    assert city.options == ["Phnom Penh: 1", "Siem Reap: 1"] and shown() == (True, True)
    for option, wanted in (("Phnom Penh: 1", (False, True)), ("Siem Reap: 1", (True, False))):
        next(one for one in test.selectbox if one.key == city.key).select(option).run()
        assert not test.exception and shown() == wanted


def test_a_long_file_is_applied_while_its_progress_is_shown(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = ["project_id,title,country", *[f"MADE-UP-{i},Made up,KHM" for i in range(applying.LONG + 1)]]
    test = sent(monkeypatch, real, "\n".join(rows).encode())
    test.button(key="apply").click().run()
    assert not test.exception and "Applied as batch 2." in text(test) and "Stopped" not in text(test)
    assert [one.key for one in test.button if one.key == "stop"] == []


def test_problems_of_several_weights_are_shown_by_weight(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    stopping, note = "MADE-UP-NOWHERE", "made_up_column"  # the first in a line, the other in the header
    rows = f"project_id,status,as_at,{note}\n{stopping},completed,2026-03-31,x\n".encode()
    test = sent(monkeypatch, real, rows)
    assert test.segmented_control(key="problems_row_note").options == ["All", "Stops the line", "For information"]

    def told() -> tuple[bool, bool]:
        cells = text(test).split("Problems and notes", 1)[1].split("What would change", 1)[0].split("<td")[1:]
        return any(stopping in cell for cell in cells), any(note in cell.replace("<wbr>", "") for cell in cells)

    assert told() == (True, True)
    test.segmented_control(key="problems_row_note").set_value("row").run()
    assert told() == (True, False)
    test.segmented_control(key="problems_row_note").set_value("note").run()
    assert not test.exception and told() == (False, True)


def test_changes_of_one_city_have_no_choice(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    test = sent(monkeypatch, real, b"project_id,status,as_at\nASCN-SRP-01,completed,2026-03-31\n")
    assert "What would change" in text(test) and [one.key for one in test.selectbox if one.key and one.key.startswith("diff_city_")] == []


def test_problems_of_one_weight_have_no_choice(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    test = sent(monkeypatch, real, b"project_id,status,as_at\nMADE-UP-NOWHERE,completed,2026-03-31\n")
    assert "Problems and notes" in text(test) and [one.key for one in test.segmented_control if one.key and one.key.startswith("problems_")] == []
