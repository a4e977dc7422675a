"""The project brief on one slide: whatever is on record, with everything in full in its notes."""

from __future__ import annotations

import io
from typing import Any

import pytest
from pptx import Presentation
from sqlalchemy import Engine

from jamp.documents.model import Document, PageBreak, Slide
from jamp.documents.pdf import pages
from jamp.documents.pptx import render_pptx
from jamp.languages import LANGUAGES, words
from jamp.queries import projects, ratings
from jamp.queries.views import view_of
from jamp.reports.project import project
from jamp.reports.side_by_side import side_by_side
from jamp.store.scope import ANYBODY, seeing
from tests.reports.test_deck import full as full
from tests.reports.test_deck import notes
from tests.reports.test_presentations import laid_out

ASKED = "Name a person who confirms the fleet of the second phase, and the budget line that it is paid from | Ministry of Works | December 2025, before the committee meets for the last time in the year"


def briefs(engine: Engine, language: str, step: int = 1, asked: str = "", only: str = "") -> dict[str, Document]:
    """The briefs of every so many projects, or of one."""
    with seeing(engine, ANYBODY) as session:
        view = view_of(session, None, None)[0]
        return {code: project(session, view, words(language), code, {"decisions": asked}) for code in ([only] if only else sorted(projects.codes(session, view))[::step])}


def opened(document: Document) -> Any:
    return Presentation(io.BytesIO(render_pptx(document)))


def rows(slide: Any) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for shape in slide.shapes if shape.has_table for row in shape.table.rows]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_brief_is_one_slide(stored: Engine, full: Engine, language: str) -> None:
    for engine, step in ((stored, 14), (full, 5)):
        found = briefs(engine, language, step, ASKED)
        assert len(found) > 8
        for code, document in found.items():
            deck = opened(document)
            assert len(deck.slides) == 1, code
            laid_out(deck)
            said = " ".join(text for row in rows(deck.slides[0]) for text in row)
            assert ASKED.replace(" | ", words(language).text("; ")) in said and code in said


def test_the_slide_has_the_rating_now_and_before(stored: Engine) -> None:
    with seeing(stored, ANYBODY) as session:
        view = view_of(session, None, None)[0]
        document = project(session, view, words("en"), "ASCN-PNH-02")
        now, before = (ratings.of_project(session, "ASCN-PNH-02", date) for date in (view.as_at, view.since))
    assert now and before
    texts = [shape.text_frame.text.lower() for shape in opened(document).slides[0].shapes if shape.has_text_frame]
    assert f"{now.rating}\nrating\nbefore: {before.rating}" in texts


def test_the_notes_have_everything_in_full_and_the_sources(stored: Engine, full: Engine) -> None:
    document = briefs(full, "en", only="MADE-0")["MADE-0"]
    (slide,) = opened(document).slides
    assert "How this was counted" in notes(slide) and "Made-up persons trained" in notes(slide)
    assert any(row[1].endswith("3 more") for row in rows(slide))
    real = opened(briefs(stored, "en", only="ASCN-PNH-02")["ASCN-PNH-02"]).slides[0]
    assert "Phnom Penh Capital Administration" in notes(real) and "https://asean.org/" in notes(real)


def test_both_languages_are_two_slides(stored: Engine) -> None:
    first, second = (briefs(stored, language, only="ASCN-PNH-02")["ASCN-PNH-02"] for language in LANGUAGES)
    deck = opened(side_by_side(first, second))
    assert [slide.shapes.title.text_frame.text for slide in deck.slides] == [first.slides[0].title, second.slides[0].title]


def test_a_slide_has_a_title_and_something_on_it() -> None:
    with pytest.raises(ValueError, match="a title and blocks"):
        Slide("Title", ())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_brief_with_something_of_everything_is_one_page(full: Engine, language: str) -> None:
    found = briefs(full, language, 4, "Confirm the fleet of the second phase | Ministry of Works | December 2025")
    longer = {code for code, document in found.items() if pages(document) > 1}
    # one page, unless the records have more than a page holds
    assert len(found) > 10 and len(longer) * 5 <= len(found)
    for code in longer:
        assert any(isinstance(block, PageBreak) for block in found[code].blocks) and pages(found[code]) == 2
