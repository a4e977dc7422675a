"""Money as a table: by organisation, in the currencies as recorded."""

from __future__ import annotations

from typing import Any

from jamp.charts.funding import money as said
from jamp.documents.model import Block
from jamp.documents.tables import Column, Table
from jamp.languages import Words
from jamp.model.money import KINDS, Amounts
from jamp.queries import Session, money
from jamp.reports.frame import cut

MOST = 200


def by_funder(session: Session, conditions: list[Any], date: str, most: int, words: Words) -> list[Block]:
    """Budget, committed and spent of each organisation in each currency; nothing is converted and nothing added over
    currencies. Nothing where no money is on record."""
    rows = [(name, one) for name, sums in money.originals(session, conditions, date).items() for one in sums.values()]
    if not rows:
        return []
    head = (Column(words.text("Organisation"), width=3), *[Column(words.text(text), "right", 1.3) for text in ("Budget", "Committed", "Spent")])
    body = tuple((name, *_amounts(one, words)) for name, one in rows[:most])
    note = words.text("In the currencies as recorded, up to {date}; nothing is converted.", date=words.date(date))
    return [*cut(min(most, len(rows)), len(rows), words), Table("", head, body, note)]


def _amounts(one: Amounts, words: Words) -> list[str]:
    return [said(amount, one.currency, words) if amount else "–" for amount in (getattr(one, kind) for kind in KINDS)]
