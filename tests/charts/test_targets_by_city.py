"""The chart of targets by city. The rows are made up."""

from __future__ import annotations

import pytest

from jamp.charts import targets
from jamp.charts.checks import open_sentence
from jamp.languages import words
from jamp.model.rows import TargetTally

ROWS = [("Aaa", TargetTally(5, 3, 2, 0, 0)), ("Bbb", TargetTally(4, 4, 0, 3, 1)), ("Ccc", TargetTally(2, 0, 0, 0, 0))]
W = words("en")


def test_bars_stand_in_the_order_of_what_is_still_to_be_said() -> None:
    figure = targets.by_city(ROWS, W, "light")
    bars = {bar.name: dict(zip((name.strip("\u200b") for name in bar.y), bar.x, strict=True)) for bar in figure.data}
    assert [name.strip("\u200b") for name in figure.data[0].y][::-1] == ["Bbb", "Aaa", "Ccc"]
    assert bars == {
        "With a figure": {"Ccc": None, "Aaa": 2, "Bbb": None}, "Without a figure": {"Ccc": None, "Aaa": 1, "Bbb": 4},
        "Cannot be measured": {"Ccc": 2, "Aaa": 2, "Bbb": None},
    }  # fmt: skip
    assert figure.layout.xaxis.range[0] == 0
    head, body = targets.by_city_table(ROWS, W)
    assert body[0] == ["Bbb", "4", "0", "4", "0", "3"] and len(head) == len(body[0]) and [row[0] for row in body] == ["Bbb", "Aaa", "Ccc"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_without_targets_it_says_so(scheme: str) -> None:
    figure = targets.by_city([], W, scheme)
    assert not figure.data and "No target is on record" in figure.layout.annotations[0].text.replace("<br>", " ")
    assert targets.sentence(TargetTally(), W) == "No target is on record in this view." and targets.by_city_sentence([], W) == ""


def test_sentences_read_well_at_none_and_one() -> None:
    total = ROWS[0][1] + ROWS[1][1] + ROWS[2][1]
    assert targets.sentence(total, W) == "11 targets are on record: 7 can be measured, and 2 of those have a figure. 3 are past their date without a figure."
    assert targets.sentence(TargetTally(1, 1, 1), W) == "1 target is on record: 1 can be measured, and 1 of those has a figure."
    assert targets.sentence(TargetTally(1, 1, 0, 1), W) == "1 target is on record: 1 can be measured, and none of those has a figure. 1 is past its date without a figure."
    assert targets.sentence(TargetTally(2), W) == "2 targets are on record; none of them can be measured."
    assert targets.by_city_sentence(ROWS, W) == "Bbb has the most measurable targets without a figure: 4."
    assert targets.by_city_sentence(ROWS[2:], W) == ""
    assert targets.by_city_sentence([("Ddd", TargetTally(2, 1, 1))], W) == "Every target that can be measured has a figure."
    assert targets.city_line(ROWS[0][1], W) == "5 targets, 3 measurable, 2 with a figure" and targets.city_line(TargetTally(), W) == ""
    assert targets.city_line(ROWS[0][1], words("ja")) == "目標5件、測定できるもの3件、実績値のあるもの2件"


def test_the_sentence_of_the_checks() -> None:
    assert open_sentence({"error": 0, "warning": 0, "note": 0}, 0, W) == "The checks find nothing open in this view."
    assert open_sentence({"error": 1, "warning": 0, "note": 2}, 1, W) == "The checks find 3 things to look at: 1 error and 2 notes. 1 was accepted with a reason."
    assert open_sentence({"error": 1}, 0, W) == "The checks find 1 thing to look at: 1 error."
