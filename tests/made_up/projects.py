"""Made-up projects, and what is said of them over the years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from typing import Any, NamedTuple

from jamp.model.focus_areas import FOCUS_AREAS
from jamp.model.programmes import MADE_UP

Row = tuple[Any, ...]
MARK = MADE_UP  # the programme and the source that everything made up belongs to
KINDS = (
    ("bus service", "バス運行", "public transport"), ("flood warning system", "洪水警報", "flood & disaster risk"),
    ("clinic booking", "診療予約", "health"), ("waste sorting", "ごみ分別", "waste"), ("street lighting", "街路照明", "energy"),
    ("job matching for youth", "若者の就労支援", "jobs"), ("housing renewal", "住宅更新", "housing"), ("open data desk", "データ公開", "governance & data"),
)  # fmt: skip
ROUNDS = ("2021-09-30", "2022-09-30", "2023-09-30", "2024-09-30", "2025-09-30")
CHAIN = ("survey", "trial", "decision", "financing", "in service")
THEMES = ("inclusivity", "disaster-risk-reduction", "people-centred")
COLUMNS = ("project_id", "title", "title_ja", "city", "programme", "focus_area", "sector", "objective", "theme", "sdg", "fiscal_year", "start_date", "end_date")
UPDATE_COLUMNS = ("project_id", "as_at", "source", "status", "stage", "percent_complete", "narrative", "issues")


class Plot(NamedTuple):
    """What is the same in everything of one project: its luck decides how well it goes, from 0 to 1."""

    project_id: str
    luck: float
    first: int  # the year that it begins in
    smart_jamp: bool
    draw: Random


def plots(number: int, after: int = 0) -> Iterator[Plot]:
    """Of `number` projects; the same each time."""
    for i in range(after, after + number):
        draw = Random(i)
        yield Plot(f"MADE-{i}", draw.random(), 2019 + draw.randrange(5), i % 5 == 0, draw)


def project(plot: Plot, cities: Sequence[str]) -> Row:
    i = int(plot.project_id.removeprefix("MADE-"))
    name, name_ja, sector = KINDS[i % len(KINDS)]
    title, title_ja = f"Made-up {name} {i}", f"架空の{name_ja}{i}"
    codes = f"{MARK}; SMART-JAMP" if plot.smart_jamp else f"{MARK}; ASCN"
    year = f"FY{2020 + i // 5 % 6}" if plot.smart_jamp else None
    return (plot.project_id, title, title_ja, cities[i % len(cities)], codes, FOCUS_AREAS[i % len(FOCUS_AREAS)], sector, "Made up, to try the tracker out",
            THEMES[i % 3], ("11.2", "13.1", "11.2; 10.2")[i % 3], year, f"{plot.first}-04-01", f"{plot.first + 4}-03-31")  # fmt: skip


def updates(plot: Plot) -> Iterator[Row]:
    """One for each round, or fewer: some fall silent early."""
    silent = 2 if plot.luck < 0.25 else len(ROUNDS)
    for n, date in enumerate(ROUNDS[:silent]):
        way = min(max(int(date[:4]) - plot.first, 0) / 5 * (0.4 + plot.luck), 1)
        status = "planning" if way < 0.2 else "completed" if way >= 1 else "ongoing"
        if plot.luck < 0.03 and n:
            status = "cancelled" if plot.luck < 0.015 else "suspended"
        stage = None
        if plot.smart_jamp:
            ended = 0.25 < plot.luck < 0.35 and n > 2
            stage = "ended without follow-up" if ended else CHAIN[min(int(n * (0.3 + plot.luck)), len(CHAIN) - 1)]
        issues = "Made-up issue: the permission is late" if plot.luck < 0.4 else None
        yield plot.project_id, date, "", status, stage, round(way * 100), f"Made-up update of {date[:4]}", issues
