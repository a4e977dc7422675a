"""The note of a table in a presentation stays with its rows."""

from __future__ import annotations

import pytest

from jamp.documents.model import Heading
from tests.documents.samples import table
from tests.documents.test_pptx import made, said


@pytest.mark.parametrize("rows", range(1, 40))
def test_the_note_of_a_table_stands_on_the_slide_of_its_last_row(rows: int) -> None:
    deck = made(Heading(1, "Things"), table(rows))
    last = deck.slides[len(deck.slides) - 1]
    assert any(shape.has_table and f"Thing number {rows - 1}" in said(shape) for shape in last.shapes)
    assert any(shape.has_text_frame and "A note under the table." in said(shape) for shape in last.shapes)
