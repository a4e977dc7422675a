"""axe-core on every page: no serious finding, in either scheme, in either language, wide and narrow."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import finished

pytestmark = pytest.mark.browser
PAGES = ("", "city?city=PNH&", "project?project=ASCN-BSB-07&", "upload?", "history?", "history?batch=1&", "export?", "?country=TLS&")
BAD = ("serious", "critical")


@pytest.mark.parametrize(("scheme", "language", "width"), [("light", "en", 1440), ("dark", "ja", 390)])
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


@pytest.mark.parametrize("width", [768, 390])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_wider_than_the_screen(shared: str, page: Page, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{shared}/{path or '?'}lang=en")
    finished(page)
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width
