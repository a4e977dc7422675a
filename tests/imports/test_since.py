"""A workbook comes back after others worked on the same records. Contents are made up, on the real records."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import openpyxl
import pytest
from sqlalchemy import Engine

from jamp.documents.xlsx import render_workbook
from jamp.imports.apply import apply
from jamp.imports.check import check
from jamp.imports.export import export_rows
from jamp.imports.plan import Plan, Upload
from jamp.imports.since import FOUND, PART, state_of
from jamp.languages import words
from jamp.queries.views import view_of
from jamp.reports.lists import listing
from jamp.store.scope import LOCAL, seeing


def exported(engine: Engine, sheet: str = "projects") -> bytes:
    with seeing(engine, LOCAL) as session:
        view, _ = view_of(session, None, None)
        columns, rows = export_rows(session, sheet, None)
        return render_workbook(listing(session, sheet, view, words("en"), columns, rows))


def written(book: bytes, project: str, **fields: object) -> bytes:
    """The workbook as an office sends it back, with some cells of a project changed."""
    opened = openpyxl.load_workbook(io.BytesIO(book))
    page: Any = opened.worksheets[0]
    head = [cell.value for cell in page[1]]
    row = next(row for row in page.iter_rows(min_row=2) if row[0].value == project)
    for name, value in fields.items():
        row[head.index(name)].value = value
    out = io.BytesIO()
    opened.save(out)
    return out.getvalue()


def sent(engine: Engine, book: bytes) -> Plan:
    return check(engine, LOCAL, [Upload("projects.xlsx", book)])


def test_what_others_changed_meanwhile_stays(loaded: Engine) -> None:
    book = exported(loaded)
    assert state_of(book).startswith("1 ")
    apply(loaded, LOCAL, check(loaded, LOCAL, [Upload("p.csv", b"project_id,title\nASCN-PNH-02,Made-up new name\n")]), "Malee")
    plan = sent(loaded, written(book, "ASCN-SRP-01", note="made-up note"))
    assert [(change.key, set(change.fields)) for change in plan.changes()] == [("ASCN-SRP-01", {"note"})]
    assert (plan.files[0].new, plan.files[0].changed) == (0, 1)
    issue = next(issue for issue in plan.files[0].issues if issue.code == "changed-since-export")
    assert (issue.severity, issue.value, issue.column, issue.values["who"]) == ("note", "ASCN-PNH-02", "title", "Malee")
    apply(loaded, LOCAL, plan, "Sokha")
    assert sent(loaded, exported(loaded)).empty


def test_what_both_changed_is_shown_with_three_values(loaded: Engine) -> None:
    book = exported(loaded)
    for rows in (b"project_id,status,as_at\nASCN-SRP-01,suspended,2026-03-31\n", b"project_id,title\nASCN-SRP-01,Theirs\n"):
        apply(loaded, LOCAL, check(loaded, LOCAL, [Upload("p.csv", rows)]), "Malee")
    plan = sent(loaded, written(book, "ASCN-SRP-01", title="Mine"))
    assert plan.fit and plan.changes()[0].fields["title"] == ("Theirs", "Mine")
    issue = next(issue for issue in plan.files[0].issues if issue.code == "changed-since-export")
    assert issue.severity == "warning" and {issue.values[name] for name in ("now", "written")} == {"Theirs", "Mine"}


def test_a_file_of_another_database_has_no_memory(loaded: Engine) -> None:
    book = exported(loaded)
    assert state_of(b"PK\x03\x04broken") == state_of(b"a,b\n") == ""
    with loaded.begin() as connection:
        connection.exec_driver_sql("UPDATE batch SET recorded_at = '2020-01-01T00:00:00+00:00' WHERE batch = 1")
    apply(loaded, LOCAL, check(loaded, LOCAL, [Upload("p.csv", b"project_id,title\nASCN-SRP-01,Theirs\n")]), "Malee")
    assert not [issue for issue in sent(loaded, book).files[0].issues if issue.code == "changed-since-export"]


def test_a_damaged_state_is_no_state(loaded: Engine) -> None:
    book = exported(loaded)
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        start = archive.getinfo(PART).header_offset
    for at in range(start, start + 400):
        hurt = bytearray(book)
        hurt[at] ^= 0xFF
        assert len(state_of(bytes(hurt))) <= 60
    assert state_of(book[: start + 100]) == ""


@pytest.mark.parametrize("cell", ['<vt:lpwstr>1 x</vt:lpwstr>', '<vt:lpwstr xmlns:vt="http://example.org/v">1 x</vt:lpwstr>', "<ns0:lpwstr>1 x</ns0:lpwstr>",
                                  "<lpwstr>1 x</lpwstr>"])  # fmt: skip
def test_the_name_of_the_batch_is_found_however_a_program_declares_its_prefix(cell: str) -> None:
    found = FOUND.search(f'<Properties><property name="jamp-state" pid="2">{cell}</property></Properties>')
    assert found and found.group(1) == "1 x"
