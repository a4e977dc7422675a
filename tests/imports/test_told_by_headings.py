"""One case study from a Word document by its headings, as offices write it and as somebody sends it who means harm. Made up."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest

from jamp.imports.apply import apply
from jamp.imports.check import check
from jamp.imports.plan import Upload
from jamp.imports.read import read
from jamp.store.case_studies import read as cases
from jamp.store.engine import open_engine
from jamp.store.scope import LOCAL, seeing


def document(*parts: tuple[str, str], style: str = "Heading 1", title: str = "") -> bytes:
    made = docx.Document()
    if title:
        made.add_paragraph(title, style="Title")
    for heading, text in parts:
        if style:
            made.add_paragraph(heading, style=style)
        else:
            made.add_paragraph(heading)
        for line in text.split("\n"):
            made.add_paragraph(line)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


PARTS = (("Case code", "MADE-1"), ("Project code", "ASCN-SRP-01"), ("State", "draft"), ("The problem before", "First line.\nSecond line."), ("What made it work:", "=cmd|' /C calc'!A0 <b>bold</b>"))


@pytest.mark.parametrize("style", ["Heading 1", "Heading 3", "", "Normal"])
def test_headings_name_the_columns(style: str) -> None:
    grid = read(Upload("case.docx", document(*PARTS, style=style, title="Made up")))
    told = dict(zip(grid.header, grid.rows[0], strict=True))
    assert told == {"title": "Made up", "case_id": "MADE-1", "project_id": "ASCN-SRP-01", "state": "draft", "challenge": "First line.\nSecond line.",
                    "worked": "=cmd|' /C calc'!A0 <b>bold</b>"} and not grid.issues  # fmt: skip


def test_headings_in_japanese_and_other_words() -> None:
    grid = read(Upload("事例.docx", document(("題名", "つくった事例"), ("課題", "あ"), ("取組", "い"), ("成果", "う"), ("Success factors", "え"))))
    assert dict(zip(grid.header, grid.rows[0], strict=True)) == {"title": "つくった事例", "challenge": "あ", "approach": "い", "results": "う", "worked": "え"}


def test_a_table_of_two_columns_is_read_like_headings() -> None:
    made = docx.Document()
    table = made.add_table(0, 2)
    for heading, text in PARTS:
        row = table.add_row().cells
        row[0].text, row[1].text = heading, text
    out = io.BytesIO()
    made.save(out)
    grid = read(Upload("case.docx", out.getvalue()))
    assert dict(zip(grid.header, grid.rows[0], strict=True))["challenge"] == "First line.\nSecond line."


def test_a_heading_that_is_not_known_is_told_and_its_text_is_not_put_elsewhere() -> None:
    grid = read(Upload("case.docx", document(*PARTS, ("Our mayor", "Left out."))))
    assert "Left out." not in str(grid.rows)
    (issue,) = grid.issues
    assert (issue.severity, issue.values["what"]) == ("warning", "Our mayor")


def test_what_was_deleted_with_changes_tracked_is_not_read() -> None:
    data = document(*PARTS)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                part = part.replace(b"<w:r><w:t>Second line.</w:t></w:r>", b'<w:del w:id="1" w:author="x"><w:r><w:delText>SECRET</w:delText></w:r></w:del><w:ins w:id="2" w:author="x"><w:r><w:t>New line.</w:t></w:r></w:ins>')
            new.writestr(name, part)
    grid = read(Upload("case.docx", out.getvalue()))
    assert dict(zip(grid.header, grid.rows[0], strict=True))["challenge"] == "First line.\nNew line."


@pytest.mark.parametrize("data", [document(("Agenda", "First"), ("Minutes", "Second")), document(), document(("Title", "Only one"))])
def test_a_document_that_tells_no_case_is_no_table(data: bytes) -> None:
    (issue,) = read(Upload("x.docx", data)).issues
    assert issue.severity == "file" and "text document" in issue.text


def packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, part in parts.items():
            file.writestr(name, part)
    return out.getvalue()


W = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
HOSTILE = {
    "entities": packed({"word/document.xml": b'<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document ' + W + b"><w:body/></w:document>"}),
    "a bomb": packed({"word/document.xml": b"<w:document>" + bytes(900_000_000)}),
    "cut off": packed({"word/document.xml": b"<w:document " + W + b"><w:body><w:p>"}),
    "no xml": packed({"word/document.xml": b"Title: made up"}),
    "too many paragraphs": packed({"word/document.xml": b"<w:document " + W + b"><w:body>" + b"<w:p/>" * 30_000 + b"</w:body></w:document>"}),
    "damaged": document(*PARTS)[:-600],
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_documents_are_refused_in_words(name: str) -> None:
    issues = read(Upload("x.docx", HOSTILE[name])).issues
    assert [issue.severity for issue in issues] == ["file"] and issues[0].text


def test_it_goes_in_like_any_other_file(real: str, tmp_path: Path) -> None:
    engine = open_engine(real)
    plan = check(engine, LOCAL, [Upload("case.docx", document(*PARTS, title="Made up"))])
    assert plan.fit and plan.files[0].sheet == "case_studies", plan.files[0].issues
    apply(engine, LOCAL, plan, "made up")
    with seeing(engine, LOCAL) as session:
        (case,) = cases(session, ["MADE-1"])
    engine.dispose()
    assert case.text("challenge") == "First line.\nSecond line." and case.state == "draft"
