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
from jamp.model.suppression import hidden, personal
from jamp.model.units import adds_up, counts_people
from jamp.store.periods import end_of as last
from jamp.store.scope import OWN
from jamp.store.tables import Indicator, NewestFigure, Project, Setting, Value

AT_ONCE = 400
BASELINE = "baseline "  # no source has a name that ends so
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
    query = select(Indicator.indicator_id, Indicator.unit, Indicator.baseline, Indicator.baseline_date)
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
    units = {row.indicator_id: row.unit for row in rows}
    figures = select(Value.indicator_id, Value.as_at_end).where(Value.indicator_id.in_(units), Value.value > 0, Value.value < limit)
    from_small = {row.indicator_id for row in rows if row.baseline is not None and 0 < row.baseline < limit}
    starts = select(Indicator.indicator_id, last(Indicator.baseline_date)).where(Indicator.indicator_id.in_(from_small))
    small = figures.union(starts).subquery() if from_small else figures.distinct().subquery()
    query = select(Value.indicator_id, Value.as_at_end, Value.source, Value.groups, Value.value).join(
        small, and_(small.c.indicator_id == Value.indicator_id, small.c.as_at_end == Value.as_at_end)
    )
    tables: dict[tuple[str, str], dict[str, dict[str, float]]] = defaultdict(lambda: defaultdict(dict))
    for indicator, end, source, groups, value in session.execute(query.where(Value.value.is_not(None))):
        tables[indicator, end][source][groups] = value
    for row in rows:
        start = (row.indicator_id, end_of(row.baseline_date) if row.baseline_date else "")
        if row.baseline is not None and (start in tables or row.indicator_id in from_small):
            tables[start][BASELINE] = {"": row.baseline}
    found = {key: hidden(list(of.values()), limit, counts_people(units[key[0]])) for key, of in tables.items()}
    return {key: groups for key, groups in found.items() if groups}


def told_of_persons(session: Session, indicators: Iterable[str]) -> set[str]:
    """Those of these indicators of which a history, which keeps every figure that ever was, would give small numbers of
    persons away."""
    asked = list(indicators)
    # of what was taken back nobody knows any more whose it was
    gone = set() if sees_all(session) else set(asked) - set(session.scalars(select(Indicator.indicator_id).where(Indicator.indicator_id.in_(asked))))
    units = {key: unit for key, unit in foreign(session, asked).items() if adds_up(unit)}
    grouped = select(Value.indicator_id, Value.groups).where(Value.indicator_id.in_(units), Value.groups != "").distinct()
    return gone | {key for key, groups in session.execute(grouped) if personal(groups)} | {key for key, unit in units.items() if counts_people(unit)}
