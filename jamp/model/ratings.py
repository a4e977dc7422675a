"""The rating of a project: a rule over what is known of it at a reporting date, the same for everybody.

Read from the worst: what is cancelled, suspended or completed is said first; then what is late or stuck, whatever the
figures say; then whether there are figures at all; then what they say. Nothing that cannot be measured is on track.
"""

from __future__ import annotations

from dataclasses import dataclass

from jamp.model.dates import DAYS_A_MONTH
from jamp.model.settings import DEFAULTS

ON_TRACK, WATCH, OFF_TRACK, NO_DATA = "on track", "watch", "off track", "no recent data"
COMPLETED, NOT_STARTED, SUSPENDED, CANCELLED = "completed", "not started", "suspended", "cancelled"
RATINGS = (OFF_TRACK, WATCH, ON_TRACK, NO_DATA, NOT_STARTED, COMPLETED, SUSPENDED, CANCELLED)


@dataclass(frozen=True)
class Facts:
    """What the rule looks at, as known at the reporting date; None where it cannot be said.

    days_late: of the open milestone that is latest, 0 where none is late. kept: milestones that were promised and are done.
    share_of_due: the lowest of the headline indicators, 1 = all that is due. days_since_value: since the newest figure.
    gap_points: time elapsed and money spent apart, in points of 100. unreported: headline indicators of which something is
    due and no figure is known. severe_past: severe risks or barriers still open after their date. end_reached: the milestone that completes the project is reached. final_in: its headline figures after that are in.
    """

    status: str = ""
    started: bool = True
    days_late: int | None = None
    kept: int = 0
    share_of_due: float | None = None
    days_since_value: int | None = None
    gap_points: float | None = None
    unreported: int = 0
    severe_past: int = 0
    end_reached: bool | None = None
    final_in: bool | None = None


@dataclass(frozen=True)
class Condition:
    """One question of the rule. `holds` is None where it cannot be said; `sets`: the rating that it leads to."""

    rule: str
    value: float | None
    limit: float | None
    holds: bool | None
    sets: str


@dataclass(frozen=True)
class Rated:
    """`rating` counts. `by_rule` is the rule's own answer; `set_by`: who set another one by hand, with the reason."""

    rating: str
    by_rule: str
    conditions: tuple[Condition, ...]
    set_by: str = ""
    reason: str = ""
    set_on: str = ""

    @property
    def deciding(self) -> tuple[Condition, ...]:
        """The conditions that led to the rule's answer."""
        return tuple(one for one in self.conditions if one.sets == self.by_rule and one.holds)


def conditions(facts: Facts, limits: dict[str, float] = DEFAULTS) -> tuple[Condition, ...]:
    """All questions with their answers, in the order in which they are looked at."""
    period = limits["reporting_period_months"] * DAYS_A_MONTH
    ended = None if facts.end_reached is None and facts.final_in is None else bool(facts.end_reached and facts.final_in)
    never = facts.days_since_value is None
    stated = [
        Condition(f"status {status}", None, None, facts.status == status, status) for status in (CANCELLED, SUSPENDED)
    ]
    return (
        *stated,
        Condition("end milestone reached and final values in", None, None, ended, COMPLETED),
        _above("days that a milestone is late", facts.days_late, limits["days_late_off_track"], OFF_TRACK),
        _above("severe risks open past their date", facts.severe_past, 0, OFF_TRACK),
        Condition("status planning, not started", None, None, facts.status == "planning" and not facts.started, NOT_STARTED),
        Condition("days since the last value, two periods", facts.days_since_value, 2 * period,
                  never or _more(facts.days_since_value, 2 * period), NO_DATA),
        _below("share of what is due", facts.share_of_due, limits["share_off_track"], OFF_TRACK),
        _above("days that a milestone is late", facts.days_late, limits["days_late_watch"], WATCH),
        _below("share of what is due", facts.share_of_due, limits["share_on_track"], WATCH),
        _above("headline figures due and missing", facts.unreported, 0, WATCH),
        _above("points between time and money", facts.gap_points, limits["spend_gap_points"], WATCH),
        Condition("days since the last value, one period", facts.days_since_value, period, never or _more(facts.days_since_value, period), WATCH),
        Condition("no milestone kept and no share to go by", None, None, not facts.kept and facts.share_of_due is None, WATCH),
    )  # fmt: skip


def rate(facts: Facts, limits: dict[str, float] = DEFAULTS) -> Rated:
    """The rule's answer: that of the first condition that holds, on track where none does."""
    found = conditions(facts, limits)
    answer = next((one.sets for one in found if one.holds), ON_TRACK)
    return Rated(answer, answer, found)


def stale(rating: str, days: int, limits: dict[str, float] = DEFAULTS) -> bool:
    """Whether a rating that was set by hand so many days ago counts no more: what nobody confirms is not green for ever."""
    return rating == ON_TRACK and days > 2 * limits["reporting_period_months"] * DAYS_A_MONTH


def _more(value: float | None, limit: float) -> bool:
    return value is not None and value > limit


def _above(rule: str, value: float | None, limit: float, sets: str) -> Condition:
    return Condition(rule, value, limit, None if value is None else value > limit, sets)


def _below(rule: str, value: float | None, limit: float, sets: str) -> Condition:
    # a share of 0.9 that came out a hair below is 0.9
    return Condition(rule, value, limit, None if value is None else value < limit - 1e-9, sets)
