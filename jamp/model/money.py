"""Money: at which rate it is converted, and what is said of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

KINDS = ("budget", "commitment", "disbursement")
INTO = ("JPY", "USD")  # what the pages convert into


@dataclass(frozen=True)
class Rate:
    """How many of the target currency for one of `currency`, on which day and who says so; `turned` where the rate is
    recorded the other way round."""

    currency: str
    rate: float
    as_at: str
    source: str
    turned: bool = False


@dataclass(frozen=True)
class Amounts:
    """Sums of money in one currency."""

    currency: str
    budget: float = 0.0
    commitment: float = 0.0
    disbursement: float = 0.0


@dataclass(frozen=True)
class YearOfMoney:
    """Amounts in the original currency that are dated in a year; for a budget, by how much it was raised."""

    year: int
    amounts: Amounts


@dataclass(frozen=True)
class Spending:
    """Time that has passed against money that is spent, each a share of 1; `currency` is what both sums are in, `originals`
    are those that were converted, by their currencies."""

    project_id: str
    title: str
    title_ja: str
    passed: float
    spent: float
    budget: float
    disbursed: float
    currency: str
    originals: tuple[Amounts, ...]

    @property
    def gap(self) -> float:
        """Points of 100 that time is ahead of money; less than 0 where money is ahead."""
        return (self.passed - self.spent) * 100


@dataclass(frozen=True)
class Funder:
    """An organisation with its sums in the target currency; of how many projects; `left_out` are those that have no rate."""

    organisation: str
    projects: int
    amounts: Amounts
    left_out: tuple[Amounts, ...]


def converted(sums: Mapping[str, float], rates: Mapping[str, Rate]) -> float | None:
    """The sum of {currency: amount}; None where one of them has no rate."""
    if any(currency not in rates for currency in sums):
        return None
    return sum(amount * rates[currency].rate for currency, amount in sums.items())
