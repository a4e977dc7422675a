"""What divides the cells, and where each row stands in the file. The twelve cases of csv-spectrum 2.0.0 are written out here."""

from __future__ import annotations

import pytest

from jamp.imports.grid import Grid
from jamp.imports.plan import Upload
from jamp.imports.read import read

Row = list[str]


def grid(text: str, **options: object) -> Grid:
    return read(Upload("x.csv", text.encode(), options=options))


def found(read_as: Grid) -> list[tuple[str, str, int | None]]:
    return [(issue.severity, issue.code, issue.line) for issue in read_as.issues]


SPECTRUM: dict[str, tuple[str, Row, list[Row]]] = {
    "comma in quotes": (
        'first,last,address,city,zip\nJohn,Doe,120 any st.,"Anytown, WW",08123', ["first", "last", "address", "city", "zip"],
        [["John", "Doe", "120 any st.", "Anytown, WW", "08123"]]),
    "empty": ('a,b,c\n1,"",""\n2,3,4', ["a", "b", "c"], [["1", "", ""], ["2", "3", "4"]]),
    "empty, crlf": ('a,b,c\r\n1,"",""\r\n2,3,4', ["a", "b", "c"], [["1", "", ""], ["2", "3", "4"]]),
    "escaped quotes": ('a,b\n1,"ha ""ha"" ha"\n3,4\n', ["a", "b"], [["1", 'ha "ha" ha'], ["3", "4"]]),
    "json": (
        'key,val\n1,"{""type"": ""Point"", ""coordinates"": [102.0, 0.5]}"\n', ["key", "val"],
        [["1", '{"type": "Point", "coordinates": [102.0, 0.5]}']]),
    "newlines": ('a,b,c\n1,2,3\n"Once upon \na time",5,6\n7,8,9\n', ["a", "b", "c"], [["1", "2", "3"], ["Once upon \na time", "5", "6"], ["7", "8", "9"]]),
    "newlines, crlf": (
        'a,b,c\r\n1,2,3\r\n"Once upon \r\na time",5,6\r\n7,8,9\r\n', ["a", "b", "c"],
        [["1", "2", "3"], ["Once upon \r\na time", "5", "6"], ["7", "8", "9"]]),
    "quotes and newlines": ('a,b\n1,"ha \n""ha"" \nha"\n3,4\n', ["a", "b"], [["1", 'ha \n"ha" \nha'], ["3", "4"]]),
    "simple": ("a,b,c\n1,2,3\n", ["a", "b", "c"], [["1", "2", "3"]]),
    "simple, crlf": ("a,b,c\r\n1,2,3\r\n", ["a", "b", "c"], [["1", "2", "3"]]),
    # two that its repository has besides
    "newlines, cr": ('a,b,c\r1,2,3\r"Once upon \ra time",5,6\r7,8,9\r', ["a", "b", "c"], [["1", "2", "3"], ["Once upon \ra time", "5", "6"], ["7", "8", "9"]]),
    "null": ('a,b,c\n1,,2\n3,"NULL",4\n5,NULL,6\n', ["a", "b", "c"], [["1", "", "2"], ["3", "NULL", "4"], ["5", "NULL", "6"]]),
    "utf-8": ("a,b,c\n1,2,3\n4,5,ʤ", ["a", "b", "c"], [["1", "2", "3"], ["4", "5", "ʤ"]]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "header", "rows"), SPECTRUM.values(), ids=SPECTRUM)
def test_csv_spectrum(text: str, header: Row, rows: list[Row]) -> None:
    read_as = grid(text)
    assert (read_as.header, read_as.rows, read_as.issues) == (header, rows, [])


def test_csv_spectrum_with_lost_letters_is_refused() -> None:
    # its location_coordinates.csv, the twelfth, holds replacement characters; quotes inside a bare cell are plain signs
    header = ["Contact Phone Number", "Location Coordinates", "Cities", "Counties"]
    text = ",".join(header) + "\n2095257564,37\ufffd36'37.8\"N 121\ufffd2'17.9\"W,Modesto,Stanislaus"
    assert found(grid(text)) == [("file", "encoding-error", 2)]
    read_as = grid(text.replace("\ufffd", "°"))
    assert (read_as.header, read_as.rows, read_as.issues) == (header, [["2095257564", "37°36'37.8\"N 121°2'17.9\"W", "Modesto", "Stanislaus"]], [])


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_each_delimiter(sign: str) -> None:
    read_as = grid(sign.join(["project_id", "title", "city"]) + "\n" + sign.join(["P-1", "Bus, and more; all", "Phuket"]).replace("Bus, and more; all", '"Bus, and more; all"') + "\n")
    assert (read_as.delimiter, read_as.rows) == (sign, [["P-1", "Bus, and more; all", "Phuket"]])
    decision = next(one for one in read_as.decisions if one.name == "delimiter")
    assert (decision.value, decision.option) == (sign, "delimiter") and decision.text


def test_sep_is_honoured_and_dropped() -> None:
    read_as = grid("sep=|\nproject_id|title\nP-1|a;b;c,d\n")
    assert (read_as.header, read_as.rows, read_as.lines, read_as.header_line) == (["project_id", "title"], [["P-1", "a;b;c,d"]], [3], 2)


def test_a_number_shows_how_decimal_commas_are_read() -> None:
    read_as = grid("indicator_id;as_at;value\nI-1;2026;12,5\n")
    decimal = next(one for one in read_as.decisions if one.name == "decimal")
    assert (decimal.value, decimal.values) == (",", {"written": "12,5", "read": "12.5"})


def test_a_person_s_delimiter_counts() -> None:
    text = "project_id;title,city\nP-1;a,b\n"
    assert grid(text, delimiter=";").header == ["project_id", "title,city"]
    assert grid(text, delimiter=",").header == ["project_id;title", "city"]


def test_two_delimiters_that_divide_alike_are_asked_about() -> None:
    text = "project_id,title,x;city;status\nP-1,Bus,a;Phuket;ongoing\n"
    asked = grid(text)
    assert found(asked) == [("file", "format-error", None)] and not asked.rows
    (decision,) = (one for one in asked.decisions if one.name == "delimiter")
    assert {one.value: one.sample[1] for one in decision.alternatives} == {
        ",": ("P-1", "Bus", "a;Phuket;ongoing"), ";": ("P-1,Bus,a", "Phuket", "ongoing")}  # fmt: skip
    assert grid(text, delimiter=",").rows == [["P-1", "Bus", "a;Phuket;ongoing"]]


def test_an_unclosed_quote_is_named_by_its_line() -> None:
    assert found(grid('a,b\n1,2\n3,"open\n5,6\n7,8\n')) == [("file", "format-error", 3)]


def test_text_after_a_closing_quote_is_named_by_both_lines() -> None:
    (issue,) = grid('a,b\n1,"open\n3,"4"\n').issues
    assert (issue.line, issue.values) == (2, {"line": 2, "last": 3})


def test_lines_count_as_in_the_file() -> None:
    read_as = grid('a,b\n1,"two\nlines"\n\n3,4\n')
    assert read_as.lines == [2, 5] and found(read_as) == [("note", "blank-row", None)]


def test_a_longer_line_is_blocked_and_a_shorter_one_told() -> None:
    assert found(grid("a,b,c\n1,2,3,4\n1,2,3\n1,2\n")) == [("row", "extra-cell", 2), ("warning", "missing-cell", 4)]


def test_every_line_one_longer_is_a_missing_name_told_once() -> None:
    read_as = grid("title,city\nP-1,Bus,Phuket\nP-2,Tram,Hanoi\n")
    assert found(read_as) == [("file", "extra-cell", 1)]


def test_a_block_pasted_from_excel() -> None:
    read_as = grid("project_id\ttitle\tcity\r\nP-1\t\"Bus\nlane\"\tPhuket\r\nP-2\tTram\tHanoi")
    assert (read_as.delimiter, read_as.rows, read_as.lines) == ("\t", [["P-1", "Bus\nlane", "Phuket"], ["P-2", "Tram", "Hanoi"]], [2, 4])
