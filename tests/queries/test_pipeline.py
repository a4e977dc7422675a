"""Every Smart JAMP survey counted once, and what became of it. What is added is made up."""

from __future__ import annotations

import csv

import pytest
from sqlalchemy import Engine

from jamp.model.surveys import FATES, fate
from jamp.model.view import View
from jamp.queries import pipeline
from jamp.settings import RECORDS
from jamp.store.scope import LOCAL, seeing
from tests.queries.test_rated import send

VIEW = View("2025-09-30", "2024-10-30")


def fates(engine: Engine, view: View = VIEW) -> dict[str, str]:
    with seeing(engine, LOCAL) as session:
        rows = pipeline.surveys(session, view)
    assert len({row.project_id for row in rows}) == len(rows)
    return {row.project_id: row.fate for row in rows}


def test_every_survey_of_the_records_is_there_once(loaded: Engine) -> None:
    with (RECORDS / "projects.csv").open(encoding="utf-8") as file:
        known = {row["project_id"]: row for row in csv.DictReader(file) if "SMART-JAMP" in row["programme"].split("; ")}
    found = fates(loaded)
    assert set(found) == set(known)
    with seeing(loaded, LOCAL) as session:
        rows = {row.project_id: row for row in pipeline.surveys(session, VIEW)}
    assert {key: row.fiscal_year for key, row in rows.items()} == {key: row["fiscal_year"] for key, row in known.items()}
    # left the list, and nobody has spoken of it since
    assert (rows["ASCN-BWI-03"].fate, rows["ASCN-BWI-03"].last_word) == ("silent", "2023-08-14")
    # what it prepares is still spoken of, its own stage is not
    assert (rows["SJ-07"].fate, rows["SJ-07"].part_of, rows["SJ-07"].last_word) == ("stage not said", "ASCN-BTB-02", "2025-09-30")
    assert rows["SJ-14"].fate == "silent" and rows["SJ-14"].last_word == ""
    assert rows["ASCN-BSB-07"].stage == "trial" and rows["ASCN-BSB-07"].staged == "2022-12-03"


def test_later_stages_and_endings_count_as_at_their_dates(loaded: Engine) -> None:
    send(loaded, "updates", "project_id,as_at,stage,status\nSJ-01,2024-06-30,decision,ongoing\nSJ-01,2025-06-30,in service,ongoing\nSJ-03,2025-06-30,ended without follow-up,\nSJ-05,2025-08-31,financing,\n")
    found = fates(loaded)
    assert (found["SJ-01"], found["SJ-03"], found["SJ-05"]) == ("in service", "ended", "further on")
    assert fates(loaded, View("2025-01-01", "2024"))["SJ-01"] == "further on"
    assert fates(loaded, View("2023-09-30", "2023"))["SJ-01"] == "goes on"
    # the period is a setting
    send(loaded, "settings", "setting,value\nreporting_period_months,24\n")
    assert fates(loaded)["ASCN-BSB-07"] == "goes on"


def test_a_survey_that_had_not_begun_is_not_counted(loaded: Engine) -> None:
    assert fates(loaded, View("2021-03-31", "2020")) == {}
    assert set(fates(loaded, View("2021-04-30", "2020"))) >= {"SJ-01", "SJ-14"}
    assert set(fates(loaded, View("2025-09-30", "2024", cities=("PNH",)))) == {"ASCN-PNH-02"}


@pytest.mark.parametrize(
    ("stage", "staged", "word", "expected"),
    [
        ("survey", "2023-10-01", "2023-10-01", "goes on"), ("survey", "2023-09-30", "2023-09-30", "silent"), ("trial", "2022-01-01", "2025-01-01", "stage not said"),
        ("decision", "2022-01-01", "2022-01-01", "silent"), ("decision", "2022-01-01", "2025-01-01", "further on"), ("in service", "2020-01-01", "2020-01-01", "in service"),
        ("ended without follow-up", "2020-01-01", "2020-01-01", "ended"), ("", "", "", "silent"), ("", "", "2025-01-01", "stage not said"),
    ],
)  # fmt: skip
def test_the_rule(stage: str, staged: str, word: str, expected: str) -> None:
    assert fate(stage, staged, word, "2023-09-30") == expected and expected in FATES
