"""What a file and its columns are called stands in labels as it was written, to the end. Contents are made up."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import SLOW, finished

pytestmark = pytest.mark.browser

NAME = "進捗報告_[x](http:example.org)_**2026年度**第2四半期_:red[確定]_$版$ 1.csv"
ROWS = "project_id,city,status,as_at,Next stepz\nASCN-SRP-01,Siem Rep,odd,2026-03-31,\u202eevil\n".encode()
CUT = "[...document.querySelectorAll('button p')].filter(e => e.parentElement.scrollWidth > e.parentElement.clientWidth + 1).map(e => e.innerText)"


def test_labels_are_shown_as_written_and_whole(address: str, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 900})
    page.goto(f"{address}/upload?lang=ja")
    finished(page)
    page.locator("input[type=file]").set_input_files({"name": NAME, "mimeType": "text/csv", "buffer": ROWS})
    page.wait_for_url("**draft=*")
    expect(page.locator(".st-key-apply")).to_be_visible(timeout=SLOW)
    finished(page)
    told = [text.replace("\u2060", "") for text in page.locator("summary").all_inner_texts() + page.locator("[data-testid=stDownloadButton]").all_inner_texts()]
    assert sum(NAME in text for text in told) >= 3, told
    assert page.locator("summary a, button a, summary img, button img").count() == 0
    assert page.evaluate(CUT) == []
    assert "\u202e" not in page.locator("[data-testid=stMain]").inner_text()
