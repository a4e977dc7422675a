"""What `checks` prints: others build on it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jamp.model.checks import RULES


def test_checks_are_listed_as_at_a_date(run: Any, tmp_path: Path) -> None:
    first = json.loads(run("checks", "--as-at", "2025-09-30", "--json").stdout)
    assert first["as_at"] == "2025-09-30"
    for one in first["findings"]:
        assert set(one) >= {"rule", "severity", "project_id", "message", "sources"}
        assert one["rule"] in RULES and one["severity"] == RULES[one["rule"]].severity and one["message"]
    plant = next(one for one in first["findings"] if one["subject"] == "ASCN-VTE-01-M1")
    assert (plant["project_id"], plant["sources"], plant["accepted"]) == ("ASCN-VTE-01", ["ASCN-ME-2024", "ASCN-ME-2025"], None)
    assert any(one["project_id"] == "" and one["city_id"] == "BTB" for one in json.loads(run("checks", "--as-at", "2026-01-01", "--json").stdout)["findings"])
    file = tmp_path / "accepted.csv"
    file.write_text("rule,subject,reason,author,as_at\npromised_date_passed,ASCN-VTE-01-M1,Made up,MLIT,2025-11-01\n")
    assert run("apply", file, "--by", "officer").exit_code == 0
    then = json.loads(run("checks", "--as-at", "2025-09-30", "--json").stdout)["findings"]
    assert next(one for one in then if one["subject"] == "ASCN-VTE-01-M1")["accepted"] == {"reason": "Made up", "author": "MLIT", "as_at": "2025-11-01"}
    lines = run("checks", "--as-at", "2025-09-30").stdout.splitlines()
    assert len(lines) == len(then) + 1 and lines[-1] == f"{len(then) - 1} open, 1 accepted."
    assert run("checks", "--as-at", "spring").exit_code == 2
