"""The figures that stand on top of Overview, and the newest values of some indicators: what an import may move."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from jamp.queries import cities, portfolio
from jamp.queries.views import view_of
from jamp.store.tables import Indicator, Value


@dataclass(frozen=True)
class Headline:
    """As at the newest reporting date: projects by status ("" not stated), cities that have and have not reported since
    the earlier date, milestones overdue, and {indicator: (title, unit, newest value of everybody or None)}."""

    as_at: str
    projects: int
    statuses: dict[str, int]
    cities: int
    silent: int
    overdue: int
    indicators: dict[str, tuple[str, str, float | None]]


def headline(session: Session, indicators: Collection[str] = ()) -> Headline:
    """The figures of the view that a visitor sees first, and the newest values of `indicators`, 400 at most."""
    view, _ = view_of(session, None, None)
    totals = portfolio.totals(session, view)
    standings = cities.standings(session, view)
    silent = sum(not city.reported for city in standings if city.projects)
    overdue = sum(city.overdue for city in standings)
    return Headline(view.as_at, totals.projects, totals.now, totals.cities, silent, overdue, _newest(session, indicators))


def _newest(session: Session, indicators: Collection[str]) -> dict[str, tuple[str, str, float | None]]:
    newest = (
        select(Value.value)
        .where(Value.indicator_id == Indicator.indicator_id, Value.groups == "", Value.value.is_not(None))
        .order_by(Value.as_at_end.desc(), Value.source)
        .limit(1)
        .scalar_subquery()
    )
    wanted = sorted(indicators)[:400]
    query = select(Indicator.indicator_id, Indicator.title, Indicator.unit, newest).where(Indicator.indicator_id.in_(wanted))
    return {key: (title, unit, value) for key, title, unit, value in session.execute(query)}
