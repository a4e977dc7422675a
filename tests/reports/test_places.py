"""Briefs on a country and on a city: what the queries say, within their pages."""

from __future__ import annotations

import io

import pypdf
import pytest
from sqlalchemy import Engine

from jamp.documents.formats import renderer
from jamp.documents.model import Document, Figures, Paragraph
from jamp.documents.pdf import render_pdf
from jamp.documents.pictures import Map
from jamp.documents.tables import Cell, Table
from jamp.languages import LANGUAGES, words
from jamp.model.view import View
from jamp.queries import cities, milestones, portfolio, projects
from jamp.queries.views import view_of
from jamp.reports import country as country_report
from jamp.reports.city import city
from jamp.reports.country import country
from jamp.reports.tied import Tied, TotalsDiffer, tied
from jamp.store.scope import ANYBODY, seeing
from tests.reports.made_up import HOSTILE, added, without_records
from tests.some import every


def pages(document: Document) -> int:
    return len(pypdf.PdfReader(io.BytesIO(render_pdf(document))).pages)


def tables(document: Document, head: str) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table) and block.columns[0].head == head]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_country_fits_its_pages(stored: Engine, language: str) -> None:
    with seeing(stored, ANYBODY) as session:
        for code in sorted({one[2] for one in cities.names(session).values()}):
            view = view_of(session, None, None, country=(code,))[0]
            assert pages(country(session, view, words(language))) <= (4 if projects.count(session, view) >= 30 else 3), code


@pytest.mark.parametrize("step", every(5))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_city_has_two_pages_and_one_where_it_has_one_project(stored: Engine, language: str, step: int) -> None:
    with seeing(stored, ANYBODY) as session:
        for code in list(cities.names(session))[::step]:
            view = view_of(session, None, None, city=(code,))[0]
            assert pages(city(session, view, words(language))) <= (1 if projects.count(session, view) < 2 else 2), code


def test_the_rows_of_a_country_are_the_queries(stored: Engine) -> None:
    with seeing(stored, ANYBODY) as session:
        view = view_of(session, None, None, country=("MYS",))[0]
        document, totals = country(session, view, words("en")), portfolio.totals(session, view)
        standings, codes = cities.standings(session, view), projects.codes(session, view)
    listed = tables(document, "Project")[0]
    assert len(listed.rows) == totals.projects == len(codes) and {str(row[0]).rsplit("(", 1)[1].rstrip(")") for row in listed.rows} == codes
    places = {str(row[0]): row for row in tables(document, "City")[0].rows}
    for one in standings:
        assert places[one.city][1] == f"{one.projects} ({one.before})"
    figures = next(block for block in document.blocks if isinstance(block, Figures))
    assert figures.items[0] == (str(totals.projects), "Projects", f"before: {totals.projects_before}")
    statuses = [cell.text for cell in (row[3] for row in listed.rows) if isinstance(cell, Cell)]
    assert statuses.count("Ongoing") == totals.now["ongoing"]


def test_a_row_that_is_missing_stops_the_brief(stored: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(country_report, "tied", lambda session, view: Tied(tied(session, view).rows[1:]))
    with seeing(stored, ANYBODY) as session, pytest.raises(TotalsDiffer, match="projects: 30 is shown, the rows of the annex give 29"):
        country(session, view_of(session, None, None, country=("MYS",))[0], words("en"))


def test_before_stands_beside_now_only_where_there_is_one(stored: Engine) -> None:
    with seeing(stored, ANYBODY) as session:
        view = view_of(session, "2025-09-30", "2025-09-30", country=("LAO",))[0]
        document = country(session, view, words("en"))
    heads = [column.head for block in document.blocks if isinstance(block, Table) for column in block.columns]
    assert "Status" in heads and not [head for head in heads if "before" in head.lower()]


def test_a_city_is_on_its_map(stored: Engine) -> None:
    with seeing(stored, ANYBODY) as session:
        document = city(session, view_of(session, None, None, city=("Ha Noi",))[0], words("en"))
        facts = cities.facts(session, "HAN") or {}
    drawn = next(block for block in document.blocks if isinstance(block, Map))
    assert [point[:2] for point in drawn.points if point[2]] == [(facts["longitude"], facts["latitude"])]
    assert drawn.outlines and all(abs(x - facts["longitude"]) <= 8.001 and abs(y - facts["latitude"]) <= 1.901 for ring in drawn.outlines for x, y in ring)


MADE_UP = {
    "projects": ["project_id,title,city,status,as_at,objective", f'MADE-1,"{"T" * 120}",Vientiane,ongoing,2026-06-30,"{HOSTILE.replace(chr(34), chr(34) * 2)}"'],
    "milestones": ["milestone_id,project_id,title,planned_date", *[f"MADE-M-{n},MADE-1,Made up {n},2026-{n % 6 + 7:02d}" for n in range(40)]],
    "indicators": ["indicator_id,project_id,title,unit,baseline,baseline_date,target,target_date", "MADE-I,MADE-1,Made up,people,10,2024,10,2027"],
    "values": ["indicator_id,as_at,value,groups", "MADE-I,2026-06-30,80,", "MADE-I,2026-06-30,60,women", "MADE-I,2026-06-30,20,men"],
    "funding": ["project_id,kind,organisation,as_at,currency,amount", "MADE-1,budget,A made-up bank,2025,JPY,0", "MADE-1,disbursement,A made-up bank,2026,USD,1500000"],
    "barriers": ["barrier_id,project_id,title,barrier,severity,opened,due_date", "MADE-B,MADE-1,Made up,finance,severe,2025,2026-01"],
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_on_record_is_printed_in_every_format(copied: Engine, language: str) -> None:
    added(copied, MADE_UP)
    w = words(language)
    with seeing(copied, ANYBODY) as session:
        views: list[tuple[Document, View]] = []
        for made, place in ((country, {"country": ("LAO",)}), (city, {"city": ("Vientiane",)})):
            view = view_of(session, "2026-06-30", "2025-09-30", **place)[0]
            views.append((made(session, view, w), view))
        promised = milestones.of_project(session, views[0][1], "MADE-1")
    for document, _ in views:
        texts = [str(cell.text if isinstance(cell, Cell) else cell) for block in document.blocks if isinstance(block, Table) for row in block.rows for cell in row]
        assert any("T" * 120 in text for text in texts) and any("A made-up bank" in text for text in texts)
        assert w.text("Finance") in texts and any("60" in text for text in texts)
        assert sum(text.startswith("Made up ") for text in texts) <= 10 < len(promised)
        assert any(isinstance(block, Paragraph) and w.text("The first {n} of {all}.", n="8", all="41").split("8")[0] in block.text for block in document.blocks)
        for format in ("pdf", "docx", "pptx", "html"):
            assert len(renderer(format)(document)) > 1000


without = pytest.fixture(without_records)


def test_nothing_on_record_is_one_line(without: Engine) -> None:
    added(without, {"countries": ["country,title", "LAO,Laos"], "cities": ["city_id,city,country", "VTE,Vientiane,LAO"]})
    with seeing(without, ANYBODY) as session:
        for made, place in ((country, {"country": ("LAO",)}), (city, {"city": ("Vientiane",)})):
            document = made(session, view_of(session, None, None, **place)[0], words("en"))
            said = [block.text for block in document.blocks if isinstance(block, Paragraph)]
            assert any(text.startswith("Nothing is on record on: ") and "Money" in text for text in said) and pages(document) == 1
