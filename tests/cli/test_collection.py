"""A collection of case studies on the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pypdf
import pytest
from pptx import Presentation

from jamp.store.engine import open_engine
from tests.reports.made_up_cases import case_set


def test_drafts_in_the_order_asked(run: Any, tmp_path: Path) -> None:
    out = tmp_path / "drafts.pptx"
    done = run("report", "collection", "--status", "draft", "--cases", "case-vte-01, CASE-JKT-01", "-o", out)
    assert done.exit_code == 0, done.stderr
    titles = [slide.shapes.title.text_frame.text for slide in Presentation(out).slides]
    cases = [title for title in titles if title.startswith("DRAFT · ")]
    assert [title[8:10] for title in cases] == ["1.", "2."] and "Wastewater" in cases[0] and "JakPreneur" in cases[1]
    (found,) = json.loads(run("reports", "--json").stdout)["reports"]
    assert found["scope"] == {"cases": ["CASE-VTE-01", "CASE-JKT-01"], "status": "draft"}
    again = tmp_path / "again.pptx"
    assert run("report", "--number", found["number"], "--format", "pptx", "-o", again).exit_code == 0
    assert again.read_bytes() == out.read_bytes()


@pytest.mark.parametrize(("options", "told"), [
    ((), "No case study is cleared for publication here. A collection of drafts is made with --status draft."),
    (("--status", "cleared", "--cases", "CASE-VTE-01"), "Not in a collection of status cleared, or not in these places: CASE-VTE-01 is draft."),
    (("--status", "draft", "--cases", "CASE-VTE-01,CASE-NOPE,X"), "There is no case study CASE-NOPE, X."),
    (("--status", "draft", "--cases", "CASE-VTE-01", "--country", "IDN"), "CASE-VTE-01 is draft"),
    (("--status", "done"), "The status is draft or cleared."),
    (("--status", "draft", "--format", "xlsx"), "A collection is written as docx, pdf, pptx or html, not as xlsx."),
])  # fmt: skip
def test_what_cannot_be_made_is_told(run: Any, tmp_path: Path, options: tuple[str, ...], told: str) -> None:
    done = run("report", "collection", *options, "-o", tmp_path / "out.pdf" if "--format" not in options else tmp_path / "out")
    assert done.exit_code == 2 and told in done.stderr and not list(tmp_path.glob("out*"))


def test_its_options_are_for_no_other_kind(run: Any, tmp_path: Path) -> None:
    done = run("report", "portfolio", "--cases", "CASE-VTE-01", "-o", tmp_path / "out.pdf")
    assert done.exit_code == 2 and "--cases and --status are for a collection." in done.stderr


@pytest.mark.parametrize("format", ["pdf", "docx", "pptx", "html"])
def test_what_is_cleared_in_every_format(run: Any, real: str, tmp_path: Path, format: str) -> None:
    engine = open_engine(real)
    case_set(engine, 2, photos=1, share=0.3)
    engine.dispose()
    for language in ("en", "ja", "both"):
        out = tmp_path / f"cases_{language}.{format}"
        done = run("report", "collection", "--language", language, "-o", out)
        assert done.exit_code == 0, done.stderr
        assert out.stat().st_size > 20_000
    if format == "pdf":
        said = "".join("".join(page.extract_text().split()) for page in pypdf.PdfReader(tmp_path / "cases_both.pdf").pages)
        assert "Made-upcase1" in said and "架空の事例1" in said


def test_the_pack_holds_it_where_something_is_cleared(run: Any, real: str, tmp_path: Path) -> None:
    from jamp.reports import pack
    from jamp.reports.meetings import round_of
    from jamp.store.scope import ANYBODY, seeing

    engine = open_engine(real)
    kinds = []
    for many in (0, 1):
        if many:
            case_set(engine, 1, photos=1)
        with seeing(engine, ANYBODY) as session:
            round = round_of(session, "next")
            assert round is not None
            asked = pack.asked(session, round)
        kinds.append([one for one in asked if one.kind == "collection"])
    assert kinds[0] == [] and len(kinds[1]) == 1
    parts = list(pack.files(engine, kinds[1][0], "officer", ("en", "ja")))
    with seeing(engine, ANYBODY) as session:
        (tmp_path / "pack.zip").write_bytes(pack.bound(session, round, parts, ("en", "ja")))
    engine.dispose()
    with ZipFile(tmp_path / "pack.zip") as packed:
        names = packed.namelist()
    assert sum("collection" in name for name in names) == 6 and len(names) == 8
