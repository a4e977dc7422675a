"""Rows that queries answer with, and that charts, pages and reports are made from. Plain values, no behaviour.

Statuses are words of `jamp.model.statuses` or "" for not stated; dates are partial ISO dates or "".
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Tally:
    """Projects of one city or country ("" of none, or of all) in one focus area ("" not stated) and status, now and before."""

    city_id: str
    country: str
    focus_area: str
    status: str
    now: int
    before: int


@dataclass(frozen=True)
class StatusAt:
    """Number of projects in a status as at a reporting date; each project counts once."""

    as_at: str
    status: str
    projects: int


@dataclass(frozen=True)
class CityStanding:
    """One city in one view. Counts are projects by status; `overdue` are milestones past their promised date."""

    city_id: str
    city: str
    name_ja: str
    country: str
    latitude: float | None
    longitude: float | None
    population: int | None
    joined: str
    projects: int
    before: int
    planning: int
    ongoing: int
    completed: int
    suspended: int
    cancelled: int
    not_stated: int
    overdue: int
    last_report: str  # newest reporting date of any of its projects, at most the view's date
    reported: bool  # something reported after `since`, up to `as_at`

    @property
    def statuses(self) -> dict[str, int]:
        """status -> projects; "" not stated."""
        return {"planning": self.planning, "ongoing": self.ongoing, "completed": self.completed,
                "suspended": self.suspended, "cancelled": self.cancelled, "": self.not_stated}  # fmt: skip


@dataclass(frozen=True)
class Standing:
    """One project as at the view's date."""

    project_id: str
    title: str
    title_ja: str
    city: str  # city names joined by "; "
    country: str  # of the first city, or the project's own
    focus_area: str
    programme: str  # codes joined by "; "
    status: str
    stage: str
    percent_complete: float | None
    as_at: str
    source: str


@dataclass(frozen=True)
class Change:
    """What happened to a project between two dates; kind: new, completed, slipped, left, other (status changed)."""

    kind: str
    project_id: str
    title: str
    title_ja: str
    city: str
    before: str
    now: str
    detail: str  # for a slipped milestone its title; for a project that left its reason
    promised: str  # the date that was promised, for a slipped milestone
    expected: str  # the later date, "" where none was given


@dataclass(frozen=True)
class Statement:
    """One dated update of a project. `counts` marks the one whose status is counted as at the view's date."""

    as_at: str
    status: str
    stage: str
    percent_complete: float | None
    narrative: str
    issues: str
    next_steps: str
    status_basis: str
    source: str
    source_title: str
    publisher: str
    published: str
    source_url: str
    confidence: str
    counts: bool


@dataclass(frozen=True)
class MilestoneRow:
    """Promised, revised and actual date of one milestone, each with its source."""

    milestone_id: str
    project_id: str
    title: str
    planned_date: str
    revised_date: str
    actual_date: str
    outcome: str
    note: str
    planned_source: str
    later_source: str
    source_url: str
    overdue: bool
    confidence: str = ""


@dataclass(frozen=True)
class Point:
    """One reported value; bound: exact, at least, about, or ""; quality: a step of `statuses.QUALITY` or "". Without a
    value `state` is one of `statuses.NO_VALUE`, or `suppression.SUPPRESSED`; else ""."""

    as_at: str
    value: float | None
    groups: str
    bound: str
    comment: str
    source: str
    source_title: str
    source_url: str
    quality: str = ""
    state: str = ""


@dataclass(frozen=True)
class IndicatorRow:
    """An indicator with its baseline, target and reported values in the order of their dates."""

    indicator_id: str
    project_id: str
    title: str
    unit: str
    direction: str
    measure: str
    baseline: float | None
    baseline_date: str
    target: float | None
    target_date: str
    note: str
    source: str
    source_url: str
    values: tuple[Point, ...]
    project_title: str = ""
    codes: tuple[str, ...] = ()  # of other lists: "SDG 6.3", "ISO 37122:19.5", "OECD-DAC 14022"
    # small numbers of persons, which the session does not show
    baseline_hidden: bool = False
    target_hidden: bool = False


@dataclass(frozen=True)
class Totals:
    """The portfolio in one view: each project once. `now` and `before` map status -> projects."""

    projects: int
    projects_before: int
    cities: int
    countries: int
    now: dict[str, int]
    before: dict[str, int]


@dataclass(frozen=True)
class TargetTally:
    """Targets of one city, or of all, each once. `figure`: of the measurable ones, those with a figure; `past`: those
    past their date without one; `since`: those of them that fell due since the view's earlier date."""

    targets: int = 0
    measurable: int = 0
    figure: int = 0
    past: int = 0
    since: int = 0

    def __add__(self, other: TargetTally) -> TargetTally:
        return TargetTally(self.targets + other.targets, self.measurable + other.measurable, self.figure + other.figure,
                           self.past + other.past, self.since + other.since)  # fmt: skip
