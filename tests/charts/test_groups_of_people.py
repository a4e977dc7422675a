"""Values of groups in charts and sentences. The figures are made up."""

from __future__ import annotations

import dataclasses

from jamp.charts import outcomes
from jamp.languages import words
from jamp.model.rows import IndicatorRow, Point

EN, JA = words("en"), words("ja")
NAMES = {"women": ("Women", "女性"), "youth": ("<Youth>", "若者"), "rural": ("Rural", "農村"), "migrants": ("Migrants", "移民")}


def point(as_at: str, value: float | None, groups: str = "", bound: str = "", state: str = "") -> Point:
    return Point(as_at, value, groups, bound, "", "S", "", "", state=state)


ROW = IndicatorRow("I", "P", "Riders", "people", "", "cumulative", None, "", None, "", "", "", "", (
    point("2024", 40.0), point("2024", 18.0, "women"), point("2025", 100.0), point("2025", 51.0, "women"), point("2025", 20.0, "women+youth"),
    point("2025", 7.0, "rural"), point("2025", None, "migrants", state="not given")))  # fmt: skip


def test_groups_stand_below_everybody_on_the_same_scale() -> None:
    everybody, *groups = outcomes.values(ROW, EN, "light", NAMES).data
    assert list(everybody.y) == [40, 100]
    assert [(list(one.y), one.text[-1], one.mode) for one in groups] == [
        ([18, 51], "Women 51", "lines+markers+text"), ([20], "Women × &lt;Youth&gt; 20", "markers+text"), ([7], "Rural 7", "markers+text")]  # fmt: skip
    yearly = outcomes.values(dataclasses.replace(ROW, measure="per period"), EN, "light", NAMES)
    assert {one.mode for one in yearly.data} == {"markers+text"}


def test_the_line_names_the_first_groups_and_how_many_more_there_are() -> None:
    assert outcomes.groups_line(ROW, EN, NAMES) == "Women: 51, Women × <Youth>: 20, Rural: 7, 1 more"
    assert outcomes.groups_line(ROW, JA, NAMES).startswith("女性：51")
    assert outcomes.groups_line(dataclasses.replace(ROW, values=ROW.values[:1]), EN, NAMES) == ""
    assert "not given" in outcomes.groups_line(dataclasses.replace(ROW, values=ROW.values[-1:]), EN, NAMES)


def test_what_has_come_since_is_said_only_where_it_can_be() -> None:
    assert outcomes.values_sentence(ROW, EN, "2025-06-30") == "100 people as at 2025. +60 since 2024."
    assert outcomes.values_sentence(ROW, EN, "2026") == "100 people as at 2025. Nothing newer than 2026."
    assert outcomes.values_sentence(ROW, EN, "2023") == "100 people as at 2025."
    assert outcomes.values_sentence(dataclasses.replace(ROW, measure="per period"), EN, "2025-06-30") == "100 people as at 2025."
    rough = dataclasses.replace(ROW, values=(point("2024", 40.0, bound="at least"), point("2025", 100.0)))
    assert outcomes.values_sentence(rough, EN, "2025-06-30") == "100 people as at 2025."
