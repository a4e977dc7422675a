"""Reports keep their figures, whatever is changed later; two languages stand side by side."""

from __future__ import annotations

import dataclasses
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from sqlalchemy import Engine

from jamp.documents.model import Chart, Document, Figures, Table
from jamp.imports.apply import apply
from jamp.imports.check import check
from jamp.imports.plan import Upload
from jamp.languages import LANGUAGES
from jamp.queries.views import view_of
from jamp.reports.kinds import KINDS, Asked
from jamp.reports.made import Report, again, make
from jamp.reports.named import plain_name
from jamp.reports.side_by_side import side_by_side
from jamp.store.scope import ANYBODY, LOCAL, seeing

LATER = b"project_id,status,issues,as_at\nASCN-SRP-01,cancelled,none,2025-09-30\nASCN-BSB-07,cancelled,none,2025-09-30\n"


def asked(engine: Engine, kind: str) -> Asked:
    of = KINDS[kind].of
    with seeing(engine, ANYBODY) as session:
        view, _ = view_of(session, None, None, ("Siem Reap",) if of == "city" else (), ("KHM",) if of == "country" else ())
    return Asked(kind, view, "ASCN-SRP-01" if of == "project" else "")


@pytest.mark.parametrize("kind", KINDS)
def test_a_report_keeps_its_figures(loaded: Engine, kind: str) -> None:
    wanted = asked(loaded, kind)
    made = make(loaded, wanted, "officer")
    assert make(loaded, wanted, "other").kept == made.kept
    before = made.written("en", KINDS[kind].formats[0])
    apply(loaded, LOCAL, check(loaded, LOCAL, [Upload("quarter.csv", LATER, "projects")]), "officer")
    found = again(loaded, made.kept.number)
    assert found and found.kept == made.kept and found.data == made.data and found.document("ja") == made.document("ja")
    assert found.written("en", KINDS[kind].formats[0]) == before
    newer = make(loaded, wanted, "officer")
    assert newer.kept.number == made.kept.number + 1 and newer.kept.checksum != made.kept.checksum


@pytest.mark.parametrize("kind", KINDS)
def test_every_format_in_every_language(real: str, kind: str, stored: Any, tmp_path: Path) -> None:
    from jamp.store.engine import open_engine

    engine = open_engine(real)
    made = make(engine, asked(engine, kind), "officer")
    engine.dispose()
    for format in KINDS[kind].formats:
        for language in (*LANGUAGES, "both"):
            assert len(made.written(language, format)) > 3000
            name = made.file_name(language, format)
            assert name.isascii() and name.endswith(f"_{made.number}_{language}.{format}") and "/" not in name


def test_files_are_called_what_they_are(copied: Engine) -> None:
    assert make(copied, asked(copied, "city"), "officer").file_name("en", "pdf") == "city-brief_siem-reap_2025-09-30_R0001_en.pdf"
    assert make(copied, asked(copied, "country"), "officer").file_name("ja", "docx") == "country-brief_cambodia_2025-09-30_R0002_ja.docx"
    assert make(copied, asked(copied, "project"), "officer").file_name("both", "pptx") == "project-brief_ascn-srp-01_2025-09-30_R0003_both.pptx"
    again_ = again(copied, 1)
    assert again_ and again_.file_name("en", "pdf").startswith("city-brief_siem-reap_")
    assert plain_name(["Đà Nẵng", "", "シェムリアップ"]) == "da-nang" and plain_name(["", "バンコク"]) == "all"


def test_the_workbook_says_its_number(loaded: Engine) -> None:
    made = make(loaded, asked(loaded, "workbook"), "officer")
    book = openpyxl.load_workbook(BytesIO(made.written("en", "xlsx")))
    cells = [cell.value for row in book["Read me"].iter_rows() for cell in row]
    assert f"report {made.number}, checksum {made.kept.checksum[:8]}" in cells


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "workbook"])
def test_two_languages_side_by_side(loaded: Engine, kind: str) -> None:
    made = make(loaded, asked(loaded, kind), "officer")
    first, second = (made.document(language) for language in LANGUAGES)
    both = made.document("both")
    assert isinstance(first, Document) and isinstance(second, Document) and isinstance(both, Document)
    # every block of the two goes together, and no figure differs between them
    assert [type(block) for block in both.blocks] == [type(block) for block in first.blocks] == [type(block) for block in second.blocks]
    for block, english in zip(both.blocks, first.blocks, strict=True):
        if isinstance(block, Chart) and isinstance(english, Chart):
            assert [series.values for series in block.series] == [series.values for series in english.series]
        if isinstance(block, Table) and isinstance(english, Table):
            assert len(block.rows) == len(english.rows)
        if isinstance(block, Figures) and isinstance(english, Figures):
            assert [item[0] for item in block.items if item[0].isdecimal()] == [item[0] for item in english.items if item[0].isdecimal()]


def test_blocks_that_do_not_go_together_follow_each_other() -> None:
    def of(*rows: tuple[str, ...], language: str) -> Document:
        from jamp.documents.tables import Column

        return Document("T", "", language, (Table("", (Column("A"), Column("B")), rows), Figures((("1", "a", ""),))))

    joined = side_by_side(of(("a", "1"), language="en"), of(("b", "1"), ("c", "2"), language="ja"))
    assert [len(block.rows) for block in joined.blocks if isinstance(block, Table)] == [1, 2]
    assert joined.blocks[2:] == (Figures((("1", "a", ""),)),)
    other = dataclasses.replace(of(language="ja"), blocks=())
    assert len(side_by_side(of(("a", "1"), language="en"), other).blocks) == 3


def test_a_status_report_names_the_one_before(loaded: Engine) -> None:
    first = asked(loaded, "status")
    with seeing(loaded, ANYBODY) as session:
        earlier = dataclasses.replace(first, view=view_of(session, first.view.since, None)[0])

    def header(one: Asked) -> tuple[Report, dict[str, str]]:
        made = make(loaded, one, "officer")
        document = made.document("en")
        assert isinstance(document, Document) and document.subtitle.endswith(f" · {made.number}")
        table = next(block for block in document.blocks if isinstance(block, Table))
        return made, {str(row[at]): str(row[at + 1]) for row in table.rows for at in (0, 2)}

    alone, said = header(first)
    assert (said["Number in sequence"], said["Previous report"]) == ("1", "none, this is the first")
    before, said = header(earlier)
    assert said["Previous report"] == "none, this is the first"
    # another project's is none of this one's
    make(loaded, dataclasses.replace(earlier, project="ASCN-BSB-07"), "officer")
    again_, said = header(first)
    assert (said["Number in sequence"], said["Previous report"]) == ("2", f"{before.number}, as at 30 October 2024")
    assert again_.number != alone.number and make(loaded, first, "other").number == again_.number
