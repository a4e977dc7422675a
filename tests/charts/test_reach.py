"""Figures by group as they are drawn and told. The rows are made up."""

from __future__ import annotations

import dataclasses

import pytest

from jamp.charts import coverage, reach
from jamp.languages import words
from jamp.model.rows import IndicatorRow, Point

EN, JA = words("en"), words("ja")
NAMES = {"women": ("Women", "女性"), "men": ("<b>Men</b>", "男性"), "gender_not_stated": ("Gender not stated", "性別の記載なし"), "youth": ("Youth", "若者"),
         "informal_workers": ("Informal workers", "インフォーマル労働者")}  # fmt: skip


def row(*values: tuple[str, float | None], unit: str = "people", as_at: str = "2025-06", state: str = "") -> IndicatorRow:
    points = tuple(Point(as_at, value, groups, "", "", "", "", "", "", state if value is None else "") for groups, value in values)
    return IndicatorRow("I", "P", "Trained", unit, "", "cumulative", None, "", None, "", "", "", "", points)


FULL = row(("", 540), ("youth", 90), ("informal_workers+women", 120), ("men", 200), ("women", 310), ("gender_not_stated", 30))


def test_a_bar_per_group_in_the_order_of_the_questions() -> None:
    figure = reach.by_group(FULL, NAMES, EN, "light")
    (bars,) = figure.data
    drawn = [label.rstrip("\u200b").replace("<br>", " ") for label in bars.y][::-1]
    assert drawn == ["everybody", "Women", "&lt;b&gt;Men&lt;/b&gt;", "Gender not stated", "Youth", "Informal workers × Women"]
    assert list(bars.x)[::-1] == [540, 310, 200, 30, 90, 120] and figure.layout.xaxis.range[0] == 0
    assert reach.by_group_table(FULL, NAMES, EN)[1][1] == ["Women", "310", "June 2025", "The office itself"]


def test_the_sentence_gives_a_share_only_where_everybody_is_in_one_group() -> None:
    assert reach.by_group_sentence(FULL, NAMES, EN) == "Women: 61% of those of whom it is stated, as at June 2025. Of 30 it is not stated."
    assert reach.by_group_sentence(FULL, NAMES, JA) == "2025年6月時点で、区分が分かる人のうち女性は61%です。不明は30です。"
    assert reach.by_group_sentence(row(("", 540), ("youth", 90), ("women", 310)), NAMES, EN) == "Figures for 2 groups, as at June 2025."
    assert reach.by_group_sentence(row(("youth", 90)), NAMES, EN) == "A figure for 1 group, as at June 2025."
    assert "%" not in reach.by_group_sentence(row(("women", 30), ("men", 40), unit="percent"), NAMES, EN)


def test_what_is_not_shown_has_its_place_and_no_bar() -> None:
    hidden = row(("", 53), ("women", None), ("men", None), state="suppressed")
    (bars,) = reach.by_group(hidden, NAMES, EN, "dark").data
    assert list(bars.x)[::-1] == [53, 0, 0] and list(bars.text)[::-1] == [" 53", *[" not shown: small number of persons"] * 2]
    assert "%" not in reach.by_group_sentence(hidden, NAMES, EN)
    assert reach.by_group_table(hidden, NAMES, JA)[1][1][1] == "非表示（人数が少ないため）"


def test_one_source_and_one_date_at_a_time() -> None:
    older = Point("2024", 999.0, "women", "", "", "", "", "")
    published = Point("2025-06", 5.0, "men", "", "", "S", "S", "")
    mixed = dataclasses.replace(FULL, values=(older, published, *FULL.values))
    assert [point.value for point in reach.newest(mixed)] == [540, 310, 200, 30, 90, 120]


@pytest.mark.parametrize("rows", [row(), row(("", 5)), row(("women", None), state="not given")])
def test_nothing_by_group_is_said(rows: IndicatorRow) -> None:
    figure = reach.by_group(rows, NAMES, EN, "light")
    assert len(figure.data) == 0 and figure.layout.annotations[0].text == "No figure by group has been reported."
    assert reach.by_group_sentence(rows, NAMES, EN) == ""


def test_sentences_of_coverage() -> None:
    assert coverage.coverage_sentence(0, 37, 0, 17, EN).startswith("No city has reported a figure for any group yet")
    assert coverage.coverage_sentence(4, 37, 11, 17, EN) == "4 of 37 cities have reported figures by group, for 11 of 17 groups."
    told = coverage.left_behind_sentence({"no project": 1, "no report since the last meeting": 2}, 37, EN)
    assert told == "Of 37 cities: 1 city without a project and 2 that have not reported."
    assert coverage.left_behind_sentence({}, 37, EN).startswith("No city is left behind")
    assert coverage.kinds_of({"women": 1, "made_up": 1}) == {"gender": ["women"], "other": ["made_up"]}
