"""What a screen reader needs (PDF/UA-1), as far as a reader library can see it."""

from __future__ import annotations

import pytest

from jamp.documents.pdf import render_pdf
from tests.documents import reading
from tests.documents.samples import document, everything, table


@pytest.fixture(scope="module")
def made() -> bytes:
    return render_pdf(everything("ja"))


def test_title_and_language_are_set(made: bytes) -> None:
    reader = reading.opened(made)
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "ja"
    assert reader.metadata is not None and reader.metadata.title == "A title"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712  (a PDF boolean)
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data()


def test_every_figure_says_what_it_shows(made: bytes) -> None:
    figures = [element for kind, element in reading.elements(reading.opened(made)) if kind == "/Figure"]
    assert [str(figure.get("/Alt")) for figure in figures] == [
        "stacked_bars of things", "stacked_bars of things", "bars of things", "lines of things", "A map of two places",
    ]  # fmt: skip


def test_headings_go_down_by_one(made: bytes) -> None:
    levels = [int(kind[2]) for kind, _ in reading.elements(reading.opened(made)) if kind[:2] == "/H" and kind[2:].isdigit()]
    assert levels == [1, 2]


def test_tables_have_heads(made: bytes) -> None:
    kinds = [kind for kind, _ in reading.elements(reading.opened(made))]
    assert kinds.count("/Table") == 1 and kinds.count("/TH") == 3 and kinds.count("/TR") == 4
    assert kinds.count("/Caption") == 1


def test_a_table_over_pages_is_one_table() -> None:
    kinds = [kind for kind, _ in reading.elements(reading.opened(render_pdf(document(table(300)))))]
    assert kinds.count("/Table") == 1 and kinds.count("/TH") == 3 and kinds.count("/TR") == 301


def test_all_fonts_are_ours_and_inside(made: bytes) -> None:
    found = list(reading.fonts(reading.opened(made)))
    assert found
    for font in found:
        assert font["/BaseFont"].split("+")[1].startswith("NotoSans")
        assert {"/FontFile2", "/FontFile3"} & set(font["/FontDescriptor"].get_object())
