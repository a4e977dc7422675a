"""From cleared case studies to a collection that is handed out, in a real browser. What is written is made up."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import docx
import pypdf
import pytest
from playwright.sync_api import Page, expect
from pptx import Presentation

from jamp.store.engine import open_engine
from tests.browser.conftest import SLOW, finished
from tests.browser.test_take_away import fetched
from tests.reports.made_up_cases import case_set, send, upload
from tests.servers import dashboard

pytestmark = pytest.mark.browser
TITLES = ("Made-up case 3", "Made-up case 1")
FOREWORD = "A made-up foreword <b>of nobody</b>."


def added(page: Page, title: str) -> None:
    box = page.get_by_role("combobox", name=re.compile("Add case studies"))
    box.scroll_into_view_if_needed()
    box.fill(title)
    page.get_by_role("option", name=re.compile(title)).click()
    page.keyboard.press("Escape")
    finished(page)


def pictures_of(file: Path) -> int:
    with zipfile.ZipFile(file) as packed:
        return sum("/media/" in name and name.endswith((".jpg", ".jpeg")) for name in packed.namelist())


def texts(page: Page, folder: Path) -> tuple[dict[str, str], dict[str, int]]:
    """(text, number of photos) of each format, as other programs read them."""
    pdf, word, slides, web = (fetched(page, button, folder) for button in ("PDF, to print", "Word, to work on", "PowerPoint, to present", "Web page, to look at"))
    read = pypdf.PdfReader(pdf)
    document, deck, html = docx.Document(str(word)), Presentation(str(slides)), web.read_text(encoding="utf-8")
    frames = [shape.text_frame.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame]
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return {
        "pdf": " ".join(" ".join(sheet.extract_text() for sheet in read.pages).split()), "docx": " ".join([one.text for one in document.paragraphs] + cells),
        "pptx": " ".join(frames), "html": re.sub(r"data:[^\"')]*", "", html),
    }, {"pdf": sum(len(sheet.images) for sheet in read.pages), "docx": pictures_of(word), "pptx": pictures_of(slides), "html": html.count("data:image/jpeg")}  # fmt: skip


def test_chosen_put_in_order_saved_made_and_handed_out(real: str, page: Page, tmp_path: Path) -> None:
    engine = open_engine(real)
    case_set(engine, 3, photos=1)
    with dashboard(real) as address:
        page.goto(f"{address}/collection?lang=en")
        finished(page)
        page.get_by_text("By hand, in an order of one's own").click()
        finished(page)
        for title in reversed(TITLES):
            added(page, title)
        page.get_by_role("button", name="Up, number 2").click()
        finished(page)
        name = page.get_by_label("Name of the collection")
        name.fill("Made up 2026")
        name.press("Tab")
        finished(page)
        page.get_by_role("button", name="Save the choice").click()
        expect(page.get_by_text("Saved as “Made up 2026”.")).to_be_visible(timeout=SLOW)
        page.get_by_text(re.compile("What you write for it")).click()
        foreword = page.get_by_label("Foreword (English)", exact=True)
        foreword.fill(FOREWORD)
        foreword.press("Tab")
        finished(page)
        page.get_by_role("button", name="Make the collection").click()
        expect(page.get_by_role("heading", name=re.compile("R0001"))).to_be_visible(timeout=2 * SLOW)
        said, photos = texts(page, tmp_path)
        for format, text in said.items():
            first, second = (text.index(title) for title in TITLES)
            assert first < second and "Made-up case 2" not in text, format
            assert ("A made-up foreword &lt;b&gt;of nobody" if format == "html" else FOREWORD) in text, format
            assert "102" in text and "252" in text, format
        assert photos == {"pdf": 2, "docx": 2, "pptx": 2, "html": 2}

        # a value changes, and one consent is taken back: the figures of the report stay, the photo goes
        send(engine, upload("values", [{"indicator_id": "MADE-UP-03-I0", "as_at": "2025", "value": "777"}]), upload("case_photos", [{"photo_id": "MADE-UP-03-F0", "consent": "withdrawn"}]))
        page.goto(f"{address}/collection?report=1&lang=en")
        finished(page)
        later, photos = texts(page, tmp_path)
        assert photos == {"pdf": 1, "docx": 1, "pptx": 1, "html": 1}
        for format, text in later.items():
            assert "252" in text and " 777" not in text and "→ 777" not in text and FOREWORD.split("<")[0] in text, format
    engine.dispose()
