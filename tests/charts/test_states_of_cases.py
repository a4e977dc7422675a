"""The state of a case study is a word, a shape and a colour, each of its own."""

from __future__ import annotations

import pytest

from jamp.charts import cases, theme
from jamp.documents.marks import SHAPES
from jamp.languages import LANGUAGES, words
from jamp.model.case_studies import STATES
from jamp.model.interests import CLOSED, STEPS
from jamp.ui import markup
from tests.charts.test_charts import contrast


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_each_state_has_a_colour_that_can_be_read(scheme: str) -> None:
    colours = cases.STATE_COLOURS[scheme]
    assert tuple(colours) == STATES and len(set(colours.values())) == len(STATES)
    assert [state for state, colour in colours.items() if contrast(colour, theme.PAPER[scheme]) < 4.5] == []


def test_each_state_has_a_shape_that_documents_can_draw() -> None:
    assert tuple(cases.STATE_SHAPES) == STATES and len(set(cases.STATE_SHAPES.values())) == len(STATES)
    assert set(cases.STATE_SHAPES.values()) <= set(SHAPES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_state_and_step_has_a_word(language: str) -> None:
    w = words(language)
    assert len({w.text(cases.STATE_WORDS[state]) for state in STATES}) == len(STATES)
    assert len({w.text(cases.STEP_WORDS[step]) for step in (*STEPS, CLOSED)}) == len(STEPS) + 1
    for state in STATES:
        shown = markup.case_state(w, "light", state)
        assert f'class="rate s-{state.replace(" ", "-")}"' in shown and w.text(cases.STATE_WORDS[state]) in shown
        assert f".s-{state.replace(' ', '-')}{{" in markup.style()
