"""Results of several projects side by side: from the baseline to the figure, the target as a mark; the share of the way."""

from __future__ import annotations

import plotly.graph_objects as go

from jamp.charts import theme
from jamp.charts.empty import empty
from jamp.languages import Words, mark
from jamp.model import outcomes
from jamp.model.outcomes import Answer
from jamp.model.results import Result, ResultCounts, Shared

MOST = 14
REASON_WORDS = {
    outcomes.NO_BASELINE: mark("no baseline"), outcomes.NO_TARGET: mark("no target"), outcomes.NO_ACTUAL: mark("no figure"), outcomes.SAME: mark("the target equals the baseline"),
    outcomes.NO_DATES: mark("no dates to draw the line between"), outcomes.NOT_DUE: mark("nothing is due yet"), outcomes.PLANNED: mark("a plan, not a result"),
    outcomes.NOT_SHARED: mark("not counted alike"), outcomes.OTHER_UNIT: mark("different units"), outcomes.NOT_ADDITIVE: mark("not marked as adding up"),
    outcomes.OTHER_MEASURE: mark("cumulative and yearly figures do not mix"), outcomes.OTHER_DATE: mark("yearly figures of different periods"),
    outcomes.HIDDEN: mark("not shown: small number of persons"),
}  # fmt: skip


def share(answer: Answer, words: Words) -> str:
    """A share as it is read, or why it cannot be said."""
    if answer.value is None:
        return words.text("n/a: {reason}", reason=words.text(REASON_WORDS[answer.why]))
    return percent(answer.value, words)


def percent(value: float, words: Words) -> str:
    """What is not quite reached is not rounded up to 100%."""
    return words.percent(0.99 if 0.99 < value < 1 else value)


def place(row: Result, words: Words, cities: dict[str, str]) -> str:
    """Who reports it: its cities in the reader's language, else its project."""
    named = "; ".join(cities.get(name, name) for name in row.city.split("; ")) if row.city else ""
    return named or words.place(row.project_title, row.project_title_ja)


def from_baseline_to_target(rows: tuple[Result, ...], words: Words, scheme: str, cities: dict[str, str]) -> go.Figure:
    """One line a project on one scale, the largest figure first: a bar to the figure (zero is on the scale), the baseline
    as a small upright, the target as a diamond."""
    shown = rows[:MOST][::-1]
    if not shown:
        return empty(words.text("No figure has been reported."), scheme)
    names = [theme.wrapped(place(row, words, cities), 24, 2) + "\u200b" * i for i, row in enumerate(shown)]
    figure = go.Figure(layout=theme.layout(scheme, 80 + 44 * len(shown), showlegend=True))
    actual = [row.progress.actual or 0.0 for row in shown]
    figure.add_bar(
        x=actual, y=names, orientation="h", name=words.text("Figure"), hoverinfo="skip", width=0.5,
        marker={"color": theme.ACCENT[scheme]}, text=[words.number(value, 2) for value in actual], textposition="outside", cliponaxis=False,
    )  # fmt: skip
    marks = (
        (words.text("Baseline"), "line-ns", theme.QUIET[scheme], [row.progress.baseline for row in shown]),
        (words.text("Target"), "diamond", theme.ALERT[scheme], [row.progress.end.value if row.progress.end else None for row in shown]),
    )
    for label, symbol, colour, values in marks:
        pairs = [(value, name) for value, name in zip(values, names, strict=True) if value is not None]
        if pairs:
            figure.add_scatter(
                x=[value for value, _ in pairs], y=[name for _, name in pairs], mode="markers", name=label, hoverinfo="skip", cliponaxis=False,
                # both are seen on the bar: the upright is longer than it is high, the diamond hollow
                marker={"symbol": symbol, "size": 24 if symbol == "line-ns" else 13, "color": theme.PAPER[scheme], "line": {"width": 2.5, "color": colour}},
            )  # fmt: skip
    every = [0.0, *actual, *[v for _, _, _, values in marks for v in values if v is not None]]
    figure.update_xaxes(showticklabels=False, range=[min(every), max(every) * 1.22 or 1])
    figure.update_yaxes(categoryorder="array", categoryarray=names)
    figure.update_layout(margin_t=40)
    return figure


def ways(rows: list[Result], words: Words, scheme: str, cities: dict[str, str]) -> go.Figure:
    """The share of the way of each indicator as a bar, least first, the target as a line at 100 %."""
    shown = sorted(rows, key=lambda row: row.progress.way.value or 0.0)[:MOST][::-1]
    if not shown:
        return empty(words.text("Of no indicator can a share of the way be said."), scheme)
    names = [theme.wrapped(words.text("{what} ({others})", what=row.progress.title, others=place(row, words, cities)), 34, 2) + "\u200b" * i
             for i, row in enumerate(shown)]  # fmt: skip
    values = [row.progress.way.value or 0.0 for row in shown]
    figure = go.Figure(layout=theme.layout(scheme, 70 + 46 * len(shown), showlegend=False))
    figure.add_bar(
        x=values, y=names, orientation="h", hoverinfo="skip", width=0.5, marker={"color": theme.ACCENT[scheme]},
        text=[percent(value, words) for value in values], textposition="outside", cliponaxis=False,
    )  # fmt: skip
    figure.add_vline(x=1, line={"color": theme.ALERT[scheme], "dash": "dash", "width": 2})
    figure.add_annotation(x=1, y=1, yref="paper", yanchor="bottom", text=words.text("Target"), showarrow=False)
    figure.update_xaxes(showticklabels=False, range=[min(0.0, *values), max(1.0, *values) * 1.45])
    figure.update_yaxes(categoryorder="array", categoryarray=names)
    return figure


def counts_sentence(counts: ResultCounts, words: Words, compared: bool, since: str) -> str:
    """How much of what is counted has been reported, and what is new."""
    if not counts.indicators:
        return words.text("Nothing is counted in this view: no project has an indicator.")
    indicators = words.plural("{n} indicator", "{n} indicators", counts.indicators)
    said = words.plural("{n} of {indicators} has a figure.", "{n} of {indicators} have a figure.", counts.with_figure, indicators=indicators)
    if compared:
        new = words.plural("{n} of them has a newer one than {date}.", "{n} of them have a newer one than {date}.", counts.moved, date=since)
        said = words.text("{first} {then}", first=said, then=new)
    if counts.waiting:
        late = words.plural("{n} has a target and no figure.", "{n} have a target and no figure.", counts.waiting)
        said = words.text("{first} {then}", first=said, then=late)
    return said


def shared_sentence(one: Shared, words: Words, since: str) -> str:
    """The sum over the projects and what has come since; or why there is no sum."""
    title = words.place(one.title, one.title_ja)
    projects = words.plural("{n} project", "{n} projects", one.projects)
    if one.now.value is None:
        return words.text("{title}: {projects}; no sum: {reason}.", title=title, projects=projects, reason=words.text(REASON_WORDS[one.now.why]))
    said = words.text("{title}: {n} in {projects}", title=title, n=words.number(one.now.value, 2), projects=projects)
    if since and one.both == one.projects:
        said = words.text("{first}, {change} since {date}", first=said, change=words.signed(one.change), date=since)
    elif since and one.both:
        said = words.plural("{first}; {change} since {date} in the {n} project that had a figure then",
                            "{first}; {change} since {date} in the {n} projects that had a figure then", one.both, first=said,
                            change=words.signed(one.change), date=since)  # fmt: skip
    return words.text("{reasons}.", reasons=said)


def ways_sentence(rows: list[Result], counts: ResultCounts, words: Words) -> str:
    """Which indicator is nearest to its target and which is furthest from it."""
    if not rows:
        return words.text("Of none of {n} indicators can a share of the way be said: a baseline, a target and a figure are needed.",
                          n=words.number(counts.indicators))  # fmt: skip
    ordered = sorted(rows, key=lambda row: row.progress.way.value or 0.0)
    reached = sum(1 for row in rows if (row.progress.way.value or 0.0) >= 1)
    first = words.plural("{n} indicator has reached its target", "{n} indicators have reached their targets", reached)
    least = ordered[0]
    return words.text("{first}; furthest from it: {title}, {share} of the way.", first=first, title=least.progress.title,
                      share=share(least.progress.way, words))  # fmt: skip
