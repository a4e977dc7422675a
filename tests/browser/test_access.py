"""Every page, in either scheme, in either language, wide and narrow: no serious finding of axe-core, nothing wider than the
screen, no text of a chart cut, small or turned."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import finished
from tests.some import also

pytestmark = pytest.mark.browser
CHARTED = ("", "city?city=PNH&", "city?city=BSB&", "project?project=ASCN-JKT-01&", "outcomes?", "left-behind?", "timeline?", "pipeline?", "targets?", "compare?")
PAGES = (*CHARTED, "project?project=ASCN-BSB-07&", "inclusion?", "funding?", "cases?", "case?case=CASE-JKT-01&", "write-case?case=CASE-JKT-01&", "write-case?", "collection?", "upload?", "checks?",
         "history?", "history?batch=1&", "reports?", "export?", "remembered?", "enter?project=ASCN-BSB-07&", "?country=TLS&")  # fmt: skip
SEEN = [("light", "en", 1440), ("dark", "ja", 390)]
LONG = [("light", "ja", 768), ("dark", "en", 768), ("light", "en", 390)]
BAD = ("serious", "critical")
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

@pytest.mark.parametrize(("scheme", "language", "width"), [*SEEN, *also(*LONG)])
@pytest.mark.parametrize("path", PAGES)
def test_everybody_can_read_it(shared: str, again: Page, path: str, scheme: str, language: str, width: int) -> None:
    again.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    again.set_viewport_size({"width": width, "height": 900})
    again.goto(f"{shared}/{path or '?'}lang={language}")
    finished(again)
    if path in CHARTED:
        expect(again.locator(".js-plotly-plot .main-svg").first).to_be_visible()
        assert again.evaluate(CUT) == []
    assert again.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width
    wide = again.evaluate("[...document.querySelectorAll('.jamp .scroll')].filter(t => t.scrollWidth > t.clientWidth + 1).map(t => t.innerText.slice(0, 60))")
    assert wide == []
    found = Axe().run(again, options={"resultTypes": ["violations"]}).response
    assert found["testEngine"]["name"] == "axe-core" and found["passes"]
    told = [f"{one['id']}: {node['html'][:200]}" for one in found["violations"] if one["impact"] in BAD for node in one["nodes"]]
    assert told == []


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
