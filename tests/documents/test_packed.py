"""Documents and workbooks come back from their bytes as they were."""

from __future__ import annotations

import datetime

import pytest

from jamp.documents.model import Document, Paragraph
from jamp.documents.packed import packed, together, unpacked
from jamp.documents.workbook import Block, DataColumn, DataSheet, Formula, Page, Workbook
from tests.documents.samples import document, everything


@pytest.mark.parametrize("hostile", ["{}", '{"block": "Lead"}', "=1+1", "2025-01-01", "‮txet", "\x00", "🚌", "null"])
def test_any_document_comes_back(hostile: str) -> None:
    first = everything()
    other = document(Paragraph(hostile), title=f"T{hostile}")
    data = together({"en": packed(first), "ja": packed(other)})
    assert unpacked(data, "en") == first and unpacked(data, "ja") == other


def test_any_workbook_comes_back() -> None:
    row = ("text", 3, 0.5, True, None, datetime.date(2025, 9, 30), Formula("=1+2", 3), '{"date": "2025-01-01"}', "2025-01-01")
    sheet = DataSheet("Data", tuple(DataColumn(f"c{n}", f"C {n}") for n in range(len(row))), (row,))
    page = Page("Read me", "Title", ("line",), (Block("b", ("h",), ((Formula('="a"', "a"),),), ("text",)),), (10.0, 0.5))
    book = Workbook("Title", "", (), (sheet,), "3 now", (page,))
    found = unpacked(together({"en": packed(book)}), "en")
    assert found == book and isinstance(found, Workbook)
    for value, same in zip(found.sheets[0].rows[0], row, strict=True):
        assert type(value) is type(same)


def test_a_field_that_came_later_has_its_usual_value() -> None:
    data = together({"en": packed(document(Paragraph("words")))})
    assert b"as_table" not in data
    found = unpacked(data, "en")
    assert isinstance(found, Document) and found.as_table == "The figures as a table"
