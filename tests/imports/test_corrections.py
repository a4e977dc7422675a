"""Small errors mended beside the file, and the workbook that goes back and comes again. What is sent is made up."""

from __future__ import annotations

import io
import random
from typing import Any

import openpyxl
import pytest
from sqlalchemy import Engine

from jamp.documents.returned import page_of, render_returned
from jamp.imports import returned
from jamp.imports.apply import apply
from jamp.imports.check import check
from jamp.imports.corrections import FINDINGS, SUGGESTION, bad_rows, fixes
from jamp.imports.plan import Plan, Upload
from jamp.queries import batches
from jamp.store.scope import LOCAL, seeing

ROWS = "made-up title\nproject_id,city,status,as_at\nASCN-SRP-01,Siem Rep,done,2026-03-31\nASCN-SRP-02,Siem Rep,ongoing,2026-03-31\nASCN-SRP-03,Siem Reap,ongoing,2026-03-31\n"
CELLS = {"": {"3": {"city": "Siem Reap", "status": "completed"}, "4": {"city": "Siem Reap"}}}


def planned(engine: Engine, data: bytes | str, name: str = "q.csv", **options: Any) -> Plan:
    return check(engine, LOCAL, [Upload(name, data.encode() if isinstance(data, str) else data, options=options)])


def workbook(plan: Plan) -> bytes:
    original, pages = returned.pages(plan, 0, lambda issue: issue.text)
    return render_returned(original, [page_of(one) for one in pages], (FINDINGS, SUGGESTION))


def as_workbook(rows: str) -> bytes:
    book = openpyxl.Workbook()
    page: Any = book.active
    page.title = "Quarter"
    for row in rows.splitlines():
        page.append(row.split(","))
    page["B2"].font = openpyxl.styles.Font(color="FF0000")
    book.create_sheet("Other")["A1"] = "stays"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_what_is_surely_meant_is_offered_once_for_all_its_lines(loaded: Engine) -> None:
    plan = planned(loaded, ROWS)
    assert [(fix.column, fix.value, fix.near, fix.lines) for fix in fixes(plan) if fix.column == "city"] == [("city", "Siem Rep", "Siem Reap", (3, 4))]
    header, rows = bad_rows(plan, 0)
    assert header == ["project_id", "city", "status", "as_at"]
    assert [(row.line, row.cells[2]) for row in rows] == [(3, "done"), (4, "ongoing")]


def test_mended_cells_are_applied_and_told_beside_the_file_as_it_came(loaded: Engine) -> None:
    assert not planned(loaded, ROWS).fit
    plan = planned(loaded, ROWS, cells=CELLS)
    assert plan.fit and plan.files[0].changed == 3
    batch = apply(loaded, LOCAL, plan, "officer").batch or 0
    with seeing(loaded, LOCAL) as session:
        assert batches.file(session, batch, 0) == ("q.csv", ROWS.encode())
        mended = batches.all(session, 0, 1)[0].files[0].mended
    assert mended == ((3, "city", "Siem Reap"), (3, "status", "completed"), (4, "city", "Siem Reap"))


@pytest.mark.parametrize("name", ["q.csv", "q.xlsx"])
def test_the_marked_workbook_is_mended_in_excel_and_sent_again(loaded: Engine, name: str) -> None:
    plan = planned(loaded, ROWS if name == "q.csv" else as_workbook(ROWS), name)
    book = openpyxl.load_workbook(io.BytesIO(workbook(plan)))
    page: Any = book.worksheets[0]
    assert [cell.value for cell in page[2]] == ["project_id", "city", "status", "as_at", FINDINGS, SUGGESTION]
    assert "Siem Rep is not known" in page["E3"].value and "Siem Reap" in page["F3"].value
    assert page["B3"].fill.fgColor.rgb == page["E3"].fill.fgColor.rgb != page["B5"].fill.fgColor.rgb
    assert page["E5"].value is None
    if name == "q.xlsx":
        assert page["B2"].font.color.rgb == "00FF0000" and book["Other"]["A1"].value == "stays"
    # marked a second time, the two columns stand once
    again = io.BytesIO()
    book.save(again)
    second: Any = openpyxl.load_workbook(io.BytesIO(workbook(planned(loaded, again.getvalue(), "again.xlsx")))).worksheets[0]
    assert [str(cell.value)[: len(FINDINGS)] for cell in second[2]].count(FINDINGS) == 1
    page["B3"], page["C3"], page["B4"] = "Siem Reap", "completed", "Siem Reap"
    out = io.BytesIO()
    book.save(out)
    plan = planned(loaded, out.getvalue(), "q-checked.xlsx")
    assert plan.fit and plan.files[0].changed == 3
    assert not any(written.startswith(FINDINGS) for written, _ in plan.files[0].columns)


def test_the_problems_as_a_list(loaded: Engine) -> None:
    columns, rows = returned.listed(planned(loaded, ROWS), lambda issue: issue.text)
    first = dict(zip(columns, rows[0], strict=True))
    assert (first["file"], first["line"], first["column"], first["code"], first["suggestion"]) == ("q.csv", 3, "city", "foreign-key", "Siem Reap")


def test_text_in_a_marked_workbook_is_never_a_formula(loaded: Engine) -> None:
    plan = planned(loaded, "project_id,title,status,as_at\nASCN-SRP-01,=1+1,done,2026\n")
    page: Any = openpyxl.load_workbook(io.BytesIO(workbook(plan))).worksheets[0]
    assert (page["B2"].value, page["B2"].data_type) == ("=1+1", "s")


def test_a_workbook_with_much_beside_its_table_goes_back_written_anew(loaded: Engine) -> None:
    book = openpyxl.load_workbook(io.BytesIO(as_workbook(ROWS)))
    dice = random.Random(1)
    for _ in range(1_000):
        book["Other"].append([dice.randbytes(15_000).hex()])
    out = io.BytesIO()
    book.save(out)
    plan = planned(loaded, out.getvalue(), "q.xlsx", workbook_sheet="Quarter")
    original, pages = returned.pages(plan, 0, lambda issue: issue.text)
    assert original is None and len(pages) == 1
    page: Any = openpyxl.load_workbook(io.BytesIO(workbook(plan))).worksheets[0]
    assert page["A3"].value == "ASCN-SRP-01" and "Siem Rep is not known" in page["E3"].value


def test_a_workbook_of_several_tables_is_kept_once(loaded: Engine) -> None:
    book = openpyxl.Workbook()
    first: Any = book.active
    first.title = "projects"
    for row in (["project_id", "title"], ["ASCN-SRP-01", "Made up"]):
        first.append(row)
    second = book.create_sheet("updates")
    for row in (["project_id", "as_at", "status", "narrative"], ["ASCN-SRP-01", "2026-03-31", "completed", "Made up"]):
        second.append(row)
    out = io.BytesIO()
    book.save(out)
    batch = apply(loaded, LOCAL, planned(loaded, out.getvalue(), "both.xlsx"), "officer").batch or 0
    with seeing(loaded, LOCAL) as session:
        assert [batches.file(session, batch, number) for number in (0, 1)] == [("both.xlsx", out.getvalue())] * 2
    with loaded.connect() as connection:
        sizes = connection.exec_driver_sql(f"SELECT length(bytes) FROM batch_file WHERE batch = {batch} ORDER BY position").scalars()
        assert list(sizes) == [len(out.getvalue()), 0]
