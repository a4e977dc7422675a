"""The collection of case studies: two pages a case, nothing lost, nothing shown that may not be, figures as they were cleared."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

import pypdf
import pytest
from pptx import Presentation
from sqlalchemy import Engine

from jamp.documents.docx import render_docx
from jamp.documents.model import Document, Heading, Lead, PageBreak, Paragraph
from jamp.documents.pdf import render_pdf
from jamp.documents.photos import filled, on_paper
from jamp.documents.pictures import Photo
from jamp.documents.tables import Cell, Table
from jamp.languages import LANGUAGES, words
from jamp.model.view import View
from jamp.queries.views import view_of
from jamp.reports.collection import case as paged
from jamp.reports.collection import collection
from jamp.reports.collection.gathered import DRAFT, Chosen, gathered
from jamp.reports.collection.paper import begun, letters
from jamp.reports.frame import document, foot
from jamp.reports.kinds import Asked
from jamp.reports.made import again, make
from jamp.store import published
from jamp.store.pictures import of_file
from jamp.store.scope import ANYBODY, seeing
from tests.reports.made_up_cases import case_set, send, text, upload


def view(engine: Engine) -> View:
    with seeing(engine, ANYBODY) as session:
        return view_of(session, None, None)[0]


def made(engine: Engine, language: str = "en", chosen: Chosen = Chosen(), **written: str) -> Document:  # noqa: B008 - a value
    with seeing(engine, ANYBODY) as session:
        return collection(session, view_of(session, None, None)[0], words(language), written, chosen)


def said(document: Document) -> str:
    """Every text of it."""
    found: list[str] = []
    for block in document.blocks:
        if isinstance(block, Heading | Paragraph | Lead):
            found.append(block.text)
        elif isinstance(block, Table):
            found += [cell.text if isinstance(cell, Cell) else cell for row in block.rows for cell in row]
    return "\n".join(found)


def pages(data: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(data)).pages]


@pytest.fixture
def engine(copied: Engine) -> Iterator[Engine]:
    yield copied


def test_without_any_case_it_says_what_to_do(engine: Engine) -> None:
    for language in LANGUAGES:
        found = made(engine, language)
        first = found.blocks[0]
        assert isinstance(first, Lead) and first.text == words(language).text(
            "No case study is cleared for publication yet. A case study is cleared on its page, after a second person has read it; a collection of drafts can be made now.")  # fmt: skip
        assert len(pages(render_pdf(found))) <= 4


def test_the_real_drafts_say_what_is_missing_and_whom_to_ask(engine: Engine) -> None:
    found = made(engine, chosen=Chosen(status=DRAFT))
    cases = [block.text for block in found.blocks if isinstance(block, Heading) and block.level == 1 and block.text[0].isdecimal()]
    assert len(cases) == 7 and cases[0].startswith("1. ")
    asked = [block for block in found.blocks if isinstance(block, Table) and block.columns[0].head == "Whom to ask"]
    assert len(asked) == 7 and all(row[0] in ("the city", "the author", "the second reader", "the secretariat", "who gave it") for one in asked for row in one.rows)
    assert said(found).count("DRAFT, not cleared for publication") == 7 and "Nobody but the author has read it." in said(found)
    # by country, city and code, in every language
    other = [block.text for block in made(engine, "ja", Chosen(status=DRAFT)).blocks if isinstance(block, Heading) and block.level == 1]
    assert [title.partition(".")[0] for title in other if title[0].isdecimal()] == [title.partition(".")[0] for title in cases]


@pytest.mark.parametrize(("share", "photos", "evidence"), [(0.2, 1, 2), (0.5, 4, 9), (1.0, 0, 1), (1.0, 2, 3), (1.0, 4, 9)])
@pytest.mark.parametrize("languages", [("en", "ja"), ("th",)], ids=["both", "thai"])
def test_two_pages_a_case(engine: Engine, share: float, photos: int, evidence: int, languages: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.reports import made_up_cases

    monkeypatch.setitem(made_up_cases.SENTENCES, "th", "นี่เป็นข้อความสมมติ เพื่อดูว่าข้อความของกรณีศึกษาอยู่บนหน้ากระดาษอย่างไร ")
    case_set(engine, 1, photos, share, languages=languages, evidence=evidence)
    with seeing(engine, ANYBODY) as session:
        for language in LANGUAGES:
            w = words(language)
            known = gathered(session, view_of(session, None, None)[0], w, Chosen())
            (case,) = known.cases
            blocks, longer = paged.blocks(known, case)
            printed = document("T", "", blocks, foot(session, view(engine), w), w)
            printed = filled(printed, lambda file: of_file(session, file))
            # the title stands on the page before
            assert len(pages(render_pdf(printed))) == 3
            # what breaks off stands whole in the annex
            every = {one.label: one.text.strip() for texts in paged.texts(known, case) for one in texts}
            assert all(every[label] == whole for label, whole in longer)
            shown = said(printed)
            for label, whole in every.items():
                assert whole in shown or (label, whole) in longer
            assert shown.count(w.text("→ annex")) == len(longer)


def test_what_breaks_off_ends_at_a_sentence() -> None:
    words_ = "One sentence. " * 20
    cut = begun(words_, 100)
    assert cut.endswith("sentence. …") and letters(cut) <= 100 and begun(words_, 1000) == words_.strip()
    assert begun("x" * 500, 50).endswith(" …") and begun("一文。" * 100, 60).endswith("。 …")
    assert letters("日本") == pytest.approx(2 / 0.53) and begun("", 10) == ""


def test_a_text_longer_than_its_place_is_in_the_annex(engine: Engine) -> None:
    case_set(engine, 1, share=0.5)
    long = text("en", 690) + " The last words."
    send(engine, upload("case_studies", [{"case_id": "MADE-UP-01", "project_id": "", "title": "", "state": "draft"} | {"challenge": long[-700:]}]))
    assert "The last words." in said(made(engine, chosen=Chosen(status=DRAFT)))


def test_what_was_chosen_in_its_order(engine: Engine) -> None:
    codes = case_set(engine, 3, photos=0)
    chosen = Chosen((codes[2], "CASE-NONE", codes[0], "CASE-VTE-01"))
    found = made(engine, chosen=chosen)
    titles = [block.text for block in found.blocks if isinstance(block, Heading) and block.text[:2] in ("1.", "2.", "3.")]
    assert [title.split()[3] for title in titles] == ["3", "1"]
    assert "CASE-NONE" in said(found) and "CASE-VTE-01" in said(found)
    with seeing(engine, ANYBODY) as session:
        (case, _) = published.published(session, [codes[2], codes[0]])
        by_city = View("2025-09-30", "2025-09-30", cities=(case.city_id,))
        assert codes[2] in [one.case_id for one in gathered(session, by_city, words("en"), Chosen()).cases]


def test_counts_patterns_and_index(engine: Engine) -> None:
    case_set(engine, 6, photos=0)
    found = made(engine)
    tables = {block.columns[0].head: block for block in found.blocks if isinstance(block, Table)}
    patterns = {row[1]: (row[2], row[3]) for row in tables["What kind"].rows}
    with seeing(engine, ANYBODY) as session:
        known = gathered(session, view_of(session, None, None)[0], words("en"), Chosen())
    women = [line.number for line in known.lines if "women" in line.groups]
    assert patterns["Women"] == (str(len(women)), ", ".join(map(str, women)))
    assert all(int(str(count)) >= 3 for count, _ in patterns.values())
    assert {row[0] for row in tables["SDG"].rows} == {"SDG 11", "SDG 13"}
    (matrix,) = [block for block in found.blocks if isinstance(block, Table) and block.columns[-1].head == "All"]
    assert sum(int(str(row[-1])) for row in matrix.rows) == 6 and "Older persons" in {row[0] for row in tables["Group"].rows}


def test_it_is_made_again_without_a_photo_that_was_withdrawn(engine: Engine) -> None:
    case_set(engine, 2, photos=2)
    report = make(engine, Asked("collection", view(engine), status="cleared"), "officer")
    with seeing(engine, ANYBODY) as session:
        one, other = published.published(session)
        gone, stays = one.photos[0], other.photos[0]
        pictures = {photo.file: of_file(session, photo.file) for photo in (gone, stays)}
    assert all(pictures.values()) and not any(data in report.data for data in pictures.values() if data)
    formats = ("docx", "pdf", "pptx", "html")
    # what a PDF holds has the pixels that paper shows
    drawn = {(file, format): on_paper(data) if format == "pdf" else data for file, data in pictures.items() if data for format in formats}
    for format in formats:
        files = held(report.written("en", format), format)
        assert drawn[gone.file, format] in files and drawn[stays.file, format] in files, format
    send(engine, upload("case_photos", [{"photo_id": gone.photo_id, "case_id": one.case_id, "file": gone.file, "caption": gone.caption, "credit": gone.credit, "consent": "withdrawn"}]))
    later = again(engine, report.kept.number)
    assert later and later.kept == report.kept and later.data == report.data
    for language in (*LANGUAGES, "both"):
        for format in formats:
            files = held(later.written(language, format), format)
            assert drawn[gone.file, format] not in files and drawn[stays.file, format] in files, (language, format)
    shown = later.shown("en")
    assert isinstance(shown, Document)
    assert [block.data is None for block in shown.blocks if isinstance(block, Photo)].count(True) == 1
    assert "This photo is not shown" in " ".join(pages(later.written("en", "pdf")))
    # a withdrawn case takes its photos with it
    send(engine, upload("case_studies", [{"case_id": other.case_id, "project_id": other.project_id, "title": other.text("title"), "state": "withdrawn", "withdrawn_on": "2026-01", "withdrawn_reason": "Made up"}]))
    assert drawn[stays.file, "docx"] not in held(later.written("en", "docx"), "docx")
    newer = make(engine, Asked("collection", view(engine), status="cleared"), "officer")
    assert newer.kept.number > report.kept.number and "Made-up case 2" not in said(newer.document("en"))  # type: ignore[arg-type]


def held(data: bytes, format: str) -> list[bytes]:
    """The JPEG files in a document."""
    if format in ("docx", "pptx"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return [archive.read(name) for name in archive.namelist() if "/media/" in name]
    if format == "html":
        import base64
        import re

        return [base64.b64decode(found) for found in re.findall(rb"data:image/jpeg;base64,([A-Za-z0-9+/=]+)", data)]
    return [obj.get_object()._data for page in pypdf.PdfReader(io.BytesIO(data)).pages for obj in (page["/Resources"].get("/XObject") or {}).values()
            if obj.get_object().get("/Subtype") == "/Image"]  # fmt: skip


def test_one_slide_a_case_with_its_whole_text_in_the_notes(engine: Engine) -> None:
    case_set(engine, 3, photos=2, share=1.0)
    report = make(engine, Asked("collection", view(engine), status="cleared"), "officer")
    for language in LANGUAGES:
        slides = Presentation(io.BytesIO(report.written(language, "pptx"))).slides
        titles = [slide.shapes.title.text_frame.text for slide in slides]
        cases = [slide for slide, title in zip(slides, titles, strict=True) if title[:2] in ("1.", "2.", "3.")]
        assert len(cases) == 3 and not any("(2/" in title for title in titles if title[:2] in ("1.", "2.", "3."))
        for slide in cases:
            pictures = [shape for shape in slide.shapes if shape.shape_type == 13]
            assert len(pictures) == 2 and all(shape._element.xpath(".//p:cNvPr")[0].get("descr").strip() for shape in pictures)
            notes = slide.notes_slide.notes_text_frame.text
            assert text(language, 900) in notes and text(language, 600) in notes


def test_the_figures_are_those_of_the_clearing(engine: Engine) -> None:
    case_set(engine, 1, photos=0)
    before = said(made(engine))
    send(engine, upload("values", [{"indicator_id": "MADE-UP-01-I0", "as_at": "2025", "value": "999"}]))
    assert said(made(engine)) == before
    # a draft follows the records
    send(engine, upload("case_studies", [{"case_id": "MADE-UP-01", "project_id": "", "title": "", "state": "draft"}]))
    assert "999" in said(made(engine, chosen=Chosen(status=DRAFT)))


def test_foreword_and_pages_apart(engine: Engine) -> None:
    case_set(engine, 2, photos=0)
    found = made(engine, foreword="First part.\n\nSecond part.")
    assert Paragraph("Second part.") in found.blocks
    assert sum(isinstance(block, PageBreak) for block in found.blocks) == 4
    assert render_docx(found) == render_docx(made(engine, foreword="First part.\n\nSecond part."))


def test_forty_cases(engine: Engine) -> None:
    case_set(engine, 40, photos=1, share=0.4)
    found = made(engine)
    printed = pages(render_pdf(found))
    begin = [next(at for at, page in enumerate(printed) if page.startswith(f"{found.title} {number}. Made-up case") and "The problem before" in page) for number in range(1, 41)]
    assert [later - earlier for earlier, later in zip(begin, begin[1:], strict=False)] == [2] * 39
