"""The collection as a presentation, of the drafts that come with the records."""

from __future__ import annotations

import io

import pytest
from pptx import Presentation

from jamp.languages import LANGUAGES
from jamp.queries import case_studies
from jamp.queries.views import view_of
from jamp.reports.kinds import Asked
from jamp.reports.made import make
from jamp.store.engine import open_engine
from jamp.store.scope import ANYBODY, seeing


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_claim_is_whole_on_its_slide(real: str, language: str) -> None:
    engine = open_engine(real)
    with seeing(engine, ANYBODY) as session:
        view = view_of(session, None, None)[0]
        cases = case_studies.whole(session, [row.case_id for row in case_studies.every(session)])
    claims = [claim for case in cases if (claim := case.text("claim", language))]
    data = make(engine, Asked("collection", view, status="draft"), "officer").written(language, "pptx")
    said = " ".join(shape.text_frame.text for slide in Presentation(io.BytesIO(data)).slides for shape in slide.shapes if shape.has_text_frame)
    assert len(claims) >= 5 and [claim for claim in claims if claim not in said] == []
    engine.dispose()
