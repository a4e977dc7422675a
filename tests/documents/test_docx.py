"""Word documents, read by another program than the writer."""

from __future__ import annotations

import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from time import perf_counter
from typing import Any
from zipfile import ZipFile

import pypdf
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from jamp.documents.docx import render_docx
from jamp.documents.docx_text import clean
from jamp.documents.model import Document, Heading, Lead, PageBreak, Paragraph
from jamp.documents.pictures import Card, Cards, Chart, Map, Series
from jamp.documents.plain import plain
from jamp.documents.tables import Column, Table
from tests.documents import words
from tests.documents.samples import BLUE, chart, document, everything, table
from tests.documents.test_pdf_text import HOSTILE, SCRIPTS

WRITER = shutil.which("lowriter")


def styles(data: bytes) -> list[tuple[str, str]]:
    """(style, text) of the paragraphs outside tables."""
    return [(paragraph.style.name, paragraph.text) for paragraph in words.opened(data).paragraphs]  # type: ignore[union-attr]


def printed(data: bytes, folder: Path) -> pypdf.PdfReader:
    """The document as another office program prints it."""
    (folder / "made.docx").write_bytes(data)
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, str(folder / "made.docx")], check=True, capture_output=True, timeout=180)
    return pypdf.PdfReader(folder / "made.pdf")


@pytest.mark.parametrize("language", ["en", "ja"])
def test_title_language_and_headings_are_words_own(language: str) -> None:
    data = render_docx(everything(language))
    word = words.opened(data)
    assert (word.core_properties.title, word.core_properties.language, word.core_properties.author) == ("A title", language, "")
    headings = [(name, text) for name, text in styles(data) if name.startswith(("Heading", "Title"))]
    assert headings == [("Title", "A title"), ("Heading 1", "First"), ("Heading 2", "Deep")]  # a level that is skipped is not skipped
    said = word.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert said.get(qn("w:eastAsia")) == "ja-JP" and said.get(qn("w:val")) == "en-GB"


def test_every_style_in_use_names_a_typeface_for_every_script() -> None:
    word = words.opened(render_docx(everything()))
    used = {one.get(qn("w:val")) for one in word.element.iter(qn("w:pStyle"))}
    for style in word.styles:
        if style.style_id in used:
            fonts = style.element.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
            assert {qn("w:ascii"), qn("w:hAnsi"), qn("w:eastAsia"), qn("w:cs")} == set(fonts.attrib), style.name


@pytest.mark.parametrize("language", SCRIPTS)
def test_all_text_comes_back(language: str) -> None:
    said = SCRIPTS[language]
    blocks = Heading(1, said), Paragraph(said), Table(said, (Column("A"), Column("B", width=4)), ((said, "x"),))
    data = render_docx(document(*blocks, language=language, title=said))
    assert words.text(data).count(said) >= 5


def test_burmese_has_a_typeface_of_its_own() -> None:
    (run,) = [one for one in words.opened(render_docx(document(Paragraph(SCRIPTS["my"].split()[0])))).paragraphs[-1].runs]
    assert run._element.rPr.find(qn("w:rFonts")).get(qn("w:cs")) == "Myanmar Text"
    assert run._element.rPr.find(qn("w:lang")).get(qn("w:bidi")) == "my-MM"


@pytest.mark.parametrize("said", [*HOSTILE, "{text} {n}", 'TOC \\o "1-3"', "&amp; ]]> <w:p/>", "x" * 120, "bus \U0001f68c \u2615\ufe0f", "مرحبا بالعالم"])
def test_markup_in_text_is_text(said: str) -> None:
    body = (Lead(said), Heading(1, said), Paragraph(said), Table(said, (Column(said),), ((said,),), said),
            Chart(said, said, "bars", (said,), (Series(said, (1.0,), BLUE),), said, said, said),
            Cards(said, (Card(said, said, (("filled", BLUE, 2, "<&"),)),), (("filled", BLUE, said),)))  # fmt: skip
    data = render_docx(document(*body, title=said, subtitle=said))
    assert words.text(data).replace("\u00a0", " ").count(said) >= 15
    assert {one.split()[0] for one in words.instructions(data)} == {"SEQ"}
    ((root, rows),) = words.charts(data)
    assert rows == [[None, plain(said)], [plain(said), 1]] == words.cached(root)


@settings(max_examples=40, deadline=None)
@given(st.text(min_size=1, max_size=80))
def test_any_text_comes_back(said: str) -> None:
    data = render_docx(document(Paragraph("begin " + said + " end"), chart()))
    assert "begin " + clean(said) + " end" in words.text(data)


def test_marks_that_turn_text_around_are_left_out() -> None:
    found = words.text(render_docx(document(Paragraph("pay \u202e001\u202c \u2066now\x00\x1b"))))
    assert "pay 001 now" in found


def test_captions_are_numbered_by_fields() -> None:
    data = render_docx(everything())
    captions = [text for name, text in styles(data) if name == "Caption"]
    # python-docx leaves out what a field shows
    assert captions == ["Figure . What was found"] * 4 + ["Figure . Where", "Figure . All", "Table . The things"]
    assert "Figure 4. What was found" in words.text(data) and "Table 1. The things" in words.text(data)
    fields = words.instructions(data)
    assert fields == [r"SEQ Figure \* ARABIC"] * 6 + [r"SEQ Table \* ARABIC"]


def test_captions_are_in_the_language_of_the_document() -> None:
    made = Document("題", "", "ja", (table(1), chart()), figure_of="図{n}　{text}", table_of="表{n}　{text}")
    assert "表1　The things" in words.text(render_docx(made)) and "図1　What was found" in words.text(render_docx(made))


def test_contents_of_very_many_headings_are_those_of_the_first_level() -> None:
    data = render_docx(document(*[Heading(1 + n % 3, f"Part {n}") for n in range(60)]))  # type: ignore[arg-type]
    (field,) = words.instructions(data)
    assert field == r'TOC \o "1-1" \n \h \z \u'
    shown = ["".join(piece.text for piece in one.iter(qn("w:t"))) for one in words.opened(data).element.iter(qn("w:hyperlink"))]
    assert shown == [f"Part {n}" for n in range(0, 60, 3)]


def test_many_headings_have_contents_that_are_right_from_the_start() -> None:
    headings = [Heading(1 + n % 3, f"Part {n}") for n in range(12)]  # type: ignore[arg-type]
    data = render_docx(document(Lead("Answer."), *headings))
    (field,) = words.instructions(data)
    assert field == r'TOC \o "1-3" \n \h \z \u'
    root = words.opened(data).element
    links = {one.get(qn("w:anchor")): "".join(piece.text for piece in one.iter(qn("w:t"))) for one in root.iter(qn("w:hyperlink"))}
    marks = [one.get(qn("w:name")) for one in root.iter(qn("w:bookmarkStart"))]
    assert list(links) == marks and list(links.values()) == [f"Part {n}" for n in range(12)]
    order = [text for _, text in styles(data)]
    assert order.index("Answer.") < order.index("Contents") < order.index("Part 0")
    kinds = [one.get(qn("w:fldCharType")) for one in root.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"]
    assert not words.instructions(render_docx(document(*headings[:8])))


def test_a_long_table_repeats_its_head_and_splits_no_row() -> None:
    (made,) = words.opened(render_docx(document(table(300)))).tables
    assert len(made.rows) == 301
    marked = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in made.rows]
    assert marked == [True] + [False] * 300
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in made.rows)
    assert [made._cells[n * 3].text for n in (1, 300)] == ["Thing number 0", "Thing number 299"]


def test_a_cell_taller_than_a_page_may_be_split() -> None:
    (made,) = words.opened(render_docx(document(Table("", (Column("A"),), (("word " * 2000,),))))).tables
    assert made.rows[1]._tr.trPr.find(qn("w:cantSplit")) is None


def test_pictures_and_tables_say_what_they_are() -> None:
    data = render_docx(everything())
    said = words.descriptions(data)
    assert all(said) and said[:5] == ["stacked_bars of things", "stacked_bars of things", "bars of things", "lines of things", "A map of two places"]
    assert "One: XY 2" in said
    root = words.opened(data).element
    assert all(one.get(qn("w:val")) for one in root.iter(qn("w:tblCaption"))) and len(list(root.iter(qn("w:tblCaption")))) == len(list(root.iter(qn("w:tbl"))))
    numbers = [one.get("id") for one in root.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr")]
    assert len(set(numbers)) == len(numbers)


def test_every_page_has_its_foot_and_number() -> None:
    section = words.opened(render_docx(everything())).sections[0]
    for foot in (section.footer, section.first_page_footer):
        assert foot.paragraphs[0].text == "Programme · As at 2025-09-30 · All · Batch 3"
        assert [one.get(qn("w:instr")) for one in foot._element.iter(qn("w:fldSimple"))] == [" PAGE ", " NUMPAGES "]
    assert (section.header.paragraphs[0].text, section.first_page_header.paragraphs[0].text) == ("A title", "")
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)  # type: ignore[union-attr]


def test_a_break_begins_a_page_and_leaves_none_empty() -> None:
    data = render_docx(document(Paragraph("One"), PageBreak(), PageBreak(), Paragraph("Two"), PageBreak(), table(1), PageBreak()))
    broken = [paragraph.text for paragraph in words.opened(data).paragraphs if paragraph.paragraph_format.page_break_before]
    assert broken == ["Two", "Table . The things"]


def test_the_same_document_gives_the_same_bytes() -> None:
    assert render_docx(everything()) == render_docx(everything())


def test_an_empty_document_is_its_title() -> None:
    assert [text for _, text in styles(render_docx(document()))] == ["A title", "A subtitle"]


def test_nothing_leads_out_of_the_file() -> None:
    with ZipFile(BytesIO(render_docx(everything()))) as archive:
        links = "".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".rels"))
    assert "External" not in links and "thumbnail" not in links


@pytest.mark.skipif(not WRITER, reason="LibreOffice Writer is not installed")
@pytest.mark.parametrize("language", ["en", "ja"])
def test_another_office_program_prints_it(tmp_path: Path, language: str) -> None:
    blocks = [*everything(language).blocks, PageBreak(), *[Paragraph(said) for said in SCRIPTS.values()]]
    reader = printed(render_docx(document(*blocks, language=language)), tmp_path)
    assert len(reader.pages) == 5
    found = [page.extract_text() for page in reader.pages]
    assert all("As at 2025-09-30" in page and f"{number} of 5" in page for number, page in enumerate(found, start=1))
    assert "Figure 1. What was found" in found[0] and "スマートシティ推進事業" in found[4]


@pytest.mark.skipif(not WRITER, reason="LibreOffice Writer is not installed")
def test_a_table_over_pages_is_printed_with_its_head_and_loses_no_row(tmp_path: Path) -> None:
    reader = printed(render_docx(document(table(300))), tmp_path)
    pages = [page.extract_text() for page in reader.pages]
    rows = [int(number) for page in pages for number in re.findall(r"Thing number (\d+)", page)]
    assert rows == list(range(300)) and len(pages) > 4
    assert all("Name State Count" in " ".join(page.split()) for page in pages)


def test_many_projects_take_a_moment() -> None:
    blocks: list[Any] = [block for n in range(40) for block in (Heading(1, f"Part {n}"), chart(), table(134))]
    began = perf_counter()
    render_docx(document(*blocks))
    assert perf_counter() - began < 20


def test_a_map_keeps_labels_as_text() -> None:
    made = Map("Where", (((100.0, 0.0), (110.0, 0.0), (110.0, 10.0)),), ((101.0, 1.0, "Here & <there>", 4, BLUE),), "A map")
    assert "Here & <there>" in words.text(render_docx(document(made)))
