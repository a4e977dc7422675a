"""How far the indicators of projects are: the figure that counts at a date, the targets that hold then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from jamp.model.dates import end_of
from jamp.model.outcomes import (
    HIDDEN,
    NO_ACTUAL,
    NO_BASELINE,
    NO_TARGET,
    PLANNED,
    Aim,
    Answer,
    aims_at,
    share_of_due,
    share_of_way,
)
from jamp.model.results import Progress
from jamp.model.statements import precedence
from jamp.queries.reported import EVERYBODY, newest_end
from jamp.store.suppressed import Hidden, least_shown, suppressed
from jamp.store.tables import Indicator, IndicatorTarget, NewestFigure, Project, Source, Value

FEW = 10_000  # what a statement takes as a list; both databases take three times as much


class Figure(NamedTuple):
    """A reported figure of everybody; source "" is the office itself."""

    value: float
    as_at: str
    source: str
    bound: str = ""  # "at least" or "about"


def figures(session: Session, date: str, conditions: Sequence[Any]) -> dict[str, Figure]:
    """{indicator: its figure that counts as at `date`} of the indicators that meet `conditions` (on Project and Indicator),
    without those that the session does not show. For one date the office's own figure counts before published ones, then
    the one published last."""
    found = _every(session, date, conditions)
    out = suppressed(session, found)
    return {key: figure for key, figure in found.items() if not _of_everybody(out, key, figure.as_at)} if out else found


def _of_everybody(out: Hidden, indicator: str, date: str) -> bool:
    """Whether the figure of everybody at a date is one of those that are not shown."""
    return "" in out.get((indicator, end_of(date) if date else ""), ())


def _every(session: Session, date: str, conditions: Sequence[Any]) -> dict[str, Figure]:
    kept = NewestFigure
    query = (
        select(kept.indicator_id, kept.value, kept.as_at, kept.source, kept.bound, kept.as_at_end)
        .join(Indicator, Indicator.indicator_id == kept.indicator_id)
        .join(Project, Project.project_id == Indicator.project_id)
        .where(kept.groups == "", kept.first_end <= end_of(date), *conditions)
    )
    found: dict[str, Figure] = {}
    newer = False
    for key, value, as_at, source, bound, end in session.execute(query):
        if end <= end_of(date):
            found[key] = Figure(value, as_at, source, bound or "")
        else:
            newer = True
    return found | _earlier(session, date, conditions) if newer else found


def _earlier(session: Session, date: str, conditions: Sequence[Any]) -> dict[str, Figure]:
    """Of the indicators that have a newer figure, from their values."""
    last = (
        select(NewestFigure.indicator_id, newest_end(date, groups="").label("day"))
        .join(Indicator, Indicator.indicator_id == NewestFigure.indicator_id)
        .join(Project, Project.project_id == Indicator.project_id)
        .where(NewestFigure.groups == "", NewestFigure.first_end <= end_of(date), NewestFigure.as_at_end > end_of(date), *conditions)
        # made first, or SQLite looks at every value there is
        .cte("last")
        .prefix_with("MATERIALIZED")
    )
    query = (
        select(Value.indicator_id, Value.value, Value.as_at, Value.source, Source.published, Value.bound)
        .join(last, and_(last.c.indicator_id == Value.indicator_id, last.c.day == Value.as_at_end))
        .join(Source, Source.source == Value.source)
        .where(Value.groups == EVERYBODY, Value.value.is_not(None))
    )
    found: dict[str, Any] = {}
    for row in session.execute(query):
        # most have one figure of that day: there is nothing to choose from
        if (other := found.get(row.indicator_id)) is None or _rank(row) > _rank(other):
            found[row.indicator_id] = row
    return {key: Figure(row.value, row.as_at, row.source, row.bound or "") for key, row in found.items()}


def _rank(row: Any) -> tuple[str, bool, str, str]:
    return precedence(row.as_at, row.source, row.published)


def progress(session: Session, date: str, conditions: Sequence[Any], before: str = "", order: Sequence[Any] = (), offset: int = 0,
             limit: int | None = None, public: bool = False) -> list[Progress]:  # fmt: skip
    """The indicators that meet `conditions` (on Project and Indicator), each with its figure and targets as at `date` and
    its figure as at `before`; in `order`, then by their codes. `public`: without the figures that everybody
    may not see, whoever asks, for a rule whose answer is the same for all."""
    columns = (
        Indicator.indicator_id, Indicator.project_id, Indicator.title, Indicator.unit, Indicator.measure, Indicator.headline, Indicator.additive,
        Indicator.shared_indicator, Indicator.baseline, Indicator.baseline_date, Indicator.target, Indicator.target_date,
    )  # fmt: skip
    query = (
        select(*columns)
        .join(Project, Project.project_id == Indicator.project_id)
        .where(*conditions)
        .order_by(*order, Indicator.project_id, Indicator.indicator_id)
        .offset(offset)
        .limit(limit)
    )
    found = session.execute(query).all()
    # a few of many: what belongs to them is looked for by their codes
    those = list(conditions) if len(found) > FEW else [Indicator.indicator_id.in_([row[0] for row in found])]
    later, now = _later(session, those), _every(session, date, those)
    earlier = _every(session, before, those) if before else {}
    codes = [row[0] for row in found]
    out, least = suppressed(session, codes, public), least_shown(session, codes, public)
    return [_seen(_one(row, later.get(row[0], []), now.get(row[0]), earlier.get(row[0]), date), out, least.get(row[0], 0)) for row in found]


def _seen(row: Progress, out: Hidden, least: float) -> Progress:
    """Without what is not shown, and without the shares that would give it away."""
    figure = bool(row.actual_at) and _of_everybody(out, row.indicator_id, row.actual_at)
    baseline = row.baseline is not None and _of_everybody(out, row.indicator_id, row.baseline_date)
    target = any(0 < aim.value < least for aim in (*row.aims, *([row.own] if row.own else [])))
    if bool(row.before_at) and _of_everybody(out, row.indicator_id, row.before_at):
        row = replace(row, before=None, before_at="", before_bound="", before_hidden=True)
    if not (figure or baseline or target):
        return row
    # that baseline and target are one would tell as much as a share
    plain = () if figure else (NO_ACTUAL, NO_BASELINE, NO_TARGET, PLANNED)
    way, due = (one if one.why in plain else Answer(None, HIDDEN) for one in (row.way, row.due))
    row = replace(row, hidden=figure, baseline_hidden=baseline, target_hidden=target, way=way, due=due)
    row = replace(row, actual=None, bound="") if figure else row
    row = replace(row, baseline=None) if baseline else row
    return replace(row, own=None, aims=()) if target else row


def _later(session: Session, conditions: Sequence[Any]) -> dict[str, list[Aim]]:
    query = (
        select(IndicatorTarget.indicator_id, IndicatorTarget.target_date, IndicatorTarget.set_on, IndicatorTarget.target)
        .join(Indicator, Indicator.indicator_id == IndicatorTarget.indicator_id)
        .join(Project, Project.project_id == Indicator.project_id)
        .where(*conditions)
        .order_by(IndicatorTarget.indicator_id, IndicatorTarget.target_date, IndicatorTarget.set_on)
    )
    found: dict[str, list[Aim]] = {}
    for indicator, target_date, set_on, target in session.execute(query):
        found.setdefault(indicator, []).append(Aim(target_date, set_on, target))
    return found


def _one(row: Any, later: list[Aim], now: Figure | None, earlier: Figure | None, date: str) -> Progress:
    own = None if row.target is None else Aim(row.target_date or "", "", row.target)
    aims = aims_at(own, later, date)
    actual = now.value if now else None
    way = share_of_way(row.baseline, aims[-1].value if aims else None, actual)
    due = share_of_due(row.baseline, row.baseline_date or "", aims, actual, date)
    if row.measure == "planned":
        way = due = Answer(None, PLANNED)
    return Progress(
        row.indicator_id, row.project_id, row.title, row.unit, row.measure or "", row.headline == "yes", row.additive == "yes",
        row.shared_indicator or "", row.baseline, row.baseline_date or "", own, aims, actual, now.as_at if now else "", now.source if now else "",
        way, due, earlier.value if earlier else None, earlier.as_at if earlier else "",
        bound=now.bound if now else "", before_bound=earlier.bound if earlier else "",
    )  # fmt: skip
