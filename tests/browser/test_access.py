"""axe-core on every page: no serious finding, in either scheme, in either language, wide and narrow."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import finished

pytestmark = pytest.mark.browser
PAGES = ("", "city?city=PNH&", "project?project=ASCN-BSB-07&", "upload?", "history?", "history?batch=1&", "export?", "reports?", "checks?", "targets?", "?country=TLS&")
BAD = ("serious", "critical")


@pytest.mark.parametrize(("scheme", "language", "width"), [("light", "en", 1440), ("dark", "ja", 390), ("light", "ja", 768)])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_serious(shared: str, page: Page, path: str, scheme: str, language: str, width: int) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{shared}/{path or '?'}lang={language}")
    finished(page)
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response
    assert found["testEngine"]["name"] == "axe-core" and found["passes"]
    told = [f"{one['id']}: {node['html'][:200]}" for one in found["violations"] if one["impact"] in BAD for node in one["nodes"]]
    assert told == []


@pytest.mark.parametrize(("width", "language"), [(1440, "en"), (768, "ja"), (768, "en"), (390, "en"), (390, "ja")])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_wider_than_the_screen(shared: str, page: Page, path: str, width: int, language: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{shared}/{path or '?'}lang={language}")
    finished(page)
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width
    wide = page.evaluate("[...document.querySelectorAll('.jamp .scroll')].filter(t => t.scrollWidth > t.clientWidth + 1).map(t => t.innerText.slice(0, 60))")
    assert wide == []


def test_a_narrow_table_keeps_its_rows_and_its_names(shared: str, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 900})
    page.goto(f"{shared}/city?city=PNH&lang=en")
    finished(page)
    table = page.get_by_role("table").first
    expect(table.get_by_role("columnheader")).to_have_text(["Project", "Status", "Rating", "Focus area", "As at", "Code"])
    row = table.get_by_role("row").nth(2)
    expect(row.get_by_role("cell")).to_have_count(6)
    label = row.get_by_role("cell").nth(1).evaluate("cell => getComputedStyle(cell, '::before').content")
    assert label == '"Status"'


CUT = """[...document.querySelectorAll('.js-plotly-plot')].flatMap(plot => {
  const frame = plot.getBoundingClientRect()
  return [...plot.querySelectorAll('text')].filter(text => text.textContent.trim()).filter(text => {
    const box = text.getBoundingClientRect(), shape = text.getAttribute('transform') || ''
    const scale = shape.match(/scale\\(([\\d.]+)/), turned = shape.match(/rotate\\((-?[\\d.]+)/)
    if (!box.width || (scale && scale[1] === '0')) return false
    const size = parseFloat(getComputedStyle(text).fontSize) * (scale ? parseFloat(scale[1]) : 1)
    return size < 11.9 || (turned && parseFloat(turned[1])) || box.left < frame.left - 1 || box.right > frame.right + 1
      || box.top < frame.top - 1 || box.bottom > frame.bottom + 1
  }).map(text => text.textContent)})"""


@pytest.mark.parametrize(("width", "language"), [(1440, "en"), (768, "ja"), (390, "en"), (390, "ja")])
@pytest.mark.parametrize("path", ["", "city?city=PNH&", "city?city=BSB&", "project?project=ASCN-JKT-01&"])
def test_no_text_of_a_chart_is_cut_small_or_turned(shared: str, page: Page, path: str, width: int, language: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{shared}/{path or '?'}lang={language}")
    finished(page)
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    assert page.evaluate(CUT) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_stays_white_and_has_no_buttons(shared: str, page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(f"{shared}/city?city=PNH&lang=en")
    finished(page)
    page.emulate_media(color_scheme=scheme, media="print")  # type: ignore[arg-type]
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("button:visible, input:visible")).to_have_count(0)
    ground = page.evaluate("[...document.querySelectorAll('body, .stApp, .stApp main')].map(e => getComputedStyle(e).backgroundColor)")
    assert set(ground) == {"rgba(0, 0, 0, 0)"}
    turned = page.locator("[data-testid=stMainBlockContainer]").evaluate("e => getComputedStyle(e).filter")
    assert (turned != "none") == (scheme == "dark")
