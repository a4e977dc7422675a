"""The brief and the status report of a project: within their pages, honest about what is not on record."""

from __future__ import annotations

import io

import pypdf
import pytest
from sqlalchemy import Engine

from jamp.documents.formats import renderer
from jamp.documents.model import Block, Document, Figures, Heading, PageBreak, Paragraph
from jamp.documents.pdf import render_pdf
from jamp.documents.pictures import Chart
from jamp.documents.tables import Cell, Table
from jamp.languages import LANGUAGES, words
from jamp.model.ratings import Condition, Rated
from jamp.queries import projects, ratings
from jamp.queries.views import view_of
from jamp.reports.project import project
from jamp.reports.room import in_room
from jamp.reports.status_report import DIMENSIONS, dimension, status_report
from jamp.store.scope import ANYBODY, seeing
from tests.reports.made_up import HOSTILE, added
from tests.some import every


def pages(document: Document) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(render_pdf(document))).pages]


def under(document: Document, heading: str) -> list[Block]:
    """The blocks between a heading and the next."""
    blocks = list(document.blocks)
    start = next(n for n, block in enumerate(blocks) if isinstance(block, Heading) and block.text == heading) + 1
    end = next((n for n in range(start, len(blocks)) if isinstance(blocks[n], Heading | PageBreak)), len(blocks))
    return blocks[start:end]


def cells(blocks: list[Block]) -> list[list[str]]:
    return [[cell.text if isinstance(cell, Cell) else cell for cell in row] for block in blocks if isinstance(block, Table) for row in block.rows]


@pytest.mark.parametrize("step", every(12))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_brief_is_one_page(stored: Engine, language: str, step: int) -> None:
    with seeing(stored, ANYBODY) as session:
        view = view_of(session, None, None)[0]
        codes = sorted(projects.codes(session, view))
        assert len(codes) > 130
        for code in codes[::step]:
            document = project(session, view, words(language), code)
            longer = any(isinstance(block, PageBreak) for block in document.blocks)
            assert len(pages(document)) == (2 if longer else 1), code


@pytest.mark.parametrize("step", every(12))
def test_every_status_report_is_six_pages_at_most(stored: Engine, step: int) -> None:
    with seeing(stored, ANYBODY) as session:
        view = view_of(session, None, None)[0]
        for code in sorted(projects.codes(session, view))[::step]:
            assert len(pages(status_report(session, view, words("en"), code))) <= 6, code


def test_status_and_rating_are_the_queries_now_and_before(stored: Engine) -> None:
    with seeing(stored, ANYBODY) as session:
        view = view_of(session, None, None)[0]
        rated, before = ratings.of_view(session, view), ratings.of_view(session, view, view.since)
        for code in ("ASCN-PNH-02", "ASCN-KUL-04", "ASCN-JKT-01"):
            figures = next(block for block in project(session, view, words("en"), code).blocks if isinstance(block, Figures))
            assert figures.items[1][0].lower() == rated[code].rating and figures.items[1][2].lower() == f"before: {before[code].rating}"
        assert "(639 against a limit of 90)" in pages(project(session, view, words("en"), "ASCN-PNH-02"))[0]
        with pytest.raises(KeyError):
            status_report(session, view, words("en"), "NO-SUCH")


LONG = "A made-up sentence that goes on. " * 20
MADE_UP = {
    "projects": ["project_id,title,city,status,percent_complete,as_at,objective,description,start_date,end_date,next_steps",
                 f'MADE-1,"{"T" * 120}",Vientiane,ongoing,40,2026-06-30,{LONG},"{HOSTILE.replace(chr(34), chr(34) * 2)}",2025-01,2027-12,Made up next'],
    "milestones": ["milestone_id,project_id,title,planned_date,actual_date", *[f"MADE-M-{n:02d},MADE-1,Made up {n},20{24 + n // 12}-{n % 12 + 1:02d},{'2025-12' if n < 8 else ''}" for n in range(40)]],
    "indicators": ["indicator_id,project_id,title,unit,baseline,baseline_date,target,target_date,headline",
                   *[f"MADE-I-{n},MADE-1,Made up {n},people,{(10, 10, '', 0)[n % 4]},{'' if n % 4 == 2 else '2024'},{(10, 110, 50, '')[n % 4]},{'' if n % 4 == 3 else '2027'},{'yes' if n == 1 else ''}" for n in range(8)]],
    "values": ["indicator_id,as_at,value,groups", "MADE-I-1,2025-06-30,30,", "MADE-I-1,2026-06-30,60,", "MADE-I-1,2026-06-30,40,women", "MADE-I-1,2026-06-30,20,men", "MADE-I-0,2026-06-30,12,"],
    "funding": ["project_id,kind,organisation,as_at,currency,amount", "MADE-1,budget,A made-up bank,2025,JPY,2000000", "MADE-1,disbursement,A made-up bank,2026-01,JPY,500000"],
    "barriers": ["barrier_id,project_id,title,barrier,severity,opened,due_date,owner", *[f"MADE-B-{n},MADE-1,Made up {n},finance,severe,2025,2026-01,An office" for n in range(5)]],
    "partners": ["project_id,organisation,role", "MADE-1,A made-up office,implementing", *[f"MADE-1,Made-up partner {n},not stated" for n in range(6)]],
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_full_record_keeps_to_the_limits(copied: Engine, language: str) -> None:
    added(copied, MADE_UP)
    w = words(language)
    with seeing(copied, ANYBODY) as session:
        view = view_of(session, "2026-06-30", "2025-09-30")[0]
        brief = project(session, view, w, "MADE-1", {"decisions": "Made-up question?"})
        report = status_report(session, view, w, "MADE-1", {"decisions": "Made-up question?", "products": "Two made-up manuals", "inputs": "Made-up experts"})
    printed = pages(brief)
    # the first page is whole, and says what stands on the next ones
    assert len(printed) <= 3 and w.text("On the next page: {names}.", names="|").split("|")[0].replace(" ", "") in printed[0].replace(" ", "")
    assert HOSTILE.replace(" ", "")[:12] in "".join(printed[1:]).replace(" ", "")
    assert any(LONG.strip() in block.text for block in brief.blocks if isinstance(block, Paragraph))
    milestones = cells(under(brief, w.text("Milestones")))
    assert len(milestones) == 5 and sum(row[0] in {f"Made up {n}" for n in range(8)} for row in milestones) == 2
    outcomes = cells(under(brief, w.text("Outcomes")))
    assert len(outcomes) == 4 and outcomes[0][-1] == w.percent(0.5) and outcomes[1][-1] == w.text("n/a")
    said = next(block.text for block in under(brief, w.text("Risks and barriers")) if isinstance(block, Paragraph))
    assert said.count("An office") == 2
    reached = next(block.text for block in under(brief, w.text("Who is reached")) if isinstance(block, Paragraph))
    assert [figure in reached for figure in ("60", "40", "20")] == [True] * 3
    chart = next(block for block in brief.blocks if isinstance(block, Chart))
    assert chart.series[0].values[1] == 0.25
    assert len(pages(report)) <= 6 and len(cells(under(report, w.text("Plan of operation")))) == 20
    assert w.text("The first {n} of {all}.", n="20", all="40") in [block.text for block in report.blocks if isinstance(block, Paragraph)]
    assert any(block.text == "Two made-up manuals" for block in under(report, w.text("Products delivered")) if isinstance(block, Paragraph))
    for document in (brief, report):
        for format in ("pdf", "docx", "pptx", "html"):
            assert len(renderer(format)(document)) > 1000


def test_what_was_changed_is_told(copied: Engine) -> None:
    added(copied, {"projects": ["project_id,objective", "ASCN-PNH-02,a made-up objective"]})
    with seeing(copied, ANYBODY) as session:
        report = status_report(session, view_of(session, None, None)[0], words("en"), "ASCN-PNH-02")
    assert ["Projects", "Objective", "more efficient public bus service", "a made-up objective"] in [row[:4] for row in cells(under(report, "Changes to the design"))]
    assert any(block.text.startswith("The objective was changed on ") for block in under(report, "Objective") if isinstance(block, Paragraph))


def test_what_is_not_on_record_is_one_line(copied: Engine) -> None:
    added(copied, {"projects": ["project_id,title,city,status,as_at", "MADE-2,Made up,Vientiane,ongoing,2025-09-30"]})
    with seeing(copied, ANYBODY) as session:
        view = view_of(session, None, None)[0]
        for document in (project(session, view, words("en"), "MADE-2"), status_report(session, view, words("en"), "MADE-2")):
            said = [block.text for block in document.blocks if isinstance(block, Paragraph) and block.text.startswith("Nothing is on record on: ")]
            assert len(said) == 1 and "Money" in said[0].replace("money", "Money") and len(pages(document)) == 1


def test_nothing_measured_is_not_on_track() -> None:
    late = Condition("days that a milestone is late", 5, 90, False, "off track")
    unknown = Condition("share of what is due", None, 0.7, None, "off track")
    recent = Condition("days since the last value, one period", 3, 183, False, "watch")
    rated = Rated("on track", "on track", (late, unknown, recent))
    assert dimension(rated, DIMENSIONS["Outcome"]) is None and dimension(rated, ()) is None
    found = dimension(rated, DIMENSIONS["Implementation"])
    assert found is not None and found.rating == "on track"
    severe = Rated("off track", "off track", (Condition("severe risks open past their date", 2, 0, True, "off track"),))
    found = dimension(severe, DIMENSIONS["Risk"])
    assert found is not None and found.rating == "off track" and len(found.deciding) == 1


def test_texts_are_cut_at_a_word() -> None:
    assert in_room("one two three", 3) == "one two three" and in_room("one two three four", 3) == "one two three…"
    assert in_room("都市" * 100, 60) == "都市" * 75 + "…" and in_room("x" * 1000, 10) == "x" * 70 + "…"
