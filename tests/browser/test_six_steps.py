"""The whole path of a file that is doubtful in every step: choose, read, match, mend, compare, apply, and take it back.
With the mouse in both languages, and with the keyboard alone. The file is made up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from jamp.imports.reading.decode import ENCODINGS
from jamp.languages import words
from tests.browser.conftest import SLOW, finished

pytestmark = pytest.mark.browser

TOLD = "L’étude “pilote” a été achevée"
FILE = f"project_id;status;as_at;issues;Next stepz\r\nASCN-SRP-01;complated;03/04/2026;{TOLD};go on\r\n".encode("cp1252")
MOST = 200  # stops on the way from one button to the next
CHOOSER = "[data-testid=stFileUploaderDropzone] button"
# what stands on the element in focus, where that is shown to be in focus
FOCUSED = f"""(e => e.matches(':focus-visible') && (e.matches('{CHOOSER}') ? '' : e.innerText.trim() || null))(document.activeElement)"""

Press = Callable[[Page, str], None]


def with_mouse(page: Page, name: str) -> None:
    """`name`: what stands on the button; "" for the one that chooses files."""
    if not name:
        page.locator(CHOOSER).click()
        return
    button = page.get_by_role("button", name=name, exact=True)
    # what a run before has left goes when the run is done
    expect(button).to_have_count(1, timeout=SLOW)
    finished(page)
    button.click()


def with_keyboard(page: Page, name: str) -> None:
    """Tab to a button, see that it is shown as the one in focus, and press it."""
    expect(page.get_by_role("button", name=name, exact=True) if name else page.locator(CHOOSER)).to_be_enabled(timeout=SLOW)
    finished(page)
    for _ in range(MOST):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED) == name:
            page.keyboard.press("Space" if len(name) % 2 else "Enter")
            return
    raise AssertionError(f"{name} is not reached with the keyboard")


@pytest.mark.parametrize(("language", "press"), [("en", with_mouse), ("ja", with_mouse), ("en", with_keyboard)])
def test_every_doubt_is_settled_on_the_page(address: str, page: Page, tmp_path: Path, language: str, press: Press) -> None:
    w = words(language)
    file = tmp_path / "quarter.csv"
    file.write_bytes(FILE)
    page.goto(f"{address}/upload?lang={language}")
    finished(page)
    with page.expect_file_chooser() as chooser:
        press(page, "")
    chooser.value.set_files(file)

    asked = w.text("Please choose: {what}", what=w.text("Encoding"))
    expect(page.get_by_role("heading", name=asked)).to_be_visible(timeout=SLOW)
    expect(page.get_by_text(TOLD).first).to_be_visible()
    press(page, w.text("Read as {value}", value=w.text(ENCODINGS["cp1252"])))

    expect(page.get_by_role("heading", name=w.text("Please choose: {what}", what="Next stepz"))).to_be_visible(timeout=SLOW)
    apply = page.get_by_role("button", name=w.text("Apply"), exact=True)
    expect(apply).to_be_disabled()
    press(page, w.text("Yes, take it so"))

    expect(page.get_by_role("heading", name=w.text("Please choose: {what}", what="as_at"))).to_be_visible(timeout=SLOW)
    press(page, w.text("Day, month, year"))
    press(page, w.plural("{column}: “{value}” means {near}, in {n} line", "{column}: “{value}” means {near}, in {n} lines", 1,
                         column="status", value="complated", near="completed"))  # fmt: skip

    expect(page.get_by_role("heading", name=w.text("What would change"))).to_be_visible(timeout=SLOW)
    for now in (TOLD, "go on", w.date("2026-04-03")):
        expect(page.get_by_role("cell", name=now, exact=True).last).to_be_visible()
    expect(page.get_by_role("heading", name=w.text("Please choose: {what}", what="").strip())).to_have_count(0)
    press(page, w.text("Apply"))

    expect(page.get_by_text(w.text("Applied as batch {n}.", n=2))).to_be_visible(timeout=SLOW)
    press(page, w.text("Undo"))
    expect(page.get_by_text(w.text("Batch {n} is undone.", n=2))).to_be_visible(timeout=SLOW)
