"""Points 30 to 41: what stands in the cells. All made up."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from sqlalchemy import Engine

from tests.imports import points
from tests.imports.points import Case, every, proved

A, B = "ASCN-SRP-01", "ASCN-PNH-01"
DATE = "2026-03-31"
ON_A, ON_B = f"{A} · {DATE}", f"{B} · {DATE}"
DAY = datetime.date(2026, 3, 31)
PLAN = "milestone_id,project_id,title,planned_date\n"
VALUE = "indicator_id,as_at,value\n"


def day(written: str, *more: str) -> str:
    return PLAN + "".join(f"M-{n},007,Milestone {n},{text}\n" for n, text in enumerate((written, *more), 1))


CASES = [
    Case(30, "projects", "project_id,title,note\n008,NA,None\nNA,null,nan\n", [], [], {"008": {"title": "NA", "note": "None"}, "NA": {"title": "null", "note": "nan"}}),
    Case(31, "updates", [["project_id", "as_at", "status"], [7, DATE, "ongoing"], ["007", DATE, "planning"]],
         [("warning", "foreign-key", 2, "project_id"), ("row", "foreign-key", 2, "project_id")], [], {"007": {"status": "planning"}}),
    Case(31, "updates", f"project_id,as_at,narrative\n7,{DATE},made up\n007,{DATE},made up\n", [("row", "foreign-key", 2, "project_id")], [], {f"007 · {DATE}": {}}),
    Case(31, "projects", "project_id,title\n012,Twelve\n12,Other\n", [("warning", "foreign-key", 2, "project_id"), ("warning", "foreign-key", 3, "project_id")], [], {"012": {}, "12": {}}),
    Case(31, "projects", [["project_id", "title"], [7, "Another"], ["007", "Seven"]], [("warning", "foreign-key", 2, "project_id")], [], {"7": {"title": "Another"}}),
    Case(32, "values", VALUE + 'I-P,2021,"1,234"\nI-P,2022,１２３５\nI-P,2023,๑๒๓๖\nI-P,2024,"1,237.0"\nI-Y,2024,0.25億円\nI-Y,2023,25百万円\nI-S,2024,52%\nI-S,2023,52\n', [],
         [("value", "1,234", "1234", "THOUSANDS"), ("value", "１２３５", "1235", "DIGITS"), ("value", "๑๒๓๖", "1236", "DIGITS"), ("value", "1,237.0", "1237", "THOUSANDS"),
          ("value", "0.25億円", "25", "MULTIPLE"), ("value", "25百万円", "25", "UNIT"), ("value", "52%", "52", "PERCENT")],
         {"I-P · 2021": {"value": 1234}, "I-P · 2022": {"value": 1235}, "I-P · 2023": {"value": 1236}, "I-P · 2024": {"value": 1237}, "I-Y · 2024": {"value": 25},
          "I-Y · 2023": {"value": 25}, "I-S · 2024": {"value": 52}, "I-S · 2023": {"value": 52}}),
    Case(32, "values", VALUE + "I-Y,2024,25 USD\nI-P,2024,5 buses\nI-P,2023,twelve\n",
         [("row", "unit-differs", 2, "value"), ("row", "unit-differs", 3, "value"), ("row", "type-error", 4, "value")]),
    Case(32, "values", [["indicator_id", "as_at", "value"], ["I-S", "2024", 0.52], ["I-S", "2023", 52], ["I-S", "2022", "52 %"]], [],
         [("value", "52%", "52", "PERCENT"), ("value", "52 %", "52", "PERCENT")],
         {"I-S · 2024": {"value": 52}, "I-S · 2023": {"value": 52}, "I-S · 2022": {"value": 52}}, formats={"C2": "0%"}),
    Case(32, "updates", f"project_id,as_at,percent_complete\n{A},{DATE},0.52\n", [("file", "type-error", 2, "percent_complete")]),
    Case(33, "values", VALUE + "I-P,2021,-\nI-P,2022,該当なし\nI-P,2023,未定\nI-P,2024,0\nI-P,2025,\n", [],
         [("value", "-", "not given", "STATE"), ("value", "該当なし", "not applicable", "STATE"), ("value", "未定", "not yet known", "STATE")],
         {"I-P · 2021": {"value": None, "state": "not given"}, "I-P · 2022": {"state": "not applicable"}, "I-P · 2023": {"state": "not yet known"}, "I-P · 2024": {"value": 0}}),
    Case(34, "milestones", [["milestone_id", "project_id", "title", "planned_date"], ["M-1", "007", "One", DAY], ["M-2", "007", "Two", 46115]],
         [("row", "type-error", 3, "planned_date")], [], {"M-1": {"planned_date": DATE}}),
    Case(34, "milestones", [["milestone_id", "project_id", "title", "planned_date"], ["M-1", "007", "One", DAY], ["M-2", "007", "Two", 46115]], [],
         [("planned_date", "46115", "2030-04-04", "SERIAL")], {"M-1": {"planned_date": DATE}, "M-2": {"planned_date": "2030-04-04"}},
         options={"answers": {"serials/planned_date": True}}, epoch=CALENDAR_MAC_1904),
    Case(35, "milestones", day("03/04/2026"), [("file", "type-error", 2, "planned_date")]),
    Case(35, "milestones", day("03/04/2026", "13/04/2026"), [], [("planned_date", "03/04/2026", "2026-04-03", "ORDER"), ("planned_date", "13/04/2026", "2026-04-13", "ORDER")],
         {"M-1": {"planned_date": "2026-04-03"}, "M-2": {"planned_date": "2026-04-13"}}),
    Case(35, "milestones", day("13/04/2026", "04/13/2026"), [("file", "type-error", 2, "planned_date")]),
    Case(36, "milestones", day("2569-04-03"), [], [("planned_date", "2569-04-03", "2026-04-03", "ERA")], {"M-1": {"planned_date": "2026-04-03"}}),
    Case(36, "milestones", day("2569-04-03", "2026-04-04"), [("warning", "mixed-eras", 2, "planned_date")], [("planned_date", "2569-04-03", "2026-04-03", "ERA")],
         {"M-1": {"planned_date": "2026-04-03"}, "M-2": {"planned_date": "2026-04-04"}}),
    Case(36, "milestones", day("13/04/69"), [("file", "type-error", 2, "planned_date")]),
    Case(37, "milestones", day("令和8年4月3日", "R8.4.3", "2026年度", "ปีงบประมาณ 2569", "3 เมษายน 2569"), [("warning", "mixed-eras", 5, "planned_date")],
         [("planned_date", "令和8年4月3日", "2026-04-03", "JAPANESE_ERA"), ("planned_date", "R8.4.3", "2026-04-03", "JAPANESE_ERA"),
          ("planned_date", "2026年度", "2026-04-01 – 2027-03-31 → 2027-03-31", "FISCAL"), ("planned_date", "ปีงบประมาณ 2569", "2025-10-01 – 2026-09-30 → 2026-09-30", "FISCAL"),
          ("planned_date", "3 เมษายน 2569", "2026-04-03", "ERA")],
         {f"M-{n}": {"planned_date": date} for n, date in enumerate(("2026-04-03", "2026-04-03", "2027-03-31", "2026-09-30", "2026-04-03"), 1)}),
    Case(38, "projects", "project_id,title,start_date,end_date\n008,Eight,FY2026,FY2026\n009,Nine,2026-04-01 00:00:00,2026-04\n", [],
         [("start_date", "FY2026", "2026-04-01 – 2027-03-31 → 2026-04-01", "FISCAL"), ("end_date", "FY2026", "2026-04-01 – 2027-03-31 → 2027-03-31", "FISCAL")],
         {"008": {"start_date": "2026-04-01", "end_date": "2027-03-31"}, "009": {"start_date": "2026-04-01", "end_date": "2026-04"}}),
    Case(39, "values", [["indicator_id", "as_at", "value"], ["I-P", "2024", "=1+1"], ["I-P", "2023", 8]], [("row", "formula-without-result", 2, "value")], [], {"I-P · 2023": {"value": 8}}),
    Case(39, "values", VALUE + "I-P,2024,#REF!\nI-P,2023,#DIV/0!\nI-P,2022,8\n", [("row", "type-error", 2, "value"), ("row", "type-error", 3, "value")], [], {"I-P · 2022": {"value": 8}}),
    Case(40, "updates", f"project_id,as_at,percent_complete\n{A},{DATE},101\n{B},{DATE},100\n", [("row", "constraint-error", 2, "percent_complete")], [], {ON_B: {"percent_complete": 100}}),
    Case(40, "values", VALUE + "I-P,2024,-1\nI-P,2026,51\n", [("row", "constraint-error", 2, "value"), ("warning", "deviated-value", 3, "value")], [], {"I-P · 2026": {"value": 51}}),
    Case(40, "projects", "project_id,title,start_date,end_date\n008,Eight,2026-05,2026-04\n", [("row", "row-constraint", 2, "end_date")]),
    Case(40, "milestones", "milestone_id,project_id,title,actual_date\nM-1,007,One,2026-06-16\nM-2,007,Two,2026-06-15\n", [("row", "row-constraint", 2, "actual_date")], [],
         {"M-2": {"actual_date": "2026-06-15"}}),
    Case(40, "values", "indicator_id,as_at,value,groups\nI-P,2024,40,\nI-P,2024,41,women\n", [("row", "groups-above-total", 3, "value")]),
    Case(40, "indicators", "indicator_id,target\nI-P,90\n", [("warning", "row-constraint", 2, "target")], [], {"I-P": {"target": 90}}),
    Case(41, "projects", f"project_id,title,note\n008,{'x' * 301},\n009,Nine\x07,<b>bold</b>\n", [("row", "constraint-error", 2, "title")], [("title", "Nine\x07", "Nine", "CONTROL")],
         {"009": {"title": "Nine", "note": "<b>bold</b>"}}),
]  # fmt: skip


@pytest.fixture(scope="module")
def database(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    yield from points.database(template, tmp_path_factory.mktemp("values"))


@every(CASES)
def test_exactly_this_is_found(database: Engine, case: Case) -> None:
    proved(database, case)


def test_each_finding_says_what_where_and_how_to_mend(database: Engine) -> None:
    told = {case.point: proved(database, case).files[0].issues for case in reversed(CASES) if case.found}
    assert {**told[31][-1].values, **told[31][0].values} == {"code": "7", "near": "007", "what": "7", "columns": "title"}
    assert told[34][0].values == {"date": "2026-04-03"} and told[34][0].option == "serials"
    assert told[35][0].values == {"text": "03/04/2026", "a": 3, "b": 4} and told[35][0].option == "day_first"
    assert told[36][0].values == {"buddhist": "2569-04-03", "western": "2026-04-04"}
    assert told[40][0].text == "It must lie between 0 and 100."
    assert told[41][0].values == {"n": 301, "most": 300}


def test_every_point_has_its_file() -> None:
    assert {case.point for case in CASES} == set(range(30, 42))
