"""Documents as pictures: pages of the PDF, of Word files and presentations as another program shows them, of web pages."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

from PIL import Image

from jamp.documents.model import Document
from jamp.documents.pdf import render_pictures
from tests.servers import chromium, driven

SOFFICE, PAGES = shutil.which("soffice"), shutil.which("pdftoppm")
WIDE, NARROW = (1280, 900), (390, 844)  # of a browser's window
SMALL, ACROSS = 420, 4  # pixels of a page on a sheet, pages side by side


def of_paper(document: Document, folder: Path, name: str) -> list[Path]:
    """The pages of the PDF."""
    found = []
    for number, data in enumerate(render_pictures(document), start=1):
        found.append(folder / f"{name}-{number:03}.png")
        found[-1].write_bytes(data)
    return found


def of_office(files: Iterable[Path]) -> dict[Path, list[Path]]:
    """The pages of Word files and presentations; nothing where LibreOffice is not installed."""
    found: dict[Path, list[Path]] = {}
    if not (SOFFICE and PAGES):
        return found
    with tempfile.TemporaryDirectory() as given:
        work = Path(given)
        command = [SOFFICE, f"-env:UserInstallation={(work / 'profile').as_uri()}", "--headless", "--convert-to", "pdf", "--outdir"]
        for file in files:
            subprocess.run([*command, str(work), str(file)], check=True, capture_output=True, timeout=300)
            printed = work / f"{file.stem}.pdf"
            subprocess.run([PAGES, "-png", "-r", "80", str(printed), str(file.with_name(file.name.replace(".", "_")))], check=True, timeout=300)
            found[file] = sorted(file.parent.glob(f"{file.name.replace('.', '_')}-*.png"))
            printed.unlink()
    return found


def of_browser(files: Iterable[Path]) -> dict[Path, list[Path]]:
    """Web pages in a wide and in a narrow window; of slides each one."""
    from playwright.sync_api import sync_playwright

    driven()
    found: dict[Path, list[Path]] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"])
        for file in files:
            found[file] = []
            for name, (width, height) in (("wide", WIDE), ("narrow", NARROW)):
                page = browser.new_page(viewport={"width": width, "height": height})
                page.goto(file.as_uri())
                slides = page.locator("section.slide").count()
                for number in range(1, max(slides, 1) + 1):
                    found[file].append(file.with_name(f"{file.name.replace('.', '_')}-{name}-{number:03}.png"))
                    page.screenshot(path=found[file][-1], full_page=not slides, animations="disabled")
                    if number < slides:
                        page.keyboard.press("ArrowRight")
                page.close()
        browser.close()
    return found


def sheet(pictures: list[Path], target: Path) -> None:
    """All of them side by side on one picture, in their order."""
    small = []
    for picture in pictures:
        with Image.open(picture) as page:
            page.thumbnail((SMALL, SMALL * 3))
            small.append(page.convert("RGB"))
    if not small:
        return
    rows = [small[at : at + ACROSS] for at in range(0, len(small), ACROSS)]
    heights = [max(page.height for page in row) + 8 for row in rows]
    whole = Image.new("RGB", ((SMALL + 8) * min(ACROSS, len(small)), sum(heights)), "#888888")
    top = 0
    for row, height in zip(rows, heights, strict=True):
        for place, page in enumerate(row):
            whole.paste(page, (place * (SMALL + 8) + 4, top + 4))
        top += height
    whole.save(target)
