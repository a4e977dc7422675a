"""The messiest workbook that we can build goes in without being saved again, and nothing in it is guessed in silence."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Engine, text

from jamp.imports.apply import apply, undo
from jamp.imports.check import check
from jamp.imports.convert import cleaned
from jamp.imports.corrections import fixes, table_of, unknown
from jamp.imports.issues import short
from jamp.imports.numbers import shown
from jamp.imports.plan import Plan, Upload
from jamp.store.scope import LOCAL
from tests.imports.messy import messy
from tests.imports.test_apply import everything
from tests.pages.test_pages import run

TODAY = {"today": "2026-06-15"}
NAME = "四半期報告.xlsx"
INDICATORS = """indicator_id,project_id,title,unit,direction
MESSY-Y,ASCN-SRP-01,Money,million JPY,rising
MESSY-S,ASCN-SRP-01,Share,%,rising
MESSY-P,ASCN-SRP-01,People,people,rising
MESSY-F,ASCN-SRP-01,Balance,JPY,rising
"""
DAY = "2026-03-31"
PROGRESS = {
    f"ASCN-SRP-01 {DAY}": ("completed", 52, None, "次へ"), f"ASCN-SRP-02 {DAY}": ("ongoing", 53, "=1+1 と書く", "続ける"),
    f"ASCN-SRP-04 {DAY}": ("ongoing", 54, "該当なし", None), f"ASCN-PNH-01 {DAY}": ("completed", 55, "見えない字", None),
    f"ASCN-VTE-01 {DAY}": ("ongoing", None, None, None), f"ASCN-VTE-02 {DAY}": ("ongoing", 56.5, "a; b, c", None),
}  # fmt: skip
QUARTERS = ("2025-06", "2025-09", "2025-12", "2026-03")
VALUES = {
    "ASCN-JKT-01-I1": [405100, 405200, 405300, 405400], "MESSY-Y": [25, 26, 27, 28], "MESSY-S": [52, 53, 54, 55],
    "MESSY-P": ["not given", "not applicable", "not yet known", 0], "MESSY-F": [-120, -130, 1234],
}  # fmt: skip
MONEY = [("ASCN-PNH-01", "disbursement", DAY, "USD", 1234.5), ("ASCN-SRP-01", "budget", "2026-09-30", "THB", 1_500_000), ("ASCN-SRP-01", "budget", "2027-03-31", "JPY", 25_000_000)]


def compared(engine: Engine, **options: Any) -> Plan:
    return check(engine, LOCAL, [Upload(NAME, messy(), options=options)], options=TODAY)


def blocking(plan: Plan) -> list[tuple[str, int | None, str, str]]:
    return [(issue.tab, issue.line, issue.column, issue.code) for file in plan.files for issue in file.issues if issue.blocks]


def mended(plan: Plan) -> dict[str, Any]:
    """What the buttons of the page do: each is pressed where one is surely meant; the unknown word is chosen from the
    list, the formula without a result written as a number, the day number said to be one."""
    cells: dict[str, dict[str, dict[str, str]]] = {"進捗": {"12": {"進捗率": "56,5"}}}
    meanings = {fix.field: {} for fix in [*fixes(plan), *unknown(plan)] if fix.field}
    for fix in fixes(plan):
        if fix.field:
            meanings[fix.field][fix.value] = fix.near
        else:
            cells["進捗"] |= {str(line): {fix.column: fix.near} for line in fix.lines}
    for fix in unknown(plan):
        meanings[fix.field][fix.value] = "ongoing"
    return {"cells": cells, "meanings": meanings, "answers": {"serials/as_at": True}}


def in_silence(plan: Plan) -> list[tuple[str, int, str, str, Any]]:
    """Every stored value that is not what the cell says, to the letter, and of which a person is told nothing."""
    found = []
    for number, file in enumerate(plan.files):
        grid = table_of(plan, number)
        told = {(one.column, one.written) for one in file.conversions}
        issues = {(issue.line, issue.column) for issue in file.issues}
        for change in plan.changes():
            if change.file != file.file:
                continue
            rows = [row for row, line in zip(grid.rows, grid.lines, strict=True) if line == change.line]
            for place, (written, name) in enumerate(file.columns):
                _, now = change.fields.get(name, (None, None))
                cells = [row[place] for row in rows]
                stated = shown(now) if isinstance(now, float) else str(now)
                if name and now is not None and stated not in map(cleaned, cells) and (change.line, name) not in issues:
                    found += [(file.file, change.line, written, cell, now) for cell in cells[:1] if not any((name, short(one)) in told for one in cells)]
    return found


@pytest.fixture
def office(loaded: Engine) -> Engine:
    apply(loaded, LOCAL, check(loaded, LOCAL, [Upload("i.csv", INDICATORS.encode(), "indicators")]), "officer")
    return loaded


def test_the_messiest_workbook_goes_in_and_nothing_is_guessed_in_silence(office: Engine) -> None:
    before = everything(office)
    plan = compared(office)
    assert [(file.tab, file.sheet) for file in plan.files] == [("進捗", "projects"), ("指標", "values"), ("資金", "funding")]
    assert "表紙" in plan.files[0].decisions[0].text  # the cover is not read, and that is told
    assert blocking(plan) == [("進捗", 5, "備考 [H]", "duplicate-label"), ("進捗", 12, "進捗率", "formula-without-result"), ("指標", 2, "", "wide-table")]
    assert not plan.changes(of=lambda change: change.sheet != "funding")

    reading = {"unpivot": {"指標": True}, "columns": {"備考": "note", "備考 [H]": "", "Next stepz": "next_steps"}}
    plan = compared(office, **reading)
    assert blocking(plan) == [
        ("進捗", 8, "project_id", "mixed-scripts"), ("進捗", 10, "status", "constraint-error"), ("進捗", 11, "status", "constraint-error"),
        ("進捗", 11, "as_at", "type-error"), ("進捗", 12, "進捗率", "formula-without-result"), ("進捗", 12, "city", "foreign-key"),
    ]  # fmt: skip
    decided = {file.tab: {one.name: one.value for one in file.decisions} for file in plan.files}
    assert decided["進捗"] == {"sheet": "進捗", "header": 5, "titles": 2, "levels": 2, "merged": 1, "footers": 2}
    assert decided["指標"] == {"sheet": "指標", "header": 2, "titles": 1, "footers": 2, "wide": True}
    assert [(one.line, one.kind) for one in plan.files[0].set_aside] == [(1, "title"), (2, "title"), (13, "total"), (14, "note")]
    told = {(issue.code, issue.line, issue.column) for issue in plan.files[0].issues if not issue.blocks}
    assert told == {
        ("hidden", None, ""), ("blank-row", None, ""), ("blank-label", 5, "#10"), ("incorrect-label", 5, ""), ("mixed-eras", 7, "as_at"),
        ("formula-like", 7, "issues"), ("foreign-key", 7, "project_id"), ("not-a-record", 13, ""),
    }  # fmt: skip

    plan = compared(office, **reading, **mended(plan))
    assert blocking(plan) == [] and plan.fit
    assert in_silence(plan) == []
    batch = apply(office, LOCAL, plan, "officer").batch or 0
    assert stored(office) == (PROGRESS, VALUES, MONEY)
    again = compared(office, **reading, **mended(plan))
    assert again.empty
    assert undo(office, LOCAL, batch, "officer").left == () and everything(office) == before


def stored(engine: Engine) -> tuple[Any, Any, Any]:
    """What the workbook was to bring: progress, values, money."""
    with engine.connect() as connection:
        progress = connection.execute(text("SELECT project_id, as_at, status, percent_complete, issues, next_steps FROM progress_update WHERE source = ''"))
        found = {f"{row[0]} {row[1]}": tuple(row[2:]) for row in progress}
        values: dict[str, list[Any]] = {}
        query = "SELECT indicator_id, COALESCE(CAST(value AS TEXT), state), as_at FROM indicator_value WHERE source = '' ORDER BY indicator_id, as_at"
        for key, value, as_at in connection.execute(text(query)):
            assert as_at in QUARTERS
            values.setdefault(key, []).append(float(value) if value.replace(".", "").replace("-", "").isdigit() else value)
        money = connection.execute(text("SELECT project_id, kind, as_at, currency, amount FROM funding ORDER BY currency DESC, as_at DESC"))
        return found, values, sorted(map(tuple, money))


def test_the_next_workbook_of_the_office_goes_straight_to_the_comparison(office: Engine) -> None:
    reading = {"unpivot": {"指標": True}, "columns": {"備考": "note", "備考 [H]": "", "Next stepz": "next_steps"}}
    plan = compared(office, **reading)
    settled = compared(office, **reading, **mended(plan))
    undo(office, LOCAL, apply(office, LOCAL, settled, "officer").batch or 0, "officer")
    again = compared(office, cells={"進捗": {"8": {"事業コード": "ASCN-SRP-04"}, "12": {"進捗率": "56,5"}}})
    assert [file.memory.profile and file.memory.profile.name for file in again.files] == ["四半期報告 [進捗]", "四半期報告 [指標]", None]
    assert blocking(again) == [("進捗", 12, "city", "foreign-key")]  # that name went with the undo
    assert again.files[1].memory.learned["reading"] == {"unpivot": True}


@pytest.mark.parametrize("language", ["en", "ja"])
def test_its_first_questions_are_settled_with_clicks(real: str, monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    test = run("records/upload", monkeypatch, real, lang=language)
    test.file_uploader[0].upload(NAME, messy(), "application/octet-stream")
    test.run()
    for key in ("which_0_備考 [H]", "near_0_Next stepz", "ask_1_wide_True"):
        test.button(key=key).click().run()
        assert not test.exception and key not in [one.key for one in test.button]
    _, plan = test.session_state["upload_plan"]
    assert plan.uploads[0].options == {"columns": {"備考": "", "備考 [H]": "note", "Next stepz": "next_steps"}, "unpivot": {"指標": True}}
    assert plan.files[1].sheet == "values" and plan.files[1].rows == 19
