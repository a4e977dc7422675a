"""What the server sends besides the pages."""

from __future__ import annotations

import urllib.request

import pytest
from playwright.sync_api import Page, expect

from jamp.languages import words
from jamp.ui.server import policy
from tests.browser.conftest import SLOW

pytestmark = pytest.mark.browser


def test_the_first_visit_to_a_new_server_may_be_a_deep_link(address: str, page: Page) -> None:
    page.goto(f"{address}/city?city=PNH&lang=en")
    expect(page.get_by_role("heading", name="Phnom Penh", exact=True)).to_be_visible(timeout=SLOW)
    expect(page.get_by_role("dialog")).to_have_count(0)


@pytest.mark.parametrize("path", ["/", "/city", "/app/static/noto-sans-400.woff2", "/_stcore/health"])
def test_every_answer_says_what_may_be_loaded_and_framed(address: str, path: str) -> None:
    with urllib.request.urlopen(address + path, timeout=10) as answer:
        assert answer.headers["Content-Security-Policy"] == policy()
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "same-origin"
    assert "unsafe-eval" not in policy().replace("wasm-unsafe-eval", "")


def test_a_page_that_fails_says_so_without_its_inside(real: str, address: str, page: Page) -> None:
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(real.removeprefix("sqlite:///"))) as database:
        database.execute("ALTER TABLE progress_update RENAME TO elsewhere")
    page.goto(f"{address}/?lang=en")
    told = words("en").text("This page could not be shown. Nothing was changed.")
    expect(page.get_by_text(told)).to_be_visible(timeout=SLOW)
    expect(page.get_by_text("Traceback")).to_have_count(0)
    expect(page.get_by_text("no such table")).to_have_count(0)
