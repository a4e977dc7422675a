"""Figures of one indicator by group: bars side by side, never added."""

from __future__ import annotations

import plotly.graph_objects as go

from jamp.charts import theme
from jamp.charts.empty import empty
from jamp.charts.outcomes import figure_of, group_name
from jamp.languages import Words
from jamp.model.dates import end_of
from jamp.model.groups import DISJOINT, KINDS
from jamp.model.rows import IndicatorRow, Point
from jamp.model.units import adds_up

Table = tuple[list[str], list[list[str]]]
Names = dict[str, tuple[str, str]]
MOST = 12
ORDER = [group for groups in KINDS.values() for group in groups]


def newest(indicator: IndicatorRow) -> list[Point]:
    """The figures by group of the newest date that has any, with that of everybody from the same source and date first; a
    figure that is not shown is among them."""
    grouped = [point for point in indicator.values if point.groups and (point.value is not None or point.state == "suppressed")]
    if not grouped:
        return []
    last = max(grouped, key=lambda point: (end_of(point.as_at), point.source == "", point.source))
    same = [point for point in indicator.values if end_of(point.as_at) == end_of(last.as_at) and point.source == last.source]
    kept = [point for point in same if point.value is not None or point.state == "suppressed"]
    return sorted(kept, key=lambda point: (point.groups.count("+") + bool(point.groups), [_place(group) for group in point.groups.split("+")]))


def _place(group: str) -> tuple[int, str]:
    return (ORDER.index(group) if group in ORDER else len(ORDER), group)


def by_group(indicator: IndicatorRow, names: Names, words: Words, scheme: str) -> go.Figure:
    """A bar per group from zero; where a figure is not shown its place says so."""
    points = newest(indicator)[:MOST][::-1]
    if not points:
        return empty(words.text("No figure by group has been reported."), scheme)
    labels = [theme.wrapped(group_name(point.groups, names, words), 20) + "\u200b" * i for i, point in enumerate(points)]
    figure = go.Figure(layout=theme.layout(scheme, 30 + 38 * len(points), margin={"l": 4, "r": 12, "t": 4, "b": 8}))
    figure.add_bar(
        y=labels, x=[point.value or 0 for point in points], orientation="h", hoverinfo="skip", showlegend=False,
        marker={"color": [theme.ACCENT[scheme] if point.groups else theme.QUIET[scheme] for point in points]},
        text=[" " + figure_of(point, words) for point in points], textposition="outside", cliponaxis=False, constraintext="none",
    )  # fmt: skip
    most = max([point.value for point in points if point.value is not None], default=0)
    figure.update_xaxes(range=[0, most * 1.5 or 1], showticklabels=False)
    figure.update_yaxes(categoryorder="array", categoryarray=labels, range=[-0.5, len(points) - 0.5])
    return figure


def by_group_sentence(indicator: IndicatorRow, names: Names, words: Words) -> str:
    """The share of a group among those of whom it is stated, where groups do not overlap; else how many groups there are."""
    points = newest(indicator)
    if not points:
        return ""
    values = {point.groups: point.value for point in points}
    date = words.date(points[-1].as_at)
    family = next((one for one in DISJOINT if one.whole and all(values.get(group) is not None for group in one.groups)), None)
    if family is not None and adds_up(indicator.unit):
        stated = sum(values[group] or 0 for group in family.groups)
        if stated:
            first = family.groups[0]
            share = words.percent((values[first] or 0) / stated)
            told = words.text("{group}: {share} of those of whom it is stated, as at {date}.", group=group_name(first, names, words), share=share, date=date)
            unstated = values.get(family.unstated) or 0
            return told if not unstated else told + words.text(" Of {n} it is not stated.", n=words.number(unstated, 2))
    number = sum(1 for point in points if point.groups)
    return words.plural("A figure for {n} group, as at {date}.", "Figures for {n} groups, as at {date}.", number, date=date)


def by_group_table(indicator: IndicatorRow, names: Names, words: Words) -> Table:
    """Every group of the newest date, with its figure or why there is none, and who says so."""
    head = [words.text("Groups"), words.text("Value"), words.text("As at"), words.text("Source")]
    return head, [[group_name(point.groups, names, words), figure_of(point, words), words.date(point.as_at), point.source_title or words.text("The office itself")]
                  for point in newest(indicator)]  # fmt: skip
