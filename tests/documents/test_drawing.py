from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jamp.documents.drawing import parts
from jamp.documents.pictures import Chart, Series
from jamp.documents.scale import axis, written
from tests.documents.samples import BLUE, GREY


def chart(kind: str, *values: tuple[float | None, ...], across: bool = False) -> Chart:
    series = tuple(Series(f"S{n}", row, BLUE) for n, row in enumerate(values))
    return Chart("T", "", kind, tuple(f"C{n}" for n in range(len(values[0]))), series, "", "", "alt", across)


def test_stacked_bars_lie_end_to_end() -> None:
    (drawn,) = parts(chart("stacked_bars", (1.0, 4.0), (3.0, None)))
    (first,), (second,) = drawn["rows"][0]["lanes"], drawn["rows"][1]["lanes"]
    assert [(bar["from"], bar["to"]) for bar in first["bars"]] == [(0.0, 0.25), (0.25, 1.0)]
    assert [bar["text"] for bar in first["bars"]] == ["1", "3"] and first["after"] == "4"
    assert [(bar["from"], bar["to"]) for bar in second["bars"]] == [(0.0, 1.0)]


def test_missing_is_not_zero() -> None:
    (drawn,) = parts(chart("bars", (None, 0.0, 2.0)))
    missing, zero, two = (row["lanes"][0] for row in drawn["rows"])
    assert missing["missing"] and missing["bars"] == [] and missing["after"] == "–"
    assert not zero["missing"] and zero["after"] == "0" and two["bars"][0]["from"] == 0.0


def test_a_line_stops_where_a_value_is_missing() -> None:
    (drawn,) = parts(chart("lines", (1.0, 2.0, None, 4.0)))
    assert [len(run) for run in drawn["lines"][0]["runs"]] == [2, 1]


def test_bars_below_zero_begin_at_zero() -> None:
    (drawn,) = parts(chart("bars", (-5.0, 5.0)))
    below, above = (row["lanes"][0]["bars"][0] for row in drawn["rows"])
    assert below["to"] == above["from"] == drawn["zero"] == 0.5


def test_names_of_lines_do_not_lie_upon_each_other() -> None:
    (drawn,) = parts(chart("lines", *[(1.0, 10.0 + n / 100) for n in range(6)]))
    heights = sorted(line["label"] for line in drawn["lines"])
    assert all(high - low > 0.08 for low, high in zip(heights, heights[1:], strict=False)) and heights[-1] <= 1.0


def test_parts_share_one_scale() -> None:
    cut = parts(chart("stacked_bars", tuple(float(n) for n in range(70))))
    assert [len(part["rows"]) for part in cut] == [24, 24, 22]
    assert cut[0]["ticks"] == cut[2]["ticks"]
    assert [part["alt"] for part in cut] == ["alt (1/3)", "alt (2/3)", "alt (3/3)"]


@given(st.lists(st.floats(-1e12, 1e12).filter(lambda v: v == 0 or abs(v) > 1e-9), max_size=6), st.booleans())
def test_an_axis_holds_its_values(values: list[float], from_zero: bool) -> None:
    ticks = axis(values, from_zero, whole=False)
    span = ticks[-1] - ticks[0]
    assert 2 <= len(ticks) <= 8 and ticks == sorted(set(ticks))
    assert all(ticks[0] - span * 1e-6 <= value <= ticks[-1] + span * 1e-6 for value in values)
    assert not from_zero or ticks[0] <= 0 <= ticks[-1]


def test_counts_have_whole_ticks() -> None:
    assert axis([1.0], from_zero=True, whole=True) == [0, 1]
    assert axis([0.0, 3.0], from_zero=True, whole=True) == [0, 1, 2, 3]


@pytest.mark.parametrize(("value", "spec", "text"), [(1234567.0, "", "1,234,567"), (0.25, "", "0.25"), (0.25, ".0%", "25%"), (2.0, ".1f", "2.0")])
def test_values_are_written(value: float, spec: str, text: str) -> None:
    assert written(value, spec) == text


def test_wrong_values_are_refused_with_their_name() -> None:
    with pytest.raises(ValueError, match="S0"):
        chart("stacked_bars", (-1.0,))
    with pytest.raises(ValueError, match="Series"):
        Series("Series", (float("nan"),), GREY)
    with pytest.raises(ValueError, match="red"):
        Series("Series", (1.0,), "red")
