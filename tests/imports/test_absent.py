"""A value that is not there keeps why. All contents are made up, on the real records."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import orjson
import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError

from jamp.documents.csv import render_csv
from jamp.imports.apply import apply, takes_back, undo
from jamp.imports.check import check
from jamp.imports.export import export_rows
from jamp.imports.plan import Plan, Upload
from jamp.imports.rehearsal import rehearsed
from jamp.queries import outcomes
from jamp.queries.headline import headline
from jamp.queries.views import view_of
from jamp.store.batches import LOADER
from jamp.store.scope import LOCAL, seeing
from tests.imports.test_round_trip import reads_back
from tests.imports.test_since import exported

KEY = "ASCN-JKT-01-I1"


def planned(engine: Engine, *rows: str, columns: str = "value,state", **options: Any) -> Plan:
    data = f"indicator_id,as_at,{columns}\n" + "".join(f"{KEY},{row}\n" for row in rows)
    return check(engine, LOCAL, [Upload("v.csv", data.encode(), "values")], options=options)


def send(engine: Engine, *rows: str, columns: str = "value,state", by: str = "officer", **options: Any) -> int:
    plan = planned(engine, *rows, columns=columns, **options)
    assert plan.fit, plan.files[0].issues
    return apply(engine, LOCAL, plan, by).batch or 0


def stored(engine: Engine, as_at: str = "2026") -> tuple[float | None, str | None]:
    with engine.connect() as connection:
        query = text("SELECT value, state FROM indicator_value WHERE indicator_id = :key AND as_at = :as_at")
        value, state = connection.execute(query, {"key": KEY, "as_at": as_at}).one()
    return value, state


def told(plan: Plan) -> list[tuple[str, str, str]]:
    return [(issue.severity, issue.code, issue.column) for issue in plan.files[0].issues]


@pytest.mark.parametrize(
    ("written", "state"),
    [("-", "not given"), ("…", "not given"), ("ไม่มีข้อมูล", "not given"), ("N/A", "not applicable"), ("該当なし", "not applicable"), ("未定", "not yet known"),
     ("TBD", "not yet known"), ("Not yet known", "not yet known")],
)  # fmt: skip
def test_a_word_for_an_absent_value_is_stored_as_why(loaded: Engine, written: str, state: str) -> None:
    plan = planned(loaded, f"2026,{written}", columns="value")
    assert plan.fit and [change.fields for change in plan.changes()] == [{"indicator_id": (None, KEY), "as_at": (None, "2026"), "state": (None, state)}]
    assert [(one.column, one.written, one.read, one.reason.name) for one in plan.files[0].conversions] == [("value", written, state, "STATE")]
    apply(loaded, LOCAL, plan, "officer")
    assert stored(loaded) == (None, state)
    assert planned(loaded, f"2026,{written}", columns="value").empty and planned(loaded, f"2026,{state}", columns="state").empty
    reads_back(loaded, "values")


def test_zero_is_a_number(loaded: Engine) -> None:
    send(loaded, "2026,0,")
    assert stored(loaded) == (0.0, None)


def test_the_one_that_comes_takes_the_place_of_the_other(loaded: Engine) -> None:
    send(loaded, "2026,n/a", columns="value")
    plan = planned(loaded, "2026,380300", columns="value")
    assert [change.fields for change in plan.changes()] == [{"value": (None, 380300.0), "state": ("not applicable", None)}]
    second = apply(loaded, LOCAL, plan, "officer").batch or 0
    assert stored(loaded) == (380300.0, None)
    for columns in ("value", "state"):
        plan = planned(loaded, "2026,tbd", columns=columns)
        assert [change.fields for change in plan.changes()] == [{"value": (380300.0, None), "state": (None, "not yet known")}]
    third = apply(loaded, LOCAL, plan, "officer").batch or 0
    assert stored(loaded) == (None, "not yet known")
    assert undo(loaded, LOCAL, third, "officer").left == () and stored(loaded) == (380300.0, None)
    assert undo(loaded, LOCAL, second, "officer").left == () and stored(loaded) == (None, "not applicable")


@pytest.mark.parametrize(("before", "row"), [("5,", ","), (",not applicable", ","), ("5,", ",-"), (",not applicable", "[clear],"), ("5,", ",[clear]")])
def test_a_blank_leaves_what_is_stored(loaded: Engine, before: str, row: str) -> None:
    send(loaded, f"2026,{before}")
    assert planned(loaded, f"2026,{row}").fit and planned(loaded, f"2026,{row}").empty


@pytest.mark.parametrize(
    ("before", "row", "after"),
    [
        ("5,", "-,not yet known", (None, "not yet known")),  # a dash beside a reason says nothing of its own
        ("5,", "n/a,not applicable", (None, "not applicable")), ("5,", "n/a,該当なし", (None, "not applicable")), ("5,", "n/a,-", (None, "not applicable")),
        ("5,", "[clear],tbd", (None, "not yet known")), (",tbd", "7,[clear]", (7.0, None)), (",tbd", "n/a,[clear]", (None, "not applicable")),
        (",tbd", "7,-", (7.0, None)), (",tbd", "7,", (7.0, None)), (",tbd", ",n/a", (None, "not applicable")), (",tbd", "1.2 thousand,", (1200.0, None)),
    ],
)  # fmt: skip
def test_what_a_row_says_with_both_columns(loaded: Engine, before: str, row: str, after: tuple[float | None, str | None]) -> None:
    send(loaded, f"2026,{before}")
    send(loaded, f"2026,{row}")
    assert stored(loaded) == after
    assert planned(loaded, f"2026,{row}").empty


@pytest.mark.parametrize("row", ["5,not applicable", "0,tbd", "n/a,not yet known", "1.2 thousand,n/a"])
def test_two_words_at_odds_are_a_problem_of_the_row(loaded: Engine, row: str) -> None:
    plan = planned(loaded, f"2026,{row}")
    assert told(plan) == [("row", "row-constraint", "state")] and not plan.operations[0].new
    assert row.split(",")[0].replace("1.2 thousand", "1200") in plan.files[0].issues[0].text


@pytest.mark.parametrize("row", [",", ",-", "[clear],", "[clear],[clear]", ",[clear]"])
def test_a_new_row_needs_one_of_the_two(loaded: Engine, row: str) -> None:
    plan = planned(loaded, f"2026,{row}")
    assert told(plan) == [("row", "constraint-error", "value")] and "not applicable" in plan.files[0].issues[0].text
    assert told(planned(loaded, "2026,", columns="state")) == [("row", "constraint-error", "value")]
    assert told(planned(loaded, "2026,made up", columns="comment")) == [("row", "foreign-key", "indicator_id")]


@pytest.mark.parametrize(("before", "row"), [("5,", "[clear],"), (",tbd", ",[clear]"), ("5,", "[clear],[clear]"), (",tbd", "[clear],[clear]")])
def test_one_of_the_two_cannot_be_cleared_alone(loaded: Engine, before: str, row: str) -> None:
    send(loaded, f"2026,{before}")
    plan = planned(loaded, f"2026,{row}")
    assert told(plan) == [("row", "constraint-error", "value")] and "cannot be cleared" in plan.files[0].issues[0].text


@pytest.mark.parametrize("rest", ["NULL, NULL", "1, 'not given'", "NULL, 'forgotten'"])
def test_the_database_holds_one_of_the_two(loaded: Engine, rest: str) -> None:
    with loaded.connect() as connection, pytest.raises(IntegrityError):
        connection.execute(text(f"INSERT INTO indicator_value (indicator_id, as_at, value, state) VALUES ('{KEY}', '2026', {rest})"))


def test_two_rows_of_one_key_that_say_different_reasons_are_at_odds(loaded: Engine) -> None:
    plan = planned(loaded, "2026,n/a", "2026,tbd", columns="value")
    assert [code for _, code, _ in told(plan)] == ["primary-key", "primary-key"]
    assert [code for _, code, _ in told(planned(loaded, "2026,n/a", "2026,該当なし", columns="value"))] == ["duplicate-row"]


def test_an_absent_value_is_no_figure_in_sums_and_jumps(loaded: Engine) -> None:
    send(loaded, "2026,500000,,", "2026,300000,,youth", "2026,200000,,older_persons", columns="value,state,groups")
    # what was stored for older persons goes, and counts no more
    plan = planned(loaded, "2026,n/a,,older_persons", "2026,400000,,youth", columns="value,state,groups")
    assert plan.fit and told(plan) == []
    assert [code for _, code, _ in told(planned(loaded, "2026,400000,,youth", columns="value,state,groups"))] == ["groups-above-total"]
    # a jump is measured against the last number
    assert told(planned(loaded, "2027,tbd,", "2028,600000,", today="2030-01-01")) == []
    assert told(planned(loaded, "2027,tbd,", "2028,6000000,", today="2030-01-01")) == [("warning", "deviated-value", "value")]


def test_an_export_with_reasons_is_nothing_new(loaded: Engine) -> None:
    send(loaded, "2026-01,n/a,", "2026-02,-,", "2026-03,,tbd", "2026-04,0,")
    with seeing(loaded, LOCAL) as session:
        columns, rows = export_rows(session, "values", None)
    assert {row[columns.index("state")] for row in rows} == {None, "not given", "not applicable", "not yet known"}
    objects = orjson.dumps([dict(zip(columns, row, strict=True)) for row in rows])
    files = {"csv": render_csv(columns, rows), "cp932.csv": render_csv(columns, rows).decode("utf-8-sig").encode("cp932"), "json": objects, "xlsx": exported(loaded, "values")}
    for ending, data in files.items():
        file = check(loaded, LOCAL, [Upload(f"v.{ending}", data)]).files[0]
        assert (file.sheet, file.new, file.changed, file.unchanged, file.issues) == ("values", 0, 0, len(rows), ()), ending


def test_the_newest_figure_is_the_last_number(loaded: Engine) -> None:
    with seeing(loaded, LOCAL) as session:
        before = headline(session, [KEY]).indicators[KEY]
    plan = planned(loaded, "2026,tbd,")
    with rehearsed(loaded, plan) as trial:
        assert trial is not None and headline(trial, [KEY]).indicators[KEY] == before
    apply(loaded, LOCAL, plan, "officer")
    with seeing(loaded, LOCAL) as session:
        assert headline(session, [KEY]).indicators[KEY] == before and before[2]
        view, _ = view_of(session, "2026", None)
        row = next(row for row in outcomes.of_project(session, view, "ASCN-JKT-01")[0] if row.indicator_id == KEY)
    assert (row.values[-1].value, row.values[-1].state) == (None, "not yet known")


# (stored when the file was made, what another wrote meanwhile, what the file says): what it is after the file was sent
MEANWHILE = [
    ("5,", ",n/a", "5,", (None, "not applicable")), (",n/a", "5,", ",not applicable", (5.0, None)), (",n/a", ",tbd", ",not applicable", (None, "not yet known")),
    ("5,", ",n/a", "7,", (7.0, None)), ("5,", "6,", ",tbd", (None, "not yet known")), (",n/a", "5,", ",tbd", (None, "not yet known")), (",n/a", ",tbd", "7,", (7.0, None)),
]  # fmt: skip


@pytest.mark.parametrize(("at_first", "theirs", "mine", "after"), MEANWHILE)
def test_a_workbook_that_comes_back_leaves_one_of_the_two(loaded: Engine, at_first: str, theirs: str, mine: str, after: tuple[float | None, str | None]) -> None:
    send(loaded, f"2026,{at_first}")
    book = openpyxl.load_workbook(io.BytesIO(exported(loaded, "values")))
    send(loaded, f"2026,{theirs}", by="Malee")
    page: Any = book.worksheets[0]
    head = [cell.value for cell in page[1]]
    row = next(row for row in page.iter_rows(min_row=2) if row[0].value == KEY and str(row[1].value) == "2026")
    value, state = mine.split(",")
    row[head.index("value")].value, row[head.index("state")].value = float(value) if value else None, state or None
    out = io.BytesIO()
    book.save(out)
    plan = check(loaded, LOCAL, [Upload("v.xlsx", out.getvalue())])
    assert plan.fit and any(issue.code == "changed-since-export" for issue in plan.files[0].issues)
    apply(loaded, LOCAL, plan, "officer")
    assert stored(loaded) == after


@pytest.mark.parametrize(("theirs", "again"), [("7,", ",n/a"), (",tbd", "6,"), (",tbd", ",n/a")])
def test_records_loaded_again_leave_what_a_person_wrote(loaded: Engine, theirs: str, again: str) -> None:
    send(loaded, "2026,5,", by=LOADER)
    send(loaded, f"2026,{theirs}")
    kept = stored(loaded)
    plan = planned(loaded, f"2026,{again}", loader=LOADER)
    assert plan.fit and plan.empty and stored(loaded) == kept


def test_an_undo_past_a_later_edit_leaves_one_of_the_two(loaded: Engine) -> None:
    send(loaded, "2026,5,")
    first = send(loaded, "2026,n/a,")
    send(loaded, "2026,tbd,")
    assert not takes_back(loaded, LOCAL, first)[0]
    undo(loaded, LOCAL, first, "officer", also=[f"values: {KEY} · 2026"])
    assert stored(loaded) == (5.0, None)
    second = send(loaded, "2026,6,")
    send(loaded, "2026,n/a,")
    assert not takes_back(loaded, LOCAL, second)[0]
    undo(loaded, LOCAL, second, "officer", also=[f"values: {KEY} · 2026"])
    assert stored(loaded) == (5.0, None)
