"""Reports with numbers on the command line: made, listed, made again, packed."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pypdf

ROW = "project_id,status,issues,as_at\nASCN-SRP-01,completed,none,2025-09-30\n"


def test_a_report_is_made_again_from_its_number(run: Any, tmp_path: Path) -> None:
    first, other, third = tmp_path / "one.pdf", tmp_path / "two.pdf", tmp_path / "three.pdf"
    assert "report R0001" in run("report", "city", "--city", "Siem Reap", "-o", first).stdout
    changes = tmp_path / "quarter.csv"
    changes.write_text(ROW)
    assert run("apply", changes, "--by", "officer").exit_code == 0
    assert run("report", "--number", "R0001", "-o", other).exit_code == 0
    assert other.read_bytes() == first.read_bytes()
    assert "report R0002" in run("report", "city", "--city", "Siem Reap", "-o", third).stdout
    found = json.loads(run("reports", "--json").stdout)["reports"]
    assert [(one["number"], one["kind"], one["scope"]) for one in found] == [("R0002", "city", {"cities": ["SRP"]}), ("R0001", "city", {"cities": ["SRP"]})]
    assert found[0]["checksum"] != found[1]["checksum"] and found[0]["batch"] == found[1]["batch"] + 1
    texts = ["".join(page.extract_text() for page in pypdf.PdfReader(file).pages) for file in (first, third)]
    for text, one in zip(texts, reversed(found), strict=True):
        assert f"report {one['number']}, checksum {one['checksum'][:8]}" in " ".join(text.split())
    assert "R0001" in run("reports").stdout


def test_the_pack_of_a_meeting(run: Any, tmp_path: Path) -> None:
    out = tmp_path / "pack.zip"
    done = run("pack", "hlm-7", "-o", out)
    assert done.exit_code == 0, done.stderr
    with zipfile.ZipFile(out) as pack:
        assert pack.testzip() is None
        names = pack.namelist()
        assert len(set(names)) == len(names) and all(name.isascii() for name in names)
        for language in ("en", "ja"):
            cover = f"{language}/00_hlm-7_2025-09-30_{language}.pdf"
            with pack.open(cover) as file:
                listed = "".join("".join(page.extract_text().split()) for page in pypdf.PdfReader(file).pages)
            files = [name.removeprefix(f"{language}/") for name in names if name.startswith(f"{language}/") and name != cover]
            assert len(files) > 35 and all(name in listed for name in files)
    numbers = {one["number"] for one in json.loads(run("reports", "--json").stdout)["reports"]}
    again = tmp_path / "again.zip"
    assert run("pack", "HLM-7", "-o", again).exit_code == 0
    assert again.read_bytes() == out.read_bytes()
    assert {one["number"] for one in json.loads(run("reports", "--json").stdout)["reports"]} == numbers


def test_a_pack_for_no_meeting(run: Any, tmp_path: Path) -> None:
    done = run("pack", "HLM-99", "-o", tmp_path / "pack.zip")
    assert done.exit_code == 2 and "There is no meeting HLM-99. One of: next, HLM-7" in done.stderr
