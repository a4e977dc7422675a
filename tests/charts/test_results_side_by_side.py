"""Charts and sentences of results. The figures are made up."""

from __future__ import annotations

import pytest

from jamp.charts import results
from jamp.languages import words
from jamp.model import outcomes
from jamp.model.outcomes import Aim, Answer, share_of_way
from jamp.model.results import Progress, Result, ResultCounts, Shared

EN, JA = words("en"), words("ja")


def result(title: str, actual: float | None, baseline: float | None = 0.0, target: float | None = 100.0, city: str = "Made up") -> Result:
    aims = () if target is None else (Aim("2030", "", target),)
    one = Progress(title, "P", title, "trips", "cumulative", True, True, "s", baseline, "2020", aims[0] if aims else None, aims, actual, "2025", "",
                   share_of_way(baseline, target, actual), Answer(None, "no baseline"))  # fmt: skip
    return Result(one, "Project", "案件", city, "KHM", ())


def test_bars_begin_at_nought_and_targets_are_marks() -> None:
    rows = (result("a", 60, 10), result("b", 40, None, None, city="<b>"))
    figure = results.from_baseline_to_target(rows, EN, "light", {})
    bar, baseline, target = figure.data
    assert list(bar.x) == [40, 60] and list(bar.text) == ["40", "60"] and list(baseline.x) == [10] and list(target.x) == [100]
    assert figure.layout.xaxis.range[0] == 0 and figure.layout.xaxis.range[1] > 100
    assert list(figure.layout.yaxis.categoryarray)[0].startswith("&lt;b&gt;") and target.mode == "markers"
    assert results.from_baseline_to_target((), EN, "dark", {}).layout.annotations[0].text == "No figure has been reported."


def test_the_least_share_stands_last_in_the_chart_and_first_in_the_sentence() -> None:
    rows = [result("far", 10), result("near", 100), result("back", -20)]
    figure = results.ways(rows, EN, "light", {})
    assert list(figure.data[0].x) == [1.0, 0.1, -0.2]  # drawn from below
    assert figure.layout.shapes[0].x0 == 1 and figure.layout.xaxis.range[0] == -0.2
    counts = ResultCounts(3, 3, 1, 3, 0)
    assert results.ways_sentence(rows, counts, EN) == "1 indicator has reached its target; furthest from it: back, -20% of the way."
    assert "10%" in results.ways_sentence(rows[:1], counts, JA)
    assert list(results.ways([result("nearly", 99.6)], EN, "light", {}).data[0].text) == ["99%"]  # not reached, and not said to be
    assert results.ways_sentence([], counts, EN).startswith("Of none of 3 indicators")


@pytest.mark.parametrize(("counts", "said"), [
    (ResultCounts(0, 0, 0, 0, 0), "Nothing is counted in this view: no project has an indicator."),
    (ResultCounts(1, 1, 1, 1, 0), "1 of 1 indicator has a figure. 1 of them has a newer one than June 2025."),
    (ResultCounts(4, 2, 0, 3, 1), "2 of 4 indicators have a figure. 0 of them have a newer one than June 2025. 1 has a target and no figure."),
])  # fmt: skip
def test_the_lead_says_how_much_is_reported(counts: ResultCounts, said: str) -> None:
    assert results.counts_sentence(counts, EN, True, "June 2025") == said


def test_a_sum_says_of_how_many_projects_what_has_come_since_is_known() -> None:
    def shared(now: Answer, change: float, both: int) -> Shared:
        return Shared("s", "Trips", "移動", "", "trips", (), 2, now, change, both)

    assert results.shared_sentence(shared(Answer(100.0), 10, 2), EN, "June 2025") == "Trips: 100 in 2 projects, +10 since June 2025."
    assert results.shared_sentence(shared(Answer(100.0), 10, 1), EN, "June 2025") == \
        "Trips: 100 in 2 projects; +10 since June 2025 in the 1 project that had a figure then."  # fmt: skip
    assert results.shared_sentence(shared(Answer(100.0), 0, 0), EN, "June 2025") == "Trips: 100 in 2 projects."
    assert results.shared_sentence(shared(Answer(None, "different units"), 0, 0), EN, "") == "Trips: 2 projects; no sum: different units."
    assert results.shared_sentence(shared(Answer(100.0), 10, 2), JA, "2025年6月") == "移動：2案件で100（2025年6月以降+10）。"


def test_every_reason_has_its_words() -> None:
    assert set(results.REASON_WORDS) == set(outcomes.REASONS)
    assert results.share(Answer(None, outcomes.HIDDEN), EN) == "n/a: not shown: small number of persons"
