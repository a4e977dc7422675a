"""Figures and shares of the way side by side. The figures are made up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jamp.charts import beside as drawn
from jamp.charts import sides
from jamp.languages import words
from jamp.model.outcomes import NOT_ADDITIVE, Answer
from jamp.model.results import Beside
from tests.charts.test_sides import PAIR, side

EN, JA = words("en"), words("ja")
NAMES = ["A", "<B>", "C"]
ONE = Beside("t", "Trips", "乗車", "trips", "cumulative", (Answer(100.0), Answer(None, NOT_ADDITIVE), Answer(7.0)), ("at least", "", ""), (2, 3, 1),
             (Answer(0.4), Answer(None, NOT_ADDITIVE), Answer(1.2)), ())  # fmt: skip
WAYS: drawn.Ways = [("Trips", (Answer(0.4), Answer(1.2))), ("Waiting", (Answer(0.5), Answer(-0.5))), ("Silent", (Answer(None, NOT_ADDITIVE), Answer(0.9))), ("None", (Answer(None), Answer(None)))]


def test_each_thing_has_its_own_scale_from_zero_and_a_word_where_there_is_no_figure() -> None:
    figure = drawn.amounts(ONE, NAMES, EN, "light")
    (bar,) = figure.data
    assert list(bar.x) == [100, 0, 7] and [name.rstrip("\u200b") for name in bar.y] == ["A", "&lt;B&gt;", "C"]
    assert [text.replace("<br>", " ") for text in bar.text] == [" ≥ 100", " n/a: not marked as adding up", " 7"]
    assert figure.layout.xaxis.range[0] == 0 and figure.layout.xaxis.range[1] > 100
    assert [name.rstrip("\u200b") for name in figure.layout.yaxis.categoryarray] == ["C", "&lt;B&gt;", "A"]  # the first stands on top
    assert drawn.amounts_sentence(ONE, NAMES, EN) == "A: ≥ 100; <B>: n/a: not marked as adding up; C: 7"
    assert drawn.named(ONE, EN) == "Trips (trips, cumulative)" and drawn.named(ONE, JA).startswith("乗車（trips、累計")
    below = drawn.amounts(replace(ONE, values=(Answer(-3.0), Answer(0.0), Answer(None, NOT_ADDITIVE))), NAMES, EN, "dark")
    assert below.layout.xaxis.range[0] < -3


def test_shares_of_the_way_stand_on_one_scale_with_the_target() -> None:
    figure = drawn.ways(WAYS, ["A", "<B>"], EN, "light")
    marks = {trace.name: (list(trace.x), trace.marker.symbol) for trace in figure.data if trace.mode == "markers"}
    # the last of the list is drawn first: the axis runs upwards
    assert marks == {"A": ([0.5, 0.4], "circle"), "&lt;B&gt;": ([0.9, -0.5, 1.2], "square")}
    assert figure.layout.xaxis.range[0] < -0.5 and figure.layout.xaxis.range[1] > 1.2 and figure.layout.shapes[0].x0 == 1
    assert [name.rstrip("\u200b") for name in figure.layout.yaxis.categoryarray] == ["Silent", "Waiting", "Trips"]
    dates = drawn.ways(WAYS, ["A", "B"], EN, "dark", dates=True)
    assert [trace.marker.symbol for trace in dates.data if trace.mode == "markers"] == ["circle-open", "circle"]
    assert "share of the way" in drawn.ways(WAYS[3:], ["A", "B"], EN, "light").layout.annotations[0].text
    four = drawn.ways([("Trips", (Answer(0.1), Answer(0.2), Answer(0.3), Answer(0.4)))], list("ABCD"), EN, "dark")
    assert len({trace.marker.symbol for trace in four.data if trace.mode == "markers"}) == 4


def test_the_sentences_compare_only_what_both_can_say() -> None:
    assert drawn.cities_sentence(WAYS, ["A", "B"], EN) == "Furthest on the way to the target in 1 of 2: A and B."
    assert drawn.cities_sentence([*WAYS, ("More", (Answer(0.1), Answer(0.2)))], ["A", "B"], EN) == "Furthest on the way to the target in 2 of 3: B."
    assert drawn.dates_sentence(WAYS, ["June 2024", "June 2025"], EN) == "Of 2 indicators 1 are further on the way than as at June 2024, 1 have gone back."
    for sentence in (drawn.cities_sentence, drawn.dates_sentence):
        assert "No share of the way can be compared" in sentence(WAYS[2:], ["A", "B"], EN) and "到達割合" in sentence([], ["A", "B"], JA)


def test_the_table_says_why_there_is_no_share() -> None:
    head, rows = drawn.ways_table(WAYS[:3], ["A", "B"], EN)
    assert head == ["Indicator", "A", "B"] and rows == [["Trips", "40%", "120%"], ["Waiting", "50%", "-50%"], ["Silent", "n/a: not marked as adding up", "90%"]]


@pytest.mark.parametrize(("told", "none"), [(sides.status_sentence, "No project is completed"), (sides.rating_sentence, "No project is off track")])
def test_the_counts_have_a_finding(told: object, none: str) -> None:
    assert callable(told)
    assert told([("A", side(0)), ("B", side(0))], EN) == none
    assert told(PAIR, EN) in ("Completed: 1 of 4 (A) and 1 of 2 (<B>)", "Off track: 1 of 4 (A) and 0 of 2 (<B>)")
