"""Which lines are the table: titles, headers of two lines, totals, notes, blank lines, a column per period. All made up."""

from __future__ import annotations

import io

import openpyxl
import pytest

from jamp.documents.csv import render_csv
from jamp.imports.grid import Grid
from jamp.imports.plan import Upload
from jamp.imports.read import read
from jamp.imports.templates import template_rows
from jamp.languages import words
from jamp.model.subjects import SHEETS

HEADER = "project_id,title,city\n"
RECORDS = "P-1,Bus,Phuket\nP-2,Tram,Hanoi\n"


def grid(text: str, **options: object) -> Grid:
    return read(Upload("x.csv", text.encode(), options=options))


def told(read_as: Grid) -> list[tuple[str, str, int | None]]:
    return [(issue.severity, issue.code, issue.line) for issue in read_as.issues]


def decided(read_as: Grid) -> dict[str, object]:
    return {decision.name: decision.value for decision in read_as.decisions}


def test_title_lines_above_the_header_are_set_aside() -> None:
    read_as = grid("Smart city projects,,\nAs of March 2026,,\n\n" + HEADER + RECORDS)
    assert (read_as.header_line, read_as.lines, read_as.header) == (4, [5, 6], ["project_id", "title", "city"])
    assert [(one.line, one.kind, one.text) for one in read_as.set_aside] == [(1, "title", "Smart city projects"), (2, "title", "As of March 2026")]
    assert decided(read_as)["header"] == 4 and not read_as.issues


def test_an_asterisk_on_what_must_be_filled_in_is_no_part_of_the_name() -> None:
    read_as = grid("made up,,\nproject_id *,Title*,\uff0a city\n" + RECORDS)
    assert (read_as.header, read_as.header_line) == (["project_id", "Title", "city"], 2)
    assert grid("*,project_id,**\n1,P-1,x\n").header == ["*", "project_id", "**"]


def test_a_person_s_header_line_counts() -> None:
    text = "project_id,title,city\nProject,Name,Town\nP-1,Bus,Phuket\n"
    assert grid(text).header == ["project_id", "title", "city"]
    read_as = grid(text, header_row=2)
    assert (read_as.header, read_as.lines) == (["Project", "Name", "Town"], [3])
    (decision,) = (one for one in read_as.decisions if one.name == "header")
    assert decision.option == "header_row" and 1 in [one.value for one in decision.alternatives]
    assert told(grid(text, header_row=9)) == [("file", "blank-header", 9)]


def test_no_known_name_at_all_takes_the_first_full_line() -> None:
    read_as = grid("a title,,\nx,y,z\n1,2,3\n")
    assert (read_as.header, read_as.header_line) == (["x", "y", "z"], 2)


def test_a_header_of_two_lines_is_joined() -> None:
    read_as = grid("project_id,Riders,,Cost,\n,women,men,plan,real\nP-1,1,2,3,4\n")
    assert read_as.header == ["project_id", "Riders - women", "Riders - men", "Cost - plan", "Cost - real"]
    assert (read_as.header_line, read_as.lines, decided(read_as)["levels"]) == (2, [3], 2)
    assert grid("project_id,Riders,,Cost,\n,women,men,plan,real\nP-1,1,2,3,4\n", header_levels=1).header[1] == "Riders"


@pytest.mark.parametrize("total", ["Total", "TOTAL:", "Grand total", "合計", "総計", "รวม", "รวมทั้งหมด", "Tổng cộng", "Jumlah", "សរុប", "ລວມ", "စုစုပေါင်း", "Kabuuan"])
def test_totals_are_no_records(total: str) -> None:
    read_as = grid(HEADER + RECORDS + f"{total},,2\n")
    assert len(read_as.rows) == 2
    assert [(one.line, one.kind, one.text) for one in read_as.set_aside] == [(4, "total", f"{total} | 2")]
    assert told(read_as) == [("note", "not-a-record", 4)]


@pytest.mark.parametrize("note", ["Note: preliminary", "注）速報値", "※速報値", "出典：市の報告", "หมายเหตุ: เบื้องต้น", "Ghi chú: sơ bộ", "Sumber: dinas kota", "ប្រភព: ក្រុង", "Source: the city"])
def test_notes_at_the_foot_are_no_records(note: str) -> None:
    read_as = grid(HEADER + RECORDS + f"\n{note},,\n")
    assert len(read_as.rows) == 2
    assert [(one.line, one.kind) for one in read_as.set_aside] == [(5, "note")]


def test_what_looks_like_a_total_is_kept_when_a_person_says_so() -> None:
    text = HEADER + RECORDS + "Total,,2\n"
    (decision,) = (one for one in grid(text).decisions if one.name == "footers")
    assert (decision.option, decision.alternatives[0].value) == ("footers", False)
    assert len(grid(text, footers=False).rows) == 3


@pytest.mark.parametrize("record", ["Total-1,Bus,Phuket", "P-3,Note: a bus,Phuket", "Sumatra,Bus,Phuket", "Source-7,Bus,Phuket"])
def test_records_that_only_begin_so_stay(record: str) -> None:
    read_as = grid(HEADER + RECORDS + record + "\n")
    assert len(read_as.rows) == 3 and not read_as.set_aside


def test_blank_lines_are_counted() -> None:
    read_as = grid(HEADER + "\n ,,\nP-1,Bus,Phuket\n,,\n\n")
    assert (read_as.lines, told(read_as)) == ([4], [("note", "blank-row", None)])
    assert read_as.issues[0].values == {"n": 4}


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("name", SHEETS)
def test_remarks_of_the_template_are_set_aside_and_told(name: str, language: str) -> None:
    columns, remarks = template_rows(name, words(language).text)
    record = ["#OneCity platform", *["x"] * (len(columns) - 1)]
    read_as = grid(render_csv(columns, [*remarks, record, record]).decode())
    assert (read_as.lines, [one.kind for one in read_as.set_aside]) == ([4, 5], ["remark", "remark"])
    assert told(read_as) == [("note", "remark", 2)] and read_as.issues[0].values == {"n": 2}


@pytest.mark.parametrize("line", ["#OneCity platform,Bus,Phuket", "# a record,Bus,Phuket", "# required,,", "#,,"])
def test_other_lines_that_begin_so_are_records(line: str) -> None:
    for text in (HEADER + line + "\n" + RECORDS, HEADER + RECORDS + line + "\n"):
        read_as = grid(text)
        assert len(read_as.rows) == 3 and not read_as.set_aside and not read_as.issues


def test_a_column_per_period_is_asked_about_with_a_preview() -> None:
    text = "indicator_id,2026-01,2026-02,2026-03\nI-1,10,11,12\nI-2,20,,22\n"
    asked = grid(text)
    assert told(asked) == [("file", "wide-table", 1)]
    (decision,) = (one for one in asked.decisions if one.name == "wide")
    turned, left = decision.alternatives
    assert (decision.option, turned.value, left.value) == ("unpivot", True, False)
    assert turned.sample[:2] == (("indicator_id", "as_at", "value"), ("I-1", "2026-01", "10"))
    read_as = grid(text, unpivot=True)
    assert read_as.rows == [["I-1", "2026-01", "10"], ["I-1", "2026-02", "11"], ["I-1", "2026-03", "12"], ["I-2", "2026-01", "20"], ["I-2", "2026-03", "22"]]
    assert read_as.lines == [2, 2, 2, 3, 3] and not read_as.issues
    assert grid(text, unpivot=False).header == ["indicator_id", "2026-01", "2026-02", "2026-03"] and not grid(text, unpivot=False).issues


@pytest.mark.parametrize(
    ("headings", "dates"),
    [
        (("Q1 2026", "Q2 2026"), ("2026-03", "2026-06")),
        (("2026年度第1四半期", "2026年度第4四半期"), ("2026-06", "2027-03")),
        (("令和7年度", "令和8年度"), ("2026-03", "2027-03")),
        (("ม.ค. 2569", "ก.พ. 2569"), ("2026-01", "2026-02")),
        (("ไตรมาส 1/2569", "ไตรมาส 2/2569"), ("2026-03", "2026-06")),
        (("Tháng 1/2026", "Tháng 2/2026"), ("2026-01", "2026-02")),
        (("Januari 2026", "Februari 2026"), ("2026-01", "2026-02")),
        (("Jan-26", "Feb-26"), ("2026-01", "2026-02")),
        (("FY2025", "FY2026"), ("2026-03", "2027-03")),
        (("2025", "2026"), ("2025", "2026")),
    ],
)
def test_headings_that_name_periods(headings: tuple[str, str], dates: tuple[str, str]) -> None:
    read_as = grid(f"indicator_id,{headings[0]},{headings[1]}\nI-1,1,2\n", unpivot=True)
    assert [row[1] for row in read_as.rows] == list(dates)


def test_two_levels_of_period_and_field() -> None:
    read_as = grid("indicator_id,2026-01,,2026-02,\n,value,comment,value,comment\nI-1,1,a,2,b\n", unpivot=True)
    assert (read_as.header, read_as.rows) == (["indicator_id", "as_at", "value", "comment"], [["I-1", "2026-01", "1", "a"], ["I-1", "2026-02", "2", "b"]])


def test_merged_cells_speak_for_all_of_their_lines() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["title of the list"], ["city", "Project", None], [None, "project_id", "title"], ["Phuket", "P-1", "Bus"], [None, "P-2", "Tram"]):
        sheet.append(row)
    for region in ("A1:C1", "A2:A3", "B2:C2", "A4:A5"):
        sheet.merge_cells(region)
    out = io.BytesIO()
    book.save(out)
    read_as = read(Upload("x.xlsx", out.getvalue()))
    assert read_as.header == ["city", "project_id", "title"]
    assert read_as.rows == [["Phuket", "P-1", "Bus"], ["Phuket", "P-2", "Tram"]]
    assert decided(read_as)["merged"] == 1
