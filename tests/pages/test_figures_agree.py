"""The pages, the lists and the printed summary give the same figures, at every date and under every filter."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any

import openpyxl
import pypdf
import pytest
from typer.testing import CliRunner

from jamp.__main__ import COMMANDS
from jamp.cli import app
from tests.pages.test_pages import run, text

assert COMMANDS


def command(*arguments: object) -> None:
    done = CliRunner().invoke(app, [str(part) for part in arguments])
    assert done.exit_code == 0, done.output


def numbers(shown: str) -> dict[str, int]:
    """{word: number} of the sentence that says how a view is doing."""
    sentence = re.search(r"(\d+) projects? in \d+ cit\w+ of \d+ countr\w+: ([^.]*)\.", shown)
    assert sentence, shown[:500]
    parts = [part.split(" ", 1) for part in sentence[2].split(", ")]
    return {"projects": int(sentence[1]), **{word.removeprefix("in "): int(n) for n, word in parts}}


@pytest.mark.parametrize("limits", [{}, {"as_at": "2025-09"}, {"as_at": "2022"}, {"as_at": "2024-09-25", "country": "KHM"}, {"city": "Denpasar", "as_at": "2024-09-25"}])
def test_pages_lists_and_summary_agree(limits: dict[str, str], real: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    overview = numbers(text(run("progress/overview", monkeypatch, real, lang="en", **limits)))
    page: Any = run("records/export", monkeypatch, real, lang="en", **limits)
    assert not page.exception
    listed, every = page.radio(key="export_whole").options
    assert listed.startswith("Projects listed as at ") and listed.endswith(f": {overview['projects']}")
    assert every == "All records, listed or not: 160"

    given = [part for name, value in limits.items() for part in (f"--{name.replace('_', '-')}", value)] or ["--as-at", "2025-09-30"]
    command("export", "projects", *given, "-o", tmp_path / "p.csv")
    rows = list(csv.DictReader((tmp_path / "p.csv").read_text("utf-8-sig").splitlines()))
    counts = {"projects": len(rows), **{word or "not stated": sum(row["status"] == word for row in rows) for word in {row["status"] for row in rows}}}
    assert counts == overview
    command("export", "projects", *given, "--format", "xlsx", "-o", tmp_path / "p.xlsx")
    assert openpyxl.load_workbook(tmp_path / "p.xlsx")["projects"].max_row == len(rows) + 1
    command("export", "updates", *given, "-o", tmp_path / "u.csv")
    updates = list(csv.DictReader((tmp_path / "u.csv").read_text("utf-8-sig").splitlines()))
    assert {row["project_id"] for row in updates} <= {row["project_id"] for row in rows}
    # each status is that of an update in the other file
    assert {(r["project_id"], r["status"], r["as_at"]) for r in rows if r["status"]} <= {(r["project_id"], r["status"], r["as_at"]) for r in updates}

    if set(limits) <= {"as_at"}:
        command("report", "portfolio", *given, "-o", tmp_path / "p.pdf")
        printed = " ".join(" ".join(sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO((tmp_path / "p.pdf").read_bytes())).pages).split())
        assert numbers(printed) == overview


def test_the_whole_is_what_there_is(real: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAMP_DATABASE_URL", real)
    command("export", "projects", "-o", tmp_path / "p.csv")
    assert len((tmp_path / "p.csv").read_text("utf-8-sig").splitlines()) == 161
