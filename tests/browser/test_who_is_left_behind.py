"""A question of the meeting in a real browser: which cities are left behind, and what did buses achieve in Khon Kaen, for
whom, since the last meeting? The figures on buses are made up."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from jamp.imports.apply import apply
from jamp.imports.check import check
from jamp.imports.plan import Upload
from jamp.store.engine import open_engine
from jamp.store.scope import LOCAL
from tests.browser.conftest import SLOW, finished

pytestmark = pytest.mark.browser
SHEETS = {
    "indicators": "indicator_id,project_id,title,unit,measure,headline\nBUS-1,ASCN-KKC-01,Bus passengers a day,people,level,yes\n",
    "values": (
        "indicator_id,as_at,value,groups\nBUS-1,2024-06-30,1200,\nBUS-1,2025-09-30,1500,\nBUS-1,2025-09-30,800,women\n"
        "BUS-1,2025-09-30,300,persons_with_disabilities\n"
    ),
}


def test_in_three_clicks(real: str, address: str, page: Page) -> None:
    engine = open_engine(real)
    for sheet, text in SHEETS.items():
        apply(engine, LOCAL, check(engine, LOCAL, [Upload(f"{sheet}.csv", text.encode(), sheet)]), "test")
    engine.dispose()
    page.goto(f"{address}/?lang=en")
    finished(page)

    page.get_by_role("link", name="Left behind").click()  # 1
    expect(page.get_by_role("heading", name="Left behind")).to_be_visible(timeout=SLOW)
    finished(page)
    expect(page.get_by_text("Of 37 cities: 1 city without a project, 2 that have not reported, 23 without")).to_be_visible()
    expect(page.get_by_role("link", name="Denpasar")).to_be_visible()
    # it has reported, so it is not among them
    page.get_by_role("link", name="City", exact=True).click()  # 2
    page.get_by_role("link", name="Khon Kaen").first.click()  # 3
    expect(page.get_by_role("heading", name="1,500 people as at 30 September 2025. +300 since 30 June 2024.")).to_be_visible(timeout=SLOW)
    expect(page.get_by_text("Persons with disabilities: 300, Women: 800").first).to_be_visible()
