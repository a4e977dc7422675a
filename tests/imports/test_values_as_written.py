"""Values as people write them are read, shown, or asked about. All contents here are made up."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest
from sqlalchemy import Engine, text

from jamp.imports.apply import apply
from jamp.imports.check import check
from jamp.imports.plan import Plan, Upload
from jamp.store.scope import LOCAL


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


def read_as(plan: Plan) -> list[tuple[str, str, str, str, int]]:
    return [(one.column, one.written, one.read, one.reason.name, one.count) for file in plan.files for one in file.conversions]


def asked(plan: Plan) -> list[tuple[str, str, str]]:
    return [(issue.severity, issue.option, issue.column) for file in plan.files for issue in file.issues if issue.option]


def a_value(engine: Engine, written: str, indicator: str = "ASCN-JKT-01-I1", delimiter: str = ",", **options: Any) -> Any:
    """What one value is stored as; None where it is refused or asked about."""
    cell = f'"{written}"' if delimiter in written else written
    plan = planned(engine, "values", delimiter.join(["indicator_id", "as_at", "value"]) + f"\n{delimiter.join([indicator, '2026', cell])}\n", **options)
    return plan.changes()[0].fields["value"][1] if plan.fit and not plan.empty else None


@pytest.fixture
def made_up(sqlite_only: Engine) -> Engine:
    """Indicators with units of all kinds."""
    units = {"I-P": "people", "I-S": "%", "I-H": "% of households", "I-Y": "million JPY", "I-B": "THB", "I-K": "thousand people"}
    rows = "".join(f"{key},ASCN-SRP-01,Made up,{unit}\n" for key, unit in units.items())
    apply(sqlite_only, LOCAL, planned(sqlite_only, "indicators", "indicator_id,project_id,title,unit\n" + rows), "officer")
    return sqlite_only


@pytest.mark.parametrize(
    ("written", "value", "reason"),
    [
        ("1234.5", 1234.5, None), ("-3", -3, None), ("1e3", 1000, None),
        ("1,234,567", 1234567, "THOUSANDS"), ("1,234.5", 1234.5, "THOUSANDS"), ("1 234 567", 1234567, "THOUSANDS"), ("1'234.50", 1234.5, "THOUSANDS"),
        ("1.234.567", 1234567, "DECIMAL"), ("1.234,5", 1234.5, "DECIMAL"), ("3,5", 3.5, "DECIMAL"),
        ("１２３４．５", 1234.5, "DIGITS"), ("๑๒๓", 123, "DIGITS"), ("១២៣", 123, "DIGITS"), ("໑໒໓", 123, "DIGITS"), ("၁၂၃", 123, "DIGITS"), ("٣٥", 35, "DIGITS"),
        ("(120)", -120, "NEGATIVE"), ("▲120", -120, "NEGATIVE"), ("△1,200", -1200, "NEGATIVE"), ("−7", -7, "NEGATIVE"),
        ("1.2 million", 1200000, "MULTIPLE"), ("3万", 30000, "MULTIPLE"), ("2.3億", 230000000, "MULTIPLE"), ("1.5 ล้าน", 1500000, "MULTIPLE"),
        ("２５百万", 25000000, "MULTIPLE"), ("1,5 triệu", 1500000, "MULTIPLE"), ("2 juta", 2000000, "MULTIPLE"), ("12 people", 12, "UNIT"),
    ],
)  # fmt: skip
def test_a_number_is_read_as_people_write_it(made_up: Engine, written: str, value: float, reason: str | None) -> None:
    # people are never fewer than none, money may be
    plan = planned(made_up, "values", f'indicator_id,as_at,value\n{"I-B" if value < 0 else "I-P"},2026,"{written}"\n')
    assert [change.fields["value"][1] for change in plan.changes()] == [value]
    assert [(one.written, one.reason.name) for one in plan.files[0].conversions] == ([(written, reason)] if reason else [])


@pytest.mark.parametrize("written", ["12a", "1,23,456", "1.2.3", "--5", "5-", "1/2", "ten", "(5", "5 6", "1,2345,678", "nan", "inf", "1_000", "0x10", "½", "Ⅳ"])
def test_what_is_no_number_is_told(made_up: Engine, written: str) -> None:
    assert a_value(made_up, written, "I-P") is None


@pytest.mark.parametrize(
    ("indicator", "written", "value"),
    [
        ("I-S", "52%", 52), ("I-S", "52 ％", 52), ("I-S", "52 per cent", 52), ("I-S", "ร้อยละ 52", 52), ("I-H", "52%", 52), ("I-H", "52", 52), ("I-P", "52%", None),
        ("I-Y", "25百万円", 25), ("I-Y", "0.25億円", 25), ("I-Y", "25", 25), ("I-Y", "¥25 million", 25), ("I-Y", "25 USD", None),
        ("I-B", "1.5 ล้านบาท", 1500000), ("I-B", "฿1,500", 1500), ("I-B", "1500 yen", None),
        ("I-K", "25,000 people", None), ("I-K", "2 thousand people", 2), ("I-P", "5 buses", None),
    ],
)  # fmt: skip
def test_a_unit_in_the_cell_is_that_of_the_indicator_or_a_finding(made_up: Engine, indicator: str, written: str, value: float | None) -> None:
    if written == "25,000 people":
        value = 25  # twenty-five thousand people, in thousands of people
    assert a_value(made_up, written, indicator) == value


def test_52_per_cent_is_one_value_however_it_is_written(loaded: Engine) -> None:
    book = openpyxl.Workbook()
    page = book.active
    page.append(["project_id", "as_at", "percent_complete"])
    for number, value in enumerate(["52%", 52, "５２％", 0.52]):
        page.append([f"ASCN-PNH-0{number + 1}", "2026-01-31", value])
    page["C5"].number_format = "0%"
    data = io.BytesIO()
    book.save(data)
    plan = check(loaded, LOCAL, [Upload("x.xlsx", data.getvalue(), "updates")])
    assert plan.fit and {change.fields["percent_complete"][1] for change in plan.changes()} == {52.0}


def test_shares_of_one_in_a_column_of_per_cent_are_asked_about(loaded: Engine) -> None:
    rows = "project_id,as_at,percent_complete\nASCN-SRP-01,2026-01-31,0.45\nASCN-PNH-02,2026-01-31,1\nASCN-PNH-01,2026-01-31,0\n"
    plan = planned(loaded, "updates", rows)
    assert not plan.fit and asked(plan) == [("file", "fractions", "percent_complete")]
    said = {True: [45, 100, 0], False: [0.45, 1, 0]}
    for answer, values in said.items():
        plan = planned(loaded, "updates", rows, answers={"fractions/percent_complete": answer})
        assert plan.fit and [change.fields["percent_complete"][1] for change in plan.changes()] == values
    mixed = planned(loaded, "updates", rows.replace(",1\n", ",60\n"))
    assert mixed.fit and [(issue.severity, issue.code) for issue in mixed.files[0].issues] == [("warning", "deviated-value")]
    assert planned(loaded, "updates", rows.replace("0.45", "45%")).fit
    assert not planned(loaded, "updates", rows.replace("0.45", "1")).files[0].issues


def test_the_clear_mark_beside_numbers_empties_the_field(made_up: Engine) -> None:
    for rows in ("I-P,[clear]\n", "I-P,[clear]\nI-S,10\n", "I-P,[clear]\nI-S,1 200\n"):
        apply(made_up, LOCAL, planned(made_up, "indicators", "indicator_id,target\nI-P,5\nI-S,3\n"), "officer")
        assert planned(made_up, "indicators", "indicator_id,target\n" + rows).changes()[0].fields == {"target": (5.0, None)}


def test_the_decimal_mark_is_one_decision_or_a_question(made_up: Engine) -> None:
    def column(*written: str, **options: Any) -> Plan:
        rows = "".join(f'I-P,{2000 + n},"{text}"\n' for n, text in enumerate(written))
        return planned(made_up, "values", "indicator_id,as_at,value\n" + rows, **options)

    def values(plan: Plan) -> list[float]:
        return [change.fields["value"][1] for change in plan.changes()]

    assert values(column("1,234", "5,5")) == [1.234, 5.5]
    assert values(column("1.234", "5,5")) == [1234, 5.5]
    assert values(column("1,234", "1,234,567")) == [1234, 1234567]
    unsure = column("1,234", "5")
    assert unsure.fit and values(unsure) == [1234, 5] and asked(unsure) == [("warning", "decimal_comma", "value")]
    settled = column("1,234", "5", answers={"decimal_comma/value": True})
    assert values(settled) == [1.234, 5] and not asked(settled)
    unsure = column("1.234", "5")
    assert values(unsure) == [1.234, 5] and asked(unsure) == [("warning", "decimal_comma", "value")]
    assert values(column("1.234", "5", answers={"decimal_comma/value": True})) == [1234, 5]
    against = column("1,5", "2.5")
    assert not against.fit and asked(against) == [("file", "decimal_comma", "value")]
    rows = "indicator_id;as_at;value\nI-P;2026;1,234\n"
    assert asked(planned(made_up, "values", rows)) == [("file", "decimal_comma", "value")]


def test_numbers_of_a_workbook_keep_their_point(made_up: Engine) -> None:
    book = openpyxl.Workbook()
    page = book.active
    page.append(["indicator_id", "as_at", "value"])
    for year, value in ((2024, 1.234), (2025, "3,5"), (2026, "1.234.567")):
        page.append(["I-P", str(year), value])
    data = io.BytesIO()
    book.save(data)
    plan = check(made_up, LOCAL, [Upload("x.xlsx", data.getvalue(), "values")])
    assert [change.fields["value"][1] for change in plan.changes()] == [1.234, 3.5, 1234567]


@pytest.mark.parametrize(
    ("written", "state"),
    [("-", "not given"), ("–", "not given"), ("N/A", "not applicable"), ("n.a.", "not applicable"), ("該当なし", "not applicable"), ("未定", "not yet known"),
     ("TBD", "not yet known"), ("ไม่มีข้อมูล", "not given"), ("chưa xác định", "not yet known")],
)  # fmt: skip
def test_a_word_for_nothing_leaves_the_stored_value(loaded: Engine, written: str, state: str) -> None:
    apply(loaded, LOCAL, planned(loaded, "updates", "project_id,as_at,percent_complete\nASCN-SRP-01,2026-01-31,40\n"), "officer")
    plan = planned(loaded, "updates", f"project_id,as_at,percent_complete\nASCN-SRP-01,2026-01-31,{written}\n")
    assert plan.fit and plan.empty
    assert read_as(plan) == [("percent_complete", written, state, "BLANK", 1)]
    assert not planned(loaded, "updates", "project_id,as_at,percent_complete\nASCN-SRP-01,2026-01-31,0\n").empty


def test_words_stay_in_texts_and_codes(sqlite_only: Engine) -> None:
    plan = planned(sqlite_only, "projects", "project_id,title,note,sector\nNA,Made up,N/A,-\n")
    assert plan.fit and plan.changes()[0].key == "NA" and plan.changes()[0].fields["note"] == (None, "N/A")
    assert read_as(plan) == [("sector", "-", "not given", "BLANK", 1)]
    assert planned(sqlite_only, "projects", "project_id,title,exit_reason\nN-1,Made up,not given\n").changes()[0].fields["exit_reason"][1] == "not given"


def test_codes_with_letters_that_only_look_alike_are_told(sqlite_only: Engine) -> None:
    for sheet, rows in (("updates", "project_id,as_at,status\nАSCN-SRP-01,2026,ongoing\n"), ("projects", "project_id,title\nASCN–SRP–01,Made up\n")):
        plan = planned(sqlite_only, sheet, rows)
        assert [(issue.code, issue.values["near"]) for issue in plan.files[0].issues if issue.blocks] == [("mixed-scripts", "ASCN-SRP-01")]


def test_lost_zeros_and_titles_are_suggested(sqlite_only: Engine) -> None:
    apply(sqlite_only, LOCAL, planned(sqlite_only, "projects", "project_id,title\n0042,A very made up title\n"), "officer")
    for code in ("42", "a very made-up title"):
        plan = planned(sqlite_only, "updates", f"project_id,as_at,status\n{code},2026,ongoing\n")
        assert [issue.values["near"] for issue in plan.files[0].issues] == ["0042"]


def test_conversions_are_counted_with_their_first_line(sqlite_only: Engine) -> None:
    rows = "project_id,as_at,status\nASCN-SRP-01,2569-01-31,完了\nASCN-PNH-02,2569-01-31,ongoing\nASCN-PNH-01,2026-01-31,完了\n"
    plan = planned(sqlite_only, "updates", rows)
    assert read_as(plan) == [("as_at", "2569-01-31", "2026-01-31", "ERA", 2), ("status", "完了", "completed", "ALIAS", 2)]
    assert [one.line for one in plan.files[0].conversions] == [2, 2] and plan.files[0].converted == 2
    many = "".join(f"ASCN-SRP-01,{2443 + n // 12}-{n % 12 + 1:02d},made up\n" for n in range(2000))
    file = planned(sqlite_only, "updates", "project_id,as_at,narrative\n" + many).files[0]
    assert len(file.conversions) == 500 and file.converted > 1900
