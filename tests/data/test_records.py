"""Every record that comes with the tracker says who says so, where and when."""

from __future__ import annotations

import csv
from functools import cache

import pytest

from jamp.model.dates import is_partial
from jamp.model.statuses import CONFIDENCE, QUALITY
from jamp.model.subjects import SHEETS
from jamp.settings import RECORDS

NAMES = sorted(file.stem for file in RECORDS.glob("*.csv"))


@cache
def rows(name: str) -> list[dict[str, str]]:
    with (RECORDS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def sources() -> dict[str, dict[str, str]]:
    return {row["source"]: row for row in rows("sources")}


def test_each_file_is_a_sheet() -> None:
    assert set(NAMES) <= set(SHEETS) and len(NAMES) >= 15


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("sources", "case_evidence")])
def test_every_record_names_its_source_and_the_address(name: str) -> None:
    for row in rows(name):
        source = sources()[row["source"]]
        # the tracker's own list of words has no outside address, and says so
        assert row["source_url"].startswith("http") or (not source["url"] and "no outside address" in source["note"]), row
    named = [column.name for column in SHEETS[name].columns if column.refers_to == "sources"]
    assert {row[column] for row in rows(name) for column in named if row.get(column)} <= set(sources())


def test_all_evidence_is_a_value_that_names_its_source() -> None:
    projects = {row["case_id"]: row["project_id"] for row in rows("case_studies")}
    owners = {row["indicator_id"]: row["project_id"] for row in rows("indicators")}
    for row in rows("case_evidence"):
        assert owners[row["indicator_id"]] == projects[row["case_id"]], row
        for date in filter(None, (row["as_at"], row["baseline_as_at"])):
            assert any((one["indicator_id"], one["as_at"]) == (row["indicator_id"], date) and one["source"] for one in rows("values")), row


def test_every_case_study_is_a_draft_in_both_languages() -> None:
    assert {row["state"] for row in rows("case_studies")} == {"draft"}
    assert {(row["case_id"], "ja") for row in rows("case_studies")} == {(row["case_id"], row["language"]) for row in rows("case_texts")}


def test_every_source_has_a_publisher_and_a_date_or_says_why_not() -> None:
    for row in sources().values():
        assert row["title"] and row["publisher"], row
        assert is_partial(row["published"]) if row["published"] else row["note"], row
        assert row["url"].startswith("http") or row["note"], row


@pytest.mark.parametrize("name", ["updates", "values", "milestones", "indicators", "targets"])
def test_every_statement_is_graded(name: str) -> None:
    assert {row["confidence"] for row in rows(name)} <= set(CONFIDENCE)


def test_every_figure_says_how_it_was_found() -> None:
    assert {row["quality"] for row in rows("values")} <= set(QUALITY)


def test_promised_and_later_dates_have_sources_of_their_own() -> None:
    for row in rows("milestones"):
        assert row["planned_source"] or not row["planned_date"], row
        assert row["later_source"] or not (row["revised_date"] or row["actual_date"]), row
