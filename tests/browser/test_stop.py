"""A long file is stopped while it is applied: nothing of it is there, it still waits, and goes in when it may. Made up."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import SLOW

pytestmark = pytest.mark.browser

ROWS = 120_000  # long enough to press a button meanwhile, on a machine that is busy


def test_a_long_file_is_stopped_and_waits(address: str, page: Page, tmp_path: Path) -> None:
    file = tmp_path / "long.csv"
    file.write_text("\n".join(["project_id,title,country,note", *[f"MADE-UP-{i},Made up {i},KHM,{'made up ' * 10}" for i in range(ROWS)]]))
    page.goto(f"{address}/upload?lang=en")
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_role("button", name="Apply")).to_be_enabled(timeout=2 * SLOW)
    page.get_by_role("button", name="Apply").click()
    expect(page.get_by_text("of 120,000 records")).to_be_visible(timeout=SLOW)
    expect(page.get_by_role("button", name="Apply")).to_have_count(1)  # nothing stands twice meanwhile
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_text("Stopped: nothing was changed. What you sent still waits here.")).to_be_visible(timeout=2 * SLOW)
    expect(page.get_by_role("button", name="Stop")).to_have_count(0)
    expect(page.get_by_role("button", name="Apply")).to_be_enabled(timeout=2 * SLOW)
    page.get_by_role("button", name="Apply").click()
    expect(page.get_by_text("Applied as batch 2.")).to_be_visible(timeout=2 * SLOW)
