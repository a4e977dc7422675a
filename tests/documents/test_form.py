"""A workbook to fill in, from made-up fields, read back by a reader that is not the writer."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl
import pytest

from jamp.documents.form import Choices, Field, Form, FormSheet, Rule
from jamp.documents.form_xlsx import render_form

COLOURS = Choices("colours", "Colours", (("red, dark", "like brick"), ("=blue", "")))
FIELDS = (
    Field("code", "Code", 12, Rule("length", "Too long.", most=5), required=True, help=("always", "<b>", "x", "007")),
    Field("colour", "Colour & shade", 12, Rule("choice", "Not known.", "colours"), prompt="One of the list."),
    Field("size", "Size", 10, Rule("whole", "Not a size.", least=1, most=9), number=True),
)
SHEET = FormSheet("things", "Things", "A line per thing.", FIELDS, (("007", "red, dark", 3), ("=1+1", "a text that needs several lines in its cell", None)))
FORM = Form("Things & more", "Help", ("Read this.",), ("Column", "Name", "Needed", "What", "Allowed", "Example"), (SHEET,), "Lists",
            ("List", "Write", "Means"), (COLOURS,), ("[clear]", "empties"), "Wrong", "7 x")  # fmt: skip


def test_help_first_then_what_is_filled_in_then_the_lists() -> None:
    book = openpyxl.load_workbook(io.BytesIO(render_form(FORM)))
    assert book.sheetnames == ["Help", "things", "Lists"] and book.active.title == "things"
    assert openpyxl.load_workbook(io.BytesIO(render_form(replace(FORM, sheets=(replace(SHEET, rows=()),))))).active.title == "Help"
    page = book["things"]
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    assert rows[:3] == [["# Code *", "Colour & shade", "Size"], ["code", "colour", "size"], ["007", "red, dark", 3]]
    assert page["A4"].data_type == "s" and page["A4"].value == "=1+1" and page.auto_filter.ref == "A2:C4"
    # long texts have room, short lines grow with what is typed
    assert page.row_dimensions[4].height >= 45 and page.row_dimensions[3].height is None
    assert book.custom_doc_props["jamp-state"].value == "7 x"


def test_words_of_lists_are_text_with_commas_and_signs_whole() -> None:
    book = openpyxl.load_workbook(io.BytesIO(render_form(FORM)))
    assert [[cell.value for cell in row[1:]] for row in book["Lists"]["A2:C4"]] == [["red, dark", "like brick"], ["=blue", ""], ["[clear]", "empties"]]
    assert book.defined_names["list_colours"].attr_text == "'Lists'!$B$2:$B$3" and book.defined_names["list_colours_or_empty"].attr_text == "'Lists'!$B$2:$B$4"
    assert not [cell for page in book for row in page.iter_rows() for cell in row if cell.data_type == "f"]


def test_what_a_begun_line_lacks_is_shown() -> None:
    page = openpyxl.load_workbook(io.BytesIO(render_form(FORM)))["things"]
    (shown,) = page.conditional_formatting
    assert str(shown.sqref) == "A3:A10002" and shown.rules[0].formula == ['AND(COUNTA($A3:$C3)>0,A3="")']


@pytest.mark.parametrize("wrong", [
    lambda: Rule("colour", "x"), lambda: Rule("number", ""), lambda: Rule("number", "x" * 225), lambda: Field("", "x", 3),
    lambda: Field("a", "x", 3, prompt="x" * 256), lambda: Choices("a b", "x", (("a", ""),)), lambda: Choices("a", "x", ()),
    lambda: FormSheet("a/b", "x", "x", FIELDS), lambda: FormSheet("a", "x", "x", FIELDS, (("a",),)), lambda: replace(FORM, lists=()),
    lambda: replace(FORM, help_name="Things"), lambda: replace(FORM, wrong="x" * 33),
])  # fmt: skip
def test_what_programs_would_refuse_is_refused_here(wrong: object) -> None:
    with pytest.raises(ValueError):
        wrong()  # type: ignore[operator]
