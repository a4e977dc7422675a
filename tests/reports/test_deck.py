"""The deck: every figure is the records', every slide says what it finds, nothing is outside a slide nor upon anything else."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path
from typing import Any

import openpyxl
import pypdf
import pytest
from pptx import Presentation
from sqlalchemy import Engine

from jamp.documents.model import Document, Heading
from jamp.documents.pdf import render_pdf
from jamp.documents.pictures import Chart
from jamp.documents.pptx import render_pptx
from jamp.documents.tables import Table
from jamp.imports.apply import apply
from jamp.imports.check import check
from jamp.imports.plan import Upload
from jamp.languages import LANGUAGES, words
from jamp.model.view import View
from jamp.queries import cities, portfolio, projects
from jamp.queries.views import view_of
from jamp.reports.deck import MOST_SLIDES, deck, project_slides, short_deck
from jamp.store.engine import open_engine
from jamp.store.migrate import migrate
from jamp.store.scope import ANYBODY, LOCAL, seeing
from tests.made_up import portfolio as made_up
from tests.made_up.size import Size
from tests.reports.test_presentations import IMPRESS, ONE, SOFFICE, laid_out

DECISIONS = "Confirm the list | Joint Secretariat | December 2025\nAsk for reports"


def made(engine: Engine, language: str, number: int = 0, written: dict[str, str] | None = None) -> Document:
    with seeing(engine, ANYBODY) as session:
        view, _ = view_of(session, None, None)
        return deck(session, view, words(language), written, sorted(projects.codes(session, view))[:number])


def opened(document: Document) -> Any:
    return Presentation(io.BytesIO(render_pptx(document)))


def headings(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Heading)]


def notes(slide: Any) -> str:
    return slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A made-up portfolio that has something of everything."""
    engine = open_engine(f"sqlite:///{tmp_path_factory.mktemp('full') / 'full.sqlite'}")
    made_up.prepare(engine)
    made_up.fill(engine, Size(60, 4, 6, 3))
    yield engine
    engine.dispose()


@pytest.mark.parametrize("language", LANGUAGES)
def test_twelve_slides_that_say_what_they_find(stored: Engine, language: str) -> None:
    document = made(stored, language, written={"decisions": DECISIONS})
    slides = opened(document)
    laid_out(slides)
    titles = [slide.shapes.title.text_frame.text for slide in slides.slides]
    assert len(titles) == 12 and titles[1:] == headings(document)
    with seeing(stored, ANYBODY) as session:
        view, _ = view_of(session, None, None)
        totals = portfolio.totals(session, view)
    assert f"{totals.projects}" in titles[1] and f"{totals.now['completed']}" in titles[1]
    texts = " ".join(shape.text_frame.text for shape in slides.slides[1].shapes if shape.has_text_frame)
    assert f"{totals.projects_before}" in texts
    tables = [[cell.text for cell in row.cells] for shape in slides.slides[1].shapes if shape.has_table for row in shape.table.rows]
    assert tables[1:] == [["Confirm the list", "Joint Secretariat", "December 2025"], ["Ask for reports", "", ""]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_charts_workbooks_hold_the_records(stored: Engine, language: str) -> None:
    document = made(stored, language)
    charts = [shape for slide in opened(document).slides for shape in slide.shapes if shape.has_chart]
    assert len(charts) == len([block for block in document.blocks if isinstance(block, Chart)]) >= 3
    sheets = [[tuple(row) for row in openpyxl.load_workbook(io.BytesIO(one.chart.part.chart_workbook.xlsx_part.blob)).active.iter_rows(values_only=True)] for one in charts]
    with seeing(stored, ANYBODY) as session:
        view, _ = view_of(session, None, None)
        standings = {words(language).place(row.city, row.name_ja): row for row in cities.standings(session, view)}
        tallies = portfolio.tallies(session, view, "country")
    by_city, by_country = sheets[0], sheets[1]
    assert [row[-1] for row in by_city[1:]] == [standings[row[0]].projects for row in by_city[1:]]
    countries = {words(language).country(code): sum(one.now for one in tallies if one.country == code) for code in {one.country for one in tallies}}
    assert {row[0]: row[-1] for row in by_country[1:]} == {name: number for name, number in countries.items() if number}
    for one in charts:
        assert one._element.xpath(".//p:cNvPr")[0].get("descr")


@pytest.mark.parametrize("language", LANGUAGES)
def test_notes_have_the_table_and_the_rule(full: Engine, language: str) -> None:
    document = made(full, language)
    charts = {block.title: block for block in document.blocks if isinstance(block, Chart)}
    # milestones, outcomes, people, money, barriers: all are drawn where there are records of them
    assert len(charts) == 7
    seen = 0
    for slide in opened(document).slides:
        if any(shape.has_chart for shape in slide.shapes):
            block = charts[slide.shapes.title.text_frame.text.removesuffix(" (1/2)")]
            assert block.source in notes(slide) and block.subtitle in notes(slide)
            assert all(" ".join(name.split()) in notes(slide) for name in block.categories)
            seen += 1
    assert seen == 7


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_slide_for_every_project(full: Engine, language: str) -> None:
    alone, whole = made(full, language), made(full, language, 60)
    slides = opened(whole)
    laid_out(slides)
    with seeing(full, ANYBODY) as session:
        number = projects.count(session, view_of(session, None, None)[0])
    listed = min(number, 60)
    assert len(slides.slides) == len(headings(whole)) + 1 == len(headings(alone)) + 1 + listed
    assert len(pypdf.PdfReader(io.BytesIO(render_pdf(whole))).pages) == len(slides.slides)


@pytest.mark.skipif(not IMPRESS, reason="LibreOffice Impress is not installed")
def test_another_program_shows_as_many_pages_as_there_are_slides(stored: Engine, full: Engine, tmp_path: Path) -> None:
    slides = {}
    for name, engine, language in (("real", stored, "ja"), ("full", full, "en")):
        data = render_pptx(made(engine, language, 3))
        (tmp_path / f"{name}.pptx").write_bytes(data)
        slides[name] = len(Presentation(io.BytesIO(data)).slides)
    command = [str(SOFFICE), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, *(str(tmp_path / f"{name}.pptx") for name in slides)], check=True, capture_output=True, timeout=180)
    assert {name: len(pypdf.PdfReader(tmp_path / f"{name}.pdf").pages) for name in slides} == slides


def test_both_languages_have_the_same_blocks(stored: Engine, full: Engine) -> None:
    for engine in (stored, full):
        english, japanese = (made(engine, language, 10, {"decisions": DECISIONS}).blocks for language in ("en", "ja"))
        assert [type(block) for block in english] == [type(block) for block in japanese]
        for one, other in zip(english, japanese, strict=True):
            if isinstance(one, Table) and isinstance(other, Table):
                assert (len(one.rows), len(one.columns)) == (len(other.rows), len(other.columns))
            if isinstance(one, Chart) and isinstance(other, Chart):
                assert [series.values for series in one.series] == [series.values for series in other.series]


def test_too_many_slides_are_two_files(stored: Engine) -> None:
    with seeing(stored, ANYBODY) as session:
        view, _ = view_of(session, None, None)
        codes = sorted(projects.codes(session, view))
        few, first = (short_deck(session, view, words("en"), {}, some) for some in (codes[:20], codes))
        second = project_slides(session, view, words("en"), codes)
    assert len(headings(few)) + 1 == 32 <= MOST_SLIDES
    assert len(headings(first)) + 1 == 12 and len(headings(second)) == len(codes)
    assert first.title != second.title and first.foot == second.foot


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_to_tell_and_one_project(tmp_path: Path, language: str) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'one.sqlite'}")
    migrate(engine)
    empty = made(engine, language)
    apply(engine, LOCAL, check(engine, LOCAL, [Upload(f"{name}.csv", text.encode(), name) for name, text in ONE.items()]), "test")
    one = made(engine, language, 1)
    engine.dispose()
    for document in (empty, one):
        slides = opened(document)
        laid_out(slides)
        # what is not on record is said in words, never by an empty chart
        assert all(any(value is not None for series in block.series for value in series.values) for block in document.blocks if isinstance(block, Chart))
        assert len(pypdf.PdfReader(io.BytesIO(render_pdf(document))).pages) == len(headings(document)) + 1
    assert len(headings(empty)) == 3 and len(headings(one)) == 12


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_filter_counts_within_itself(stored: Engine, language: str) -> None:
    with seeing(stored, ANYBODY) as session:
        view, _ = view_of(session, None, None, (), ("THA",))
        narrow = View(view.as_at, view.since, view.countries, statuses=("completed", "ongoing"))
        for one in (view, narrow):
            document = deck(session, one, words(language))
            laid_out(opened(document))
            assert f"{portfolio.totals(session, one).projects}" in headings(document)[0]


@pytest.mark.soak
def test_three_thousand_projects(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'large.sqlite'}")
    made_up.prepare(engine)
    made_up.fill(engine, Size(3000, 4, 4, 3))
    for language in LANGUAGES:
        document = made(engine, language)
        slides = opened(document)
        laid_out(slides)
        assert len(slides.slides) == len(headings(document)) + 1
    engine.dispose()
