"""What the commands print and how they end: others build on it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

from jamp.__main__ import COMMANDS
from jamp.cli import app
from jamp.imports.export import EXPORTED

ROW = "project_id,status,issues,as_at\nASCN-SRP-01,completed,none,2026-03-31\n"
assert COMMANDS


@pytest.fixture
def run(real: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("JAMP_DATABASE_URL", real)

    def command(*arguments: object) -> Result:
        return CliRunner().invoke(app, [str(part) for part in arguments])

    return command


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
    assert json.loads(run("undo", 2, "--by", "officer", "--json").stdout)["batch"] == 3
    assert run("undo", 2, "--by", "officer").exit_code == 1


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_what_is_exported_is_nothing_new(run: Any, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"projects.{ending}"
    assert run("export", "projects", "--city", "Siem Reap", "--format", ending, "-o", out).exit_code == 0
    one = json.loads(run("check", out, "--json").stdout)["files"][0]
    assert (one["new"], one["changed"]) == (0, 0) and one["unchanged"] == one["rows"] > 0


def test_loading_again_changes_nothing(run: Any) -> None:
    assert "were there already" in run("load").stdout


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


@pytest.mark.parametrize("arguments", [("portfolio",), ("city", "--city", "Siem Reap"), ("project", "--project", "ASCN-BSB-07")])
@pytest.mark.parametrize("language", ["en", "ja"])
def test_reports(run: Any, tmp_path: Path, arguments: tuple[str, ...], language: str) -> None:
    out = tmp_path / "report.pdf"
    assert run("report", *arguments, "--language", language, "-o", out).exit_code == 0
    assert out.read_bytes().startswith(b"%PDF-")


def test_templates_for_every_sheet(run: Any, tmp_path: Path) -> None:
    assert run("templates", tmp_path / "blank").exit_code == 0
    blank = sorted((tmp_path / "blank").iterdir())
    assert [file.stem for file in blank] == sorted(EXPORTED)
    for file in blank:
        one = json.loads(run("check", file, "--json").stdout)["files"][0]
        assert (one["sheet"], one["rows"], one["new"], one["changed"]) == (file.stem, 0, 0, 0)


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
