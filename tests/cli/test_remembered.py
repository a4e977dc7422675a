"""What a person confirms on the command line. The rows are made up."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def test_what_is_confirmed_on_the_command_line_is_remembered_by_name(run: Any, tmp_path: Path) -> None:
    written = tmp_path / "office.csv"
    written.write_text("project_id,as_at,Befund,status\nASCN-SRP-01,2026-03-31,made up,läuft\n", encoding="utf-8")
    said = ("--match", "Befund=issues", "--meaning", "status/läuft=ongoing")
    assert run("check", written).exit_code == 1
    assert run("apply", written, "--by", "Ms A", *said).exit_code == 0
    listed = json.loads(run("profiles", "--json").stdout)["profiles"]
    assert [(one["name"], one["sheet"], len(one["entries"])) for one in listed] == [("office", "projects", 2)]
    assert "read as the profile office says" in run("check", written).stdout
    assert run("check", written, "--profile", "none").exit_code == 1
    assert run("check", written, "--profile", "office").exit_code == 0
    assert run("check", written, "--profile", "another").exit_code == 2
    assert run("check", written, "--match", "Befund=nothing").exit_code == 2 and run("check", written, "--meaning", "x").exit_code == 2
    assert run("check", written, "--meaning", "status/odd=odd").exit_code == 2 and run("check", written, "--meaning", "nothing/odd=ongoing").exit_code == 2
    assert run("profiles", "--rename", "office", "Monthly sheet").stdout.startswith("Monthly sheet (projects)")
    assert run("profiles", "--rename", "office", "x").exit_code == 1 and run("profiles", "--rename", "Monthly sheet", " ").exit_code == 1
    assert "read as the profile Monthly sheet says" in run("check", written).stdout
    assert run("profiles", "--forget", "Monthly sheet").exit_code == 0
    assert run("check", written).exit_code == 1
