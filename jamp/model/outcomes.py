"""The arithmetic of results: how far an indicator is, what is due of it, what may be added up.

Where something cannot be said, the answer is the reason in words that the catalogues translate.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jamp.model.dates import end_of, last_day

NO_BASELINE, NO_TARGET, NO_ACTUAL = "no baseline", "no target", "no figure"
SAME = "the target equals the baseline"
NO_DATES, NOT_DUE = "no dates to draw the line between", "nothing is due yet"
PLANNED = "a plan, not a result"
NOT_SHARED, OTHER_UNIT, NOT_ADDITIVE = "not counted alike", "different units", "not marked as adding up"
OTHER_MEASURE, OTHER_DATE = "cumulative and yearly figures do not mix", "yearly figures of different periods"
HIDDEN = "not shown: small number of persons"
REASONS = (NO_BASELINE, NO_TARGET, NO_ACTUAL, SAME, NO_DATES, NOT_DUE, PLANNED, NOT_SHARED, OTHER_UNIT, NOT_ADDITIVE,
           OTHER_MEASURE, OTHER_DATE, HIDDEN)  # fmt: skip


@dataclass(frozen=True)
class Answer:
    """A number, or None and the reason why it cannot be said."""

    value: float | None
    why: str = ""


@dataclass(frozen=True)
class Aim:
    """A target of an indicator: its date, when it was set ("" from the start), its value."""

    date: str
    set_on: str
    value: float


def share_of_way(baseline: float | None, target: float | None, actual: float | None) -> Answer:
    """(actual - baseline) / (target - baseline), for rising and falling indicators alike; 1 = reached."""
    for number, why in ((baseline, NO_BASELINE), (target, NO_TARGET), (actual, NO_ACTUAL)):
        if number is None:
            return Answer(None, why)
    assert baseline is not None and target is not None and actual is not None
    if target == baseline:
        return Answer(None, SAME)
    return Answer((actual - baseline) / (target - baseline))


def aims_at(own: Aim | None, later: Iterable[Aim], as_at: str) -> tuple[Aim, ...]:
    """The targets that hold at a date, in the order of their dates.

    `own` is the end target as first set. Targets set on one day are one plan; the last plan set by the date holds, and
    the first end target with it where that plan does not reach so far.
    """
    set_by_then = [aim for aim in later if end_of(aim.set_on) <= end_of(as_at)]
    newest = max((end_of(aim.set_on) for aim in set_by_then), default="")
    plan = [aim for aim in set_by_then if end_of(aim.set_on) == newest]
    if own is not None and (not plan or (own.date and max(end_of(aim.date) for aim in plan) < end_of(own.date))):
        plan.append(own)
    return tuple(sorted(plan, key=lambda aim: end_of(aim.date) if aim.date else "9999-12-31"))


def due(baseline: float | None, baseline_date: str, aims: Sequence[Aim], as_at: str) -> Answer:
    """What is to be reached by a date: on straight lines from the baseline through the targets."""
    if baseline is None:
        return Answer(None, NO_BASELINE)
    if not aims:
        return Answer(None, NO_TARGET)
    if not baseline_date or not all(aim.date for aim in aims):
        return Answer(None, NO_DATES)
    before, day = (last_day(baseline_date), baseline), last_day(as_at)
    if day <= before[0]:
        return Answer(None, NOT_DUE)
    for aim in aims:
        after = (last_day(aim.date), aim.value)
        if day <= after[0]:
            return Answer(_between(before, after, day))
        before = after
    return Answer(before[1])


def _between(before: tuple[datetime.date, float], after: tuple[datetime.date, float], day: datetime.date) -> float:
    days = (after[0] - before[0]).days
    if days <= 0:
        return after[1]
    part = (day - before[0]).days / days
    # both ends are met to the last digit
    return before[1] * (1 - part) + after[1] * part


def share_of_due(baseline: float | None, baseline_date: str, aims: Sequence[Aim], actual: float | None, as_at: str) -> Answer:
    """How much of what is due by a date has been reached; 1 = all."""
    expected = due(baseline, baseline_date, aims, as_at)
    if expected.value is None:
        return expected
    found = share_of_way(baseline, expected.value, actual)
    return Answer(None, NOT_DUE) if found.why == SAME else found


@dataclass(frozen=True)
class Addend:
    """A figure that is to be added: what it counts, in what unit, how, and whether its office says that it adds up."""

    shared: str
    unit: str
    measure: str
    additive: bool
    as_at: str
    value: float


def total(addends: Sequence[Addend]) -> Answer:
    """The sum over projects, or why there is none."""
    if not addends:
        return Answer(None, NO_ACTUAL)
    first = addends[0]
    checks = (
        (all(one.shared == first.shared != "" for one in addends), NOT_SHARED),
        (all(one.unit == first.unit for one in addends), OTHER_UNIT),
        (all(one.additive for one in addends), NOT_ADDITIVE),
        (all(one.measure != "planned" for one in addends), PLANNED),
        (all(one.measure == first.measure for one in addends), OTHER_MEASURE),
        (first.measure != "per period" or all(end_of(one.as_at) == end_of(first.as_at) for one in addends), OTHER_DATE),
    )
    wrong = next((why for holds, why in checks if not holds), "")
    return Answer(None, wrong) if wrong else Answer(sum(one.value for one in addends))
