"""What `coverage` prints, on the real records."""

from __future__ import annotations

import json
from typing import Any


def test_coverage_as_json(run: Any) -> None:
    found = json.loads(run("coverage", "--as-at", "2025-09-30", "--json").stdout)
    assert set(found) == {"as_at", "groups", "cities", "projects", "left_behind"} and found["as_at"] == "2025-09-30"
    assert "women" in found["groups"] and len(found["groups"]) == 17
    assert all(set(row["groups"]) == set(found["groups"]) for row in [*found["cities"], *found["projects"]])
    assert {state for row in found["cities"] for state in row["groups"].values()} == {"not reported"}
    assert len(found["projects"]) == 154 and len(found["cities"]) == 37
    denpasar = next(row for row in found["left_behind"] if row["city_id"] == "DPS")
    assert denpasar == {"city_id": "DPS", "reasons": ["no report since the last meeting", "no outcome values", "no group data"], "days_since_report": 426}
    assert found["left_behind"][0] == {"city_id": "SRG", "days_since_report": None,
                                       "reasons": ["no project", "no report since the last meeting", "no outcome values", "no group data"]}  # fmt: skip


def test_coverage_for_a_person(run: Any) -> None:
    said = run("coverage", "--as-at", "2025-09-30").stdout
    assert "DPS  no report since the last meeting, no outcome values, no group data; last report 426 days before" in said
    assert run("coverage", "--as-at", "someday").exit_code == 2
