"""Points 15 to 29: what divides a file, which lines and columns are the table, what they are called. All made up.

Point 29, what is remembered, needs two files one after the other: test_remembered has it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.imports import points
from tests.imports.points import Case, every, proved

A, B = "ASCN-SRP-01", "ASCN-PNH-01"
DATE = "2026-03-31"
ON_A, ON_B = f"{A} · {DATE}", f"{B} · {DATE}"

CASES = [
    Case(15, "updates", f"sep=;\nproject_id;as_at;percent_complete\n{A};{DATE};12,5\n", [],
         [("percent_complete", "12,5", "12.5", "DECIMAL")], {ON_A: {"percent_complete": 12.5}}, {"delimiter": ";", "decimal": ","}),
    Case(15, "updates", f"project_id|as_at|narrative\n{A}|{DATE}|one, two; three\n", [], [], {ON_A: {"narrative": "one, two; three"}}, {"delimiter": "|"}),
    Case(16, "updates", f'project_id,as_at,narrative\n{A},{DATE},fine\n{B},{DATE},"open\n{A},2026-04-30,lost\n', [("file", "format-error", 3, "")]),
    Case(16, "updates", f'project_id,as_at,narrative,status\n{A},{DATE},"two\nlines",ongoing\n{B},{DATE},x,nonsense\n',
         [("row", "constraint-error", 4, "status")], [], {ON_A: {"narrative": "two\nlines", "status": "ongoing"}}),
    Case(17, "updates", f"project_id,as_at,status\n{A},{DATE},ongoing,x\n{B},{DATE},ongoing\n", [("row", "extra-cell", 2, "")], [], {ON_B: {"status": "ongoing"}}),
    Case(17, "updates", f"as_at,status\n{A},{DATE},ongoing\n{B},{DATE},ongoing\n", [("file", "extra-cell", 1, ""), ("file", "missing-label", 1, "project_id")]),
    Case(18, "updates", f"project_id,as_at,status,issues\n{A},{DATE},ongoing\n{B},{DATE},ongoing,none\n", [("warning", "missing-cell", 2, "")], [],
         {ON_A: {"issues": None}, ON_B: {"issues": "none"}}),
    Case(18, "updates", f"narrative,as_at,project_id\nmade up,{DATE}\nmade up,{DATE},{B}\n",
         [("warning", "missing-cell", 2, ""), ("row", "constraint-error", 2, "project_id")], [], {ON_B: {}}),
    Case(19, "updates", f"Progress of our city,,,\nMade up,,,\nproject_id,Progress,,\n,status,percent_complete,as_at\n{A},ongoing,40,{DATE}\n", [], [],
         {ON_A: {"status": "ongoing", "percent_complete": 40}}, {"titles": 2, "header": 4, "levels": 2}),
    Case(20, "updates", f"project_id,as_at,percent_complete\n{A},{DATE},40\n合計,,40\n※速報値,,\n", [("note", "not-a-record", 3, "")], [], {ON_A: {}}, {"footers": 2}),
    Case(21, "values", "indicator_id,Q1 2024,Q2 2024\nI-P,1,2\n", [("file", "wide-table", 1, "")], [], {}, {"wide": None}),
    Case(21, "values", "indicator_id,Q1 2024,Q2 2024\nI-P,11,12\n", [], [], {"I-P · 2024-03": {"value": 11}, "I-P · 2024-06": {"value": 12}}, {"wide": True}, {"unpivot": True}),
    Case(22, "updates", f"project_id,as_at,status\n,,\n{A},{DATE},ongoing\n , ,\n\n{B},{DATE},ongoing\n", [("note", "blank-row", None, "")], [], {ON_A: {}, ON_B: {}}),
    Case(23, "updates", f"project_id,as_at,status,status\n{A},{DATE},ongoing,planning\n", [("file", "duplicate-label", 1, "status [D]")]),
    Case(23, "updates", f"project_id,as_at,status,status\n{A},{DATE},ongoing,ongoing\n", [("warning", "duplicate-label", 1, "status [D]")], [], {ON_A: {"status": "ongoing"}}),
    Case(24, "updates", f"project_id,as_at,,status,\n{A},{DATE},x,ongoing,\n", [("warning", "blank-label", 1, "#3")], [], {ON_A: {"status": "ongoing"}}),
    Case(25, "updates", f"Project  CODE,報告日,ปัญหา,Next stepz\n{A},{DATE},none,go on\n",
         [("note", "incorrect-label", 1, ""), ("warning", "incorrect-label", 1, "Next stepz")], [], {ON_A: {"issues": "none", "next_steps": None}}),
    Case(26, "updates", f"project_id,as_at,Project status,State of progress\n{A},{DATE},ongoing,planning\n",
         [("file", "duplicate-label", 1, "State of progress"), ("note", "incorrect-label", 1, "")]),
    Case(26, "updates", "as_at,status\n2026,ongoing\n", [("file", "missing-label", 1, "project_id")]),
    Case(26, "updates", f"project_id,as_at,status,Weather\n{A},{DATE},ongoing,hot\n", [("note", "extra-label", 1, "Weather")], [], {ON_A: {"status": "ongoing"}}),
    Case(27, "projects", "project_id,title,city\nN-1,One,Vientiane Capital\nN-2,Two,ວຽງຈັນ\nN-3,Three,ビエンチャン\n",
         [("row", "foreign-key", 2, "city"), ("row", "foreign-key", 3, "city")], [("city", "ビエンチャン", "Vientiane", "ALIAS")], {"N-3": {"city": "VTE"}}),
    Case(27, "projects", "project_id,title,city\nN-1,One,Vientiane Capital\nN-2,Two,ວຽງຈັນ\n", [],
         [("city", "Vientiane Capital", "Vientiane", "CHOSEN"), ("city", "ວຽງຈັນ", "Vientiane", "CHOSEN")],
         {"N-1": {"city": "VTE"}, "N-2": {"city": "VTE"}},
         options={"meanings": {"city": {"Vientiane Capital": "VTE", "ວຽງຈັນ": "VTE"}}}),
    Case(28, "projects", "Project,City,Status,As at\nSeven,Siem Reap,completed,2026-03-31\n",
         [("note", "incorrect-label", 1, ""), ("note", "incorrect-label", 1, "Project"), ("row", "foreign-key", 2, "project_id")]),
    Case(28, "projects", "project_id,title\n007,Seven and more\n", [("note", "renamed", 2, "title")], [], {"007": {"title": "Seven and more"}}),
]  # fmt: skip


@pytest.fixture(scope="module")
def database(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    yield from points.database(template, tmp_path_factory.mktemp("shape"))


@every(CASES)
def test_exactly_this_is_found(database: Engine, case: Case) -> None:
    proved(database, case)


def test_positions_of_columns_are_told_as_a_spreadsheet_calls_them(database: Engine) -> None:
    twice = proved(database, next(case for case in CASES if case.point == 23)).files[0].issues[0]
    assert (twice.values["first"], twice.values["second"]) == ("C", "D")
    unnamed = proved(database, next(case for case in CASES if case.point == 24)).files[0].issues[0]
    assert unnamed.values == {"letter": "C"} and unnamed.letter == "C"


def test_every_point_has_its_file() -> None:
    assert {case.point for case in CASES} == set(range(15, 29))
