"""A real Chromium on the real dashboard."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.servers import chromium, dashboard, driven

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync"]  # fmt: skip
SLOW = 30_000
# Streamlit looks for its server below the page's own address first, finds none and goes on
PROBED = ("/_stcore/health", "/_stcore/host-config")


@pytest.fixture
def address(real: str) -> Iterator[str]:
    """A dashboard of its own on a copy of the real records."""
    with dashboard(real) as at:
        yield at


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all; each test has a profile of its own in it."""
    driven()
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a new profile."""
    with profile(browser) as own:
        yield from watched(own)


@pytest.fixture(scope="session")
def known(browser: Browser) -> Iterator[BrowserContext]:
    with profile(browser) as one:
        yield one


@pytest.fixture
def again(known: BrowserContext) -> Iterator[Page]:
    """A page of a profile that was here before: what never changes is not loaded anew."""
    yield from watched(known)


@contextmanager
def profile(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(locale="en-GB", viewport={"width": 1280, "height": 1000}, accept_downloads=True)
    yield opened
    opened.close()


def watched(own: BrowserContext) -> Iterator[Page]:
    """A page; at the end nothing was fetched from anywhere but our own server, and nothing complained."""
    tab = own.new_page()
    outside: list[str] = []
    complaints: list[str] = []
    tab.on("request", lambda request: outside.append(request.url) if urlsplit(request.url).hostname not in ("127.0.0.1", None) else None)
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    tab.on("console", lambda line: complaints.append(line.text)
           if line.type == "error" and not line.location["url"].endswith(PROBED) else None)  # fmt: skip
    tab.set_default_timeout(SLOW)
    yield tab
    tab.close()
    assert outside == []
    assert complaints == []


@pytest.fixture(scope="session")
def shared(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One dashboard for all tests that change nothing."""
    copy = tmp_path_factory.mktemp("shared") / "jamp.sqlite"
    shutil.copy(template, copy)
    with dashboard(f"sqlite:///{copy}") as at:
        yield at


def finished(tab: Page) -> None:
    """Wait until the page has run to its end and nothing stale is shown."""
    tab.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=SLOW)
    expect(tab.locator("[data-stale=true], [data-testid=stSkeleton]")).to_have_count(0, timeout=SLOW)
    expect(tab.locator(".jamp").first).to_be_visible(timeout=SLOW)
