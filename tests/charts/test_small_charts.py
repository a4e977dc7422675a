"""Small charts over time on one scale. The figures are made up."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

from jamp.charts import courses as drawn
from jamp.languages import words
from jamp.model.outcomes import Aim, Answer
from jamp.model.results import CountedAlike, Course, Progress
from jamp.model.rows import IndicatorRow, Point
from jamp.model.suppression import SUPPRESSED

EN, JA, AS_AT = words("en"), words("ja"), "2025-09-30"
FIRST, LATER = Aim("2026-12-31", "", 100), Aim("2027-12-31", "2024-01-01", 80)


def point(as_at: str, value: float | None, groups: str = "", state: str = "", bound: str = "") -> Point:
    return Point(as_at, value, groups, bound, "", "S", "Source A", "", "", state)


def course(*points: Point, measure: str = "cumulative", aims: tuple[Aim, ...] = (), own: Aim | None = None, baseline: float | None = None, day: str = "") -> Course:
    row = IndicatorRow("I", "P", "Trips", "trips", "rising", measure, baseline, day, None, "", "", "", "", points, "Buses")
    there = [one for one in points if one.value is not None and not one.groups]
    last = there[-1] if there else None
    progress = Progress("I", "P", "Trips", "trips", measure, True, True, "trips", baseline, day, own, aims, last.value if last else None, last.as_at if last else "",
                        "S", Answer(None, "no target"), Answer(None, "no target"))  # fmt: skip
    return Course(row, progress, "A")


def traces(figure: Any) -> dict[str, list[tuple[datetime.date, float | None]]]:
    return {trace.name: list(zip(trace.x, trace.y, strict=True)) for trace in figure.data}


FULL = course(point("2023", 20), point("2024-12-31", 40), point("2025-06", 50), aims=(LATER,), own=FIRST, baseline=-10, day="2022-12-31")
ONE = course(point("2024-03-31", 300))


def test_all_panels_share_one_scale_that_holds_everything() -> None:
    on = drawn.scale([FULL, ONE], AS_AT)
    assert (on.least, on.most) == (-10, 300) and on.first < datetime.date(2022, 12, 31) and on.last > datetime.date(2027, 12, 31)
    for figure in (drawn.panel(one, on, AS_AT, False, scheme) for one in (FULL, ONE) for scheme in ("light", "dark")):
        low, high = figure.layout.yaxis.range
        assert low < -10 and high > 300 and tuple(figure.layout.xaxis.range) == (on.first, on.last)


def test_everything_stands_at_its_date_and_nothing_in_between() -> None:
    found = traces(drawn.panel(FULL, drawn.scale([FULL], AS_AT), AS_AT, False, "light"))
    assert found["figures"] == [(datetime.date(2023, 12, 31), 20), (datetime.date(2024, 12, 31), 40), (datetime.date(2025, 6, 30), 50)]
    assert found["baseline"] == [(datetime.date(2022, 12, 31), -10)]
    assert found["target"] == [(datetime.date(2027, 12, 31), 80)] and found["first target"] == [(datetime.date(2026, 12, 31), 100)]
    kept = traces(drawn.panel(replace(FULL, progress=replace(FULL.progress, aims=(LATER, FIRST))), drawn.scale([FULL], AS_AT), AS_AT, False, "light"))
    assert "first target" not in kept


def test_a_line_joins_only_figures_on_one_basis_and_never_runs_through_one_point() -> None:
    on = drawn.scale([FULL, ONE], AS_AT)
    assert drawn.panel(FULL, on, AS_AT, False, "light").data[0].mode == "lines+markers"
    assert drawn.panel(ONE, on, AS_AT, False, "light").data[0].mode == "markers"
    yearly = replace(FULL, row=replace(FULL.row, measure="per period"))
    assert drawn.panel(yearly, on, AS_AT, False, "light").data[0].mode == "markers"
    gap = course(point("2023", 20), point("2024", None, state="not given"), point("2025-06", 50), point("2025-06", 9, "women"))
    line = drawn.panel(gap, on, AS_AT, False, "light").data[0]
    assert list(line.y) == [20, None, 50] and line.connectgaps is False


def test_what_has_no_data_since_is_shaded_and_said() -> None:
    assert drawn.silent_days(ONE, AS_AT, 12) == 548 and drawn.silent_days(FULL, AS_AT, 12) == 0 and drawn.silent_days(course(), AS_AT, 12) == 0
    # a year that is not more than the reporting period
    assert (drawn.silent_days(course(point("2024-09-30", 1)), AS_AT, 12), drawn.silent_days(course(point("2024-09-29", 1)), AS_AT, 12)) == (0, 366)
    (shade,) = drawn.panel(ONE, drawn.scale([ONE], AS_AT), AS_AT, True, "light").layout.shapes
    assert (shade.x0, shade.x1) == (datetime.date(2024, 3, 31), datetime.date(2025, 9, 30))
    assert not drawn.panel(ONE, drawn.scale([ONE], AS_AT), AS_AT, False, "light").layout.shapes
    assert drawn.panel_sentence(ONE, AS_AT, 548, EN) == "300 (31 Mar 2024); no data since: 548 days"
    assert "以降データなし（548日間）" in drawn.panel_sentence(ONE, AS_AT, 548, JA)
    assert drawn.panel_sentence(FULL, AS_AT, 0, EN) == "50 (Jun 2025), target 80 (31 Dec 2027)"
    assert drawn.panel_sentence(course(point("2025", 5, bound="at least"), aims=(Aim("", "", 9),)), AS_AT, 0, EN) == "≥ 5 (2025), target 9"
    assert drawn.panel_sentence(course(), AS_AT, 0, EN) == "No figure has been reported."
    assert drawn.panel_sentence(course(point("2025", None, state=SUPPRESSED)), AS_AT, 0, EN) == "not shown: small number of persons"


def test_a_target_without_a_date_is_a_line_across_and_a_baseline_without_one_stands_at_the_edge() -> None:
    undated = course(point("2025-06", 5), aims=(Aim("", "", 9),), baseline=1)
    on = drawn.scale([undated], AS_AT)
    figure = drawn.panel(undated, on, AS_AT, False, "light")
    assert [shape.y0 for shape in figure.layout.shapes] == [9] and "target" not in traces(figure)
    assert traces(figure)["baseline"] == [(on.first, 1)]


def test_one_date_alone_and_nothing_at_all_have_a_scale() -> None:
    for one in (course(point(AS_AT, 0)), course()):
        on = drawn.scale([one], AS_AT)
        assert on.first < datetime.date(2025, 9, 30) < on.last and (on.least, on.most) == (0, 1)
        assert drawn.panel(one, on, AS_AT, False, "light").layout.xaxis.ticktext


def test_the_table_holds_every_figure_and_its_sources() -> None:
    assert drawn.table_row(FULL, EN) == ("-10 (31 Dec 2022)", "2023: 20; 31 Dec 2024: 40; Jun 2025: 50", "80 (31 Dec 2027); at first 100", "Source A")
    assert drawn.table_row(course(), EN) == ("–", "", "–", "")


def test_the_sentence_counts() -> None:
    alike = CountedAlike("t", "Trips", "乗車", "trips", "cumulative", 3, 1)
    assert drawn.sentence(alike, EN, "June 2024") == "Trips: figures of 3 indicators, 1 of them newer than June 2024"
    assert drawn.sentence(replace(alike, indicators=1), EN, "") == "Trips: figures of 1 indicator"
    assert drawn.named(alike, EN) == "Trips (trips, cumulative)" and drawn.named(replace(alike, measure="level"), JA).startswith("乗車（trips")
