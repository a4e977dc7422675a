"""Presentations: native charts with their numbers, tables that go on, everything on the slide and nothing upon anything."""

from __future__ import annotations

import dataclasses
import io
import itertools
from typing import Any

import openpyxl
import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE as SHAPE
from pptx.enum.shapes import PP_PLACEHOLDER as KIND

from jamp.documents.model import Block, Document, Figures, Heading, Lead, Paragraph
from jamp.documents.pictures import Card, Cards, Chart, Map, Series
from jamp.documents.pptx import render_pptx
from jamp.documents.slides.template import UnusableTemplate
from jamp.documents.tables import Cell, Column, Table
from tests.documents.samples import BLUE, GREEN, GREY, chart, document, everything, table

LONG = "A title of a hundred and twenty letters that goes on about the buses, the roads and the sea wall of a made-up city, 1234 "
HOSTILE = '=1+1 <b>&amp;</b> "q" {} \U0001f68c ตัวอย่าง ភាសាខ្មែរ မြန်မာ ລາວ 日本語の長い文章'
UNSEEN = "\x00\x07\u202eabc\u202c \ud83d"


def made(*blocks: Block, language: str = "en") -> Any:
    return opened(document(*blocks, language=language))


def opened(value: Document) -> Any:
    return Presentation(io.BytesIO(render_pptx(value)))


def said(shape: Any) -> str:
    if shape.shape_type == SHAPE.GROUP:
        return " ".join(said(one) for one in shape.shapes)
    if shape.has_table:
        return " ".join(cell.text_frame.text for row in shape.table.rows for cell in row.cells)
    return shape.text_frame.text if shape.has_text_frame else ""


def texts(deck: Any) -> str:
    return " ".join(" ".join(said(shape) for slide in deck.slides for shape in slide.shapes).split())


def notes(slide: Any) -> str:
    return slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""


def charts(deck: Any) -> list[Any]:
    return [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]


def workbook(native: Any) -> list[tuple[Any, ...]]:
    sheet = openpyxl.load_workbook(io.BytesIO(native.part.chart_workbook.xlsx_part.blob)).active
    return [tuple(row) for row in sheet.iter_rows(values_only=True)]


def hostile() -> Document:
    words = LONG + HOSTILE + UNSEEN
    marks = (("filled", BLUE, 9, "XY"), ("tick", GREEN, 2, "Long " + words), ("ring", GREY, 50, "Z"))
    return Document(words * 3, words * 3, "ja", (
        Lead(words * 2), Figures(tuple((v, "label " + words, "") for v in ("123,456,789", HOSTILE, *"12345678"))),
        Heading(1, words), Paragraph(words * 40), Heading(2, words),
        dataclasses.replace(chart(categories=12), title=words, categories=tuple(f"{words} {n}" for n in range(12)), sentence=words * 6),
        chart("bars", categories=40), chart("bars", True, categories=30), chart("lines", categories=60),
        Chart("Below zero", "", "bars", ("a", "b", "c"), (Series("s", (-3.0, 2.5, None), BLUE),), "", "", "alt", number=",.1f"),
        Table(words, (Column("Name", width=3), Column("State"), Column("Count", "right", 0.6)),
              (*((words * (n % 4 + 1), Cell("Late", ("triangle", GREY)), f"{n}") for n in range(20)), ("x" * 9000, "y", words * 20)), words),
        Table("", tuple(Column(f"H{n}") for n in range(16)), tuple(tuple(f"{n}" for n in range(16)) for _ in range(50))),
        Cards("W" * 200, tuple(Card(words, "sub", marks) for _ in range(9)), (("filled", BLUE, words), ("tick", GREEN, "Done"))),
        Map("M", (((100.0, 0.0), (110.0, 0.0), (110.0, 10.0)),), tuple((100 + n / 3, n / 3, words, n, BLUE) for n in range(20)), words),
    ), ("P", "x" * 300, words, words))  # fmt: skip


def test_sums_and_marks_stand_in_the_chart_and_its_workbook() -> None:
    (native,) = charts(made(dataclasses.replace(chart(), total="All"), language="en"))
    assert [row[-1] for row in workbook(native)] == ["All", 0, 1, 4] and native.plots[0].series[2].values == (0, 1, 4)
    deck = made(dataclasses.replace(chart("bars"), marks=(3.0, None, 5.0), marked="Target"))
    (native,) = charts(deck)
    assert [row[-1] for row in workbook(native)] == ["Target", 3, None, 5]
    bars, line = native.plots
    assert [one.name for one in (*bars.series, *line.series)] == ["Done", "Open", "Target"] and line.series[0].values == (3, None, 5)
    assert native.has_legend and "Target" in notes(deck.slides[1])


def test_a_mark_has_a_name_and_a_place() -> None:
    for wrong in ({"marks": (1.0,), "marked": "Target"}, {"marks": (1.0, 2.0, 3.0)}, {"marks": (1.0, 2.0, float("nan")), "marked": "Target"}):
        with pytest.raises(ValueError, match="mark"):
            dataclasses.replace(chart("bars"), **wrong)
    with pytest.raises(ValueError, match="mark"):
        dataclasses.replace(chart("lines"), marks=(1.0, 2.0, 3.0), marked="Target")


DOCUMENTS = {"everything": everything, "hostile": hostile, "empty": lambda: document(), "table": lambda: document(table(300))}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_nothing_is_outside_the_slide_nor_upon_anything_else(name: str) -> None:
    deck = opened(DOCUMENTS[name]())
    for number, slide in enumerate(deck.slides, start=1):
        boxes = [(s.left, s.top, s.left + s.width, s.top + s.height, s.name) for s in slide.shapes]
        for left, top, right, bottom, shape in boxes:
            assert left >= 0 and top >= 0 and right <= deck.slide_width + 1 and bottom <= deck.slide_height + 1, (number, shape)
        for one, other in itertools.combinations(boxes, 2):
            apart = one[2] <= other[0] + 1 or other[2] <= one[0] + 1 or one[3] <= other[1] + 1 or other[3] <= one[1] + 1
            assert apart, (number, one[4], other[4])


@pytest.mark.parametrize("name", DOCUMENTS)
def test_letters_are_large_enough_and_have_a_typeface_in_every_script(name: str) -> None:
    for slide in opened(DOCUMENTS[name]()).slides:
        foot = {shape.shape_id for shape in slide.placeholders if shape.placeholder_format.type in (KIND.FOOTER, KIND.SLIDE_NUMBER)}
        for shape in slide.shapes:
            if shape.shape_id in foot:
                continue
            for properties in shape._element.xpath(".//a:r/a:rPr"):
                assert int(properties.get("sz")) >= 1100 and properties.get("lang")
                assert all(properties.find(f"{{http://schemas.openxmlformats.org/drawingml/2006/main}}{tag}") is not None for tag in ("latin", "ea", "cs"))
            if shape.is_placeholder:
                assert all(run.font.size.pt >= 14 for paragraph in shape.text_frame.paragraphs for run in paragraph.runs)


def test_every_slide_has_a_title_a_number_and_the_foot() -> None:
    for slide in opened(everything("ja")).slides:
        kinds = {shape.placeholder_format.type: shape.text_frame.text for shape in slide.placeholders}
        assert slide.shapes.title.text_frame.text
        assert kinds[KIND.FOOTER] == "Programme · As at 2025-09-30 · All · Batch 3" and KIND.SLIDE_NUMBER in kinds
        assert all(kinds.values())


def test_the_outline_reads_as_a_story() -> None:
    titles = [slide.shapes.title.text_frame.text for slide in opened(everything()).slides]
    assert titles == ["A title", "The answer.", "First", *["What was found"] * 4, "Where", "Deep", "All", "The things"]


def test_pictures_and_tables_are_described_and_none_is_a_picture_file() -> None:
    described = 0
    for slide in opened(everything()).slides:
        for shape in slide.shapes:
            assert shape.shape_type != SHAPE.PICTURE
            if shape.has_chart or shape.has_table or shape.shape_type == SHAPE.GROUP:
                assert shape._element.xpath(".//p:cNvPr")[0].get("descr")
                described += 1
    assert described >= 8


@pytest.mark.parametrize(("kind", "across"), [("stacked_bars", False), ("stacked_bars", True), ("bars", False), ("bars", True), ("lines", False)])
def test_a_chart_carries_its_numbers(kind: str, across: bool) -> None:
    exact = 0.1 + 0.2
    block = Chart("T", "u", kind, ("=1+1", "https://example.org"), (Series("=SUM(A1)", (exact, None), BLUE), Series("N", (1.0, 2.0), GREEN)), "S.", "Src.", "alt", across)  # type: ignore[arg-type]
    (native,) = charts(made(block))
    assert workbook(native) == [(None, "=SUM(A1)", "N"), ("=1+1", exact, 1), ("https://example.org", None, 2)]
    assert [tuple(series.values) for series in native.plots[0].series] == [(exact, None), (1.0, 2.0)]
    assert [series.name for series in native.plots[0].series] == ["=SUM(A1)", "N"]


def test_the_notes_of_a_chart_hold_its_table_and_its_sentence() -> None:
    deck = made(chart())
    assert notes(deck.slides[1]) == "Number of things\n\tDone\tOpen\nCity 0\t0\t0\nCity 1\t1\t–\nCity 2\t2\t2\nA sentence.\nA source."


def test_a_chart_with_many_categories_goes_on_with_one_scale() -> None:
    natives = charts(made(chart("bars", categories=70)))
    names = [name for native in natives for name in native.plots[0].categories]
    assert len(natives) > 1 and names == [f"City {n}" for n in range(70)]
    assert len({(native.value_axis.minimum_scale, native.value_axis.maximum_scale) for native in natives}) == 1


def test_a_long_table_goes_on_with_its_head_and_loses_no_row() -> None:
    tables = [shape.table for slide in made(table(300)).slides for shape in slide.shapes if shape.has_table]
    rows = [[cell.text_frame.text for cell in row.cells] for native in tables for row in list(native.rows)[1:]]
    assert len(tables) > 5 and all(native.first_row and native.cell(0, 0).text_frame.text == "Name" for native in tables)
    assert [row[0] for row in rows] == [f"Thing number {n}" for n in range(300)] and rows[0][1] == "▲ Late"


def test_a_cell_taller_than_a_slide_goes_on() -> None:
    words = " ".join(f"word{n}" for n in range(3000))
    found = texts(made(Table("", (Column("A"), Column("B")), ((words, "b"),))))
    assert all(f"word{n}" in found for n in (0, 1499, 2999))


def test_a_long_text_goes_on_and_loses_no_word() -> None:
    words = " ".join(f"word{n}" for n in range(3000))
    deck = made(Heading(1, "Long"), Paragraph(words))
    body = [shape.text_frame.text for slide in list(deck.slides)[1:] for shape in slide.placeholders if shape.placeholder_format.type == KIND.OBJECT]
    assert " ".join(" ".join(body).split()) == words
    assert deck.slides[1].shapes.title.text_frame.text == f"Long (1/{len(deck.slides) - 1})"


def test_hostile_text_comes_out_as_text() -> None:
    deck = opened(hostile())
    found = texts(deck)
    for words in ('=1+1 <b>&amp;</b> "q" {} \U0001f68c', "ភាសាខ្មែរ", "日本語の長い文章"):
        assert words in found
    assert not set(UNSEEN) - set("abc ") & set(found)
    assert all(" ".join((LONG + HOSTILE).split()) in " ".join(notes(slide).split()) for slide in deck.slides if "… (1/" in slide.shapes.title.text_frame.text and slide.has_notes_slide)


def test_a_title_too_long_for_two_lines_stands_below_in_full() -> None:
    deck = made(Heading(1, LONG * 2), Paragraph("Then words."))
    body = next(shape for shape in deck.slides[1].placeholders if shape.placeholder_format.type == KIND.OBJECT)
    assert body.text_frame.text.startswith((LONG * 2).strip()) and deck.slides[1].shapes.title.text_frame.text.endswith("…")


def test_the_same_document_gives_the_same_bytes() -> None:
    assert render_pptx(everything()) == render_pptx(everything())


def _template(change: Any = None) -> bytes:
    own = Presentation()
    own.slides.add_slide(own.slide_layouts[0])
    if change:
        change(own)
    target = io.BytesIO()
    own.save(target)
    return target.getvalue()


def test_the_users_own_template_is_used() -> None:
    def named(own: Any) -> None:
        own.slide_layouts[1].name = "Ministry content"

    deck = Presentation(io.BytesIO(render_pptx(everything(), _template(named))))
    assert deck.slide_width == 9144000 and len(deck.slides) > 8
    assert "Ministry content" in {slide.slide_layout.name for slide in deck.slides}
    for slide in deck.slides:
        assert slide.shapes.title.text_frame.text
        for one, other in itertools.combinations(slide.shapes, 2):
            across = min(one.left + one.width, other.left + other.width) - max(one.left, other.left)
            down = min(one.top + one.height, other.top + other.height) - max(one.top, other.top)
            assert across <= 1 or down <= 1, (one.name, other.name)


def _without_content(own: Any) -> None:
    for layout in list(own.slide_layouts)[1:]:
        if not layout.used_by_slides:
            own.slide_layouts.remove(layout)


@pytest.mark.parametrize(("template", "reason"), [(b"", "not a presentation"), (b"PK\x03\x04 no", "not a presentation"),
                                                  (_template(_without_content), "no layout")])  # fmt: skip
def test_a_template_of_no_use_is_refused(template: bytes, reason: str) -> None:
    with pytest.raises(UnusableTemplate) as refused:
        render_pptx(everything(), template)
    assert refused.value.reason == reason
