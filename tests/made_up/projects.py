"""Made-up projects."""

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
THEMES = ("inclusivity", "disaster-risk-reduction", "people-centred")
COLUMNS = ("project_id", "title", "title_ja", "city", "programme", "focus_area", "sector", "objective", "theme", "sdg", "fiscal_year", "start_date", "end_date")


class Plot(NamedTuple):
    """What is the same in everything of one project: its luck decides how well it goes, from 0 to 1."""

    project_id: str
    luck: float
    first: int  # the year that it begins in
    smart_jamp: bool
    draw: Random

    @property
    def silent(self) -> bool:
        """True where its office falls silent early."""
        return self.luck < 0.25


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
