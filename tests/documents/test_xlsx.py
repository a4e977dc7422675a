"""Workbooks, read back by two readers that are not the writer."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from time import perf_counter
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from jamp.documents.workbook import DataColumn, DataSheet, Value, Workbook
from jamp.documents.xlsx import render_workbook

COLUMNS = (
    DataColumn("project_id", "Project code"), DataColumn("title", "Title"), DataColumn("value", "Value", "number"),
    DataColumn("percent_complete", "Done", "percent"), DataColumn("as_at", "As at", "date"), DataColumn("source_url", "Address", "url"),
)  # fmt: skip
ROWS: tuple[tuple[Value, ...], ...] = (
    ("0012", "=1+1", 12.5, 45, "2025-09-30", "https://example.org/a?b=1"),
    ("A-2", "スマート バス", -3, None, "2025-09", "javascript:alert(1)"),
    ("A-3", "@SUM(A1) <b> & ]]>", None, 0, "", "http://example.org/ with blank"),
    ("A-4", "a\x00b\x0b _x000D_ \U0001f68c", 1_000_000, 100, "2025", None),
    ("A-5", "https://not.a.link/", 0.1, 33.3, date(2024, 2, 29), ""),
    ("A-6", "+66", 12345678901234567890, 1, "2025-02-30", "x"),
)


def workbook(rows: tuple[tuple[Value, ...], ...] = ROWS, columns: tuple[DataColumn, ...] = COLUMNS) -> Workbook:
    sheet = DataSheet("projects", columns, rows, "Projects & things")
    return Workbook("案件一覧", "この一覧について", (("Filters", "=all"), ("Reporting date", "2025-09-30")), (sheet,))


@pytest.fixture(scope="module")
def book() -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(render_workbook(workbook())))


def test_data_first_and_the_explanation_last(book: openpyxl.Workbook) -> None:
    assert book.sheetnames == ["projects", "この一覧について"]
    about = [[cell for cell in row if cell is not None] for row in book["この一覧について"].iter_rows(values_only=True)]
    assert about[0] == ["案件一覧"] and ["Filters", "=all"] in about and ["projects", "as_at", "As at"] in about


def test_the_head_has_the_machine_names(book: openpyxl.Workbook) -> None:
    assert [cell.value for cell in book["projects"][1]] == [column.name for column in COLUMNS]


def test_numbers_dates_and_text_are_what_they_are(book: openpyxl.Workbook) -> None:
    rows = list(book["projects"].iter_rows(min_row=2, values_only=True))
    assert rows[0] == ("0012", "=1+1", 12.5, 45, datetime(2025, 9, 30), "https://example.org/a?b=1")
    assert rows[1][1:5] == ("スマート バス", -3, None, "2025-09")
    assert rows[2][1:5] == ("@SUM(A1) <b> & ]]>", None, 0, None)
    assert rows[3][2:5] == (1_000_000, 100, "2025")
    assert rows[4][4] == datetime(2024, 2, 29) and rows[4][2] == 0.1
    assert rows[5][2] == "12345678901234567890" and rows[5][4] == "2025-02-30"


def test_nothing_is_a_formula_and_only_web_addresses_are_links(book: openpyxl.Workbook) -> None:
    page = book["projects"]
    assert not [cell.coordinate for row in page.iter_rows() for cell in row if cell.data_type == "f"]
    assert [cell.coordinate for row in page.iter_rows() for cell in row if cell.hyperlink] == ["F2"]
    assert page["F2"].hyperlink.target == "https://example.org/a?b=1"


def test_a_second_reader_agrees() -> None:
    rows = CalamineWorkbook.from_filelike(BytesIO(render_workbook(workbook()))).get_sheet_by_index(0).to_python()
    assert rows[1] == ["0012", "=1+1", 12.5, 45.0, date(2025, 9, 30), "https://example.org/a?b=1"]
    assert rows[4][1] == "ab _x000D_ \U0001f68c"


def test_ready_to_filter_and_to_print(book: openpyxl.Workbook) -> None:
    page = book["projects"]
    assert page.freeze_panes == "B2" and page.print_title_rows == "$1:$1"
    (table,) = page.tables.values()
    assert table.ref == "A1:F7" and table.autoFilter.ref == "A1:F7"
    assert page.page_setup.orientation == "landscape" and page.page_setup.paperSize == 9
    # one page wide is what an absent number means
    assert page.page_setup.fitToWidth in (None, 1) and page.page_setup.fitToHeight == 0 and page.sheet_properties.pageSetUpPr.fitToPage
    assert "Projects && things" in page.oddHeader.left.text or "Projects & things" in page.oddHeader.left.text
    assert book.properties.title == "案件一覧"


def test_a_list_without_records_opens() -> None:
    page = openpyxl.load_workbook(BytesIO(render_workbook(workbook(())))).worksheets[0]
    assert [cell.value for cell in page[1]] == [column.name for column in COLUMNS] and page.max_row <= 2


def test_the_same_workbook_is_the_same_file() -> None:
    assert render_workbook(workbook()) == render_workbook(workbook())


@given(st.text(max_size=30))
@settings(max_examples=60, deadline=None)
def test_any_text_is_kept_but_for_what_xml_forbids(words: str) -> None:
    made = render_workbook(workbook(((words,),), (DataColumn("a", "A"),)))
    assert ZipFile(BytesIO(made)).testzip() is None
    rows = CalamineWorkbook.from_filelike(BytesIO(made)).get_sheet_by_index(0).to_python(skip_empty_area=False)
    allowed = "".join(c for c in words if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff" and not 0xD800 <= ord(c) <= 0xDFFF))
    found = rows[1][0] if len(rows) > 1 else ""
    assert str(found).replace("\r\n", "\n").replace("\r", "\n") == allowed.replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.parametrize("wrong", ["", "a" * 32, "a/b", "'a", "History"])
def test_a_name_that_no_tab_can_have_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="no such tab"):
        DataSheet(wrong, COLUMNS, ())


def test_a_text_too_long_for_a_cell_is_refused() -> None:
    with pytest.raises(ValueError, match="32767"):
        render_workbook(workbook((("a" * 32768,),), (DataColumn("a", "A"),)))


def test_fifty_thousand_rows_take_seconds() -> None:
    begun = perf_counter()
    render_workbook(workbook(tuple((f"P-{n}", "A title", n / 7, n % 100, "2025-09-30", None) for n in range(50_000))))
    assert perf_counter() - begun < 15
