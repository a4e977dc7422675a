"""Which values a session does not show: small numbers of persons, and what would give them away.

Decided here alone, for pages, charts, documents and exports: the secretariat sees all, an office what belongs to its own
projects, everybody else what is no small number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row, and_, false, not_, select
from sqlalchemy.orm import Session

from jamp.model.dates import end_of
from jamp.model.settings import DEFAULTS
from jamp.model.suppression import hidden, hidden_in_time, personal
from jamp.model.units import adds_up, counts_people
from jamp.store.periods import end_of as last
from jamp.store.scope import OWN
from jamp.store.tables import Indicator, NewestFigure, Project, Setting, Value

AT_ONCE = 400
BASELINE = "baseline "  # no source has a name that ends so
Table = dict[str, float]
Hidden = dict[tuple[str, str], set[str]]


def suppressed(session: Session, indicators: Iterable[str], public: bool = False) -> Hidden:
    """{(indicator, last day of the reporting date): the groups that are not shown} of these indicators. A baseline is a figure
    of everybody at its date, "" where it has none. `public`: that are not shown to everybody, whoever asks."""
    found: Hidden = {}
    if not public and sees_all(session):
        return found
    asked = sorted(set(indicators))
    for start in range(0, len(asked), AT_ONCE):
        found |= _suppressed(session, asked[start : start + AT_ONCE], public)
    return found


def foreign(session: Session, indicators: Iterable[str], public: bool = False) -> dict[str, str]:
    """{indicator: its unit} of those of these whose project the person does not answer for; of all of them, if `public`."""
    return {row.indicator_id: row.unit for row in _foreign(session, indicators, public)}


def _foreign(session: Session, indicators: Iterable[str], public: bool) -> list[Row[Any]]:
    own = select(Project.project_id).where(false() if public else session.info.get(OWN, false()))
    query = select(Indicator.indicator_id, Indicator.unit, Indicator.baseline, Indicator.baseline_date, Indicator.measure)
    return list(session.execute(query.where(Indicator.indicator_id.in_(list(indicators)), Indicator.project_id.not_in(own))))


def least_shown(session: Session, indicators: Iterable[str], public: bool = False) -> dict[str, float]:
    """{indicator: the least number above nothing that is shown as its target} of those of these that count persons and that
    the session does not show whole."""
    asked, limit = sorted(set(indicators)), _limit(session)
    if not asked or (not public and sees_all(session)):
        return {}
    parts = (asked[start : start + AT_ONCE] for start in range(0, len(asked), AT_ONCE))
    return {key: limit for part in parts for key, unit in foreign(session, part, public).items() if counts_people(unit)}


def _limit(session: Session) -> float:
    limit = session.scalar(select(Setting.value).where(Setting.setting == "smallest_group"))
    return DEFAULTS["smallest_group"] if limit is None else limit


def sees_all(session: Session) -> bool:
    """True for who answers for every project."""
    return session.scalar(select(Project.project_id).where(not_(session.info.get(OWN, false()))).limit(1)) is None


def _suppressed(session: Session, indicators: list[str], public: bool) -> Hidden:
    limit = _limit(session)
    # most indicators, and most dates of the others, hold no small number: nothing else is read of them
    figures = select(NewestFigure.indicator_id).where(NewestFigure.indicator_id.in_(indicators), NewestFigure.least < limit)
    starts = select(Indicator.indicator_id).where(Indicator.indicator_id.in_(indicators), Indicator.baseline > 0, Indicator.baseline < limit)
    rows = [row for row in _foreign(session, session.scalars(figures.union(starts)).all(), public) if adds_up(row.unit)]
    if not rows:
        return {}
    # of a sum that only grows, the figures of other dates tell something too
    growing = {row.indicator_id for row in rows if row.measure == "cumulative"}
    from_small = {row.indicator_id for row in rows if row.baseline is not None and 0 < row.baseline < limit}
    tables = _tables(session, growing, None) | _tables(session, {row.indicator_id for row in rows} - growing, limit, from_small)
    for row in rows:
        start = (row.indicator_id, end_of(row.baseline_date) if row.baseline_date else "")
        if row.baseline is not None and (start in tables or row.indicator_id in from_small | growing):
            tables.setdefault(start, {})[BASELINE] = {"": row.baseline}
    people = {row.indicator_id: counts_people(row.unit) for row in rows}
    in_time: dict[str, dict[str, dict[str, Table]]] = defaultdict(dict)
    found: Hidden = {}
    for (indicator, end), of in tables.items():
        if indicator in growing:
            in_time[indicator][end] = of
        else:
            found[indicator, end] = hidden([of[source] for source in sorted(of)], limit, people[indicator])
    for indicator, dates in in_time.items():
        found |= {(indicator, end): groups for end, groups in hidden_in_time(dates, limit, people[indicator]).items()}
    return {key: groups for key, groups in found.items() if groups}


def _tables(session: Session, indicators: set[str], limit: float | None, from_small: Iterable[str] = ()) -> dict[tuple[str, str], dict[str, Table]]:
    """{(indicator, last day of the reporting date): {source: {groups: value}}}; with a limit, of dates alone that have a
    figure under it, or, where `from_small`, the baseline."""
    if not indicators:
        return {}
    query = select(Value.indicator_id, Value.as_at_end, Value.source, Value.groups, Value.value).where(Value.indicator_id.in_(indicators))
    if limit is not None:
        figures = select(Value.indicator_id, Value.as_at_end).where(Value.indicator_id.in_(indicators), Value.value > 0, Value.value < limit)
        starts = select(Indicator.indicator_id, last(Indicator.baseline_date)).where(Indicator.indicator_id.in_(indicators.intersection(from_small)))
        small = figures.union(starts).subquery()
        query = query.join(small, and_(small.c.indicator_id == Value.indicator_id, small.c.as_at_end == Value.as_at_end))
    tables: dict[tuple[str, str], dict[str, Table]] = defaultdict(dict)
    for indicator, end, source, groups, value in session.execute(query.where(Value.value.is_not(None))):
        tables[indicator, end].setdefault(source, {})[groups] = value
    return tables


def told_of_persons(session: Session, indicators: Iterable[str]) -> set[str]:
    """Those of these indicators of which a history, which keeps every figure that ever was, would give small numbers of
    persons away."""
    asked = list(indicators)
    # of what was taken back nobody knows any more whose it was
    gone = set() if sees_all(session) else set(asked) - set(session.scalars(select(Indicator.indicator_id).where(Indicator.indicator_id.in_(asked))))
    units = {key: unit for key, unit in foreign(session, asked).items() if adds_up(unit)}
    grouped = select(Value.indicator_id, Value.groups).where(Value.indicator_id.in_(units), Value.groups != "").distinct()
    return gone | {key for key, groups in session.execute(grouped) if personal(groups)} | {key for key, unit in units.items() if counts_people(unit)}
