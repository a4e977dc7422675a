"""The Data Package of the records and of the templates, read by the library of the standard."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import frictionless
import pytest
from typer.testing import CliRunner

from jamp.__main__ import COMMANDS
from jamp.cli import app
from jamp.cli.templates import PACKAGE, described, written
from jamp.imports.export import EXPORTED
from jamp.model.subjects import SHEETS
from jamp.settings import RECORDS

assert COMMANDS


def problems(folder: Path) -> list[tuple[str, str]]:
    """(resource, kind) of every error that the library finds in the package of a folder."""
    report = frictionless.validate(str(folder / PACKAGE))
    return [("", error.type) for error in report.errors] + [(task.name, error.type) for task in report.tasks for error in task.errors]


def resources(folder: Path) -> dict[str, Any]:
    return {one["name"]: one for one in json.loads((folder / PACKAGE).read_text())["resources"]}


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    for file in RECORDS.glob("*.csv"):
        shutil.copy(file, tmp_path)
    (tmp_path / PACKAGE).write_bytes(written(described(tmp_path)))
    return tmp_path


def test_the_file_beside_the_records_is_what_the_definitions_say() -> None:
    assert (RECORDS / PACKAGE).read_bytes() == written(described(RECORDS)), "run: python -m jamp describe"


def test_the_records_keep_to_their_own_description() -> None:
    assert problems(RECORDS) == []
    found = json.loads((RECORDS / PACKAGE).read_text())
    assert {one["name"] for one in found["resources"]} == {file.stem for file in RECORDS.glob("*.csv")}
    assert all(one["title"] for one in found["sources"]) and len(found["sources"]) > 50
    assert resources(RECORDS)["cities"]["licenses"][0]["name"] == "CC-BY-4.0" and "licenses" not in found


def test_every_rule_of_a_column_is_stated() -> None:
    for name, one in resources(RECORDS).items():
        stated = {field["name"]: field for field in one["schema"]["fields"]}
        for column in SHEETS[name].columns:
            if column.name in stated:
                limits = stated[column.name].get("constraints", {})
                # a file without the column that says why has a value in each row
                needed = column.required or bool(column.why) and column.why not in stated
                assert limits.get("required", False) == needed and tuple(limits.get("enum", ())) == column.choices
                assert (limits.get("minimum"), limits.get("maximum")) == (column.least, column.most)
                assert stated[column.name]["title"] == column.label
    keys = {tuple(key["fields"]): key["reference"] for key in resources(RECORDS)["projects"]["schema"]["foreignKeys"]}
    assert keys[("country",)] == {"resource": "countries", "fields": ["country"]} and keys[("part_of",)] == {"fields": ["project_id"]}
    assert resources(RECORDS)["updates"]["schema"]["primaryKey"] == ["project_id", "as_at", "source"]


WRONG = [
    ("projects", "Civic & Social", "Civic and Sociable", "constraint-error"),
    ("updates", "2022-09-21,", "21/09/2022,", "constraint-error"),
    ("cities", ",4.89035,", ",94.89035,", "constraint-error"),
    ("cities", ",4.89035,", ",north,", "type-error"),
    ("indicators", "ASCN-JKT-01,", "ASCN-JKT-99,", "foreign-key"),
    ("targets", "SCAP-002,", "SCAP-001,", "primary-key"),
    ("milestones", "Public launch", "", "constraint-error"),
    ("sources", "https://asean.org", "asean.org", "constraint-error"),
]


@pytest.mark.parametrize(("name", "was", "becomes", "kind"), WRONG)
def test_what_breaks_a_rule_is_found_by_others_too(copied: Path, name: str, was: str, becomes: str, kind: str) -> None:
    file = copied / f"{name}.csv"
    text = file.read_text(encoding="utf-8")
    assert was in text
    file.write_text(text.replace(was, becomes, 1), encoding="utf-8")
    assert (name, kind) in problems(copied)


def test_the_templates_are_described_too(tmp_path: Path) -> None:
    assert CliRunner().invoke(app, ["templates", str(tmp_path)]).exit_code == 0
    assert set(resources(tmp_path)) == set(EXPORTED) and problems(tmp_path) == []
    with (tmp_path / "values.csv").open("a", encoding="utf-8") as file:
        file.write("I-1,2025-09,[clear],perhaps,,,,,,,\nI-2,2025-09,many,,,,,,,,\n")
    assert set(problems(tmp_path)) == {("values", "type-error"), ("values", "constraint-error"), ("values", "foreign-key")}


def test_a_folder_that_cannot_be_described_is_named(tmp_path: Path) -> None:
    assert CliRunner().invoke(app, ["describe", str(tmp_path)]).exit_code == 1
    (tmp_path / "values.csv").write_text("indicator_id,colour\n")
    done = CliRunner().invoke(app, ["describe", str(tmp_path)])
    assert done.exit_code == 1 and "colour" in done.output
