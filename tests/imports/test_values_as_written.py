"""Values as people write them are read, shown, or asked about. All contents here are made up."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Engine, text

from jamp.imports.apply import apply
from jamp.imports.check import check
from jamp.imports.plan import Plan, Upload
from jamp.store.scope import LOCAL


@pytest.fixture
def sqlite_only(loaded: Engine) -> Engine:
    if loaded.dialect.name != "sqlite":
        pytest.skip("how a value is read does not depend on the database")
    return loaded


def planned(engine: Engine, sheet: str, rows: str, **options: Any) -> Plan:
    return check(engine, LOCAL, [Upload(f"{sheet}.csv", rows.encode(), sheet)], options=options)


def blocking(plan: Plan) -> list[tuple[int | None, str, str]]:
    return [(issue.line, issue.column, issue.code) for file in plan.files for issue in file.issues if issue.blocks]


@pytest.mark.parametrize("written", ["๒๐๒๖-๐๑-๓๑", "２０２６-０１-３１", "២០២៦-០១-៣១", "໒໐໒໖-໐໑-໓໑", "၂၀၂၆-၀၁-၃၁", "٢٠٢٦-٠١-٣١", "2026/1/31"])
def test_a_date_is_stored_in_plain_digits_alone(loaded: Engine, written: str) -> None:
    plan = planned(loaded, "updates", f"project_id,as_at,status\nASCN-SRP-01,{written},completed\n")
    assert plan.fit, plan.files[0].issues
    apply(loaded, LOCAL, plan, "officer")
    with loaded.connect() as connection:
        found = connection.execute(text("SELECT as_at, as_at_end FROM progress_update WHERE source = ''")).all()
    assert [tuple(row) for row in found] == [("2026-01-31", "2026-01-31")]
