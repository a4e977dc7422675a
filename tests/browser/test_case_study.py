"""A case study from the form to the public and back, in a real browser. What is written is made up."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import SLOW, finished
from tests.imports.test_pictures import with_metadata
from tests.pages.test_write_case import send, whole
from tests.servers import dashboard
from tests.store.test_published import CASE, file

pytestmark = pytest.mark.browser


def named(page: Page, name: str) -> None:
    box = page.get_by_label("Your name and office", exact=True)
    box.fill(name)
    box.press("Tab")
    finished(page)


def chosen(page: Page, which: int, consent: str) -> None:
    box = page.get_by_label("Consent", exact=True).nth(which)
    # a list that is open closes when the page moves
    box.scroll_into_view_if_needed()
    expect(box).to_be_in_viewport(ratio=1)
    box.click()
    page.get_by_role("option", name=consent).click()
    finished(page)


def test_written_read_cleared_published_and_withdrawn(real: str, page: Page, tmp_path: Path) -> None:
    whole(real)
    picture = tmp_path / "street.jpg"
    picture.write_bytes(with_metadata("JPEG"))
    with dashboard(real) as address:
        form = f"{address}/write-case?case={CASE}&lang=en"
        page.goto(f"{form}&step=photos")
        page.get_by_label("What the photo shows", exact=True).fill("A made-up street")
        page.get_by_label("Credit", exact=True).fill("A made-up person")
        page.locator("input[type=file]").set_input_files(picture)
        chosen(page, -1, "the person agrees")
        page.get_by_role("button", name="Add the photo").click()
        shown = page.get_by_role("img", name="A made-up street")
        expect(shown).to_be_visible(timeout=SLOW)
        expect(page.get_by_text("The photo is added.")).to_be_visible()
        photo = f"{address}{shown.get_attribute('src')}"
        assert b"XYZ" not in page.request.get(photo).body()

        page.goto(f"{form}&step=review")
        named(page, "Dara, city office")
        page.get_by_role("button", name="Hand it in for review").click()
        expect(page.get_by_text("It waits for its second reader.")).to_be_visible(timeout=SLOW)
        expect(page.get_by_role("button", name="Clear it for publication")).to_be_disabled()
        named(page, "Mika, secretariat")
        page.get_by_role("button", name="Clear it for publication").click()
        expect(page.get_by_text("It is published as it stands now.")).to_be_visible(timeout=SLOW)

        public = f"{address}/public/cases/{CASE}?lang=en"
        page.goto(public)
        expect(page.get_by_text("Riders rose from 100 to 250.").first).to_be_visible()
        street = page.get_by_role("img", name="A made-up street")
        street.scroll_into_view_if_needed()
        assert street.evaluate("one => one.decode().then(() => one.naturalWidth)") > 100

        send(real, file("values", {"indicator_id": "MADE-UP-I", "as_at": "2025", "value": "300"}))
        page.goto(f"{address}/case?case={CASE}&lang=en")
        expect(page.get_by_text(re.compile("The record says something else now"))).to_be_visible(timeout=SLOW)
        page.goto(public)
        expect(page.get_by_text("300")).to_have_count(0)

        page.goto(f"{form}&step=photos")
        finished(page)
        # of the two photos the first one, which has two quotes before it
        chosen(page, 2, "the consent was taken back")
        expect(page.get_by_text("no undo brings it back")).to_be_visible(timeout=SLOW)
        page.get_by_role("button", name="Note the consent").click()
        expect(page.get_by_text("the picture is gone for good")).to_be_visible(timeout=SLOW)
        for size in ("large", "small"):
            assert page.request.get(photo.replace("/small", f"/{size}")).status == 404
        page.goto(public)
        expect(page.get_by_role("heading", name="Made up").first).to_be_visible()
        expect(page.get_by_role("img", name="A made-up street")).to_have_count(0)

        page.goto(f"{form}&step=review")
        page.get_by_text("Withdraw it").click()
        page.get_by_label("Why it was withdrawn", exact=True).fill("Made up, all of it")
        page.get_by_label("Why it was withdrawn", exact=True).press("Tab")
        finished(page)
        page.get_by_role("button", name="Withdraw", exact=True).click()
        expect(page.get_by_text("It was withdrawn on")).to_be_visible(timeout=SLOW)
        answer = page.request.get(public)
        assert answer.status == 410 and "Made up, all of it" in answer.text() and "Riders rose" not in answer.text()
