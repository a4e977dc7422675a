"""Each page, run for real on the real records and on none."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from jamp.imports.apply import apply
from jamp.imports.check import check
from jamp.imports.plan import Upload
from jamp.store.engine import open_engine
from jamp.store.migrate import migrate
from jamp.store.scope import LOCAL
from tests.pages import opened

PAGES = ("progress/overview", "progress/city", "progress/project", "records/upload", "records/history", "records/export")
NASTY = "<img src=x onerror=alert(1)> **bold** $x$"


def run(page: str, monkeypatch: pytest.MonkeyPatch, database: str, **address: str) -> AppTest:
    monkeypatch.setenv("JAMP_DATABASE_URL", database)
    test = opened(page)
    for name, value in address.items():
        test.query_params[name] = value
    return test.run()


def text(test: AppTest) -> str:
    return "\n".join(str(element.proto.body) for element in test.get("html"))


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_runs(page: str, language: str, real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    test = run(page, monkeypatch, real, lang=language)
    assert not test.exception
    assert "<h1>" in text(test)


@pytest.mark.parametrize("page", PAGES)
def test_an_empty_database_says_what_to_do(page: str, tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    test = run(page, monkeypatch, f"sqlite:///{tmp_path}/empty.sqlite", lang="en")
    assert not test.exception
    assert "No records yet" in text(test)


def test_the_overview_shows_the_reports_counts(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = text(run("progress/overview", monkeypatch, real, lang="en", programme="ASCN"))
    assert "134 projects in 35 cities of 10 countries: 108 ongoing, 18 completed, 8 in planning." in shown


@pytest.mark.parametrize("date", ["someday", "๒๐๒๕-๐๙-๓๐"])
def test_a_wrong_address_falls_back_with_a_word(real: str, monkeypatch: pytest.MonkeyPatch, date: str) -> None:
    test = run("progress/overview", monkeypatch, real, lang="en", country="<b>Atlantis", as_at=date)
    assert not test.exception
    assert "&lt;b&gt;Atlantis" in text(test) and date in text(test)


@pytest.mark.parametrize("page", [page for page in PAGES if page.startswith("progress") or page == "records/export"])
@pytest.mark.parametrize("asked", [{"as_at": "2024-09-25", "since": "2025-12"}, {"since": "2025-09"}, {"since": "9999-12"}])
def test_a_date_that_is_not_earlier_is_told_and_left_out(page: str, asked: dict[str, str], real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    test = run(page, monkeypatch, real, lang="en", **asked)
    shown = text(test)
    assert not test.exception
    assert f"“{asked['since']}”, which is not known here or does not fit" in shown
    usual = text(run(page, monkeypatch, real, lang="en", **{name: date for name, date in asked.items() if name == "as_at"}))
    assert [part for part in shown.split("compared with ")[1:2]] == [part for part in usual.split("compared with ")[1:2]]


def test_an_unknown_project_is_said(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    test = run("progress/project", monkeypatch, real, lang="en", project="NOPE-1")
    assert not test.exception and "There is no project NOPE-1" in text(test)


def test_both_sources_of_the_brunei_buses_are_shown(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = text(run("progress/project", monkeypatch, real, lang="en", project="ASCN-BSB-07"))
    assert "Sources disagree" in shown and "3 December 2022" in shown


def test_upload_apply_and_undo(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = f"project_id,title,status,as_at\nASCN-SRP-01,{NASTY},completed,2026-03-31\n".encode()
    test = run("records/upload", monkeypatch, real, lang="en")
    test.file_uploader[0].upload("q.csv", rows, "text/csv")
    test.run()
    shown = text(test)
    assert not test.exception
    assert "&lt;img" in shown and "<img" not in shown
    assert "31 March 2026" in shown
    test.button(key="apply").click().run()
    assert "Applied as batch 2." in text(test)
    test.button(key="undo").click().run()
    assert "Batch 2 is undone." in text(test)


def test_what_would_change_is_in_the_readers_language(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    test = run("records/upload", monkeypatch, real, lang="ja")
    test.file_uploader[0].upload("q.csv", b"project_id,status,as_at\nASCN-SRP-01,completed,2026-03-31\n", "text/csv")
    test.run()
    shown = next(block for block in text(test).split('<div class="jamp">') if "変更後" in block)
    assert ">完了<" in shown and ">2026年3月31日<" in shown and "completed" not in shown


def test_the_history_of_a_project_is_paged(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = open_engine(real)
    rows = "\n".join(["project_id,as_at,narrative", *[f"ASCN-SRP-01,{1961 + i},made up {i}" for i in range(60)]]).encode()
    apply(engine, LOCAL, check(engine, LOCAL, [Upload("u.csv", rows)]), "officer")
    engine.dispose()
    test = run("progress/project", monkeypatch, real, lang="en", project="ASCN-SRP-01")
    label = next(e.label for e in test.expander if e.label.startswith("History of changes"))
    count = int(label.rsplit(" ")[-1])
    assert count > 60 and not test.get("pagination") and "u.csv" not in text(test)
    test.session_state["history_ASCN-SRP-01"] = True
    test.run()
    first = text(test)
    assert not test.exception and "u.csv, line 61<" in first and "u.csv, line 11<" not in first
    test.get("pagination")[0].set_value(2).run()
    second = text(test)
    assert not test.exception and "u.csv, line 11<" in second and "u.csv, line 61<" not in second
    assert test.get("pagination")[0].num_pages == -(-count // 50)


def test_indicators_that_are_not_shown_are_counted(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = open_engine(real)
    rows = "\n".join(["indicator_id,project_id,title,unit", *[f"MADE-{i},ASCN-SRP-01,made up {i},people" for i in range(70)]]).encode()
    apply(engine, LOCAL, check(engine, LOCAL, [Upload("i.csv", rows, "indicators")]), "officer")
    engine.dispose()
    assert "The first 60 of 7" in text(run("progress/project", monkeypatch, real, lang="en", project="ASCN-SRP-01"))
    assert "The first 12 of 7" in text(run("progress/city", monkeypatch, real, lang="en", city="SRP"))


def test_many_problems_of_one_kind_are_one_line(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = "project_id,status,as_at\n" + "".join(f"ASCN-SRP-01,planing,20{i:02}-13\n" for i in range(60))
    test = run("records/upload", monkeypatch, real, lang="en")
    test.file_uploader[0].upload("q.csv", rows.encode(), "text/csv")
    test.run()
    assert not test.exception
    kinds = next(block for block in text(test).split('<div class="jamp">') if "<h2>Problems and notes</h2>" in block)
    assert kinds.count("<tr") == 3 and kinds.count("2–61") == 2
    assert test.button(key="apply").disabled


def test_one_record_has_nothing_to_be_compared_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {
        "countries": "country,title\nKHM,Cambodia\n", "cities": "city_id,city,country\nAAA,Sample Town,KHM\n",
        "projects": "project_id,title,city,status,as_at\nAAA-1,Made up,Sample Town,ongoing,2025-09-30\n",
    }  # fmt: skip
    database = f"sqlite:///{tmp_path}/one.sqlite"
    engine = open_engine(database)
    migrate(engine)
    apply(engine, LOCAL, check(engine, LOCAL, [Upload(f"{name}.csv", rows.encode(), name) for name, rows in files.items()]), "made up")
    engine.dispose()
    shown = text(run("progress/overview", monkeypatch, database, lang="en"))
    assert "1 project, as at 30 September 2025." in shown
    assert "since" not in shown and "Needs attention" not in shown


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


def test_an_undo_tells_what_was_edited_later(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = open_engine(real)
    for status in (b"suspended", b"completed"):
        rows = b"project_id,status,as_at\nASCN-SRP-01," + status + b",2026-03-31\n"
        apply(engine, LOCAL, check(engine, LOCAL, [Upload("q.csv", rows)]), LOCAL.name)
    engine.dispose()
    test = run("records/history", monkeypatch, real, lang="en", batch="2")
    test.checkbox(key="sure_2").check().run()
    assert "0 records would be put back." in text(test)
    test.multiselect(key="also_2").set_value(["updates: ASCN-SRP-01 · 2026-03-31"]).run()
    test.button(key="undo_2").click().run()
    assert "Batch 2 is undone." in text(test) and "Left as it is" not in text(test)


@pytest.mark.parametrize("asked", ["²", "๒", "9" * 5000, "-1", "0", "77"])
def test_a_batch_that_is_not_there_shows_all(monkeypatch: pytest.MonkeyPatch, real: str, asked: str) -> None:
    test = run("records/history", monkeypatch, real, lang="en", batch=asked)
    assert not test.exception and f"There is no batch {asked[:20]}. All batches are below." in text(test)


def test_small_errors_are_mended_on_the_page(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = b"project_id,city,status,as_at\nASCN-SRP-01,Siem Rep,completed,2026-03-31\nASCN-SRP-02,Siem Rep,completed,2026-03-31\n"
    test = sent(monkeypatch, real, rows)
    assert test.button(key="apply").disabled
    test.button(key="fix_0_city_Siem Rep").click().run()
    assert not test.exception and not test.button(key="apply").disabled
    test.button(key="unmend_0").click().run()
    assert test.button(key="apply").disabled
    test.button(key="fix_0_city_Siem Rep").click().run()
    test.button(key="apply").click().run()
    assert "Applied as batch 2." in text(test)
    history = run("records/history", monkeypatch, real, lang="en", batch="2")
    assert "2 cells of q.csv were mended on the page before it was applied." in text(history)


def test_new_and_changed_are_shown_apart(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = b"project_id,title,city,status,as_at\nASCN-SRP-01,,,completed,2026-03-31\nNEW-1,Made up,Siem Reap,planning,2026-03-31\n"
    test = sent(monkeypatch, real, rows)
    assert "ASCN-SRP-01" in text(test) and "NEW-1" in text(test)
    test.segmented_control(key="diff_kind").set_value("new").run()
    table = text(test).split("What would change", 1)[1]
    assert "NEW-1" in table and "ASCN-SRP-01" not in table
