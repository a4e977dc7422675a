"""Dates as people write them are read, shown, or asked about. All contents here are made up."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Engine

from jamp.imports.plan import Plan
from tests.imports.test_values_as_written import asked, blocking, planned


def dates(engine: Engine, *written: str, **options: Any) -> Plan:
    rows = "".join(f'M-{n},ASCN-SRP-01,Made up {n},"{text}"\n' for n, text in enumerate(written))
    return planned(engine, "milestones", "milestone_id,project_id,title,planned_date\n" + rows, **options)


def stored(plan: Plan) -> list[str | None]:
    return [change.fields.get("planned_date", (None, None))[1] for change in plan.changes()]


@pytest.mark.parametrize(
    ("written", "date", "reason"),
    [
        ("2026-04-03", "2026-04-03", None), ("2026-04", "2026-04", None), ("2026", "2026", None), ("2026/4/3", "2026-04-03", None), ("2026.04.03", "2026-04-03", None),
        ("2569-04-03", "2026-04-03", "ERA"), ("13/4/2569", "2026-04-13", "ERA"), ("๓ เมษายน ๒๕๖๙", "2026-04-03", "ERA"), ("3 เม.ย. 2569", "2026-04-03", "ERA"),
        ("พ.ศ. 2569", "2026", "ERA"), ("令和8年4月3日", "2026-04-03", "JAPANESE_ERA"), ("R8.4.3", "2026-04-03", "JAPANESE_ERA"), ("平成31年4月", "2019-04", "JAPANESE_ERA"),
        ("令和元年5月1日", "2019-05-01", "JAPANESE_ERA"), ("2026年4月3日", "2026-04-03", "WRITTEN"), ("２０２６年４月", "2026-04", "WRITTEN"), ("20260403", "2026-04-03", "WRITTEN"),
        ("2026年度", "2027-03-31", "FISCAL"), ("令和8年度", "2027-03-31", "FISCAL"), ("FY2026", "2027-03-31", "FISCAL"), ("ปีงบประมาณ 2569", "2026-09-30", "FISCAL"),
        ("FY2569", "2026-09-30", "FISCAL"), ("Q2 2026", "2026-06-30", "QUARTER"), ("ไตรมาส 2/2569", "2026-06-30", "QUARTER"), ("2026年第2四半期", "2026-06-30", "QUARTER"),
        ("2026年度第4四半期", "2027-03-31", "QUARTER"), ("3 April 2026", "2026-04-03", "MONTH"), ("Apr-2026", "2026-04", "MONTH"), ("April 3, 2026", "2026-04-03", "MONTH"),
        ("tháng 4 năm 2026", "2026-04", "MONTH"), ("ngày 3 tháng 4 năm 2026", "2026-04-03", "MONTH"), ("3 Desember 2026", "2026-12-03", "MONTH"), ("3 Disyembre 2026", "2026-12-03", "MONTH"),
        ("13/04/2026", "2026-04-13", "ORDER"), ("04/13/2026", "2026-04-13", "ORDER"), ("04/2026", "2026-04", "WRITTEN"), ("2026-04-03 14:30", "2026-04-03", "TIME"),
        ("2026-04-03 00:00:00", "2026-04-03", None),
    ],
)  # fmt: skip
def test_a_date_is_read_as_people_write_it(sqlite_only: Engine, written: str, date: str, reason: str | None) -> None:
    plan = dates(sqlite_only, written)
    assert (stored(plan), blocking(plan)) == ([date], [])
    if reason:
        (one,) = plan.files[0].conversions
        assert (one.column, one.written, one.reason.name, one.count) == ("planned_date", written, reason, 1) and one.read.endswith(date)
    assert plan.fit


@pytest.mark.parametrize("written", ["31/31/2026", "2026-13", "2026-02-30", "soon", "3 Foo 2026", "1899-12-31", "2569-02-30", "12", "5/2026/4", "32 May 2026"])
def test_what_is_no_date_is_told(sqlite_only: Engine, written: str) -> None:
    assert [column for _, column, _ in blocking(dates(sqlite_only, written))] == ["planned_date"]


def test_the_order_of_day_and_month_is_one_decision_of_the_column(sqlite_only: Engine) -> None:
    assert stored(dates(sqlite_only, "03/04/2026", "13/04/2026")) == ["2026-04-03", "2026-04-13"]
    assert stored(dates(sqlite_only, "03/04/2026", "04/13/2026")) == ["2026-03-04", "2026-04-13"]
    assert stored(dates(sqlite_only, "04/04/2026")) == ["2026-04-04"]
    unsure = dates(sqlite_only, "03/04/2026", "2026-01-31")
    assert not unsure.fit and asked(unsure) == [("file", "day_first", "planned_date")]
    assert stored(dates(sqlite_only, "03/04/2026", answers={"day_first/planned_date": True})) == ["2026-04-03"]
    assert stored(dates(sqlite_only, "03/04/2026", answers={"day_first/planned_date": False})) == ["2026-03-04"]
    against = dates(sqlite_only, "13/04/2026", "04/13/2026")
    assert not against.fit and asked(against) == [("file", "day_first", "planned_date")]


def test_eras_and_short_years_are_never_guessed(sqlite_only: Engine) -> None:
    mixed = dates(sqlite_only, "2569-04-03", "2026-04-03")
    assert stored(mixed) == ["2026-04-03", "2026-04-03"] and [issue.code for issue in mixed.files[0].issues] == ["mixed-eras"]
    short = dates(sqlite_only, "13/04/69")
    assert not short.fit and asked(short) == [("file", "two_digit_years", "planned_date")]
    assert stored(dates(sqlite_only, "13/04/69", answers={"two_digit_years/planned_date": "buddhist"})) == ["2026-04-13"]
    assert stored(dates(sqlite_only, "13/04/26", answers={"two_digit_years/planned_date": "western"})) == ["2026-04-13"]


def test_a_bare_number_in_a_date_column_is_asked_about(sqlite_only: Engine) -> None:
    plan = dates(sqlite_only, "46115")
    assert asked(plan) == [("row", "serials", "planned_date")] and plan.files[0].issues[0].values == {"date": "2026-04-03"}
    assert stored(dates(sqlite_only, "46115", answers={"serials/planned_date": True})) == ["2026-04-03"]
