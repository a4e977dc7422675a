"""What a case study says in one line each, and the same five facts side by side. Contents are made up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jamp.charts import cases
from jamp.languages import words
from tests.model.test_clearing import CASE, FIGURE, TEXTS

NAMES = {"women": ("Women", "女性")}


def test_evidence_in_one_line() -> None:
    w = words("en")
    assert cases.in_short(FIGURE, NAMES, w) == "1,000 → 1,250 people (Riders · Women · March 2022 → March 2025)"
    assert cases.in_short(replace(FIGURE, baseline=None, bound="at least", groups=""), NAMES, w) == "≥ 1,250 people (Riders · March 2025)"
    assert cases.in_short(FIGURE, NAMES, words("ja")) == "1,000 → 1,250 people（Riders · 女性 · 2022年3月 → 2025年3月）"


def test_the_first_evidence_is_the_first_that_moved() -> None:
    still, none = replace(FIGURE, indicator_id="I-0", baseline=None), replace(FIGURE, value=None)
    assert cases.first_figure(replace(CASE, figures=(still, FIGURE))) is FIGURE
    assert cases.first_figure(replace(CASE, figures=(none, still))) is still
    assert cases.first_figure(replace(CASE, figures=(none,))) is None


def test_a_small_number_of_persons_is_not_shown() -> None:
    head, (row,) = cases.evidence_table(replace(CASE, figures=(replace(FIGURE, value=None, hidden=True, baseline=None, baseline_hidden=True),)), NAMES, words("en"))
    shown = dict(zip(head, row, strict=True))
    assert shown["Value before"] == shown["Value after"] == "not shown: small number of persons"


@pytest.mark.parametrize(("changed", "shown"), [
    ({"start_date": "2022", "end_date": "2025"}, "2022 to 2025"), ({"end_date": ""}, "since 2022"), ({"start_date": ""}, "until 2025"), ({"start_date": "", "end_date": ""}, ""),
])  # fmt: skip
def test_time_in_words(changed: dict[str, str], shown: str) -> None:
    assert cases.time(replace(CASE, **changed), words("en")) == shown  # type: ignore[arg-type]


def test_cost_in_words() -> None:
    w = words("en")
    assert cases.cost(CASE, w) == "10 JPY (2022)"
    assert cases.cost(replace(CASE, cost=None, cost_note="The ministry should say."), w) == "The ministry should say."
    assert cases.cost(replace(CASE, cost=None), w) == ""


def test_five_facts_side_by_side() -> None:
    bare = replace(CASE, case_id="C-2", texts={"en": {"title": "Bare"}, "ja": {"title": "空の事例", "approach": "実施"}}, figures=(), cost=None, start_date="", end_date="")
    head, rows = cases.facts_table([CASE, bare], NAMES, words("en"))
    assert head == ["Fact", "Made up", "Bare"]
    assert [row[0] for row in rows] == ["The problem before", "What was done", "What came of it", "Cost and time", "Who was reached"]
    assert rows[2][1] == cases.in_short(FIGURE, NAMES, words("en")) and rows[3][1] == "10 JPY (2022) · 2022 to 2025"
    assert [row[2] for row in rows] == ["–"] * 5
    head, rows = cases.facts_table([bare], NAMES, words("ja"))
    # a language that the case has; else that in which it was written
    assert head[1] == "空の事例" and rows[1][1] == "実施"
    assert cases.facts(CASE, NAMES, words("ja")).problem == TEXTS["challenge"]
