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


@pytest.mark.parametrize(
    ("sheet", "rows", "column"),
    [
        ("updates", "project_id,as_at,status,source\nASCN-SRP-01,[clear],ongoing,\n", "as_at"),
        ("updates", "project_id,as_at,status,source\nASCN-SRP-01,2026,ongoing,[Clear]\n", "source"),
        ("updates", "project_id,as_at,status,source\n[clear],2026,ongoing,\n", "project_id"),
        ("partners", "project_id,organisation,role\nASCN-SRP-01,[clear],funding\n", "organisation"),
        ("partners", "project_id,organisation,role\nASCN-SRP-01,Made up Ltd,[clear]\n", "role"),
        ("projects", "project_id,title\n[clear],Made up\n", "project_id"),
        ("values", "indicator_id,as_at,value,groups\nASCN-JKT-01-I1,2026,1,[clear]\n", "groups"),
        ("funding", "project_id,kind,organisation,as_at,currency,amount\nASCN-SRP-01,budget,Made up,2026,[clear],1\n", "currency"),
    ],
)
def test_a_key_cannot_be_cleared(sqlite_only: Engine, sheet: str, rows: str, column: str) -> None:
    plan = planned(sqlite_only, sheet, rows)
    assert blocking(plan) == [(2, column, "constraint-error")]
    assert "cannot be cleared" in plan.files[0].issues[0].text
    assert not any(operations.new or operations.changed for operations in plan.operations)


@pytest.mark.parametrize(
    ("sheet", "rows", "column"),
    [
        ("cities", "city_id,city,country,population\nAAA,Made up,KHM,{number}\n", "population"),
        ("meetings", "meeting,series,number,start_date\nM-1,Made up,{number},2026-01-31\n", "number"),
    ],
)
def test_a_whole_number_fits_into_every_database(loaded: Engine, sheet: str, rows: str, column: str) -> None:
    for number in ("3e9", "1e12", "2147483648", "-2147483649", "1e300", "1.5"):
        assert [(line, name) for line, name, _ in blocking(planned(loaded, sheet, rows.format(number=number)))] == [(2, column)], number
    plan = planned(loaded, sheet, rows.format(number="2147483647"))
    assert plan.fit and apply(loaded, LOCAL, plan, "officer").batch
