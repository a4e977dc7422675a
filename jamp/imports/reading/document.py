"""A Word document told by its headings: each names a column of a case study, the text below it is what stands there.

A heading is a paragraph in a style for headings, or one that says just the name of a column. What stands under a heading that is
not known is not read, and is told. A paragraph in the style for titles is the title, where no heading says it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple
from xml.etree import ElementTree

from jamp.imports.folding import label
from jamp.imports.grid import Grid
from jamp.imports.issues import Issues, short
from jamp.imports.match import match
from jamp.imports.plan import Issue
from jamp.imports.reading.archive import Archive, Unfit, damaged
from jamp.imports.reading.limits import LONGEST_CELL
from jamp.imports.reading.received import TEXT
from jamp.model.subjects import SHEETS

SHEET = SHEETS["case_studies"]
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEADING, TITLE = re.compile(r"heading \d|見出し \d", re.IGNORECASE), re.compile("title|表題", re.IGNORECASE)
LONGEST_HEADING = 80  # letters
LEAST = 2  # headings that are known; fewer, and the document is no case study
MOST = 20_000  # paragraphs


class _Paragraph(NamedTuple):
    style: str  # its id
    text: str


def told_by_headings(archive: Archive, notes: list[Issue]) -> Grid:
    """The one row that a document tells. Raises Unfit where it is damaged, too long, or tells no case study."""
    try:
        styles, paragraphs = _styles(archive), list(_paragraphs(archive))
    except ElementTree.ParseError as problem:
        raise Unfit(damaged()) from problem
    known = _known([one.text for one in paragraphs if one.text and len(one.text) <= LONGEST_HEADING])
    found: dict[str, list[str]] = {}
    unknown: list[str] = []
    at: list[str] | None = None
    for style, text in paragraphs:
        name = styles.get(style, "")
        field = known.get(_plain(text)) if text and len(text) <= LONGEST_HEADING else None
        if field:
            at = found.setdefault(field, [])
        elif text and TITLE.fullmatch(name):
            found.setdefault("title", []).append(text)
            at = None
        elif text and HEADING.fullmatch(name):
            unknown.append(text)
            at = None
        elif text and at is not None:
            at.append(text)
    if len(found) < LEAST:
        raise Unfit(TEXT)
    issues = Issues(notes)
    for text in unknown:
        message = "The heading {what} is none of a case study. What stands below it is not read: call it by the name of a field, or leave it out."
        issues.tell("warning", "incorrect-label", message, None, "", short(text), {"what": short(text)})
    return Grid(list(found), [["\n".join(texts)[:LONGEST_CELL] for texts in found.values()]], [1], "docx", issues=issues)


def _plain(text: str) -> str:
    return label(text.strip().rstrip(":：*＊").strip())


def _known(texts: list[str]) -> dict[str, str]:
    """{text as `label` folds it: column} of those texts that are the names of columns, in any language of the offices."""
    written = list(dict.fromkeys(text.strip().rstrip(":：*＊").strip() for text in texts))
    positions = {}
    # one at a time: several headings may mean one column, and none takes it from another
    for text in written:
        for field in match(Grid(header=[text]), SHEET).positions:
            positions[label(text)] = field
    return positions


def _styles(archive: Archive) -> dict[str, str]:
    """{id of a style: its name}; the name is the same in every language of the program, the id is not."""
    part = archive.whole("word/styles.xml")
    found = {}
    for style in ElementTree.fromstring(part).iter(WORD + "style") if part else ():
        name = style.find(WORD + "name")
        found[style.get(WORD + "styleId", "")] = name.get(WORD + "val", "") if name is not None else ""
    return found


def _paragraphs(archive: Archive) -> Iterator[_Paragraph]:
    """The paragraphs in the order in which they are read, those of tables too; what was deleted with changes tracked is left out."""
    parser: Any = ElementTree.XMLPullParser(("start", "end"))
    texts, style, depth, number, deleted = [""], "", 0, 0, 0
    for piece in archive.xml("word/document.xml"):
        parser.feed(piece)
        for event, element in parser.read_events():
            tag = element.tag.removeprefix(WORD)
            if event == "start":
                if tag == "p":
                    depth += 1
                    if depth == 1:
                        texts, style = [], ""
                deleted += tag in ("del", "moveFrom")
                continue
            if tag == "pStyle" and depth == 1:
                style = element.get(WORD + "val", "")
            elif tag == "t" and not deleted:
                texts.append(element.text or "")
            elif tag == "tab":
                texts.append(" ")
            elif tag in ("br", "cr"):
                texts.append("\n")
            elif tag in ("del", "moveFrom"):
                deleted -= 1
            elif tag == "p":
                depth -= 1
                if depth == 0:
                    number += 1
                    if number > MOST:
                        raise Unfit(damaged())
                    yield _Paragraph(style, "".join(texts).strip())
                element.clear()
    parser.close()
    archive.check()
