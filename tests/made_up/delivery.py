"""Made-up milestones, barriers, money, exchanges and ratings by hand."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import Any

from jamp.model.barriers import BARRIERS
from tests.made_up.projects import MARK, Plot

Row = tuple[Any, ...]
TODAY = datetime.date(2025, 9, 30)
MILESTONE_COLUMNS = ("milestone_id", "project_id", "title", "planned_date", "revised_date", "forecast_date", "actual_date", "outcome", "final")
BARRIER_COLUMNS = ("barrier_id", "project_id", "title", "kind", "barrier", "severity", "opened", "due_date", "closed", "trend", "owner", "answer")
FUNDING_COLUMNS = ("project_id", "kind", "organisation", "as_at", "currency", "amount", "note")
RATE_COLUMNS = ("currency", "into", "as_at", "rate", "source")
EXCHANGE_COLUMNS = ("exchange_id", "title", "kind", "start_date", "end_date", "city", "abroad", "project_id", "participants", "note")
RATING_COLUMNS = ("project_id", "as_at", "rating", "reason", "author")
STEPS = ("Made-up permits given", "Made-up equipment installed", "Made-up service opened to the public")
FUNDERS = ("Made-up development bank", "Made-up ministry", "Made-up city budget", "Made-up fund for climate")
# round numbers, so that nobody takes them for real; one currency has none
RATES = {"JPY": 1.0, "USD": 150.0, "THB": 4.0, "PHP": 2.5, "IDR": 0.01}
NO_RATE = "VND"


def _day(day: datetime.date, months: float) -> str:
    return (day + datetime.timedelta(days=round(months * 30.4))).isoformat()


def milestones(plot: Plot) -> Iterator[Row]:
    """Three: the more luck, the less they slip."""
    draw = plot.draw
    for n, title in enumerate(STEPS):
        promised = datetime.date(plot.first + 1 + n, 3 * (1 + draw.randrange(4)), 28)
        slip = max(0.0, (1 - plot.luck) * 30 * draw.random() - 5)
        came = datetime.date.fromisoformat(_day(promised, slip))
        # of what nobody speaks any more nobody says that it has ended
        reached = came <= TODAY and plot.luck > 0.15 and not (plot.silent and n == 2)
        revised = _day(promised, slip / 2) if slip > 3 and draw.random() < 0.6 else None
        forecast = _day(TODAY, 1 + slip / 2) if not reached and promised < TODAY and draw.random() < 0.5 else None
        yield (f"{plot.project_id}-M{n + 1}", plot.project_id, title, promised.isoformat(), revised, forecast, came.isoformat() if reached else None,
               "Made up" if reached else None, "yes" if n == 2 else "no")  # fmt: skip


def barriers(plot: Plot) -> Iterator[Row]:
    """None where all goes well, two at most."""
    draw = plot.draw
    for n in range(0 if plot.luck > 0.7 else 1 if plot.luck > 0.3 else 2):
        kind = BARRIERS[min(int(draw.random() ** 2 * len(BARRIERS)), len(BARRIERS) - 1)]
        opened = datetime.date(2023, 1 + draw.randrange(12), 15)
        due = opened + datetime.timedelta(days=200 + draw.randrange(900))
        closed = due.isoformat() if draw.random() < 0.35 and due <= TODAY else None
        yield (f"{plot.project_id}-B{n + 1}", plot.project_id, f"Made-up barrier: {kind}", "issue" if n == 0 else "risk", kind,
               ("low", "moderate", "severe")[draw.randrange(3)], opened.isoformat(), due.isoformat(), closed, ("worse", "same", "better")[draw.randrange(3)],
               FUNDERS[draw.randrange(len(FUNDERS))], "Made-up answer")  # fmt: skip


def funding(plot: Plot) -> Iterator[Row]:
    """A budget, raised once; commitments and payments over the years, in one currency or two."""
    draw = plot.draw
    currency = NO_RATE if plot.luck > 0.96 else tuple(RATES)[draw.randrange(len(RATES))]
    budget = round(2e8 * (0.3 + draw.random()) / RATES.get(currency, 0.006), -3)
    lender, own = FUNDERS[draw.randrange(3)], FUNDERS[3]
    key = plot.project_id
    yield key, "budget", lender, f"{plot.first}-04-01", currency, budget, "Made up"
    if plot.luck > 0.8:
        yield key, "budget", lender, f"{plot.first + 1}-04-01", currency, budget * 1.2, "Made up: raised"
    if draw.random() < 0.2:
        yield key, "budget", own, f"{plot.first}-04-01", "USD", 100_000.0, "Made up"
    for n in range(5):
        if n < 3:
            yield key, "commitment", lender, f"{plot.first + n}-06-30", currency, budget * 0.3, "Made up"
        if (year := plot.first + n) < 2025:
            yield key, "disbursement", lender, f"{year}-12-31", currency, round(budget * (0.11 + 0.1 * plot.luck)), "Made up"


def rates() -> list[Row]:
    """Into yen and dollars, on two days."""
    found = []
    for day, factor in (("2024-09-30", 0.9), ("2025-09-30", 1.0)):
        found += [(currency, "JPY", day, rate * factor, MARK) for currency, rate in RATES.items() if currency != "JPY"]
    return found


def exchange(number: int, cities: Sequence[str], project: str) -> Row:
    first, second = cities[number % len(cities)], cities[(number * 7 + 3) % len(cities)]
    both = first if first == second else f"{first}; {second}"
    day = datetime.date(2021, 1, 20) + datetime.timedelta(days=number * 37 % 1700)
    return (f"MADE-X{number}", f"Made-up visit {number}", ("between cities", "of persons")[number % 2], day.isoformat(), _day(day, 0.1), both,
            "Made-up town in Japan", project, 4 + number % 30, "Made up")  # fmt: skip


def rating(plot: Plot) -> Row:
    return plot.project_id, "2025-09-30", "watch", "Made up: the operator is about to change", "Made-up secretariat"
