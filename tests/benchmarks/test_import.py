"""A long file of made-up values: read, compared and applied with its history, against SQLite's own import of the same
file (CSV) and against the bare reader (XLSX); and the page that shows what 50,000 changed values would change."""

from __future__ import annotations

import io
import resource
import shutil
import subprocess
import time
from pathlib import Path

import pytest
import python_calamine
import xlsxwriter
from playwright.sync_api import Browser, expect

from jamp.imports.apply import apply
from jamp.imports.check import check
from jamp.imports.plan import Upload
from jamp.store import drafts
from jamp.store.engine import Engine, open_engine
from jamp.store.scope import LOCAL
from tests.browser.conftest import browser as browser  # the fixture
from tests.servers import running

pytestmark = pytest.mark.bench
INDICATORS = 2000
HEADER = ("indicator_id", "as_at", "value", "groups", "comment", "source", "source_url")
SIZES = [5_000, 50_000, 200_000]


def prepared(real: str) -> Engine:
    """The real records and made-up indicators."""
    engine = open_engine(real)
    lines = [f"B-{i},ASCN-SRP-01,made up,people" for i in range(INDICATORS)]
    indicators = "\n".join(["indicator_id,project_id,title,unit", *lines]).encode()
    apply(engine, LOCAL, check(engine, LOCAL, [Upload("indicators.csv", indicators, "indicators")]), "bench")
    return engine


def rows_of(number: int, factor: float = 1.5) -> list[tuple[str, str, float, str, str, str, str]]:
    return [(f"B-{i % INDICATORS}", f"{1950 + i // INDICATORS // 12}-{1 + i // INDICATORS % 12:02d}", i * factor, "", "made up", "", "")
            for i in range(number)]  # fmt: skip


def csv(number: int, factor: float = 1.5) -> bytes:
    lines = [",".join(str(cell) for cell in row) for row in rows_of(number, factor)]
    return "\n".join([",".join(HEADER), *lines]).encode()


def workbook(number: int) -> bytes:
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("values")
        for line, row in enumerate((HEADER, *rows_of(number))):
            sheet.write_row(line, 0, row)
    return held.getvalue()


def taken_in(engine: Engine, name: str, data: bytes, rows: int) -> float:
    """Seconds to read, compare and apply it."""
    start = time.perf_counter()
    plan = check(engine, LOCAL, [Upload(name, data, "values")])
    applied = apply(engine, LOCAL, plan, "bench")
    taken = time.perf_counter() - start
    assert plan.files[0].new == rows and applied.counts["values"] >= rows
    return taken


def peak() -> float:
    """Megabytes that this process has held at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


@pytest.mark.parametrize("rows", SIZES)
def test_applying_values(rows: int, real: str, tmp_path: Path) -> None:
    program = shutil.which("sqlite3")
    if not program:
        pytest.fail("the program sqlite3 is needed to compare with; install the package sqlite3")
    data = csv(rows)
    file = tmp_path / "values.csv"
    file.write_bytes(data)
    ours = taken_in(prepared(real), "values.csv", data, rows)
    start = time.perf_counter()
    subprocess.run([program, tmp_path / "bare.sqlite", "-cmd", ".mode csv", f".import {file} v"], check=True)
    bare = time.perf_counter() - start
    print(f"\n{rows} values, CSV: {ours:.2f} s, {ours / bare:.1f} x sqlite3 .import, peak {peak():.0f} MB")
    assert peak() < 500


@pytest.mark.parametrize("rows", SIZES)
def test_applying_values_of_a_workbook(rows: int, real: str) -> None:
    data = workbook(rows)
    before = peak()
    ours = taken_in(prepared(real), "values.xlsx", data, rows)
    start = time.perf_counter()
    found = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    bare = time.perf_counter() - start
    print(f"\n{rows} values, XLSX: {ours:.2f} s, {ours / bare:.1f} x the bare reader, peak {peak():.0f} MB (before {before:.0f})")
    assert len(found) == rows + 1


def test_the_page_of_what_would_change(real: str, browser: Browser) -> None:
    rows = 50_000
    engine = prepared(real)
    taken_in(engine, "values.csv", csv(rows), rows)
    number = drafts.keep(engine, LOCAL.name, [("changed.csv", csv(rows, 1.6))], {})
    with running(real) as (address, _):
        seconds: dict[str, float] = {}
        for name, query, seen in (("warm", "", "Choose a file"), ("empty", "", "Choose a file"), ("sent", f"&draft={number}", "changed.csv")):
            profile = browser.new_context()
            page = profile.new_page()
            start = time.perf_counter()
            page.goto(f"{address}/upload?lang=en{query}")
            expect(page.get_by_text(seen).first).to_be_visible(timeout=60_000)
            seconds[name] = time.perf_counter() - start
            if query:
                expect(page.get_by_role("button", name="Apply")).to_be_enabled(timeout=120_000)
                seconds["compared"] = time.perf_counter() - start
                start = time.perf_counter()
                page.get_by_role("button", name="日本語").click()
                expect(page.get_by_role("button", name="反映する")).to_be_enabled(timeout=60_000)
                seconds["again"] = time.perf_counter() - start
            profile.close()
    print(f"\n{rows} changed values: first paint {seconds['sent']:.2f} s, {seconds['sent'] / seconds['empty']:.2f} x the page without a file "
          f"({seconds['empty']:.2f} s); compared after {seconds['compared']:.2f} s; shown again in {seconds['again']:.2f} s")  # fmt: skip
    assert seconds["compared"] >= seconds["sent"]
