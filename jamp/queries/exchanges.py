"""Mutual learning: exchanges between cities and of persons."""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jamp.model.dates import end_of
from jamp.model.view import View
from jamp.store.periods import end_of as last
from jamp.store.tables import City, Exchange, ExchangeCity


class ExchangeRow(NamedTuple):
    """One exchange; `cities`: their names joined by "; "."""

    exchange_id: str
    title: str
    kind: str
    start_date: str
    cities: str
    abroad: str
    participants: int | None


def _held(view: View) -> list[Any]:
    """After the earlier date of the view, up to its date, with any of its cities."""
    conditions: list[Any] = [last(Exchange.start_date) <= end_of(view.as_at)]
    if view.compared:
        conditions.append(last(Exchange.start_date) > end_of(view.since))
    if view.cities or view.countries:
        link = select(ExchangeCity.exchange_id).join(City, City.city_id == ExchangeCity.city_id)
        link = link.where(City.city_id.in_(view.cities)) if view.cities else link
        conditions.append(Exchange.exchange_id.in_(link.where(City.country.in_(view.countries)) if view.countries else link))
    return conditions


def counts(session: Session, view: View) -> dict[str, tuple[int, int, int]]:
    """{kind: (exchanges, participants of those that say how many, exchanges that do not say)}."""
    query = select(Exchange.kind, func.count(), func.coalesce(func.sum(Exchange.participants), 0), func.count() - func.count(Exchange.participants))
    return {kind: (number, int(persons), unsaid) for kind, number, persons, unsaid in session.execute(query.where(*_held(view)).group_by(Exchange.kind))}


def newest(session: Session, view: View, most: int) -> list[ExchangeRow]:
    """The last exchanges, newest first."""
    columns = (Exchange.exchange_id, Exchange.title, Exchange.kind, Exchange.start_date, Exchange.abroad, Exchange.participants)
    query = select(*columns).where(*_held(view)).order_by(last(Exchange.start_date).desc(), Exchange.exchange_id).limit(most)
    rows = session.execute(query).all()
    linked = (
        select(ExchangeCity.exchange_id, City.city)
        .join(City, City.city_id == ExchangeCity.city_id)
        .where(ExchangeCity.exchange_id.in_([row[0] for row in rows]))
        .order_by(ExchangeCity.exchange_id, ExchangeCity.position)
    )
    cities: dict[str, list[str]] = {}
    for key, name in session.execute(linked):
        cities.setdefault(key, []).append(name)
    return [ExchangeRow(key, title, kind, start, "; ".join(cities.get(key, ())), abroad or "", persons) for key, title, kind, start, abroad, persons in rows]
