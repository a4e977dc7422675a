"""What people write as long as they may: the pages keep their number, and the whole stands at the end."""

from __future__ import annotations

import io

import pypdf
import pytest
from sqlalchemy import Engine

from jamp.documents.model import Document, PageBreak, Paragraph
from jamp.documents.pdf import render_pdf
from jamp.languages import LANGUAGES, words
from jamp.queries.views import view_of
from jamp.reports.kinds import KINDS, Asked
from jamp.store.scope import ANYBODY, seeing

SAID = {"en": "The office asks for a second survey of the river bank before the rains. ", "ja": "事務所は雨期の前に河岸の第二回調査を求める。第一回は水位が低い時期であった。"}


def pages(document: Document) -> int:
    return len(pypdf.PdfReader(io.BytesIO(render_pdf(document))).pages)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("kind", "most"), [("city", 2), ("country", 4), ("status", 6)])
def test_a_long_text_goes_to_the_end(stored: Engine, kind: str, most: int, language: str) -> None:
    with seeing(stored, ANYBODY) as session:
        view, _ = view_of(session, None, None, ("Siem Reap",) if kind == "city" else (), ("KHM",) if kind == "country" else ())
        asked = Asked(kind, view, "ASCN-PNH-02" if kind == "status" else "")
        texts = {section.name: (SAID[language] * 100)[: section.most] for section in KINDS[kind].sections}
        document = KINDS[kind].build(session, asked, words(language), texts)
    assert isinstance(document, Document)
    last = max(n for n, block in enumerate(document.blocks) if isinstance(block, PageBreak))
    assert pages(Document("t", "", language, document.blocks[:last], document.foot)) <= most
    full = [block.text for block in document.blocks[last:] if isinstance(block, Paragraph)]
    assert full == [text.strip() for text in texts.values()]
    pointers = [block.text for block in document.blocks[:last] if isinstance(block, Paragraph) and words(language).text("{text} (in full at the end)", text="") in block.text]
    assert len(pointers) == len(texts)
