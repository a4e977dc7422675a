"""The same document on A4, on letter paper and as slides."""

from __future__ import annotations

import dataclasses
import io
import json
import re
from typing import Any

import docx
import pytest

from jamp.documents.docx import render_docx
from jamp.documents.drawing import parts
from jamp.documents.html import render_html
from jamp.documents.model import Document, Figures, Heading, Lead, PageBreak, Paragraph
from jamp.documents.pdf import render_pdf
from jamp.documents.pictures import Chart
from jamp.documents.presenting import slides
from jamp.documents.tables import Column, Table
from tests.documents import reading
from tests.documents.samples import chart, document, everything, table
from tests.documents.test_pptx import hostile

SIZES = {"a4": (595, 842), "letter": (612, 792), "slides": (960, 540)}
MARKED = dataclasses.replace(chart("bars"), marks=(3.0, None, 5.0), marked="Target")


def on(paper: str, value: Document) -> Document:
    return dataclasses.replace(value, paper=paper)


def placed(page: Any) -> list[tuple[str, float, float, float]]:
    """(text, x, y, size of its letters) of what is written on a page."""
    found: list[tuple[str, float, float, float]] = []

    def visit(text: str, now: list[float], at: list[float], _font: Any, size: float) -> None:
        if text.strip():
            x, y = at[4] * now[0] + at[5] * now[2] + now[4], at[4] * now[1] + at[5] * now[3] + now[5]
            found.append((text.strip(), x, y, size * abs(at[3] * now[3])))

    page.extract_text(visitor_text=visit)
    return found


@pytest.mark.parametrize("paper", SIZES)
def test_pages_have_the_size_of_the_paper(paper: str) -> None:
    for page in reading.opened(render_pdf(on(paper, everything()))).pages:
        assert (round(page.mediabox.width), round(page.mediabox.height)) == SIZES[paper]


@pytest.mark.parametrize("paper", ["a4", "letter", "slides"])
def test_a_word_file_has_the_paper_too(paper: str) -> None:
    section = docx.Document(io.BytesIO(render_docx(on(paper, everything())))).sections[0]
    wide = {"letter": 215.9}.get(paper, 210.0)
    assert abs(section.page_width.mm - wide) < 0.1
    assert abs(section.page_width.mm - section.left_margin.mm - section.right_margin.mm - 170) < 0.1


def test_a_page_prints_on_the_paper() -> None:
    assert "size: letter;" in render_html(on("letter", everything())).decode() and "size: A4;" in render_html(everything()).decode()


def test_a_slide_is_a_heading_with_what_stands_under_it() -> None:
    value = document(Lead("First"), Heading(1, "What was found"), chart(), table(2), PageBreak(), Paragraph("More"), Heading(2, "Then"))
    found = slides(value)
    assert [(title, [type(block).__name__ for block in blocks]) for title, blocks in found] == [
        ("A title", ["Lead"]), ("What was found", ["Chart", "Table"]), ("What was found", ["Paragraph"]), ("Then", []),
    ]  # fmt: skip
    # the finding is said once, as the title of its slide
    assert isinstance(found[1][1][0], Chart) and found[1][1][0].title == ""
    pages = reading.opened(render_pdf(on("slides", value))).pages
    assert len(pages) == len(found) + 1
    assert reading.page_text(reading.opened(render_pdf(on("slides", value))), 2).count("What was found") == 1


@pytest.mark.parametrize("value", [everything(), everything("ja"), hostile()], ids=["everything", "japanese", "hostile"])
def test_slides_are_read_from_afar_and_stay_on_the_page(value: Document) -> None:
    for page in reading.opened(render_pdf(on("slides", value))).pages:
        for text, x, y, size in placed(page):
            assert 0 <= x <= 960 and 0 <= y <= 540, text
            assert size >= 8.9 or not size, (text, size)


def test_letters_on_slides() -> None:
    value = document(Heading(1, "Title here"), Lead("Lead here"), Paragraph("Body here"), Figures((("12", "label here", ""),)), Table("", (Column("Head here"),), (("Cell here",),)))
    sizes = {text: round(size) for text, _, _, size in placed(reading.opened(render_pdf(on("slides", value))).pages[1])}
    assert {name: sizes[f"{name} here"] for name in ("Title", "Lead", "Body", "label", "Head", "Cell")} == {"Title": 24, "Lead": 20, "Body": 16, "label": 14, "Head": 12, "Cell": 12}


def test_slides_can_be_heard() -> None:
    value = document(*(block for n in range(3) for block in (Heading(1, f"Finding {n}"), chart(), table(2))))
    reader = reading.opened(render_pdf(on("slides", value)))
    kinds = [kind for kind, _ in reading.elements(reader)]
    assert [kind for kind in kinds if re.fullmatch(r"/H\d", kind)] == ["/H1"] * 3 and kinds.count("/Table") == 3
    assert [str(element.get("/Alt")) for kind, element in reading.elements(reader) if kind == "/Figure"] == ["stacked_bars of things"] * 3
    assert b"pdfuaid:part" in reader.trailer["/Root"]["/Metadata"].get_object().get_data()


def test_a_long_table_goes_on_under_its_heading() -> None:
    reader = reading.opened(render_pdf(on("slides", document(Heading(1, "All things"), table(60)))))
    pages = [reading.page_text(reader, number) for number in range(1, len(reader.pages))]
    assert len(pages) > 2 and all(page.count("All things") == 1 for page in pages)
    rows = [int(n) for page in pages for n in re.findall(r"number(\d+)Late", reading.bare(page))]
    assert rows == list(range(60))


def test_a_mark_stands_at_its_value_and_is_named() -> None:
    (part,) = parts(MARKED)
    last = part["ticks"][-1]
    assert [row["mark"] for row in part["rows"]] == [3 / 5, None, 1.0] and (last["at"], last["text"]) == (1.0, "5")
    for across in (False, True):
        assert "Target" in reading.text(render_pdf(document(dataclasses.replace(MARKED, across=across))))


def test_a_page_draws_marks_and_sums() -> None:
    page = render_html(document(MARKED, chart())).decode()
    carried = json.loads(page.split('id="charts">')[1].split("</script>")[0])
    mark, sums = carried[0]["data"][-1], carried[1]["data"][-1]
    assert (mark["name"], mark["x"], mark["y"]) == ("Target", [3.0, 5.0], [0, 2])
    assert sums["x"] == [0, 1, 4] and [re.sub("<.*?>", "", text).strip() for text in sums["text"]] == ["0", "1", "4"]
    assert '<th scope="col" class="right">Target</th>' in page


def test_a_page_of_slides_fetches_nothing_and_can_be_read_without_scripts() -> None:
    page = render_html(on("slides", everything())).decode()
    assert page.count('class="slide') == len(slides(everything())) + 1
    assert "default-src 'none'" in page and not re.search(r'(src|href)="(?!#|data:)', page.split("<script>")[0])
    assert "The answer." in page and "</table>" in page
