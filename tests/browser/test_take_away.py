"""What is downloaded is what was filtered; readers of others open it."""

from __future__ import annotations

import csv
import datetime
import zipfile
from pathlib import Path

import openpyxl
import pypdf
import pytest
from playwright.sync_api import Page, expect
from pptx import Presentation

from tests.browser.conftest import finished

pytestmark = pytest.mark.browser


def fetched(page: Page, button: str, folder: Path) -> Path:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).click()
    file = folder / waiting.value.suggested_filename
    waiting.value.save_as(file)
    return file


def test_the_filtered_list_as_csv_and_workbook(shared: str, page: Page, tmp_path: Path) -> None:
    page.goto(f"{shared}/export?country=KHM&status=completed&lang=en")
    finished(page)
    file = fetched(page, "Download CSV", tmp_path)
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(file.read_text(encoding="utf-8-sig").splitlines()))
    assert rows and {(row["country"], row["status"]) for row in rows} == {("KHM", "completed")}

    book = openpyxl.load_workbook(fetched(page, "Download Excel", tmp_path))
    about = next(sheet for sheet in book.worksheets if sheet.title != "projects")
    texts = [str(cell.value) for line in about.iter_rows() for cell in line if cell.value is not None]
    assert any("Cambodia" in text for text in texts) and any("batch 1" in text for text in texts)
    sheet = book["projects"]
    head = [cell.value for cell in sheet[1]]
    assert sheet.freeze_panes and sheet.max_row == len(rows) + 1
    dates = [sheet.cell(line, head.index("as_at") + 1).value for line in range(2, sheet.max_row + 1)]
    assert any(isinstance(date, datetime.datetime) for date in dates)


def test_what_is_listed_or_everything(shared: str, page: Page, tmp_path: Path) -> None:
    page.goto(f"{shared}/export?as_at=2022&lang=en")
    finished(page)
    label = page.get_by_text("Projects listed as at")
    listed = fetched(page, "Download CSV", tmp_path).read_text(encoding="utf-8-sig").splitlines()
    assert label.inner_text() == f"Projects listed as at 2022: {len(list(csv.DictReader(listed)))}"
    page.get_by_text("All records, listed or not: 160").click()
    finished(page)
    whole = fetched(page, "Download CSV", tmp_path)
    assert whole.name == "projects_all-records.csv"
    assert len(list(csv.DictReader(whole.read_text(encoding="utf-8-sig").splitlines()))) == 160


def test_a_template_filled_with_a_city_comes_back_as_no_change(address: str, page: Page, tmp_path: Path) -> None:
    page.goto(f"{address}/upload?lang=ja")
    finished(page)
    page.get_by_role("combobox", name="記入しておく内容").fill("プノンペン")
    page.get_by_role("option", name="プノンペン").click()
    finished(page)
    file = fetched(page, "Excelのひな形をダウンロード", tmp_path)
    assert file.name == "office_pnh_ja.xlsx"
    book = openpyxl.load_workbook(file)
    assert book.sheetnames[0] == "説明" and book["projects"]["A1"].value == "# 案件コード *" and book["projects"]["D3"].value == "Phnom Penh"
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_text("変更はありません").first.wait_for()

    page.goto(f"{address}/upload?lang=en")
    finished(page)
    page.get_by_role("combobox", name="Sheet").fill("Values")
    page.get_by_role("option", name="Values", exact=True).click()
    finished(page)
    blank = fetched(page, "Download CSV template", tmp_path)
    assert blank.name == "values_blank_en.csv" and blank.read_text(encoding="utf-8-sig").startswith("indicator_id,as_at,value,")


def test_a_report_is_made_and_taken_away(address: str, page: Page, tmp_path: Path) -> None:
    page.goto(f"{address}/reports?programme=ASCN&lang=en")
    finished(page)
    page.get_by_role("button", name="Make the report").click()
    page.get_by_role("heading", name="Portfolio summary R0001").wait_for()
    page.get_by_text("Page 1 of").wait_for()
    printed = fetched(page, "PDF, to print", tmp_path)
    assert printed.name == "portfolio-summary_ascn_2025-09-30_R0001_en.pdf"
    text = " ".join("\n".join(sheet.extract_text() for sheet in pypdf.PdfReader(printed).pages).split())
    assert "134 projects in 35 cities of 10 countries" in text and "report R0001, checksum" in text
    page.get_by_role("radiogroup", name="Language").get_by_text("日本語").click()
    finished(page)
    slides = fetched(page, "PowerPoint, to present", tmp_path)
    assert slides.name.endswith("_R0001_ja.pptx") and "134案件" in Presentation(str(slides)).slides[1].shapes.title.text_frame.text
    web = fetched(page, "Web page, to look at", tmp_path)
    assert '<html lang="ja">' in web.read_text(encoding="utf-8")


def test_the_pack_of_the_next_meeting_with_one_click(address: str, page: Page, tmp_path: Path) -> None:
    page.goto(f"{address}/reports?lang=en")
    finished(page)
    page.get_by_role("radiogroup", name="Languages").get_by_text("日本語").click()
    finished(page)
    page.get_by_role("button", name="Make the pack").click()
    page.get_by_text("The pack is ready").wait_for(timeout=180_000)
    file = fetched(page, "Download the pack", tmp_path)
    assert file.name == "next_2025-09-30.zip"
    with zipfile.ZipFile(file) as pack:
        assert pack.testzip() is None and sum(name.startswith("ja/") for name in pack.namelist()) > 35
        assert not any(name.startswith("en/") for name in pack.namelist())


def test_the_deck_fills_the_screen_of_the_meeting_room(address: str, page: Page) -> None:
    page.goto(f"{address}/reports?lang=en")
    finished(page)
    page.get_by_text("Meeting deck", exact=True).click()
    finished(page)
    page.get_by_role("button", name="Make the report").click()
    page.get_by_role("link", name="Present it on a screen").click()
    expect(page.locator("#at")).to_have_text("1 / 12")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#at")).to_have_text("2 / 12")
    expect(page.get_by_role("heading", name="154 projects in 36 cities")).to_be_visible()
    page.keyboard.press("f")
    page.wait_for_function("() => document.fullscreenElement !== null")
    assert page.request.get(f"{address}/slides/R0007").status == 404 == page.request.get(f"{address}/slides/x").status
