"""A deck as one page: a slide at a time by keys and buttons, heard by who does not see, a page each on paper."""

from __future__ import annotations

import io
import unicodedata
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import Page, expect

from jamp.documents.html import render_html
from jamp.languages import words
from jamp.queries.views import view_of
from jamp.reports.deck import deck
from jamp.store.engine import open_engine
from jamp.store.scope import ANYBODY, seeing


@pytest.fixture
def shown(page: Page, template: Path, tmp_path: Path) -> tuple[Page, int]:
    """The deck of the real records on the screen, and how many slides it has."""
    engine = open_engine(f"sqlite:///{template}")
    with seeing(engine, ANYBODY) as session:
        made = deck(session, view_of(session, None, None)[0], words("en"))
    engine.dispose()
    (tmp_path / "deck.html").write_bytes(render_html(made))
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto((tmp_path / "deck.html").as_uri())
    return page, page.locator(".slide").count()


def test_keys_turn_the_slides(shown: tuple[Page, int]) -> None:
    page, slides = shown
    at, now = page.locator("#at"), page.locator(".slide.now")
    expect(at).to_have_text(f"1 / {slides}")
    turned = (("ArrowRight", 2), ("PageDown", 3), ("Space", 4), ("Shift+Space", 3), ("ArrowLeft", 2), ("PageUp", 1), ("End", slides), ("ArrowRight", slides), ("Home", 1))
    for key, place in turned:
        page.keyboard.press(key)
        expect(at).to_have_text(f"{place} / {slides}")
        expect(now).to_have_count(1)
        # who listens is at the slide, which is named by its heading
        expect(now).to_be_focused()
    page.get_by_role("button", name="Next slide").click()
    expect(at).to_have_text(f"2 / {slides}")
    page.reload()
    expect(at).to_have_text(f"2 / {slides}")
    page.get_by_role("button", name="Full screen").click()
    page.wait_for_function("document.fullscreenElement !== null")


def test_every_slide_has_room_and_its_chart(shown: tuple[Page, int]) -> None:
    page, slides = shown
    for place in range(1, slides + 1):
        slide = page.locator(".slide.now")
        assert slide.evaluate("(it) => it.scrollHeight <= it.clientHeight && it.scrollWidth <= it.clientWidth"), place
        for plot in slide.locator(".plot").all():
            expect(plot.locator(".main-svg").first).to_be_visible()
            assert plot.get_attribute("role") == "img" and plot.get_attribute("aria-label")
        expect(page.get_by_role("region", name=slide.locator("h1, h2").first.inner_text(), exact=True)).to_be_visible()
        page.keyboard.press("ArrowRight")


def test_a_slide_is_a_page_on_paper(shown: tuple[Page, int]) -> None:
    page, slides = shown
    titles = page.locator(".slide h1, .slide h2").all_text_contents()
    printed = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    assert len(printed.pages) == slides == len(titles)
    for number, (sheet, title) in enumerate(zip(printed.pages, titles, strict=True), start=1):
        text = " ".join(unicodedata.normalize("NFKC", sheet.extract_text()).split())
        assert " ".join(title.split()) in text and f"{number} / {slides}" in text
    # and afterwards the presentation goes on
    page.keyboard.press("End")
    expect(page.locator("#at")).to_have_text(f"{slides} / {slides}")


def test_without_scripts_all_slides_are_there(shown: tuple[Page, int]) -> None:
    page, slides = shown
    plain = page.context.browser.new_context(java_script_enabled=False) if page.context.browser else None
    assert plain is not None
    tab = plain.new_page()
    tab.goto(page.url)
    for slide in tab.locator(".slide").all():
        expect(slide).to_be_visible()
    assert tab.locator(".slide").count() == slides and not tab.locator(".turn").is_visible()
    expect(tab.locator("figure details table").first).to_be_visible()
    plain.close()
