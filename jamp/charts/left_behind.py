"""Cities left behind: how many lack what, and how long each has been silent."""

from __future__ import annotations

from collections.abc import Mapping

import plotly.graph_objects as go

from jamp.charts import theme
from jamp.charts.empty import empty
from jamp.languages import Words, mark

MOST = 10
LACKS = {
    "no project": mark("No project"), "no report since the last meeting": mark("No report since {date}"), "no outcome values": mark("No figures on results"),
    "no group data": mark("No figures by group"),
}  # fmt: skip
Silence = list[tuple[str, int | None]]  # (city, days since the date that its last report speaks of; None: it never reported)


def lack(reason: str, since: str, words: Words) -> str:
    """A reason as a label; `since`: the earlier date in words, "" where nothing is compared."""
    if reason == "no report since the last meeting" and not since:
        return words.text("No report")
    return words.text(LACKS[reason], date=since)


def lacking(counts: Mapping[str, int], cities: int, since: str, words: Words, scheme: str) -> go.Figure:
    """A bar for each thing that can be missing, on the scale of all cities; nothing missing is a zero."""
    labels = [theme.wrapped(lack(reason, since, words), 24, 2) for reason in LACKS][::-1]
    values = [counts.get(reason, 0) for reason in LACKS][::-1]
    figure = go.Figure(layout=theme.layout(scheme, 30 + 44 * len(labels), showlegend=False, margin={"l": 4, "r": 12, "t": 4, "b": 8}))
    figure.add_bar(
        x=values, y=labels, orientation="h", hoverinfo="skip", width=0.6, marker={"color": theme.ACCENT[scheme]}, cliponaxis=False, textposition="outside",
        text=[" " + words.text("{n} of {all}", n=words.number(value), all=words.number(cities)) for value in values], constraintext="none",
    )  # fmt: skip
    figure.update_xaxes(range=[0, (cities or 1) * 1.8], showticklabels=False)
    figure.update_yaxes(categoryorder="array", categoryarray=labels, range=[-0.5, len(labels) - 0.5])
    return figure


def lacking_sentence(counts: Mapping[str, int], cities: int, since: str, words: Words) -> str:
    """What is missing in most cities; things that are missing in as many are all named."""
    most = max((counts.get(reason, 0) for reason in LACKS), default=0)
    if not most:
        return ""
    worst = words.joined(lack(reason, since, words) for reason in LACKS if counts.get(reason, 0) == most)
    return words.text("Most often missing ({n} of {all} cities): {parts}", n=words.number(most), all=words.number(cities), parts=worst)


def lacking_table(counts: Mapping[str, int], cities: int, since: str, words: Words) -> tuple[list[str], list[list[str]]]:
    """A row for each thing that can be missing: of how many cities, and how many have it."""
    head = [words.text("What is missing"), words.text("Cities"), words.text("Cities that have it")]
    return head, [[lack(reason, since, words), words.number(counts.get(reason, 0)), words.number(cities - counts.get(reason, 0))] for reason in LACKS]


def longest(rows: Silence) -> Silence:
    """Those who are silent: who never reported first, then the longest silence."""
    return sorted((row for row in rows if row[1] is None or row[1] > 0), key=lambda row: (row[1] is not None, -(row[1] or 0), row[0]))


def silence(rows: Silence, limit: int | None, words: Words, scheme: str) -> go.Figure:
    """A bar a city, the longest silence first; who never reported has a word in place of a bar. `limit`: the days since the
    earlier date, a line: who is beyond it has not reported since."""
    shown = longest(rows)[:MOST][::-1]
    if not shown:
        return empty(words.text("Every city has reported on the reporting date."), scheme)
    labels = [theme.wrapped(name, 22, 2) + "\u200b" * i for i, (name, _) in enumerate(shown)]
    figure = go.Figure(layout=theme.layout(scheme, 56 + 30 * len(shown), showlegend=False, margin={"l": 4, "r": 12, "t": 26, "b": 8}))
    figure.add_bar(
        x=[days or 0 for _, days in shown], y=labels, orientation="h", hoverinfo="skip", width=0.6, cliponaxis=False, textposition="outside", constraintext="none",
        marker={"color": [theme.ALERT[scheme] if limit is not None and days is not None and days >= limit else theme.QUIET[scheme] for _, days in shown]},
        text=[" " + (words.text("never") if days is None else words.number(days)) for _, days in shown],
    )  # fmt: skip
    most = max([days or 0 for _, days in shown] + [limit or 0])
    if limit is not None:
        figure.add_vline(x=limit, line={"color": theme.INK[scheme], "dash": "dash", "width": 1.5})
        figure.add_annotation(x=limit, y=1, yref="paper", yanchor="bottom", text=words.text("earlier date"), showarrow=False)
    figure.update_xaxes(range=[0, most * 1.25 or 1], showticklabels=False)
    figure.update_yaxes(categoryorder="array", categoryarray=labels, range=[-0.5, len(labels) - 0.5])
    return figure


def silence_sentence(rows: Silence, words: Words) -> str:
    """Who has been silent for longest."""
    shown = longest(rows)
    never = [name for name, days in shown if days is None]
    if never:
        return words.plural("{n} city never reported: {places}", "{n} cities never reported: {places}", len(never), places=words.joined(never[:3] + ["…"] * (len(never) > 3)))
    if not shown:
        return ""
    days = shown[0][1] or 0
    return words.plural("Silent for longest: {places}, {n} day", "Silent for longest: {places}, {n} days", days, places=words.joined(name for name, each in shown if each == days))
