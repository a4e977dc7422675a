"""Targets by city: which can be measured, and of which there is a figure."""

from __future__ import annotations

import plotly.graph_objects as go

from jamp.charts import theme
from jamp.charts.empty import empty
from jamp.languages import Words, mark
from jamp.model.rows import TargetTally

Table = tuple[list[str], list[list[str]]]
Rows = list[tuple[str, TargetTally]]  # name of a city, its targets
SHOWN = 40
KINDS = {"figure": mark("With a figure"), "open": mark("Without a figure"), "words": mark("Cannot be measured")}


def _parts(tally: TargetTally) -> dict[str, int]:
    return {"figure": tally.figure, "open": tally.measurable - tally.figure, "words": tally.targets - tally.measurable}


def rank(row: tuple[str, TargetTally]) -> tuple[int, int, int, str]:
    """Sorts those first of which most is still to be said: without a figure, of those past the date, all."""
    name, tally = row
    return tally.figure - tally.measurable, -tally.past, -tally.targets, name


def sentence(total: TargetTally, words: Words) -> str:
    """How many targets there are, what is known of them, and what fell due."""
    if not total.targets:
        return words.text("No target is on record in this view.")
    first = words.plural("{n} target is on record", "{n} targets are on record", total.targets)
    measured = words.text("{n} can be measured", n=words.number(total.measurable))
    if not total.measurable:
        return words.text("{first}; none of them can be measured.", first=first)
    figures = words.plural("{n} of those has a figure", "{n} of those have a figure", total.figure) if total.figure else words.text("none of those has a figure")
    said = words.text("{first}: {measured}, and {figures}.", first=first, measured=measured, figures=figures)
    if not total.past:
        return said
    late = words.plural("{n} is past its date without a figure.", "{n} are past their date without a figure.", total.past)
    return words.text("{first} {then}", first=said, then=late)


def by_city_sentence(rows: Rows, words: Words) -> str:
    """Which city has most left to say."""
    if not any(tally.measurable for _, tally in rows):
        return ""
    name, most = max(rows, key=lambda row: (row[1].measurable - row[1].figure, row[1].targets))
    number = most.measurable - most.figure
    if not number:
        return words.text("Every target that can be measured has a figure.")
    return words.text("{city} has the most measurable targets without a figure: {n}.", city=name, n=words.number(number))


def by_city(rows: Rows, words: Words, scheme: str) -> go.Figure:
    """Stacked bars per city in the order of `rank`: a full bar has a figure, a hollow one none, a dotted one cannot be measured."""
    shown = sorted(rows, key=rank)[:SHOWN][::-1]
    if not shown:
        return empty(words.text("No target is on record in this view."), scheme)
    names = [theme.short(name) + "\u200b" * place for place, (name, _) in enumerate(shown)]
    figure = go.Figure(layout=theme.layout(scheme, 90 + 28 * len(shown)))
    accent, quiet, paper = theme.ACCENT[scheme], theme.QUIET[scheme], theme.PAPER[scheme]
    drawn = {
        "figure": {"color": accent, "line": {"color": accent, "width": 1.5}},
        "open": {"color": paper, "line": {"color": accent, "width": 1.5}},
        "words": {"color": paper, "line": {"color": quiet, "width": 1.5}, "pattern": {"shape": ".", "fillmode": "overlay", "fgcolor": quiet, "size": 7, "solidity": 0.12}},
    }  # fmt: skip
    for kind, text in KINDS.items():
        numbers = [_parts(tally)[kind] for _, tally in shown]
        if any(numbers):
            figure.add_bar(
                y=names, x=[number or None for number in numbers], orientation="h", hoverinfo="skip", name=words.text(text), marker=drawn[kind],
                text=[words.number(number) if number else "" for number in numbers], textposition="inside", textangle=0, insidetextanchor="middle",
                insidetextfont={"color": theme.on(str(drawn[kind]["color"]))},
            )  # fmt: skip
    figure.update_xaxes(showticklabels=False, range=[0, max(tally.targets for _, tally in shown) * 1.05])
    figure.update_yaxes(range=[-0.5, len(shown) - 0.5])
    figure.update_layout(margin_t=40)
    return figure


def by_city_table(rows: Rows, words: Words) -> Table:
    """Every city that has a target, in the order of `rank`."""
    head = [words.text("City"), words.text("Targets"), *[words.text(text) for text in KINDS.values()], words.text("Past their date without a figure")]
    return head, [
        [name, words.number(tally.targets), *[words.number(number) for number in _parts(tally).values()], words.number(tally.past)]
        for name, tally in sorted(rows, key=rank)
    ]


def city_line(tally: TargetTally, words: Words) -> str:
    """The targets of one city in one line; "" where it has none."""
    if not tally.targets:
        return ""
    parts = [words.plural("{n} target", "{n} targets", tally.targets), words.text("{n} measurable", n=words.number(tally.measurable)),
             words.text("{n} with a figure", n=words.number(tally.figure))]  # fmt: skip
    return words.text(", ").join(parts)
