"""Money of projects: budget, commitment, disbursement; originals are kept, what is converted says at which rate.

A later budget of the same organisation and currency takes the place of the earlier one; commitments and disbursements
add up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Integer, case, cast, func, select
from sqlalchemy.orm import Session

from jamp.model.dates import end_of, last_day
from jamp.model.money import INTO, KINDS, Amounts, Funder, Rate, Spending, YearOfMoney, converted
from jamp.queries.exchange_rates import rates
from jamp.store.periods import end_of as last
from jamp.store.tables import Funding, Project

Sums = dict[str, Amounts]  # currency -> what there is in it


def _moves(conditions: Sequence[Any], date: str) -> Any:
    """By how much each record up to a date moves its sum: of a budget what it differs from the one before."""
    before = func.lag(Funding.amount, 1, 0).over(
        partition_by=(Funding.project_id, Funding.organisation, Funding.currency), order_by=(last(Funding.as_at), Funding.as_at)
    )
    moved = [
        select(
            Funding.project_id, Funding.organisation, Funding.currency, Funding.kind, cast(func.substr(Funding.as_at, 1, 4), Integer).label("year"),
            (Funding.amount - before if kind == "budget" else Funding.amount).label("amount"),
        )
        .join(Project, Project.project_id == Funding.project_id)
        .where(*conditions, Funding.kind == kind, last(Funding.as_at) <= end_of(date))
        for kind in KINDS
    ]  # fmt: skip
    return moved[0].union_all(*moved[1:]).subquery()


def _sums(moves: Any) -> list[Any]:
    return [func.sum(case((moves.c.kind == kind, moves.c.amount), else_=0.0)) for kind in KINDS]


def by_year(session: Session, conditions: Sequence[Any], date: str) -> list[YearOfMoney]:
    """What is dated in each year, by currency, the earliest first."""
    moves = _moves(conditions, date)
    query = select(moves.c.year, moves.c.currency, *_sums(moves)).group_by(moves.c.year, moves.c.currency).order_by(moves.c.year, moves.c.currency)
    return [YearOfMoney(year, Amounts(*sums)) for year, *sums in session.execute(query)]


def by_project(session: Session, conditions: Sequence[Any], date: str) -> dict[str, Sums]:
    """{project: what it has} of those that have anything."""
    moves = _moves(conditions, date)
    query = select(moves.c.project_id, moves.c.currency, *_sums(moves)).group_by(moves.c.project_id, moves.c.currency)
    found: dict[str, Sums] = defaultdict(dict)
    for key, currency, *sums in session.execute(query.order_by(moves.c.project_id, moves.c.currency)):
        found[key][currency] = Amounts(currency, *sums)
    return found


def originals(session: Session, conditions: Sequence[Any], date: str) -> dict[str, Sums]:
    """{organisation: what it gives in each currency, as recorded}, by name."""
    moves = _moves(conditions, date)
    query = select(moves.c.organisation, moves.c.currency, *_sums(moves)).group_by(moves.c.organisation, moves.c.currency)
    found: dict[str, Sums] = defaultdict(dict)
    for name, currency, *sums in session.execute(query.order_by(moves.c.organisation, moves.c.currency)):
        found[name][currency] = Amounts(currency, *sums)
    return found


def by_funder(session: Session, conditions: Sequence[Any], date: str, into: str, known: Mapping[str, Rate], limit: int) -> tuple[list[Funder], int]:
    """(organisations with the most money in the target currency, how many there are in all)."""
    moves, found = _moves(conditions, date), originals(session, conditions, date)
    worth = {name: tuple(sum(getattr(one, kind) * known[code].rate for code, one in sums.items() if code in known) for kind in KINDS) for name, sums in found.items()}
    first = sorted(found, key=lambda name: (*(-amount for amount in worth[name]), name))[:limit]
    projects = select(moves.c.organisation, func.count(moves.c.project_id.distinct())).where(moves.c.organisation.in_(first)).group_by(moves.c.organisation)
    number = {name: count for name, count in session.execute(projects)}
    return [Funder(name, number[name], Amounts(into, *worth[name]), tuple(one for code, one in found[name].items() if code not in known)) for name in first], len(found)


def spending(session: Session, conditions: Sequence[Any], date: str, into: str | None = None) -> list[Spending]:
    """Time against money of the projects of which both can be said: a start and an end, and a budget and what is spent of it
    in one currency or in what there are rates for; in the order of their codes. In one currency nothing is converted,
    unless `into` says so."""
    held = by_project(session, [*conditions, Project.start_date.is_not(None), Project.end_date.is_not(None)], date)
    targets = (into,) if into else INTO
    known = {target: rates(session, target, date) for target in targets}
    query = select(Project.project_id, Project.title, Project.title_ja, Project.start_date, Project.end_date)
    query = query.where(*conditions, Project.start_date.is_not(None), Project.end_date.is_not(None)).order_by(Project.project_id)
    found = []
    for key, title, title_ja, start, end in session.execute(query):
        whole = (last_day(end) - last_day(start)).days
        if key not in held or whole <= 0:
            continue
        currency, budget, disbursed = _in_one(held[key], known, bool(into))
        if currency and budget > 0:
            passed = min(max((last_day(date) - last_day(start)).days / whole, 0), 1)
            found.append(Spending(key, title, title_ja or "", passed, disbursed / budget, budget, disbursed, currency, tuple(held[key].values())))
    return found


def _in_one(sums: Sums, known: Mapping[str, Mapping[str, Rate]], convert: bool) -> tuple[str, float, float]:
    """(currency, budget, disbursements) of a project; ("", 0, 0) where they cannot be put into one."""
    sums = {code: one for code, one in sums.items() if one.budget or one.disbursement}
    if len(sums) == 1 and not convert:
        (only,) = sums.values()
        return only.currency, only.budget, only.disbursement
    for target, its_rates in known.items():
        budget = converted({code: one.budget for code, one in sums.items()}, its_rates)
        disbursed = converted({code: one.disbursement for code, one in sums.items()}, its_rates)
        if sums and budget is not None and disbursed is not None:
            return target, budget, disbursed
    return "", 0.0, 0.0


def gaps(session: Session, conditions: Sequence[Any], date: str) -> dict[str, float]:
    """{project: points of 100 between the time that has passed and the money that is spent}, where both can be said."""
    return {one.project_id: abs(one.gap) for one in spending(session, conditions, date)}
