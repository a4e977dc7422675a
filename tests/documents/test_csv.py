from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jamp.documents.csv import FORMULA, render_csv


def read(data: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline="")))


def test_excel_knows_the_encoding_and_the_lines() -> None:
    assert render_csv(["a", "題"], [["x", "ข้อมูล"]]) == b"\xef\xbb\xbf" + "a,題\r\nx,ข้อมูล\r\n".encode()


@pytest.mark.parametrize("words", ["=1+1", "+cmd|' /C calc'!A0", "-1+1", "@SUM(A1)", "\tx", "\rx", "-", "+1.2.3"])
def test_text_that_looks_like_a_formula_is_kept_from_running(words: str) -> None:
    assert read(render_csv(["a"], [[words]])) == [["a"], ["'" + words]]


@pytest.mark.parametrize(("value", "written"), [(-5, "-5"), (-0.25, "-0.25"), ("-5", "-5"), ("+5.5", "+5.5"), (12.0, "12"), (None, ""), (0, "0")])
def test_numbers_are_left_alone(value: object, written: str) -> None:
    assert read(render_csv(["a", "b"], [[value, "x"]]))[1] == [written, "x"]


def test_a_row_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="row 2"):
        render_csv(["a"], [["x"], ["y", "z"]])


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1), min_size=2, max_size=3))
def test_all_other_text_comes_back(cells: list[str]) -> None:
    (_, row) = read(render_csv([f"c{n}" for n in range(len(cells))], [cells]))
    for found, cell in zip(row, cells, strict=True):
        assert found.removeprefix("'") == cell.removeprefix("'")
        assert not found.startswith(FORMULA) or found[1:].replace(".", "", 1).isdigit()
