"""From the start of the process to the first finished Overview in a new browser, against the page fed from constants."""

from __future__ import annotations

import time
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.benchmarks.conftest import constants, script
from tests.browser.conftest import browser as browser  # the fixture
from tests.browser.conftest import finished
from tests.servers import running

pytestmark = pytest.mark.bench
TIMES = 3


def seconds(server: AbstractContextManager[tuple[str, int]], browser: Browser) -> float:
    start = time.perf_counter()
    with server as (address, _):
        profile = browser.new_context()
        page = profile.new_page()
        page.goto(f"{address}/?lang=en")
        finished(page)
        page.wait_for_function("document.querySelectorAll('.js-plotly-plot .main-svg').length >= 5", timeout=60_000)
        taken = time.perf_counter() - start
        profile.close()
    return taken


def test_the_first_overview(real: str, tmp_path: Path, browser: Browser) -> None:
    ours = min(seconds(running(real), browser) for _ in range(TIMES))
    file = constants("", real, tmp_path)
    fixed = min(seconds(script("constant", JAMP_CONSTANTS=file), browser) for _ in range(TIMES))
    print(f"\nfirst Overview: {ours:.2f} s, {ours / fixed:.2f} x the page fed from constants ({fixed:.2f} s)")
    assert ours > 0 and fixed > 0
