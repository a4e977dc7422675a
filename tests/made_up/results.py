"""Made-up indicators, their targets and their figures."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

from tests.made_up.projects import Plot
from tests.made_up.size import Size

Row = tuple[Any, ...]
GROUPS = ("", "women", "informal_workers", "older_persons", "persons_with_disabilities", "youth", "migrants", "low_income")
SHARES = (1.0, 0.48, 0.17, 0.12, 0.04, 0.2, 0.03, 0.22)
# shared indicator, title, unit, direction, measure, may be added up
COUNTED = (
    ("MADE-UP-passengers", "Made-up passengers a day", "people", "rising", "level", "yes"),
    ("MADE-UP-households", "Made-up households served", "households", "rising", "cumulative", "yes"),
    ("MADE-UP-waiting", "Made-up waiting time", "minutes", "falling", "level", "no"),
    ("MADE-UP-trained", "Made-up persons trained", "people", "rising", "per period", "yes"),
)
INDICATOR_COLUMNS = ("indicator_id", "project_id", "title", "unit", "direction", "measure", "baseline", "baseline_date", "target", "target_date", "headline",
                     "additive", "shared_indicator", "sdg")  # fmt: skip
TARGET_COLUMNS = ("indicator_id", "target_date", "set_on", "target", "reason")
VALUE_COLUMNS = ("indicator_id", "as_at", "source", "value", "groups", "comment")
ENDS = ("-03-31", "-06-30", "-09-30", "-12-31")


def shared() -> list[Row]:
    """(code, title, Japanese title, note) of what several made-up projects count alike."""
    return [(code, title, None, "Made up") for code, title, *_ in COUNTED]


def dates(number: int) -> list[str]:
    """The ends of so many quarters up to September 2025, oldest first."""
    quarters = range(2025 * 4 + 2 - number + 1, 2025 * 4 + 3)
    return [f"{quarter // 4}{ENDS[quarter % 4]}" for quarter in quarters]


def indicators(plot: Plot, size: Size) -> Iterator[tuple[Row, bool]]:
    """Each with whether it has a later target."""
    for n in range(size.indicators):
        code, title, unit, direction, measure, additive = COUNTED[n % len(COUNTED)]
        name = title if n < len(COUNTED) else f"{title}, part {n // len(COUNTED) + 1}"
        baseline = 0.0 if measure in ("cumulative", "per period") else 40.0 if direction == "falling" else 1000.0
        target = 10.0 if direction == "falling" else 1000.0 * (n % 7 + 2)
        yield (f"{plot.project_id}-I{n}", plot.project_id, name, unit, direction, measure, baseline, "2020-09-30", target, "2026-12-31",
               "yes" if n < 2 else "no", additive, code, "11.2"), n % 10 == 0  # fmt: skip


def later_target(indicator: Row) -> Row:
    return indicator[0], "2026-12-31", "2023-09-30", float(indicator[8]) * (1.2 if indicator[4] == "falling" else 0.8), "Made up: set anew after the mid-term look"


def values(plot: Plot, indicator: Row, days: list[str], size: Size) -> Iterator[Row]:
    """A figure for each date and group, towards the target as far as luck has it."""
    key, baseline, target, draw = indicator[0], indicator[6], indicator[8], Random(f"{indicator[0]}")
    pace = 0.35 + 0.75 * plot.luck
    before = 0.0
    for n, day in enumerate(days, 1):
        way = min(n / len(days) * pace * (0.95 + 0.1 * draw.random()), 1.1)
        whole = baseline + (target - baseline) * (0.2 * way if indicator[5] == "per period" else way)
        if indicator[5] == "cumulative":
            whole = before = max(before, whole)  # a sum never becomes less
        for group in range(size.groups):
            share = 1.0 if indicator[4] == "falling" else SHARES[group]
            yield key, day, "", float(round(whole * share)), GROUPS[group], None
