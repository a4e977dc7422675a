"""What is printed is what the queries say, in both languages, full and empty."""

from __future__ import annotations

import dataclasses
import io
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from sqlalchemy import Engine

from jamp.documents.model import Document, Lead, Paragraph
from jamp.documents.pdf import render_pdf
from jamp.documents.pictures import Cards, Chart
from jamp.documents.tables import Cell, Table
from jamp.imports.apply import apply
from jamp.imports.check import check
from jamp.imports.plan import Upload
from jamp.languages import LANGUAGES, words
from jamp.model.view import View
from jamp.queries import portfolio as query
from jamp.queries import ratings
from jamp.queries.views import view_of
from jamp.reports.city import city
from jamp.reports.deck import project_slides
from jamp.reports.portfolio import portfolio
from jamp.reports.project import project
from jamp.store.engine import open_engine
from jamp.store.scope import LOCAL, seeing

HOSTILE = '#import "x" $a$ *b* <c> \\ [d] `e` _f_ ="1" @g'


@pytest.fixture
def records(template: Path, tmp_path: Path) -> Iterator[Engine]:
    copy = tmp_path / "records.sqlite"
    shutil.copy(template, copy)
    opened = open_engine(f"sqlite:///{copy}")
    yield opened
    opened.dispose()


def printed(document: Document) -> tuple[int, str]:
    """(pages, text without breaks)."""
    pages = pypdf.PdfReader(io.BytesIO(render_pdf(document))).pages
    return len(pages), " ".join(" ".join(page.extract_text() for page in pages).split())


def asked(engine: Engine, **places: tuple[str, ...]) -> View:
    with seeing(engine, LOCAL) as session:
        return view_of(session, None, None, **places)[0]


def test_every_figure_of_the_portfolio_is_the_querys(records: Engine) -> None:
    with seeing(records, LOCAL) as session:
        view = asked(records)
        totals, document = query.totals(session, view), portfolio(session, view, words("en"))
    charts = [block for block in document.blocks if isinstance(block, Chart)]
    assert [sum(one.values[-1] or 0 for one in charts[0].series), sum(charts[1].series[0].values)] == [totals.projects] * 2  # type: ignore[arg-type]
    sources = next(b for b in document.blocks if isinstance(b, Table) and b.columns[-1].head == "Projects")
    assert sum(int(row[-1]) for row in sources.rows) <= totals.projects
    cards = next(block for block in document.blocks if isinstance(block, Cards))
    marks = sum(mark[2] for card in cards.items for mark in card.marks)
    with seeing(records, LOCAL) as session:
        assert marks == sum(tally.now for tally in query.tallies(session, view) if tally.city_id)
        changes, counts = query.changes(session, view, 3)
    assert max(counts.values()) > 3 and all(sum(c.kind == kind for c in changes) <= 3 for kind in counts)
    assert counts["new"] - counts["left"] == totals.projects - totals.projects_before


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_summary_is_two_pages_and_an_annex(records: Engine, language: str) -> None:
    with seeing(records, LOCAL) as session:
        document = portfolio(session, asked(records), words(language))
    text = [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(render_pdf(document))).pages]
    assert words(language).text("Annex") in text[2] and len(text) <= 8


def test_the_summary_has_the_ratings_now_and_before(records: Engine) -> None:
    with seeing(records, LOCAL) as session:
        view = asked(records)
        now, before = (Counter(one.rating for one in ratings.of_view(session, view, date).values()) for date in (view.as_at, view.since))
        document = portfolio(session, view, words("en"))
    table = next(block for block in document.blocks if isinstance(block, Table) and block.columns[0].head == "Rating")
    found = {row[0].text.lower(): row[1:] for row in table.rows if isinstance(row[0], Cell)}
    assert len(found) > 3
    for rating, (first, second, change) in found.items():
        assert (int(first), int(second)) == (now[rating], before[rating]) and str(abs(now[rating] - before[rating])) in change
    assert sum(int(row[0]) for row in found.values()) == len(ratings.of_view(session, view))


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_summary_stays_two_pages_however_much_changed(records: Engine, language: str, paper: str) -> None:
    for since in ("2024-10-30", "2022-09-21", "2021"):
        with seeing(records, LOCAL) as session:
            document = portfolio(session, dataclasses.replace(asked(records), since=since), words(language))
        numbered = dataclasses.replace(document, paper=paper, foot=(*document.foot, "report R0042, checksum 12345678"))
        pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(render_pdf(numbered))).pages]
        where = "".join(words(language).text("Where the projects are").split())
        assert [where in "".join(page.split()) for page in pages[:3]] == [False, False, True]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_to_tell_is_told(tmp_path: Path, language: str) -> None:
    from jamp.store.migrate import migrate

    engine = open_engine(f"sqlite:///{tmp_path / 'empty.sqlite'}")
    migrate(engine)
    with seeing(engine, LOCAL) as session:
        empty = portfolio(session, asked(engine), words(language))
        slides = project_slides(session, asked(engine), words(language), [])
    engine.dispose()
    pages, text = printed(empty)
    # there is nothing to compare with, and no city that could have reported
    assert pages == 1 and text and len(empty.foot) == 4
    assert words(language).text("Every city has reported.") not in text
    assert printed(dataclasses.replace(slides, paper="slides"))[0] == 2


def test_names_are_printed_as_they_are(records: Engine) -> None:
    row = f'project_id,title,city,status,as_at\nASCN-SRP-01,"{HOSTILE.replace(chr(34), chr(34) * 2)}",Siem Reap,completed,2026-03-31\n'
    apply(records, LOCAL, check(records, LOCAL, [Upload("q.csv", row.encode(), "projects")]), "test")
    with seeing(records, LOCAL) as session:
        here = asked(records, city=("Siem Reap",))
        documents = [portfolio(session, asked(records), words("en")), city(session, here, words("en"))]
        single = project(session, asked(records), words("en"), "ASCN-SRP-01")
    for document in (*documents, single):
        assert HOSTILE.replace(" ", "") in printed(document)[1].replace(" ", "")


def test_a_city_says_what_is_late(records: Engine) -> None:
    with seeing(records, LOCAL) as session:
        text = printed(city(session, asked(records, city=("Phnom Penh",)), words("en")))[1]
    assert "1 milestone is past its promised date." in text and "December 2023" in text and "no new date given" in text


def test_what_is_cut_is_said_and_counted_whole(records: Engine) -> None:
    files = {
        "projects": ["project_id,title,city,status,as_at", *[f"MADE-{i},Made up {i},Siem Reap,suspended,2025-09-30" for i in range(230)]],
        "indicators": ["indicator_id,project_id,title,unit", *[f"MADE-I-{i},MADE-{i % 3},Made up {i},people" for i in range(210)]],
    }  # fmt: skip
    plan = check(records, LOCAL, [Upload(f"{name}.csv", "\n".join(lines).encode(), name) for name, lines in files.items()])
    assert plan.fit, plan.files[0].issues[:3]
    apply(records, LOCAL, plan, "made up")
    with seeing(records, LOCAL) as session:
        view = asked(records, city=("Siem Reap",))
        totals = query.totals(session, view)
        document, single = city(session, view, words("en")), project(session, view, words("en"), "MADE-1")
    lead = next(block for block in document.blocks if isinstance(block, Lead))
    assert f"{totals.projects} projects:" in lead.text and "230 suspended" in lead.text and totals.projects > 230
    said = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    assert f"The first 200 of {totals.projects}." in said and any(text.startswith("0 of 210 indicators have a figure.") for text in said)
    assert "The first 4 of 70." in [block.text for block in single.blocks if isinstance(block, Paragraph)]
    assert max(len(block.rows) for block in document.blocks if isinstance(block, Table)) == 200


def test_a_project_is_printed_in_the_readers_language(records: Engine) -> None:
    with seeing(records, LOCAL) as session:
        text = printed(project(session, asked(records), words("ja"), "ASCN-BSB-07"))[1].replace(" ", "")
    assert "バンダル・スリ・ブガワン" in text and "SMART-JAMP" not in text and "すべての案件" not in text
