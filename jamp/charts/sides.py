"""Cities or dates side by side on one scale."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

from jamp.charts import ratings, theme
from jamp.charts.empty import empty
from jamp.languages import Words
from jamp.model.ratings import RATINGS
from jamp.model.results import Side

Sides = list[tuple[str, Side]]
STATUSES = ("completed", "ongoing", "planning", "suspended", "cancelled", "")


def by_status(sides: Sides, words: Words, scheme: str) -> go.Figure:
    """A stacked bar a column, all on one scale."""
    parts = [(theme.STATUS_WORDS[status], theme.bar(scheme, status), [one.statuses.get(status, 0) for _, one in sides]) for status in STATUSES]
    return _stacked(sides, parts, 110, words, scheme)


def by_rating(sides: Sides, words: Words, scheme: str) -> go.Figure:
    """The same by rating, the worst first; what is not on record is hollow."""
    parts = [(ratings.RATING_WORDS[rating], ratings.bar(scheme, rating), [one.ratings.get(rating, 0) for _, one in sides]) for rating in RATINGS]
    # the names of the ratings take more lines on a narrow screen
    return _stacked(sides, parts, 190, words, scheme)


def _stacked(sides: Sides, parts: list[tuple[str, dict[str, Any], list[int]]], head: int, words: Words, scheme: str) -> go.Figure:
    """`parts`: (word, how its bars are drawn, projects of each column); `head`: pixels above the bars."""
    totals = [sum(values) for values in zip(*(values for *_, values in parts), strict=True)]
    if not any(totals):
        return empty(words.text("No project is listed in this view."), scheme)
    names = _names(sides)
    figure = go.Figure(layout=theme.layout(scheme, head + 62 * len(sides)))
    for word, marker, values in parts:
        if any(values):
            figure.add_bar(x=values, y=names, orientation="h", name=words.text(word), hoverinfo="skip", marker=marker,
                           text=[words.number(value) if value else "" for value in values], textposition="inside", insidetextanchor="middle",
                           textangle=0, insidetextfont={"color": theme.on(marker["color"])})  # fmt: skip
    return _finished(figure, names, totals, words)


def _names(sides: Sides) -> list[str]:
    return [theme.wrapped(name, 22) + "\u200b" * i for i, (name, _) in enumerate(sides)]


def _finished(figure: go.Figure, names: list[str], totals: list[int], words: Words) -> go.Figure:
    for name, total in zip(names, totals, strict=True):
        figure.add_annotation(x=total, y=name, text=f"<b>{words.number(total)}</b>", showarrow=False, xanchor="left", xshift=4)
    figure.update_xaxes(showticklabels=False, range=[0, max(totals) * 1.1 or 1])
    figure.update_yaxes(categoryorder="array", categoryarray=names[::-1])
    figure.update_layout(margin_t=50)
    return figure


def table(sides: Sides, words: Words) -> tuple[list[str], list[list[str]]]:
    """A row per thing that is counted, a column per city or date."""
    head = [words.text("Counted"), *[name for name, _ in sides]]
    every = [one for _, one in sides]
    rows = [[words.text("Projects"), *[words.number(one.projects) for one in every]]]
    for status in STATUSES:
        if any(one.statuses.get(status) for one in every):
            rows.append([words.text(theme.STATUS_WORDS[status]), *[words.number(one.statuses.get(status, 0)) for one in every]])
    for rating in RATINGS:
        if any(one.ratings.get(rating) for one in every):
            label = words.text("Rated: {ratings}", ratings=words.text(ratings.RATING_WORDS[rating]))
            rows.append([label, *[words.number(one.ratings.get(rating, 0)) for one in every]])
    rows.append([words.text("Milestones overdue"), *[words.number(one.late) for one in every]])
    rows.append([words.text("Indicators"), *[words.number(one.indicators.indicators) for one in every]])
    rows.append([words.text("Indicators with a target"), *[words.number(one.indicators.with_target) for one in every]])
    rows.append([words.text("Indicators with a figure"), *[words.number(one.indicators.with_figure) for one in every]])
    return head, rows


def cities_sentence(sides: Sides, words: Words) -> str:
    """Who has most projects, and where most is late; those who share the first place are all named."""
    projects, late = max(one.projects for _, one in sides), max(one.late for _, one in sides)
    said = words.text("Most projects: {n} ({places}).", n=words.number(projects), places=words.joined(name for name, one in sides if one.projects == projects))
    if not late:
        return words.text("{first} {then}", first=said, then=words.text("None of them has a milestone past its promised date."))
    then = words.text("Most milestones past their promised date: {n} ({places}).", n=words.number(late),
                      places=words.joined(name for name, one in sides if one.late == late))  # fmt: skip
    return words.text("{first} {then}", first=said, then=then)


def dates_sentence(sides: Sides, words: Words) -> str:
    """What has moved from the earlier date to the later one."""
    (before, then), (after, now) = sides
    return words.text(
        "From {first} projects as at {start} to {last} as at {end}; completed from {done} to {more}, off track from {late} to {later}.",
        first=words.number(then.projects), start=before, last=words.number(now.projects), end=after,
        done=words.number(then.statuses.get("completed", 0)), more=words.number(now.statuses.get("completed", 0)),
        late=words.number(then.ratings.get("off track", 0)), later=words.number(now.ratings.get("off track", 0)),
    )  # fmt: skip


def status_sentence(sides: Sides, words: Words) -> str:
    """How many projects of each column are completed."""
    if not any(one.statuses.get("completed") for _, one in sides):
        return words.text("No project is completed")
    return words.text("Completed: {parts}", parts=_shares(sides, [one.statuses.get("completed", 0) for _, one in sides], words))


def rating_sentence(sides: Sides, words: Words) -> str:
    """How many projects of each column are off track."""
    if not any(one.ratings.get("off track") for _, one in sides):
        return words.text("No project is off track")
    return words.text("Off track: {parts}", parts=_shares(sides, [one.ratings.get("off track", 0) for _, one in sides], words))


def _shares(sides: Sides, counts: list[int], words: Words) -> str:
    return words.joined(
        words.text("{n} of {all} ({place})", n=words.number(n), all=words.number(one.projects), place=name) for n, (name, one) in zip(counts, sides, strict=True)
    )
