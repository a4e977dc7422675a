"""Money: by year and by funder, and time that has passed against money that is spent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate
from math import ceil, floor, log10
from typing import Any

import plotly.graph_objects as go

from jamp.charts import theme
from jamp.charts.empty import empty
from jamp.languages import Words, mark
from jamp.model.money import KINDS, Amounts, Funder, Rate, Spending, YearOfMoney

Table = tuple[list[str], list[list[str]]]
KIND_WORDS = {"budget": mark("Budget"), "commitment": mark("Committed"), "disbursement": mark("Spent")}
MOST_YEARS = 8


def money(amount: float, currency: str, words: Words) -> str:
    """An amount as it is read: JPY 1.2 billion, 12.3億円."""
    return words.text("{currency} {n}", currency=words.text("JPY") if currency == "JPY" else currency, n=words.compact(amount))


def so_far(rows: Sequence[YearOfMoney], rates: Mapping[str, Rate]) -> list[tuple[int, tuple[float, ...]]]:
    """(year, budget in force, committed and spent so far at its end) in the target currency, each year from the first to the
    last; what has no rate is left out."""
    if not rows:
        return []
    years = range(rows[0].year, rows[-1].year + 1)
    dated = {year: [0.0, 0.0, 0.0] for year in years}
    for row in rows:
        if row.amounts.currency in rates:
            for i, kind in enumerate(KINDS):
                dated[row.year][i] += getattr(row.amounts, kind) * rates[row.amounts.currency].rate
    sums = accumulate((dated[year] for year in years), lambda before, now: [a + b for a, b in zip(before, now, strict=True)])
    return [(year, tuple(amounts)) for year, amounts in zip(years, sums, strict=True)]


def by_year(rows: list[tuple[int, tuple[float, ...]]], currency: str, words: Words, scheme: str) -> go.Figure:
    """Three columns a year: what the budget is, what is committed and what is spent at its end. The last eight years."""
    shown = rows[-MOST_YEARS:]
    if not any(any(amounts) for _, amounts in shown):
        return empty(words.text("No amount can be converted."), scheme)
    figure = go.Figure(layout=theme.layout(scheme, 340, barmode="group", bargap=0.25))
    names = [str(year) for year, _ in shown]
    for i, kind in enumerate(KINDS):
        figure.add_bar(x=names, y=[amounts[i] for _, amounts in shown], name=words.text(KIND_WORDS[kind]), hoverinfo="skip", marker=_marker(kind, scheme))
    values, texts = ticks(max(max(amounts) for _, amounts in shown), currency, words)
    figure.update_yaxes(tickvals=values, ticktext=texts, range=[0, values[-1]], showgrid=True)
    figure.update_xaxes(type="category", range=[-0.5, max(len(shown), 3) - 0.5])
    return figure


def _marker(kind: str, scheme: str) -> dict[str, Any]:
    """Budget hollow, committed hatched, spent filled."""
    colour = theme.QUIET[scheme] if kind == "budget" else theme.ACCENT[scheme]
    marker: dict[str, Any] = {"color": colour if kind == "disbursement" else theme.PAPER[scheme], "line": {"color": colour, "width": 1.5}}
    if kind == "commitment":
        marker["pattern"] = {"shape": "/", "fillmode": "overlay", "fgcolor": colour, "size": 7, "solidity": 0.2}
    return marker


def ticks(most: float, currency: str, words: Words) -> tuple[list[float], list[str]]:
    """Round amounts from 0 to at least `most`, which is more than 0, and how they are read."""
    step = 10.0 ** floor(log10(most / 4))
    step *= next(factor for factor in (1, 2, 5, 10) if most / (step * factor) <= 5)
    values = [step * n for n in range(ceil(most / step) + 1)]
    return values, ["0", *[money(value, currency, words) for value in values[1:]]]


def sentence(rows: list[tuple[int, tuple[float, ...]]], currency: str, date: str, words: Words) -> str:
    """What is planned, committed and spent by the date."""
    if not rows:
        return ""
    budget, committed, spent = rows[-1][1]
    said = [words.text(text, money=money(amount, currency, words)) for text, amount in
            ((mark("Budget of {money}"), budget), (mark("{money} committed"), committed), (mark("{money} spent"), spent)) if amount]  # fmt: skip
    if not said:
        return words.text("No amount can be converted into {currency}.", currency=currency)
    return words.text("{amounts} as at {date}.", amounts=words.joined(said), date=words.date(date))


def share_sentence(rows: list[tuple[int, tuple[float, ...]]], words: Words) -> str:
    """How much of the budget is committed and spent; "" without a budget."""
    budget, committed, spent = rows[-1][1] if rows else (0.0, 0.0, 0.0)
    if not budget:
        return ""
    return words.text("{committed} of the budget is committed, {spent} is spent", committed=words.percent(committed / budget), spent=words.percent(spent / budget))


def by_year_table(rows: list[tuple[int, tuple[float, ...]]], currency: str, words: Words) -> Table:
    """Year; budget in force, committed and spent so far; committed and spent in the year itself."""
    head = [words.text("Year"), words.text("Budget at its end"), words.text("Committed so far"), words.text("Spent so far"), words.text("Committed in the year"),
            words.text("Spent in the year")]  # fmt: skip
    before = [(0.0, 0.0, 0.0), *[amounts for _, amounts in rows]]
    return head, [
        [str(year), *[money(amount, currency, words) for amount in (*amounts, amounts[1] - before[i][1], amounts[2] - before[i][2])]]
        for i, (year, amounts) in enumerate(rows)
    ]


def time_and_money(rows: list[Spending], words: Words, scheme: str) -> go.Figure:
    """Two bars a project on one scale of 100: time elapsed and money spent; the points between in words. In the order given."""
    if not rows:
        return empty(words.text("No project has a start, an end, a budget and what is spent of it."), scheme)
    shown = rows[::-1]
    names = [theme.wrapped(words.place(row.title, row.title_ja), 26, 2) + "\u200b" * i for i, row in enumerate(shown)]
    figure = go.Figure(layout=theme.layout(scheme, 90 + 54 * len(shown), barmode="group", bargap=0.3))
    for label, values, colour in (
        (words.text("Money spent"), [row.spent for row in shown], theme.ACCENT[scheme]), (words.text("Time elapsed"), [row.passed for row in shown], theme.QUIET[scheme]),
    ):  # fmt: skip
        figure.add_bar(
            y=names, x=values, orientation="h", name=label, hoverinfo="skip", marker={"color": colour}, text=[words.percent(value) for value in values],
            textposition="inside", textangle=0, insidetextanchor="end", insidetextfont={"color": theme.on(colour)},
        )  # fmt: skip
    most = max(1.0, *[max(row.spent, row.passed) for row in shown])
    figure.add_scatter(
        y=names, x=[max(row.spent, row.passed) for row in shown], mode="text", text=[f"\u2002{gap_text(row, words)}" for row in shown], textposition="middle right",
        showlegend=False, hoverinfo="skip", cliponaxis=False,
    )  # fmt: skip
    figure.update_xaxes(range=[0, most], tickvals=[0, 0.5, 1], ticktext=[words.percent(n) for n in (0, 0.5, 1)], showgrid=True)
    figure.update_yaxes(range=[-0.6, len(shown) - 0.4])
    figure.update_layout(legend_traceorder="reversed", margin_t=50, margin_r=110)
    return figure


def gap_text(row: Spending, words: Words) -> str:
    """By how much time and money are apart, in points of 100."""
    points = round(row.gap)
    if not points:
        return words.text("level")
    if points > 0:
        return words.plural("{n} point behind", "{n} points behind", points)
    return words.plural("{n} point ahead", "{n} points ahead", -points)


def gap_sentence(rows: list[Spending], limit: float, words: Words) -> str:
    """How many projects have time and money apart by more than the limit of the rating."""
    apart = sum(abs(row.gap) > limit for row in rows)
    if not rows:
        return words.text("Time and money cannot be compared yet.")
    return words.plural("{n} of {all} projects has time and money apart by more than {limit} points", "{n} of {all} projects have time and money apart by more than {limit} points",
                        apart, all=words.number(len(rows)), limit=words.number(limit))  # fmt: skip


def by_funder(rows: list[Funder], currency: str, words: Words, scheme: str) -> go.Figure:
    """Three bars an organisation, in the order given."""
    shown = [row for row in rows if any(getattr(row.amounts, kind) for kind in KINDS)][::-1]
    if not shown:
        return empty(words.text("No amount can be converted."), scheme)
    names = [theme.wrapped(row.organisation, 22, 2) + "\u200b" * i for i, row in enumerate(shown)]
    figure = go.Figure(layout=theme.layout(scheme, 90 + 58 * len(shown), barmode="group", bargap=0.25))
    for kind in KINDS[::-1]:
        amounts = [getattr(row.amounts, kind) for row in shown]
        figure.add_bar(
            y=names, x=amounts, orientation="h", name=words.text(KIND_WORDS[kind]), hoverinfo="skip", marker=_marker(kind, scheme), cliponaxis=False,
            text=[money(amount, currency, words) if amount else "" for amount in amounts], textposition="outside", textangle=0, textfont={"size": 12},
        )  # fmt: skip
    figure.update_xaxes(showticklabels=False, range=[0, max(getattr(row.amounts, kind) for row in shown for kind in KINDS)])
    figure.update_yaxes(range=[-0.6, len(shown) - 0.4])
    figure.update_layout(legend_traceorder="reversed", margin_t=50, margin_r=110, uniformtext_mode=False)
    return figure


def funder_sentence(rows: list[Funder], words: Words) -> str:
    """Who gives most."""
    if not rows or not any(getattr(rows[0].amounts, kind) for kind in KINDS):
        return ""
    return words.plural("{name} gives most, to {n} project", "{name} gives most, to {n} projects", rows[0].projects, name=rows[0].organisation)


def originals(sums: Mapping[str, Amounts], rates: Mapping[str, Rate], into: str, words: Words) -> Table:
    """A row per currency: the amounts as they were reported, and the rate that they are converted at."""
    head = [words.text("Currency"), words.text("Budget"), words.text("Committed"), words.text("Spent"), words.text("Rate"), words.text("Date of the rate"),
            words.text("Source of the rate")]  # fmt: skip
    return head, [
        [code, *[words.number(getattr(one, kind), 0) for kind in KINDS], *rate_texts(rates.get(code), code, into, words)]
        for code, one in sums.items()
    ]  # fmt: skip


def rate_texts(rate: Rate | None, currency: str, into: str, words: Words) -> list[str]:
    """(rate, its date, its source) as a table says them."""
    if currency == into:
        return ["1", "–", "–"]
    if rate is None:
        return [words.text("no rate: not converted, not added"), "–", "–"]
    shown = words.text("1 {currency} = {n} {into}", currency=currency, n=words.significant(rate.rate), into=into)
    if rate.turned:
        shown = words.text("{what} ({others})", what=shown, others=words.text("turned from the other way round"))
    return [shown, words.date(rate.as_at), rate.source or words.text("The office itself")]
