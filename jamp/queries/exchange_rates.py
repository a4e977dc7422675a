"""The rates at which money is converted."""

from __future__ import annotations

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from jamp.model.dates import end_of
from jamp.model.money import Rate
from jamp.store.periods import end_of as last_day
from jamp.store.tables import ExchangeRate, Source


def rates(session: Session, into: str, date: str) -> dict[str, Rate]:
    """{currency: the newest rate into `into` up to a date}; `into` itself is 1. A rate that is recorded the other way round
    is turned where there is no direct one."""
    query = (
        select(ExchangeRate.currency, ExchangeRate.into, ExchangeRate.as_at, ExchangeRate.rate, ExchangeRate.source, Source.title)
        .outerjoin(Source, Source.source == ExchangeRate.source)
        .where(or_(ExchangeRate.into == into, ExchangeRate.currency == into), last_day(ExchangeRate.as_at) <= end_of(date), ExchangeRate.rate > 0)
        .order_by(last_day(ExchangeRate.as_at), ExchangeRate.as_at)
    )
    direct: dict[str, Rate] = {}
    turned: dict[str, Rate] = {}
    for currency, target, as_at, rate, source, title in session.execute(query):
        if target == into:
            direct[currency] = Rate(currency, rate, as_at, title or source or "")
        else:
            turned[target] = Rate(target, 1 / rate, as_at, title or source or "", True)
    return turned | direct | {into: Rate(into, 1.0, "", "")}
