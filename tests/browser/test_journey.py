"""An officer's day in a real browser: look, update from a file, see it move, take it back."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import SLOW

pytestmark = pytest.mark.browser


def test_update_from_a_file_and_take_it_back(address: str, page: Page, tmp_path: Path) -> None:
    page.goto(f"{address}/?programme=ASCN&lang=en")
    expect(page.get_by_text("134 projects in 35 cities of 10 countries: 108 ongoing, 18 completed, 8 in planning.")).to_be_visible(timeout=SLOW)

    file = tmp_path / "quarter.csv"
    # as Japanese Excel writes it
    file.write_bytes("project_id,status,as_at,issues\r\nASCN-SRP-01,completed,2026-03-31,実証を終えた\r\n".encode("cp932"))
    page.goto(f"{address}/upload?lang=en")
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_text("What would change")).to_be_visible(timeout=SLOW)
    expect(page.get_by_role("cell", name="実証を終えた").last).to_be_visible()
    page.get_by_role("button", name="Apply").click()
    expect(page.get_by_text("Applied as batch 2.")).to_be_visible(timeout=SLOW)
    expect(page.get_by_text("1 project was touched.")).to_be_visible()
    expect(page.locator("a[href*='project=ASCN-SRP-01']").first).to_be_visible()

    page.goto(f"{address}/?programme=ASCN&lang=en")
    expect(page.get_by_text("134 projects in 35 cities of 10 countries: 107 ongoing, 19 completed, 8 in planning.")).to_be_visible(timeout=SLOW)

    page.goto(f"{address}/upload?lang=en")
    page.goto(f"{address}/history?batch=2&lang=en")
    page.get_by_text("Yes, take back what this batch did").click()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Batch 2 is undone.")).to_be_visible(timeout=SLOW)
    page.goto(f"{address}/?programme=ASCN&lang=ja")
    expect(page.get_by_text("10か国35都市の134案件：実施中108件、完了18件、計画中8件。")).to_be_visible(timeout=SLOW)
