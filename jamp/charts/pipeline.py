"""The chain of Smart JAMP from survey to service: how far each survey is known to be, and what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import plotly.graph_objects as go

from jamp.charts import theme
from jamp.charts.empty import empty
from jamp.languages import Words, mark
from jamp.model.surveys import FATES, Survey

Table = tuple[list[str], list[list[str]]]
FATE_WORDS = {
    "in service": mark("In service"), "further on": mark("Decision or financing"), "goes on": mark("Survey or trial goes on"),
    "stage not said": mark("Project goes on, stage not said"), "silent": mark("No word any more"), "ended": mark("Ended without follow-up"),
}  # fmt: skip
COUNTED = {
    "in service": mark("{n} in service"), "further on": mark("{n} in decision or financing"), "goes on": mark("{n} in survey or trial"),
    "stage not said": mark("{n} going on at a stage that nobody names"), "ended": mark("{n} ended without follow-up"),
    "silent": mark("{n} without a word after {date}"),
}  # fmt: skip
# what is drawn from left to right, with the colour of a status, filled or hollow, and a pattern
DRAWN = {
    "in service": ("completed", True, ""), "further on": ("ongoing", True, ""), "goes on": ("ongoing", False, "/"),
    "stage not said": ("", False, "."), "silent": ("", True, ""), "ended": ("cancelled", False, "\\"),
}  # fmt: skip
CHAIN = ("proposed", "selected", "survey", "trial", "decision", "financing", "in service", "ended without follow-up", "")
MOST_YEARS = 5
MOST_SECTORS = 12


def fiscal_year(code: str, words: Words) -> str:
    """FY2021, 2021年度."""
    number = code.removeprefix("FY")
    return words.text("FY{year}", year=number) if number.isdecimal() else code or words.text("Not stated")


def sentence(rows: list[Survey], since: str, words: Words) -> str:
    """What became of all of them."""
    if not rows:
        return words.text("No Smart JAMP survey is recorded in this view.")
    counts = Counter(row.fate for row in rows)
    first = min((row.fiscal_year for row in rows if row.fiscal_year), default="")
    parts = [words.text(text, n=words.number(counts[fate]), date=words.date(since)) for fate, text in COUNTED.items() if counts[fate]]
    surveys = words.plural("{n} survey", "{n} surveys", len(rows))
    if first:
        surveys = words.text("{surveys} since {year}", surveys=surveys, year=fiscal_year(first, words))
    return words.text("{projects}: {statuses}.", projects=surveys, statuses=words.text(", ").join(parts))


def steps_sentence(rows: list[Survey], words: Words) -> str:
    """How many are known to have come further than the trial."""
    further = sum(row.stage in ("decision", "financing", "in service") for row in rows)
    if not further:
        return words.text("None is known to have come further than a trial")
    return words.plural("{n} of {all} is known to have come further than a trial", "{n} of {all} are known to have come further than a trial", further,
                        all=words.number(len(rows)))  # fmt: skip


def _columns(rows: list[Survey], words: Words) -> list[tuple[str, list[str]]]:
    """(name, fiscal years) of the columns, the oldest first; the years before the last four are one."""
    years = sorted({row.fiscal_year for row in rows}, key=lambda year: year or "~")
    early, late = (years[: 1 - MOST_YEARS], years[1 - MOST_YEARS :]) if len(years) > MOST_YEARS else ([], years)
    found = [(fiscal_year(year, words), [year]) for year in late]
    return [(words.text("to {year}", year=fiscal_year(early[-1], words)), early), *found] if early else found


def steps(rows: list[Survey], words: Words, scheme: str) -> go.Figure:
    """Stages from top to bottom against fiscal years: how many are known to be there. A square per cell, as large as its number."""
    if not rows:
        return empty(words.text("No Smart JAMP survey is recorded in this view."), scheme)
    columns = _columns(rows, words)
    named = {year: name for name, years in columns for year in years}
    counts = Counter((row.stage, named[row.fiscal_year]) for row in rows)
    chain = [stage for stage in CHAIN if stage or any(not row.stage for row in rows)]
    names = {stage: theme.wrapped(words.text(theme.STAGE_WORDS[stage]) if stage else words.text("Stage not stated"), 16) for stage in chain}
    order = [name for name, _ in columns]
    cells = [(stage, year, counts[stage, year]) for stage in chain for year in order if counts[stage, year]]
    most = max(n for *_, n in cells)
    figure = go.Figure(layout=theme.layout(scheme, 90 + 46 * len(chain)))
    colour = theme.ACCENT[scheme]
    figure.add_scatter(
        x=[year for _, year, _ in cells], y=[names[stage] for stage, *_ in cells], mode="markers+text", text=[words.number(n) for *_, n in cells],
        textfont={"color": theme.on(colour), "size": 13}, hoverinfo="skip", showlegend=False,
        marker={"symbol": "square", "color": colour, "opacity": 1, "size": [20 + 16 * (n / most) ** 0.5 for *_, n in cells]},
    )  # fmt: skip
    broken = [name.replace("FY", "FY<br>").replace("年度", "<br>年度") for name in order]
    figure.update_xaxes(side="top", categoryorder="array", categoryarray=order, tickvals=order, ticktext=broken, range=[-0.6, max(len(order), 3) - 0.4], type="category")
    figure.update_yaxes(categoryorder="array", categoryarray=[names[stage] for stage in chain][::-1], range=[-0.6, len(chain) - 0.4], showgrid=True)
    return figure


def steps_table(rows: list[Survey], words: Words) -> Table:
    """A row per stage, a column per fiscal year."""
    columns = _columns(rows, words)
    counts = Counter((row.stage, row.fiscal_year) for row in rows)
    return [words.text("Smart JAMP stage"), *[name for name, _ in columns]], [
        [words.text(theme.STAGE_WORDS[stage]) if stage else words.text("Stage not stated"), *[words.number(sum(counts[stage, year] for year in of)) for _, of in columns]]
        for stage in CHAIN if any(row.stage == stage for row in rows)
    ]  # fmt: skip


def _grouped(rows: list[Survey], of: Callable[[Survey], str], words: Words) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {}
    for row in rows:
        found.setdefault(of(row) or words.text("Not stated"), Counter())[row.fate] += 1
    return found


def by_year(rows: list[Survey], words: Words) -> dict[str, Counter[str]]:
    """{fiscal year: {fate: surveys}}, the oldest first."""
    return _grouped(sorted(rows, key=lambda row: row.fiscal_year or "~"), lambda row: fiscal_year(row.fiscal_year, words), words)


def by_sector(rows: list[Survey], words: Words) -> dict[str, Counter[str]]:
    """{sector: {fate: surveys}}, most first; what is beyond the twelfth is one."""
    found = _grouped(rows, lambda row: row.sector, words)
    order = sorted(found, key=lambda name: (-found[name].total(), name))
    kept = {name: found[name] for name in order[:MOST_SECTORS]}
    if rest := order[MOST_SECTORS:]:
        kept[words.text("{n} other sectors", n=words.number(len(rest)))] = sum((found[name] for name in rest), Counter())
    return kept


def fates(groups: dict[str, Counter[str]], words: Words, scheme: str) -> go.Figure:
    """A bar per group, in the order given from top to bottom, split by what became of its surveys."""
    if not groups:
        return empty(words.text("No Smart JAMP survey is recorded in this view."), scheme)
    names = [theme.wrapped(name, 20, 2) for name in groups][::-1]
    figure = go.Figure(layout=theme.layout(scheme, 150 + 36 * len(names)))
    for fate in FATES:
        numbers = [counts[fate] for counts in groups.values()][::-1]
        if any(numbers):
            marker = _marker(fate, scheme)
            figure.add_bar(
                y=names, x=[n or None for n in numbers], orientation="h", name=words.text(FATE_WORDS[fate]), hoverinfo="skip", marker=marker,
                text=[words.number(n) if n else "" for n in numbers], textposition="inside", textangle=0, insidetextanchor="middle",
                insidetextfont={"color": theme.on(marker["color"])},
            )  # fmt: skip
    figure.update_xaxes(showticklabels=False, rangemode="tozero")
    figure.update_yaxes(range=[-0.5, len(names) - 0.5], type="category")
    return figure


def _marker(fate: str, scheme: str) -> dict[str, Any]:
    status, filled, pattern = DRAWN[fate]
    colour = theme.ALERT[scheme] if fate == "silent" else theme.STATUS_COLOURS[scheme][status]
    marker: dict[str, Any] = {"color": colour if filled else theme.PAPER[scheme], "line": {"color": colour, "width": 1.5}}
    if pattern:
        marker["pattern"] = {"shape": pattern, "fillmode": "overlay", "fgcolor": colour, "size": 7, "solidity": 0.12}
    return marker


def fates_table(groups: dict[str, Counter[str]], first: str, words: Words) -> Table:
    """A row per group, a column per thing that became of a survey; `first` heads the first column."""
    occurring = [fate for fate in FATES if any(counts[fate] for counts in groups.values())]
    return [first, *[words.text(FATE_WORDS[fate]) for fate in occurring], words.text("Surveys")], [
        [name, *[words.number(counts[fate]) for fate in occurring], words.number(counts.total())] for name, counts in groups.items()
    ]


def most_silent(groups: dict[str, Counter[str]], words: Words) -> str:
    """The group with the most surveys without a word; "" where none has."""
    named = {name: counts for name, counts in groups.items() if name != words.text("Not stated")}
    name, counts = max((named or groups).items(), key=lambda item: item[1]["silent"], default=("", Counter()))
    if not counts["silent"]:
        return words.text("None is without a word") if groups else ""
    return words.text("Most often without a word: {name} ({n} of {all})", name=name, n=words.number(counts["silent"]), all=words.number(counts.total()))
