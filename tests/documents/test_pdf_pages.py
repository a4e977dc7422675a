from __future__ import annotations

import dataclasses
import io
import re
from time import perf_counter

import pypdf
import pytest
from PIL import Image

from jamp.documents.model import Document, Figures, Heading, Lead, PageBreak, Paragraph
from jamp.documents.pdf import render_pdf, render_pictures
from jamp.documents.pictures import Card, Cards, Chart, Series
from jamp.documents.tables import Column, Table
from tests.documents import reading
from tests.documents.samples import BLUE, chart, document, everything, table


def test_a_long_table_keeps_its_head_and_loses_no_row() -> None:
    reader = reading.opened(render_pdf(document(table(300))))
    pages = [reading.page_text(reader, number) for number in range(len(reader.pages))]
    assert len(pages) > 4
    assert all(reading.bare(page).count("NameStateCount") == 1 for page in pages)
    rows = [int(n) for page in pages for n in re.findall(r"number(\d+)Late", reading.bare(page))]
    assert rows == list(range(300))


def test_a_row_is_not_split() -> None:
    words = " ".join(f"word{n}" for n in range(60))
    rows = tuple((f"begin{n} {words} close{n}",) for n in range(40))
    reader = reading.opened(render_pdf(document(Table("", (Column("A"),), rows))))
    pages = [reading.bare(reading.page_text(reader, number)) for number in range(len(reader.pages))]
    for n in range(40):
        begun = [number for number, page in enumerate(pages) if f"begin{n}word0" in page]
        closed = [number for number, page in enumerate(pages) if re.search(rf"close{n}(begin|Programme)", page)]
        assert len(begun) == 1 and begun == closed


def test_a_cell_taller_than_a_page_is_printed_whole() -> None:
    words = " ".join(f"w{n}." for n in range(3000))
    assert reading.bare(words) in _without_frame(render_pdf(document(Table("", (Column("A"),), ((words,),)))))


def _without_frame(made: bytes) -> str:
    """The text without what stands on every page."""
    reader = reading.opened(made)
    pages = (reading.bare(reading.page_text(reader, number)) for number in range(len(reader.pages)))
    frame = r"^Atitle(?!Asubtitle)|Programme·Asat2025-09-30·All·Batch3\d+of\d+$"
    return "".join(re.sub(r"^A(?=w)", "", re.sub(frame, "", page)) for page in pages)


def test_every_page_says_what_it_is_and_its_number() -> None:
    reader = reading.opened(render_pdf(document(Paragraph("One"), PageBreak(), Paragraph("Two"), PageBreak(), Paragraph("Three"))))
    assert len(reader.pages) == 3
    for number, page in enumerate(reader.pages, start=1):
        found = reading.bare(reading.page_text(reader, number - 1))
        assert all(line in found for line in ("Programme", "Asat2025-09-30", "All", "Batch3", f"{number}of3"))
        assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)


def test_a_chart_of_many_bars_goes_over_pages_on_one_scale() -> None:
    found = reading.text(render_pdf(document(chart(categories=70))))
    assert [found.count(f"Whatwasfound({n}/3)") for n in (1, 2, 3)] == [1, 1, 1]
    assert all(f"City{n}" in found for n in range(70))


@pytest.mark.parametrize("kind", ["stacked_bars", "bars", "lines"])
@pytest.mark.parametrize("across", [False, True])
@pytest.mark.parametrize("values", [(None,), (0.0,), (None, 0.0, None), (1e9, 1e-3), (5.0,) * 60])
def test_thin_and_extreme_charts_are_drawn(kind: str, across: bool, values: tuple[float | None, ...]) -> None:
    names = tuple(f"A rather long name of a place number {n}" for n in range(len(values)))
    made = Chart("T", "", kind, names, (Series("S", values, BLUE),), "Read out.", "", "alt", across)
    assert "Readout." in reading.text(render_pdf(document(made)))


def test_missing_is_said_and_zero_is_zero() -> None:
    made = Chart("T", "", "bars", ("A", "B"), (Series("S", (None, 0.0), BLUE),), "", "", "alt", number=".1%", missing="no report")
    found = reading.text(render_pdf(document(made)))
    assert found.count("noreport") == 1
    assert re.search(r"B.*0\.0%", found)


def test_empty_blocks_leave_no_trace() -> None:
    made = Document("Only a title", "", "ja", (Figures(()), Paragraph(" "), Table("", (Column("Head"),), ())))
    assert "Onlyatitle" in reading.text(render_pdf(made))


def test_the_same_document_is_the_same_file() -> None:
    assert render_pdf(everything()) == render_pdf(everything())


def test_a_report_of_many_projects_takes_seconds() -> None:
    begun = perf_counter()
    render_pdf(document(*(block for n in range(40) for block in (Heading(1, f"Part {n}"), chart(), table(134)))))
    assert perf_counter() - begun < 20


@pytest.mark.parametrize("word", ["Smartcityintegratedurbantransportandwaterandwastemanagement" * 2, "ThànhphốthôngminhĐàNẵnghệthốnggiaothôngcôngcộngtíchhợp" * 2])
@pytest.mark.parametrize("paper", ["a4", "slides"])
def test_a_word_without_end_is_broken_and_none_runs_off_the_page(word: str, paper: str) -> None:
    word = word[:110]
    columns = (Column("Name", width=3), Column(word), Column("Infrastructure"), *(Column("n") for _ in range(8)))
    blocks = (Lead(word), Figures(((word, word, word), ("1", "a", ""))), Heading(1, word), Table(word, columns, ((word, word, "Implementation", *"12345678"),), word),
              dataclasses.replace(chart("bars"), title=word, categories=(word, "b", "c")), Cards(word, (Card(word, word, (("disc", BLUE, 1, word),)),)))  # fmt: skip
    made = dataclasses.replace(document(*blocks), title=word, subtitle=word, foot=(word,), paper=paper)
    for picture in render_pictures(made, 72):
        with Image.open(io.BytesIO(picture)) as page:
            grey = page.convert("L")
            margin = grey.crop((grey.width - 40, 0, grey.width, grey.height))
            assert margin.getextrema() == (255, 255)
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(render_pdf(made))).pages)
    assert "".join(text.split()).count(word) >= 8


@pytest.mark.parametrize("paper", ["a4", "slides"])
@pytest.mark.parametrize("many", [4, 9, 12, 20])
def test_dates_under_a_chart_are_not_broken(paper: str, many: int) -> None:
    for pattern in ("{}年", "{}年9月30日"):
        names = tuple(pattern.format(2001 + n) for n in range(many))
        drawn = Chart("進捗", "", "lines", names, (Series("計画", tuple(float(n) for n in range(many)), BLUE),), "", "", "alt")
        pages = pypdf.PdfReader(io.BytesIO(render_pdf(dataclasses.replace(document(drawn, language="ja"), paper=paper)))).pages
        text = "\n".join(page.extract_text().replace(" ", "") for page in pages)
        shown = [name for name in names if name in text]
        assert names[0] in shown and text.count("年") == len(shown)
