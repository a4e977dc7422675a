"""Reports as slides and as pages: the figures of the queries, full, narrow and empty, in both languages."""

from __future__ import annotations

import io
import itertools
import shutil
import subprocess
from pathlib import Path
from typing import Any

import openpyxl
import pypdf
import pytest
from pptx import Presentation
from sqlalchemy import Engine

from jamp.documents.html import render_html
from jamp.documents.model import Document
from jamp.documents.pictures import Chart
from jamp.documents.pptx import render_pptx
from jamp.imports.apply import apply
from jamp.imports.check import check
from jamp.imports.plan import Upload
from jamp.languages import LANGUAGES, words
from jamp.queries import portfolio as query
from jamp.queries.views import view_of
from jamp.reports.city import city
from jamp.reports.portfolio import portfolio
from jamp.reports.project import project
from jamp.store.engine import open_engine
from jamp.store.migrate import migrate
from jamp.store.scope import LOCAL, seeing

SOFFICE = shutil.which("soffice")
IMPRESS = bool(SOFFICE) and Path(SOFFICE or "").resolve().with_name("libsdlo.so").exists()
KINDS = ("portfolio", "city", "project")
# made up: a single project with a very long name
LONG = "A project whose name goes on about buses, roads and the sea wall for a hundred and twenty letters, and then for some more of them 🚌"
ONE = {
    "countries": "country,title\nKHM,Cambodia\n", "cities": "city_id,city,country\nPNH,Phnom Penh,KHM\n",
    "projects": f'project_id,title,city,focus_area,as_at,status\nMADE-UP-01,"{LONG}",Phnom Penh,Civic & Social,2025-09-30,ongoing\n',
}  # fmt: skip


def documented(engine: Engine, kind: str, language: str, where: str = "Siem Reap") -> Document:
    with seeing(engine, LOCAL) as session:
        view, wrong = view_of(session, None, None, (where,) if kind == "city" else (), ())
        assert not wrong
        if kind == "project":
            return project(session, view, words(language), "ASCN-BSB-07")
        return (city if kind == "city" else portfolio)(session, view, words(language))


def deck(document: Document) -> Any:
    return Presentation(io.BytesIO(render_pptx(document)))


def laid_out(slides: Any) -> None:
    for number, slide in enumerate(slides.slides, start=1):
        assert slide.shapes.title.text_frame.text
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.left + shape.width <= slides.slide_width + 1, (number, shape.name)
            assert shape.top >= 0 and shape.top + shape.height <= slides.slide_height + 1, (number, shape.name)
        for one, other in itertools.combinations(slide.shapes, 2):
            across = min(one.left + one.width, other.left + other.width) - max(one.left, other.left)
            down = min(one.top + one.height, other.top + other.height) - max(one.top, other.top)
            assert across <= 1 or down <= 1, (number, one.name, other.name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_charts_carry_the_querys_figures(stored: Engine, language: str) -> None:
    document = documented(stored, "portfolio", language)
    with seeing(stored, LOCAL) as session:
        totals = query.totals(session, view_of(session, None, None, (), ())[0])
    blocks = [block for block in document.blocks if isinstance(block, Chart)]
    natives = [shape.chart for slide in deck(document).slides for shape in slide.shapes if shape.has_chart]
    assert len(natives) == len(blocks) == 2
    for native, block in zip(natives, blocks, strict=True):
        sheet = openpyxl.load_workbook(io.BytesIO(native.part.chart_workbook.xlsx_part.blob)).active
        rows = [tuple(row) for row in sheet.iter_rows(values_only=True)]
        values = [[series.values[place] for series in block.series] for place in range(len(block.categories))]
        # several upon each other carry their sum
        sums = [[block.total, *(sum(row) for row in values)]] if block.piled else []
        assert rows[0] == (None, *(series.name for series in block.series), *(column[0] for column in sums))
        assert rows[1:] == [(name, *values[place], *(column[place + 1] for column in sums)) for place, name in enumerate(block.categories)]
    course, areas = (native.plots[0].series for native in natives)
    assert [sum(series.values[-1] for series in list(course)[:-1]), list(course)[-1].values[-1], sum(areas[0].values)] == [totals.projects] * 3


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_outside_a_slide_nor_upon_anything_else(stored: Engine, kind: str, language: str) -> None:
    laid_out(deck(documented(stored, kind, language)))


@pytest.mark.skipif(not IMPRESS, reason="LibreOffice Impress is not installed")
@pytest.mark.parametrize("language", LANGUAGES)
def test_another_program_shows_as_many_pages_as_there_are_slides(stored: Engine, tmp_path: Path, language: str) -> None:
    slides = {}
    for kind in KINDS:
        data = render_pptx(documented(stored, kind, language))
        (tmp_path / f"{kind}.pptx").write_bytes(data)
        slides[kind] = len(Presentation(io.BytesIO(data)).slides)
    command = [str(SOFFICE), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, *(str(tmp_path / f"{kind}.pptx") for kind in KINDS)], check=True, capture_output=True, timeout=180)
    assert {kind: len(pypdf.PdfReader(tmp_path / f"{kind}.pdf").pages) for kind in KINDS} == slides


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_to_tell_is_told(tmp_path: Path, language: str) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'empty.sqlite'}")
    migrate(engine)
    document = documented(engine, "portfolio", language)
    engine.dispose()
    made = deck(document)
    laid_out(made)
    assert len(made.slides) >= 2 and document.title in render_html(document).decode("utf-8")


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_says_itself_in_japanese(stored: Engine, kind: str) -> None:
    page = render_html(documented(stored, kind, "ja")).decode("utf-8")
    assert '<html lang="ja">' in page and "本文へ移動" in page
    assert "Skip to the content" not in page and "The figures as a table" not in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_single_project_with_a_very_long_name(tmp_path: Path, language: str) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'one.sqlite'}")
    migrate(engine)
    apply(engine, LOCAL, check(engine, LOCAL, [Upload(f"{name}.csv", text.encode(), name) for name, text in ONE.items()]), "test")
    with seeing(engine, LOCAL) as session:
        view, _ = view_of(session, None, None, (), ())
        documents = [portfolio(session, view, words(language)), project(session, view, words(language), "MADE-UP-01")]
    engine.dispose()
    for document in documents:
        made = deck(document)
        laid_out(made)
    # the project's own name is its title: in full below where it does not fit
    texts = [shape.text_frame.text for slide in made.slides for shape in slide.shapes if shape.has_text_frame]
    assert any(LONG in text for text in texts) and len(made.slides) == 1 and LONG in render_html(documents[1]).decode("utf-8")
