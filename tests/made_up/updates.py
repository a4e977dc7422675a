"""What is said of made-up projects over the years."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.made_up.delivery import milestones
from tests.made_up.projects import Plot

Row = tuple[Any, ...]
ROUNDS = ("2021-09-30", "2022-09-30", "2023-09-30", "2024-09-30", "2025-09-30")
CHAIN = ("survey", "trial", "decision", "financing", "in service")
COLUMNS = ("project_id", "as_at", "source", "status", "stage", "percent_complete", "narrative", "issues")


def updates(plot: Plot) -> Iterator[Row]:
    """One for each round, or fewer: some fall silent early. A project is completed once its last milestone is reached."""
    *_, last = milestones(plot)
    ended = last[6]
    for n, date in enumerate(ROUNDS[: 2 if plot.silent else len(ROUNDS)]):
        done = ended is not None and ended <= date
        way = 1 if done else min(max(int(date[:4]) - plot.first, 0) / 5 * (0.4 + plot.luck), 0.99)
        status = "completed" if done else "planning" if way < 0.2 else "ongoing"
        if plot.luck < 0.03 and n:
            status = "cancelled" if plot.luck < 0.015 else "suspended"
        stage = None
        if plot.smart_jamp:
            dropped = 0.25 < plot.luck < 0.35 and n > 2
            stage = "ended without follow-up" if dropped else CHAIN[min(int(n * (0.3 + plot.luck)), len(CHAIN) - 1)]
        issues = "Made-up issue: the permission is late" if plot.luck < 0.4 else None
        yield plot.project_id, date, "", status, stage, round(way * 100), f"Made-up update of {date[:4]}", issues
