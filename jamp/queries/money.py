"""Money of projects: budget, commitment, disbursement; originals are kept, what is converted says at which rate."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from jamp.model.dates import end_of, last_day
from jamp.store.periods import end_of as last
from jamp.store.tables import Funding, Project


def gaps(session: Session, conditions: Sequence[Any], date: str) -> dict[str, float]:
    """{project: points of 100 between the time that has passed and the money that is spent}, where both can be said: a
    start and an end, and budget and disbursements in one currency."""
    query = (
        select(Project.project_id, Project.start_date, Project.end_date, Funding.kind, Funding.organisation, Funding.currency, Funding.as_at,
               Funding.amount)
        .join(Funding, Funding.project_id == Project.project_id)
        .where(*conditions, Project.start_date.is_not(None), Project.end_date.is_not(None), last(Funding.as_at) <= end_of(date))
        .order_by(last(Funding.as_at))
    )  # fmt: skip
    budgets: dict[str, dict[tuple[str, str], float]] = defaultdict(dict)
    spent: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    times: dict[str, tuple[str, str]] = {}
    for key, start, end, kind, organisation, currency, _, amount in session.execute(query):
        times[key] = (start, end)
        if kind == "budget":  # a later budget of the same body takes the place of the earlier one
            budgets[key][organisation, currency] = amount
        elif kind == "disbursement":
            spent[key][currency] += amount
    found: dict[str, float] = {}
    for key, (start, end) in times.items():
        currencies = {currency for _, currency in budgets[key]} | set(spent[key])
        planned, whole = sum(budgets[key].values()), (last_day(end) - last_day(start)).days
        if len(currencies) == 1 and planned > 0 and whole > 0:
            passed = min(max((last_day(date) - last_day(start)).days / whole, 0), 1)
            found[key] = abs(passed - sum(spent[key].values()) / planned) * 100
    return found
