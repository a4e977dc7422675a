"""Workbooks as offices send them: XLSX, XLSM, ODS, old XLS; sheets, dates, per cent, errors. All contents are made up."""

from __future__ import annotations

import datetime
import io

import openpyxl
import pytest
import xlwt

from jamp.imports.grid import Grid
from jamp.imports.plan import Upload
from jamp.imports.read import read, read_tables
from tests.imports.workbooks import ods, text_row, xlsx

HEADER = ["indicator_id", "as_at", "value", "comment"]
DAY = datetime.date(2026, 3, 31)


def book(*sheets: tuple[str, list[list[object]]]) -> openpyxl.Workbook:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets:
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return made


def saved(made: openpyxl.Workbook | xlwt.Workbook) -> bytes:
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def told(read_as: Grid) -> list[tuple[str, str, int | None, str]]:
    return [(issue.severity, issue.code, issue.line, issue.column) for issue in read_as.issues]


def old(rows: list[list[object]], name: str = "values") -> xlwt.Workbook:
    made = xlwt.Workbook()
    sheet = made.add_sheet(name)
    for line, row in enumerate(rows):
        for place, value in enumerate(row):
            style = xlwt.easyxf(num_format_str="yyyy-mm-dd") if isinstance(value, datetime.date) else xlwt.Style.default_style
            sheet.write(line, place, value, style)
    return made


def as_ods(rows: list[list[object]]) -> bytes:
    kinds = {str: "string", int: "float", float: "float", datetime.date: "date"}
    cells = ""
    for row in rows:
        cells += "<table:table-row>"
        for value in row:
            attribute = {"float": f' office:value="{value}"', "date": f' office:date-value="{value}"'}.get(kinds[type(value)], "")
            cells += f'<table:table-cell office:value-type="{kinds[type(value)]}"{attribute}><text:p>{value}</text:p></table:table-cell>'
        cells += "</table:table-row>"
    return ods(f'<table:table table:name="values">{cells}</table:table>')


@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls"])
def test_each_format_reads_the_same(kind: str) -> None:
    rows: list[list[object]] = [HEADER, ["I-1", DAY, 12.5, "バス"], ["007", DAY, 7, "รถ"]]
    data = {"xlsx": lambda: saved(book(("values", rows))), "ods": lambda: as_ods(rows), "xls": lambda: saved(old(rows))}[kind]()
    read_as = read(Upload(f"x.{kind}", data))
    assert (read_as.encoding, read_as.sheet_name, read_as.header) == (kind, "values", HEADER)
    assert read_as.rows == [["I-1", "2026-03-31", "12.5", "バス"], ["007", "2026-03-31", "7", "รถ"]]
    assert [read_as.kinds, read_as.lines, read_as.issues] == [["sdns", "sdns"], [2, 3], []]


def test_the_sheet_that_holds_a_known_table_is_taken() -> None:
    data = saved(book(("cover", [["Report of the city"], ["March 2026"]]), ("Sheet2", [HEADER, ["I-1", "2026", 1, ""]])))
    read_as = read(Upload("x.xlsx", data))
    decision = read_as.decisions[0]
    assert (decision.name, decision.value, decision.option) == ("sheet", "Sheet2", "workbook_sheet")
    assert [(one.value, one.sample[0]) for one in decision.alternatives] == [("cover", ("Report of the city",))]
    assert read(Upload("x.xlsx", data, options={"workbook_sheet": "cover"})).header == ["Report of the city"]
    (issue,) = read(Upload("x.xlsx", data), {"workbook_sheet": "none"}).issues
    assert (issue.code, issue.values["choices"]) == ("format-error", "cover, Sheet2")


def test_every_sheet_that_holds_a_known_table_is_read() -> None:
    data = saved(book(("values", [HEADER, ["I-1", "2026", 1, ""]]), ("notes", [["x"]]), ("indicators", [["indicator_id", "project_id", "title"], ["I-1", "P-1", "Riders"]])))
    assert [grid.sheet_name for grid in read_tables(Upload("x.xlsx", data))] == ["values", "indicators"]


def test_a_sheet_that_explains_the_columns_is_no_table() -> None:
    guide = [["Sheet", "values"], ["column", "name", "meaning"], ["indicator_id", "Indicator code", "which indicator"], ["as_at", "Reporting date", "as at which day"]]
    read_as = read_tables(Upload("x.xlsx", saved(book(("values", [HEADER, ["I-1", "2026", 1, ""]]), ("guide", guide)))))
    assert [grid.sheet_name for grid in read_as] == ["values"]
    assert "guide" in read_as[0].decisions[0].text


def test_what_is_hidden_is_read_and_told() -> None:
    made = book(("values", [HEADER, ["I-1", "2026", 1, ""], ["I-2", "2026", 2, ""]]))
    sheet = made["values"]
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["D"].hidden = True
    sheet.auto_filter.ref = "A1:D3"
    sheet.auto_filter.add_filter_column(0, ["I-2"])
    made.create_sheet("front")
    sheet.sheet_state = "hidden"
    read_as = read(Upload("x.xlsx", saved(made)))
    assert len(read_as.rows) == 2
    assert [(issue.code, issue.severity) for issue in read_as.issues] == [("hidden", "note")] * 4
    assert "hidden in the workbook" in read_as.issues[0].text


def test_hidden_rows_of_an_old_workbook() -> None:
    made = old([HEADER, ["I-1", DAY, 1, ""], ["I-2", DAY, 2, ""]])
    made.get_sheet(0).row(1).hidden = True
    read_as = read(Upload("x.xls", saved(made)))
    assert len(read_as.rows) == 2 and [issue.code for issue in read_as.issues] == ["hidden"]


def test_formulas_without_a_result_and_errors_are_findings() -> None:
    # a program that writes formulas does not count them
    made = book(("values", [HEADER, ["I-1", "2026", "=1+1", ""]]))
    assert told(read(Upload("x.xlsx", saved(made)))) == [("row", "formula-without-result", 2, "value")]
    head = text_row(1, *HEADER)
    cells = '<row r="2"><c r="A2" t="inlineStr"><is><t>I-1</t></is></c><c r="B2"><v>2026</v></c><c r="C2" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
    read_as = read(Upload("x.xlsx", xlsx(head + cells)))
    assert told(read_as) == [("row", "cell-error", 2, "value")]
    assert (read_as.issues[0].value, read_as.rows[0][2]) == ("#DIV/0!", "")


def test_a_column_called_by_a_formula_without_a_result_has_no_name() -> None:
    made = book(("projects", [["project_id", '="Sta"&"tus"', "as_at"], ["A-1", "ongoing", "2026-03-31"]]))
    grid = read(Upload("x.xlsx", saved(made)))
    assert grid.header == ["project_id", "", "as_at"]
    assert [(one.severity, one.code, one.values["letter"]) for one in grid.issues] == [("warning", "formula-without-result", "B")]


def test_a_formula_with_its_result_is_its_result() -> None:
    cells = '<row r="2"><c r="A2" t="str"><f>"I-"&amp;1</f><v>I-1</v></c><c r="B2"><v>2026</v></c><c r="C2"><f>1+1</f><v>2</v></c><c r="D2" t="str"><f>""</f><v></v></c></row>'
    read_as = read(Upload("x.xlsx", xlsx(text_row(1, *HEADER) + cells)))
    assert (read_as.rows, read_as.issues) == ([["I-1", "2026", "2", ""]], [])


def test_cells_shown_as_per_cent_are_known() -> None:
    made = book(("values", [HEADER, ["I-1", DAY, 0.52, ""], ["I-2", DAY, 0.52, ""]]))
    made["values"]["C2"].number_format = "0.0%"
    read_as = read(Upload("x.xlsx", saved(made)))
    assert [(row[2], kinds[2]) for row, kinds in zip(read_as.rows, read_as.kinds, strict=True)] == [("52%", "p"), ("0.52", "n")]


def test_days_are_counted_from_1904_where_the_workbook_says_so() -> None:
    made = book(("values", [HEADER, ["I-1", DAY, 1, ""]]))
    made.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    read_as = read(Upload("x.xlsx", saved(made)))
    assert (read_as.rows[0][1], read_as.dates_from) == ("2026-03-31", 1904)


def test_a_bare_number_stays_one() -> None:
    read_as = read(Upload("x.xlsx", saved(book(("values", [HEADER, ["I-1", 46115, 1, ""]])))))
    assert (read_as.rows[0][1], read_as.kind(0, 1), read_as.dates_from) == ("46115", "n", 1900)


def test_macros_are_ignored_and_told() -> None:
    data = xlsx(text_row(1, *HEADER) + text_row(2, "I-1", "2026", "1"), xl__vbaProject_bin=b"made up").replace(b"vbaProject_bin", b"vbaProject.bin")
    read_as = read(Upload("x.xlsm", data))
    assert read_as.rows == [["I-1", "2026", "1", ""]]
    assert told(read_as) == [("note", "macros", None, "")]


def test_blank_columns_left_of_the_table_keep_its_letters() -> None:
    read_as = read(Upload("x.xlsx", saved(book(("values", [[None, None, *HEADER], [None, None, "I-1", "2026", 1, "x"]])))))
    assert (read_as.header, read_as.letter(0), read_as.letter(3)) == (HEADER, "C", "F")


def test_formatted_cells_far_away_do_not_count() -> None:
    far = '<row r="1048576"><c r="XFD1048576" s="0"/></row>'
    read_as = read(Upload("x.xlsx", xlsx(text_row(1, *HEADER) + text_row(2, "I-1", "2026", "1") + far)))
    assert len(read_as.rows) == 1 and not [issue for issue in read_as.issues if issue.blocks]


@pytest.mark.parametrize(("name", "expected"), [("x.csv", ["format-error"]), ("x.xlsx", []), ("x", [])])
def test_a_wrong_ending_is_told(name: str, expected: list[str]) -> None:
    data = saved(book(("values", [HEADER, ["I-1", DAY, 1, ""]])))
    assert [issue.code for issue in read(Upload(name, data)).issues] == expected
    (issue,) = read(Upload("x.xls", b"project_id,title\nP-1,Bus\n")).issues
    assert (issue.severity, issue.code) == ("note", "format-error")
