"""Charts show the rows that they are given, as text where it is text. The rows are made up."""

from __future__ import annotations

import dataclasses

import pytest

from jamp.charts import groups, outcomes, places, status, theme
from jamp.languages import words
from jamp.model.rows import CityStanding, IndicatorRow, MilestoneRow, Point, StatusAt, Tally

EN = words("en")
CITY = CityStanding("X", "<b>Town</b>", "", "KHM", 11.0, 104.0, None, "", 3, 2, 1, 1, 1, 0, 0, 0, 1, "2025", True)


def test_every_bar_of_the_course_is_a_row() -> None:
    rows = [StatusAt("2024", "ongoing", 3), StatusAt("2025", "ongoing", 4), StatusAt("2025", "completed", 1)]
    figure = status.over_time(rows, EN, "light")
    drawn = {trace.name: list(trace.y) for trace in figure.data}
    assert drawn == {"Completed": [None, 1], "Ongoing": [3, 4]}
    assert figure.layout.yaxis.range[0] == 0
    assert "From 3 projects as at 2024 to 5 as at 2025; 1" in status.over_time_sentence(rows, EN)


def test_user_text_is_shown_as_text() -> None:
    figure = groups.by_city([CITY], EN, "light")
    assert figure.data[0].y[0] == "&lt;b&gt;Town&lt;/b&gt;"
    assert "<b>" not in places.city_map([CITY], EN, "light").to_json()


def test_shares_and_counts_by_focus_area() -> None:
    rows = [Tally("X", "KHM", "Civic & Social", "ongoing", 3, 1), Tally("X", "KHM", "Built Infrastructure", "planning", 1, 1)]
    figure = groups.by_focus_area(rows, EN, "dark")
    assert sorted(figure.data[0].text) == ["1  (25%)", "3  (75%)"]


@pytest.mark.parametrize("draw", [lambda: status.over_time([], EN, "light"), lambda: groups.by_city([], EN, "light"),
                                  lambda: groups.by_country([], EN, "light"), lambda: groups.by_focus_area([], EN, "light")])  # fmt: skip
def test_nothing_to_draw_is_said(draw: object) -> None:
    figure = draw()  # type: ignore[operator]
    assert len(figure.data) == 0 and figure.layout.annotations[0].text


def test_one_point_makes_no_line() -> None:
    point = Point("2025-09", 12.0, "", "at least", "", "S", "", "")
    row = IndicatorRow("I", "P", "Riders", "people", "", "cumulative", None, "", 100.0, "2030", "", "", "", (point,))
    figure = outcomes.values(row, EN, "light")
    assert figure.data[0].mode == "markers+text"
    assert figure.data[0].text == ("≥ 12",)
    assert outcomes.values_sentence(row, EN) == "≥ 12 people as at September 2025, of a target of 100."


def test_what_is_not_there_is_no_point_and_never_zero() -> None:
    absent = Point("2026", None, "", "", "", "S", "", "", state="not yet known")
    points = (Point("2024", 10.0, "", "", "", "S", "", ""), Point("2025", 12.0, "", "", "", "S", "", ""), absent)
    row = IndicatorRow("I", "P", "Riders", "people", "", "cumulative", None, "", None, "", "", "", "", points)
    figure = outcomes.values(row, EN, "light")
    assert list(figure.data[0].y) == [10.0, 12.0] and list(figure.data[0].text) == ["10", "12"]
    assert outcomes.values_sentence(row, EN) == "12 people as at 2025."
    alone = dataclasses.replace(row, values=(absent,))
    assert len(outcomes.values(alone, EN, "light").data) == 0
    assert outcomes.values_sentence(alone, EN) == "No figure as at 2026: not yet known."
    assert "未定" in outcomes.values_sentence(alone, words("ja"))


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_stand_out_from_the_page(scheme: str) -> None:
    page = luminance(theme.PAPER[scheme])
    for colour in [*theme.FOCUS_COLOURS[scheme].values(), *theme.STATUS_COLOURS[scheme].values()]:
        low, high = sorted((page, luminance(colour)))
        assert (high + 0.05) / (low + 0.05) >= 3, colour


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_numbers_in_bars_can_be_read(scheme: str) -> None:
    filled = [*theme.FOCUS_COLOURS[scheme].values(), *[str(theme.bar(scheme, word)["color"]) for word in theme.STATUS_WORDS]]
    assert [colour for colour in filled if contrast(colour, theme.on(colour)) < 4.5] == []
    assert theme.layout(scheme, 100)["uniformtext"] == {"minsize": 12, "mode": "hide"}


def test_labels_stay_labels() -> None:
    assert theme.wrapped("Revitalisation of Kampong Ayer", 18) == "Revitalisation of<br>Kampong Ayer"
    assert theme.wrapped("産業・イノベーション", 18) == "産業・イノベーション"
    assert theme.wrapped("x" * 300, 20).count("<br>") == 2
    assert theme.short("<" * 300) == "&lt;" * 23 + "…"
    assert theme.short("Bandar Seri Begawan") == "Bandar Seri Begawan"


def test_what_needs_attention_is_said_at_the_bar() -> None:
    figure = groups.by_city([CITY], EN, "light")
    assert figure.data[-1].text == (" overdue",)
    assert groups.by_city_sentence([CITY], EN) == "1 city has a milestone past its promised date; every city has reported."


def test_the_area_that_is_largest_and_grew_most_is_named_once() -> None:
    rows = [Tally("X", "KHM", "Civic & Social", "ongoing", 3, 1), Tally("X", "KHM", "Built Infrastructure", "planning", 1, 1)]
    assert groups.by_focus_area_sentence(rows, EN) == "Civic & Social is the largest area with 75% of the projects, and grew most, by 2."


def test_without_an_earlier_date_no_line_marks_it() -> None:
    rows = [Tally("X", "KHM", "Civic & Social", "ongoing", 3, 3)]
    assert len(groups.by_focus_area(rows, EN, "light", compared=False).data) == 1


def test_a_city_that_is_not_on_the_map_is_told() -> None:
    assert "not drawn" not in places.city_map_note([CITY], EN)
    lost = dataclasses.replace(CITY, latitude=None)
    assert places.city_map_note([CITY, lost], EN).endswith(", 1 city without a position is not drawn")


def test_a_bar_of_nothing_has_no_edge() -> None:
    other = dataclasses.replace(CITY, city_id="Y", planning=0)
    drawn = {trace.name: list(trace.x) for trace in groups.by_city([CITY, other], EN, "light").data}
    assert drawn["Planning"] == [None, 1]


@pytest.mark.parametrize(("actual", "each"), [("2025-03-12", "M1"), ("2025-11", "M3"), ("2028", "M12")])
def test_a_scale_of_dates_has_several_names(actual: str, each: str) -> None:
    row = MilestoneRow("M", "P", "Made up", "2024-12", "", actual, "", "", "S", "S", "", False)
    axis = outcomes.milestones([row], EN, "light").layout.xaxis
    assert axis.dtick == each
