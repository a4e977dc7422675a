"""Reports on the command line: made in each format, numbered, listed, made again, packed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pypdf
import pytest
from pptx import Presentation

from tests.some import also

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


# in one language; on the page it is made in the other one
@pytest.mark.parametrize("languages", [("en",), *also((("en", "ja"),))])
def test_the_pack_of_a_meeting(run: Any, tmp_path: Path, languages: tuple[str, ...]) -> None:
    out, asked = tmp_path / "pack.zip", "both" if len(languages) > 1 else languages[0]
    done = run("pack", "hlm-7", "--language", asked, "-o", out)
    assert done.exit_code == 0, done.stderr
    with ZipFile(out) as pack:
        assert pack.testzip() is None
        names = pack.namelist()
        assert len(set(names)) == len(names) and all(name.isascii() for name in names)
        for language in languages:
            cover = f"{language}/00_hlm-7_2025-09-30_{language}.pdf"
            with pack.open(cover) as file:
                listed = "".join("".join(page.extract_text().split()) for page in pypdf.PdfReader(file).pages)
            files = [name.removeprefix(f"{language}/") for name in names if name.startswith(f"{language}/") and name != cover]
            assert len(files) > 35 and all(name in listed for name in files)
    numbers = {one["number"] for one in json.loads(run("reports", "--json").stdout)["reports"]}
    again = tmp_path / "again.zip"
    assert run("pack", "HLM-7", "--language", asked, "-o", again).exit_code == 0
    assert again.read_bytes() == out.read_bytes()
    assert {one["number"] for one in json.loads(run("reports", "--json").stdout)["reports"]} == numbers


def test_a_pack_for_no_meeting(run: Any, tmp_path: Path) -> None:
    done = run("pack", "HLM-99", "-o", tmp_path / "pack.zip")
    assert done.exit_code == 2 and "There is no meeting HLM-99. One of: next, HLM-7" in done.stderr


@pytest.mark.parametrize("arguments", [("portfolio",), ("city", "--city", "Siem Reap"), ("project", "--project", "ASCN-BSB-07")])
@pytest.mark.parametrize("language", ["en", "ja"])
def test_reports(run: Any, tmp_path: Path, arguments: tuple[str, ...], language: str) -> None:
    out = tmp_path / "report.pdf"
    assert run("report", *arguments, "--language", language, "-o", out).exit_code == 0
    assert out.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(("arguments", "format", "found"), [
    (("portfolio",), "docx", "word/document.xml"), (("city", "--city", "Siem Reap"), "docx", "word/document.xml"),
    (("project", "--project", "ASCN-BSB-07"), "docx", "word/document.xml"), (("workbook",), "xlsx", "xl/workbook.xml"),
    (("workbook", "--country", "KHM"), "xlsx", "xl/workbook.xml"),
])  # fmt: skip
def test_reports_for_office_programs(run: Any, tmp_path: Path, arguments: tuple[str, ...], format: str, found: str) -> None:
    out = tmp_path / f"report.{format}"
    assert run("report", *arguments, "--format", format, "--language", "ja", "-o", out).exit_code == 0
    with ZipFile(out) as archive:
        assert found in archive.namelist()


@pytest.mark.parametrize("arguments", [("portfolio",), ("city", "--city", "Siem Reap"), ("project", "--project", "ASCN-BSB-07")])
@pytest.mark.parametrize(("ending", "begins"), [("pptx", b"PK"), ("html", b"<!doctype html>\n<html lang=\"ja\">")])
def test_the_ending_of_the_file_says_the_format(run: Any, tmp_path: Path, arguments: tuple[str, ...], ending: str, begins: bytes) -> None:
    out = tmp_path / f"report.{ending}"
    assert run("report", *arguments, "--language", "ja", "-o", out).exit_code == 0
    assert out.read_bytes().startswith(begins)


def test_a_presentation_takes_a_template_or_says_why_not(run: Any, tmp_path: Path) -> None:
    own, out = tmp_path / "own.pptx", tmp_path / "deck.pptx"
    Presentation().save(str(own))
    assert run("report", "portfolio", "--template", own, "-o", out).exit_code == 0
    assert Presentation(str(out)).slide_width == Presentation(str(own)).slide_width
    own.write_bytes(b"Dear colleague")
    done = run("report", "portfolio", "--template", own, "-o", out)
    assert done.exit_code == 2 and "is not a presentation. Save it as .pptx" in done.stderr
    done = run("report", "portfolio", "--template", tmp_path / "absent.pptx", "-o", out)
    assert done.exit_code == 2 and "cannot be read" in done.stderr


@pytest.mark.parametrize(("arguments", "said"), [
    (("portfolio", "--format", "xlsx"), "A portfolio is written as pdf, docx, pptx or html"), (("workbook", "--format", "pdf"), "A workbook is written as xlsx"),
    (("portfolio", "--template", "x.pptx"), "A template is for a presentation"), (("poster",), "The kind is portfolio, "), (("city",), "A city report needs --city"),
    (("city", "--city", "Siem Reap", "--country", "KHM"), "is about one city"), (("portfolio", "--project", "ASCN-BSB-07"), "about many projects"),
    (("project", "--project", "ASCN-NO-99"), "There is no project"), (("portfolio", "--since", "HLM-99"), "“HLM-99” is not a date"),
    (("portfolio", "--paper", "a0"), "The paper is a4"), (("--number", "R0007"), "There is no report R0007"), (("--number", "x"), "There is no report x"),
    (("portfolio", "--number", "1"), "from its number"), (("portfolio", "--language", "th"), "the language en, ja or both"),
])  # fmt: skip
def test_a_report_that_cannot_be_made_says_what_can(run: Any, tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    out = tmp_path / "report"
    done = run("report", *arguments, "-o", out)
    assert done.exit_code == 2 and said in done.stderr and not out.exists()


@pytest.mark.parametrize(("as_at", "since"), [("2024-09-25", "2025"), ("2025-09", "2025-09-30"), (None, "2026")])
def test_a_report_compares_with_an_earlier_date(run: Any, tmp_path: Path, as_at: str | None, since: str) -> None:
    out = tmp_path / "report.pdf"
    done = run("report", "portfolio", *(("--as-at", as_at) if as_at else ()), "--since", since, "-o", out)
    assert done.exit_code == 2 and f"--since {since} does not lie before the reporting date" in done.stderr
    assert not out.exists()


def test_a_deck_says_that_project_slides_are_apart(run: Any, tmp_path: Path) -> None:
    done = run("report", "deck", "-o", tmp_path / "deck.pptx")
    assert done.exit_code == 0 and "more than 40 slides" in done.stderr and "the kind slides" in done.stderr and "Note" not in done.stdout
    assert run("report", "deck", "--city", "Siem Reap", "-o", tmp_path / "few.pptx").stderr == ""
    assert len(Presentation(tmp_path / "few.pptx").slides) > len(Presentation(tmp_path / "deck.pptx").slides)
