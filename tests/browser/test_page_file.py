"""A document as a page, opened from a file: drawn, accessible, readable by day, by night and without scripts."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from jamp.documents.html import render_html
from jamp.documents.model import Document
from tests.documents.samples import everything
from tests.documents.test_pptx import hostile

pytestmark = pytest.mark.browser


def stored(folder: Path, document: Document) -> str:
    file = folder / "document.html"
    file.write_bytes(render_html(document))
    return file.as_uri()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_it_is_drawn_and_accessible(page: Page, tmp_path: Path, scheme: str, width: int) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(stored(tmp_path, everything()))
    expect(page.locator(".plot .main-svg .barlayer").first).to_be_attached()
    assert page.locator(".plot .bars .point path").count() >= 12
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page).response
    assert found["passes"] and [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in found["violations"]] == []


def test_hostile_text_is_text(page: Page, tmp_path: Path) -> None:
    page.goto(stored(tmp_path, hostile()))
    expect(page.locator(".plot .main-svg").first).to_be_attached()
    assert page.locator("b").count() == 0 and page.evaluate("document.documentElement.scrollWidth") <= 1280
    assert page.locator(".ytick text").first.text_content() is not None


def test_the_keyboard_reaches_the_content_and_the_tables(page: Page, tmp_path: Path) -> None:
    page.goto(stored(tmp_path, everything()))
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()
    expect(page.locator("figure table").first).to_be_hidden()
    page.locator("summary").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("figure table").first).to_be_visible()


def test_without_scripts_the_tables_stand_open(browser: Browser, tmp_path: Path) -> None:
    profile = browser.new_context(java_script_enabled=False)
    page = profile.new_page()
    page.goto(stored(tmp_path, everything()))
    expect(page.locator("figure table").first).to_be_visible()
    expect(page.locator(".plot").first).to_be_hidden()
    profile.close()
