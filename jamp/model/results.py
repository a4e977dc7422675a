"""Results as queries answer with them: how far an indicator is, what several projects count alike."""

from __future__ import annotations

from dataclasses import dataclass

from jamp.model.outcomes import Aim, Answer
from jamp.model.rows import IndicatorRow, Point


@dataclass(frozen=True)
class Progress:
    """How far an indicator is as at a date. `own`: the end target as first set; `aims`: the targets that hold then, the
    last one is the end; `way`: share of the way to it; `due`: share of what is due by then."""

    indicator_id: str
    project_id: str
    title: str
    unit: str
    measure: str
    headline: bool
    additive: bool
    shared: str
    baseline: float | None
    baseline_date: str
    own: Aim | None
    aims: tuple[Aim, ...]
    actual: float | None
    actual_at: str
    source: str  # of the figure; "" the office itself, or no figure
    way: Answer
    due: Answer
    before: float | None = None  # the figure as at an earlier date
    before_at: str = ""
    bound: str = ""  # "at least" or "about" the figure, and that before
    before_bound: str = ""
    # small numbers of persons, which the session does not show: the figure, that before, the baseline, a target
    hidden: bool = False
    before_hidden: bool = False
    baseline_hidden: bool = False
    target_hidden: bool = False

    @property
    def end(self) -> Aim | None:
        """The end target that holds."""
        return self.aims[-1] if self.aims else None

    @property
    def change(self) -> float | None:
        """What has come since the earlier date; None where one of the two is not known, of yearly figures, or of what is known about only."""
        if self.actual is None or self.before is None or self.measure == "per period" or self.bound or self.before_bound:
            return None
        return self.actual - self.before


@dataclass(frozen=True)
class Result:
    """An indicator as a list shows it: with its project, its cities joined by "; ", and its newest figures by group."""

    progress: Progress
    project_title: str
    project_title_ja: str
    city: str
    country: str
    groups: tuple[Point, ...]


@dataclass(frozen=True)
class Shared:
    """What several projects count alike: its parts, and their sum, or why there is none. `change`: what has come since the
    earlier date in the projects (`both` of them) that had a figure then, too."""

    shared_indicator: str
    title: str
    title_ja: str
    note: str
    unit: str
    parts: tuple[Result, ...]
    projects: int
    now: Answer
    change: float
    both: int


@dataclass(frozen=True)
class CountedAlike:
    """What several indicators count alike in one unit and way ("" not stated): so many have a figure, so many of them one
    that is newer than the earlier date."""

    shared_indicator: str
    title: str
    title_ja: str
    unit: str
    measure: str
    indicators: int
    moved: int


@dataclass(frozen=True)
class Course:
    """An indicator with all its figures, how far it is, and its cities joined by "; "."""

    row: IndicatorRow
    progress: Progress
    city: str


@dataclass(frozen=True)
class ResultCounts:
    """Of the indicators of a view: how many there are, have a figure, have one that is newer than the earlier date,
    have a target, and have a target and no figure."""

    indicators: int
    with_figure: int
    moved: int
    with_target: int
    waiting: int


@dataclass(frozen=True)
class Side:
    """One column of a comparison. `statuses`, `ratings`: word -> projects; `late`: open milestones past their date."""

    projects: int
    statuses: dict[str, int]
    ratings: dict[str, int]
    late: int
    indicators: ResultCounts


@dataclass(frozen=True)
class Part:
    """A figure that a column of a comparison is made of. `side`: the number of the column."""

    side: int
    project_id: str
    title: str
    value: float
    bound: str
    as_at: str
    source: str
    additive: bool
    baseline: float | None = None
    target: float | None = None
    # small numbers of persons, which the session does not show
    baseline_hidden: bool = False
    target_hidden: bool = False


@dataclass(frozen=True)
class Beside:
    """What is counted alike in one unit and way ("" not stated), side by side: of each column the sum or the one figure, or
    why there is none; what of it is known about only; so many indicators; how far it is on the way."""

    shared_indicator: str
    title: str
    title_ja: str
    unit: str
    measure: str
    values: tuple[Answer, ...]
    bounds: tuple[str, ...]
    counted: tuple[int, ...]
    ways: tuple[Answer, ...]
    parts: tuple[Part, ...]

    @property
    def both(self) -> int:
        """How many columns have a figure to compare."""
        return sum(value.value is not None for value in self.values)
