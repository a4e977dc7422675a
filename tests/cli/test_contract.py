"""What the commands print and how they end: others build on it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from jamp.__main__ import COMMANDS
from jamp.imports.export import EXPORTED
from jamp.settings import ROOT

ROW = "project_id,status,issues,as_at\nASCN-SRP-01,completed,none,2026-03-31\n"
assert COMMANDS


@pytest.fixture
def file(tmp_path: Path) -> Path:
    written = tmp_path / "quarter.csv"
    written.write_text(ROW)
    return written


def test_check_lists_what_would_change_and_changes_nothing(run: Any, file: Path) -> None:
    for _ in range(2):
        done = run("check", file, "--sheet", "projects", "--json")
        assert done.exit_code == 0
        found = json.loads(done.stdout)
        assert (found["applied"], found["batch"]) == (False, None)
        (one,) = found["files"]
        assert set(one) == {"file", "sheet", "encoding", "delimiter", "rows", "new", "changed", "unchanged", "missing", "issues"}
        assert (one["file"], one["sheet"], one["rows"], one["new"], one["changed"]) == ("quarter.csv", "projects", 1, 0, 1)
        (change,) = found["changes"]
        assert (change["key"], change["kind"], change["fields"]["status"]) == ("ASCN-SRP-01", "changed", ["ongoing", "completed"])


def test_a_problem_has_its_line_and_column_and_ends_with_1(run: Any, file: Path) -> None:
    file.write_text(ROW.replace("completed", "finnished"))
    done = run("check", file, "--json")
    assert done.exit_code == 1
    (issue,) = json.loads(done.stdout)["files"][0]["issues"]
    assert set(issue) == {"severity", "code", "line", "column", "value", "message"}
    assert (issue["severity"], issue["line"], issue["column"], issue["value"]) == ("row", 2, "status", "finnished")
    applied = run("apply", file, "--by", "officer", "--json")
    assert applied.exit_code == 1 and json.loads(applied.stdout)["applied"] is False


@pytest.mark.parametrize("arguments", [("check",), ("check", "nowhere.csv"), ("export", "nothing", "-o", "x"), ("apply", "x.csv"), ("check", "--as-at", "spring"),
                                       ("export", "projects", "-o", "x", "--as-at", "๒๐๒๕"), ("export", "projects", "-o", "x", "--as-at", "2025\n")])  # fmt: skip
def test_wrong_use_ends_with_2(run: Any, arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


def test_apply_history_undo(run: Any, file: Path) -> None:
    applied = json.loads(run("apply", file, "--by", "officer", "--json").stdout)
    assert (applied["applied"], applied["batch"]) == (True, 2)
    newest = json.loads(run("history", "--json").stdout)["batches"][0]
    assert (newest["batch"], newest["by"], newest["files"][0]["name"]) == (2, "officer", "quarter.csv")
    again = json.loads(run("apply", file, "--by", "officer", "--json").stdout)
    assert (again["batch"], again["files"][0]["unchanged"]) == (None, 1)
    undone = json.loads(run("undo", 2, "--by", "officer", "--json").stdout)
    assert (undone["applied"], undone["batch"], undone["left"]) == (True, 3, [])
    (sheet,) = undone["files"]
    assert set(sheet) == set(applied["files"][0]) and (sheet["sheet"], sheet["missing"]) == ("updates", 1)
    assert run("undo", 2, "--by", "officer").exit_code == 1


@pytest.mark.parametrize("ending", ["csv", "xlsx", "json"])
def test_what_is_exported_is_nothing_new(run: Any, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"projects.{ending}"
    assert run("export", "projects", "--city", "Siem Reap", "--format", ending, "-o", out).exit_code == 0
    one = json.loads(run("check", out, "--json").stdout)["files"][0]
    assert (one["new"], one["changed"]) == (0, 0) and one["unchanged"] == one["rows"] > 0


def test_loading_again_changes_nothing(run: Any, tmp_path: Path) -> None:
    assert "were there already" in run("load").stdout
    edited = tmp_path / "projects.csv"
    edited.write_text("project_id,title\nASCN-PNH-02,As the office calls it\n")
    run("apply", edited, "--by", "officer")
    assert "Left as others wrote them since: 1 records." in run("load").stdout
    assert len(json.loads(run("history", "--json").stdout)["batches"]) == 2


def test_every_sheet_goes_out_as_json_and_comes_back(run: Any, tmp_path: Path) -> None:
    for sheet in EXPORTED:
        out = tmp_path / f"{sheet}.json"
        assert run("export", sheet, "--format", "json", "-o", out).exit_code == 0
        one = json.loads(run("check", out, "--json").stdout)["files"][0]
        assert (one["sheet"], one["new"], one["changed"]) == (sheet, 0, 0), sheet
        assert not any(issue["severity"] in ("file", "row") for issue in one["issues"]), sheet


@pytest.mark.parametrize(
    ("text", "code"),
    [('[{"project_id": {"a": 1}, "title": "x"}]', "type-error"), ("[1, 2]", "format-error")],
)
def test_json_that_is_no_list_of_records(run: Any, tmp_path: Path, text: str, code: str) -> None:
    file = tmp_path / "projects.json"
    file.write_text(text)
    assert code in [issue["code"] for issue in json.loads(run("check", file, "--json").stdout)["files"][0]["issues"]]


def test_a_backup_is_put_back(run: Any, file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite"
    assert run("backup", copy).exit_code == 0
    run("apply", file, "--by", "officer")
    broken = tmp_path / "broken.sqlite"
    broken.write_bytes(copy.read_bytes()[:5000])
    assert run("restore", broken).exit_code == 1
    assert len(json.loads(run("history", "--json").stdout)["batches"]) == 2
    assert run("restore", copy).exit_code == 0
    assert len(json.loads(run("history", "--json").stdout)["batches"]) == 1


def test_templates_for_every_sheet(run: Any, tmp_path: Path) -> None:
    assert run("templates", tmp_path / "blank").exit_code == 0
    blank = sorted((tmp_path / "blank").glob("*.csv"))
    assert [file.stem for file in blank] == sorted(EXPORTED)
    for file in blank:
        one = json.loads(run("check", file, "--json").stdout)["files"][0]
        assert (one["sheet"], one["rows"], one["new"], one["changed"]) == (file.stem, 0, 0, 0)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize("language", ["en", "ja"])
def test_templates_filled_with_the_records_of_a_place(run: Any, tmp_path: Path, ending: str, language: str) -> None:
    arguments = ("--format", ending, "--language", language, "--city", "Siem Reap", "--city", "PNH")
    assert run("templates", tmp_path, *arguments).exit_code == 0
    names = sorted(file.name for file in tmp_path.glob(f"*.{ending}"))
    assert names == sorted(f"{name}.{ending}" for name in (*EXPORTED, *(["office"] if ending == "xlsx" else [])))
    found = json.loads(run("check", *sorted(tmp_path.glob(f"*.{ending}")), "--json").stdout)
    assert {(one["new"], one["changed"]) for one in found["files"]} == {(0, 0)} and found["changes"] == []
    assert sum(one["unchanged"] for one in found["files"] if one["sheet"] == "projects") > 0


@pytest.mark.parametrize("told", [("--format", "ods"), ("--language", "fr"), ("--city", "Nowhere"), ("--country", "XXX")])
def test_templates_that_cannot_be_made_end_with_2(run: Any, tmp_path: Path, told: tuple[str, str]) -> None:
    assert run("templates", tmp_path / "new", *told).exit_code == 2
    assert not (tmp_path / "new").exists()


def test_a_person_says_how_a_file_is_read(run: Any, file: Path) -> None:
    rows = "made up;;\nproject_id;as_at;narrative\nASCN-SRP-01;2026-03-31;Thé\n"
    file.write_bytes(rows.encode("cp1252"))
    asked = json.loads(run("check", file, "--json").stdout)["files"][0]
    assert [issue["code"] for issue in asked["issues"]] == ["encoding-error"]
    told = ("--encoding", "CP1252", "--delimiter", ";", "--header-row", 2)
    (change,) = json.loads(run("check", file, *told, "--json").stdout)["changes"]
    assert change["fields"]["narrative"] == [None, "Thé"]
    assert "You chose this encoding." in run("check", file, *told).stdout
    assert json.loads(run("apply", file, *told, "--by", "officer", "--json").stdout)["applied"]


@pytest.mark.parametrize("told", [("--encoding", "klingon"), ("--delimiter", "ab"), ("--header-row", "0")])
def test_what_cannot_be_said_ends_with_2(run: Any, file: Path, told: tuple[str, str]) -> None:
    assert run("check", file, *told).exit_code == 2


@pytest.mark.parametrize("by", ["", "  ", "x" * 201])
def test_who_does_it_has_a_name(run: Any, file: Path, by: str) -> None:
    assert run("apply", file, "--by", by).exit_code == 2


UNUSABLE = [
    (("export", "projects", "-o", "nowhere/x.csv"), {}, "nowhere/x.csv cannot be used"),
    (("templates", "README.md"), {}, "README.md cannot be used"),
    (("history",), {"JAMP_DATABASE_URL": "mysql://x/y"}, "names no database"),
    (("history",), {"JAMP_DATABASE_URL": "sqlite:///README.md"}, "It must be a SQLite file"),
    (("history",), {"JAMP_DATABASE_URL": "postgresql://127.0.0.1:1/none"}, "The database cannot be used"),
    (("serve", "--port", "18599", "--database", "foo"), {}, "names no database"),
]


@pytest.mark.parametrize(("arguments", "settings", "text"), UNUSABLE)
def test_what_cannot_be_used_is_said_in_one_line(
    real: str, arguments: tuple[str, ...], settings: dict[str, str], text: str
) -> None:
    environment = os.environ | {"JAMP_DATABASE_URL": real} | settings
    done = subprocess.run([sys.executable, "-m", "jamp", *arguments], env=environment, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stdout) == (1, "")
    assert text in done.stderr and "Traceback" not in done.stderr


def test_a_file_goes_back_with_its_problems_marked(run: Any, file: Path, tmp_path: Path) -> None:
    file.write_text(ROW.replace("completed", "finnished"))
    marked = tmp_path / "marked.xlsx"
    assert run("check", file, "--corrected", marked).exit_code == 1
    again = json.loads(run("check", marked, "--json").stdout)["files"][0]
    assert [(issue["code"], issue["value"]) for issue in again["issues"] if issue["severity"] == "row"] == [("constraint-error", "finnished")]
    assert run("check", file, file, "--corrected", marked).exit_code == 2
    file.write_bytes(b"%PDF-1.4")
    assert run("check", file, "--corrected", marked).exit_code == 1


def test_a_question_is_answered_on_the_command_line(run: Any, file: Path) -> None:
    file.write_text(ROW.replace("2026-03-31", "03/04/2026"))
    asked = run("check", file)
    assert asked.exit_code == 1 and "--answer day_first/as_at=" in asked.stdout
    told = run("check", file, "--answer", "day_first/as_at=yes")
    assert told.exit_code == 0 and "as_at '03/04/2026' as '2026-04-03', order of day and month (1 times, first in line 2)" in told.stdout
    for wrong in ("day_first/as_at=perhaps", "day_first=yes", "nothing/as_at=yes"):
        assert run("check", file, "--answer", wrong).exit_code == 2
