"""Each page, run for real on the real records and on none."""

from __future__ import annotations

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

PAGES = (
    "progress/overview", "progress/city", "progress/project", "progress/timeline", "progress/pipeline", "progress/funding", "results/outcomes",
    "results/inclusion", "results/left_behind", "results/targets", "results/compare", "cases/find", "cases/one", "cases/write", "cases/collection", "records/upload", "records/enter",
    "records/checks",
    "records/history", "records/remembered", "records/export", "records/reports",
)  # fmt: skip
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
    shown = next(block for block in text(test).split('<div class="jamp">') if "変更後" in block).split("<style>")[0]
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
    kinds = text(test).split("<h2>Problems and notes</h2>")[1].split('<div class="jamp">')[1]
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


def test_an_absent_value_is_said_in_words(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = "indicator_id,as_at,value\nASCN-JKT-01-I1,2025-12-31,該当なし\nASCN-JKT-01-I1,2026,TBD\n".encode()
    engine = open_engine(real)
    apply(engine, LOCAL, check(engine, LOCAL, [Upload("v.csv", rows)]), "officer")
    engine.dispose()
    for language, said in (("en", ("not applicable", "not yet known")), ("ja", ("該当なし", "未定"))):
        for page, address in (("progress/project", {"project": "ASCN-JKT-01"}), ("progress/city", {"city": "JKT"}), ("records/history", {"batch": "2"})):
            test = run(page, monkeypatch, real, lang=language, as_at="2026", **address)
            assert not test.exception and all(word in text(test) for word in said), (page, language)
            assert "None" not in text(test) and "nan" not in text(test).split()
