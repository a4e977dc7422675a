"""Filters are in the address: a link shows a colleague the same view; a wrong one is told."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import SLOW, finished

pytestmark = pytest.mark.browser


def test_a_filter_is_in_the_link_that_a_colleague_opens(shared: str, browser: Browser, page: Page) -> None:
    page.goto(f"{shared}/?lang=en")
    finished(page)
    page.get_by_role("button", name="Filters").click()
    box = page.get_by_role("combobox", name="Country").first
    box.click()
    box.fill("Cambodia")
    page.get_by_role("option", name="Cambodia").click()
    page.wait_for_url(lambda url: "country=KHM" in url, timeout=SLOW)
    finished(page)
    mine = page.locator(".jamp .lead").first.inner_text()
    assert "Cambodia" in page.locator(".jamp .quiet").first.inner_text() or "1 country" in mine

    other = browser.new_context(locale="en-GB").new_page()
    other.goto(page.url)
    expect(other.locator(".jamp .lead").first).to_have_text(mine, timeout=SLOW)
    other.context.close()


def test_a_wrong_value_is_told_and_left_out(shared: str, page: Page) -> None:
    page.goto(f"{shared}/?country=Atlantis&lang=en")
    finished(page)
    expect(page.get_by_text("Atlantis")).to_be_visible()
    expect(page.locator(".jamp .lead").first).to_contain_text("10 countries")


def test_the_language_is_switched_on_the_page_and_stays(shared: str, page: Page) -> None:
    page.goto(f"{shared}/?programme=ASCN&lang=en")
    finished(page)
    page.get_by_text("日本語", exact=True).click()
    expect(page.locator(".jamp .lead").first).to_contain_text("35都市の134案件", timeout=SLOW)
    page.get_by_role("link", name="履歴").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("履歴", timeout=SLOW)
