"""What a file holds is told from its columns."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from jamp.imports.apply import apply
from jamp.imports.check import check
from jamp.imports.grid import Grid
from jamp.imports.match import guess
from jamp.imports.plan import Upload
from jamp.model.subjects import SHEETS
from jamp.store.scope import LOCAL


@pytest.mark.parametrize(
    ("columns", "sheet"),
    [
        ("project_id,status,as_at", "projects"),
        ("project_id,as_at,Next stepz", "projects"),
        ("project_id,status,issues,as_at", "projects"),
        ("project_id,title,city,status,percent_complete,as_at,issues,next_steps", "projects"),
        ("project_id,title,status,as_at,source,source_url", "projects"),
        ("project_id,status", "projects"),
        ("Project code,As at,Status,Issues", "projects"),
        ("project_id,as_at,narrative", "updates"),
        ("project_id,title,city,as_at,status,narrative", "updates"),
        ("project_id,as_at,status,source", "updates"),
        ("project_id,as_at,status,percent_complete,narrative,issues,next_steps,source,source_url", "updates"),
        ("project_id,kind,organisation,as_at,currency,amount,source", "funding"),
        ("indicator_id,as_at,value,groups,comment,source,source_url", "values"),
    ],
)
def test_the_sheet_is_told_by_its_columns(columns: str, sheet: str) -> None:
    found = guess(Grid(header=columns.split(",")))
    assert found and found.name == sheet


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_with_all_its_columns_is_itself(name: str) -> None:
    found = guess(Grid(header=[column.name for column in SHEETS[name].columns]))
    assert found and found.name == name


def test_todays_state_of_a_project_is_compared_with_what_counts_now(loaded: Engine) -> None:
    rows = b"project_id,status,issues,as_at\nASCN-SRP-01,completed,made up,2026-03-31\n"
    plan = check(loaded, LOCAL, [Upload("quarter.csv", rows)])
    assert plan.files[0].sheet == "projects" and (plan.files[0].new, plan.files[0].changed) == (0, 1)
    fields = plan.changes()[0].fields
    assert fields["status"] == ("ongoing", "completed") and fields["as_at"] == ("2025-09-30", "2026-03-31")
    apply(loaded, LOCAL, plan, "officer")
    assert check(loaded, LOCAL, [Upload("quarter.csv", rows)]).empty
