"""What is counted alike, side by side: the figures of each thing on a scale of its own unit, and the shares of the way on one."""

from __future__ import annotations

import plotly.graph_objects as go

from jamp.charts import theme
from jamp.charts.checks import MEASURE_WORDS
from jamp.charts.empty import empty
from jamp.charts.outcomes import BOUNDS
from jamp.charts.results import REASON_WORDS, percent, share
from jamp.languages import Words
from jamp.model.outcomes import Answer
from jamp.model.results import Beside

MOST = 6
# shape and colour of each column; a shape alone tells them apart
SHAPES = ("circle", "square", "diamond", "triangle-up")
HOLLOW = "circle-open"  # the earlier of two dates
Ways = list[tuple[str, tuple[Answer, ...]]]


def colours(scheme: str) -> tuple[str, ...]:
    """One for each city."""
    return theme.ACCENT[scheme], theme.STATUS_COLOURS[scheme]["suspended"], theme.STATUS_COLOURS[scheme]["completed"], theme.INK[scheme]


def unit_of(one: Beside, words: Words) -> str:
    """In which unit it is counted and how."""
    how = words.text(MEASURE_WORDS[one.measure]) if one.measure in MEASURE_WORDS else ""
    return words.text(", ").join(part for part in (one.unit, how) if part)


def named(one: Beside, words: Words) -> str:
    """What is counted, in which unit and how."""
    return words.text("{what} ({others})", what=words.place(one.title, one.title_ja), others=unit_of(one, words))


def figure_of(one: Beside, side: int, words: Words) -> str:
    """The figure of a column as it is read, or why there is none."""
    answer = one.values[side]
    if answer.value is None:
        return words.text("n/a: {reason}", reason=words.text(REASON_WORDS[answer.why]))
    return BOUNDS.get(one.bounds[side], "") + words.number(answer.value, 2)


def amounts(one: Beside, names: list[str], words: Words, scheme: str) -> go.Figure:
    """A bar a column from zero; where there is no figure its place says why."""
    labels = [theme.wrapped(name, 16, 2) + "\u200b" * i for i, name in enumerate(names)]
    values = [answer.value or 0.0 for answer in one.values]
    figure = go.Figure(layout=theme.layout(scheme, 20 + 40 * len(names), showlegend=False, margin={"l": 4, "r": 8, "t": 4, "b": 4}))
    figure.add_bar(
        x=values, y=labels, orientation="h", hoverinfo="skip", width=0.6, marker={"color": theme.ACCENT[scheme]}, cliponaxis=False,
        text=[" " + theme.wrapped(figure_of(one, side, words), 18) for side in range(len(names))], textposition="outside", constraintext="none",
    )  # fmt: skip
    low, high = min(0.0, *values), max(0.0, *values)
    spare = (high - low or 1.0) * 0.6
    figure.update_xaxes(showticklabels=False, range=[low - (spare if low < 0 else 0), high + spare], zeroline=True)
    figure.update_yaxes(categoryorder="array", categoryarray=labels[::-1], range=[-0.5, len(labels) - 0.5])
    return figure


def amounts_sentence(one: Beside, names: list[str], words: Words) -> str:
    """The figure of each column."""
    return words.text("; ").join(words.text("{heading}: {n}", heading=name, n=figure_of(one, side, words)) for side, name in enumerate(names))


def ways(rows: Ways, names: list[str], words: Words, scheme: str, dates: bool = False) -> go.Figure:
    """A line per thing, a mark per column at its share of the way, the target as a line at 100 %. No mark where it cannot be
    said. `dates`: the columns are two dates, the earlier one is hollow."""
    shown = [row for row in rows if any(answer.value is not None for answer in row[1])][::-1]
    if not shown:
        return empty(words.text("Of no indicator can a share of the way be said."), scheme)
    labels = [theme.wrapped(name, 26, 2) + "\u200b" * i for i, (name, _) in enumerate(shown)]
    figure = go.Figure(layout=theme.layout(scheme, 100 + 46 * len(shown), showlegend=True))
    for label, (_, answers) in zip(labels, shown, strict=True):
        ends = [answer.value for answer in answers if answer.value is not None]
        figure.add_scatter(x=[min(ends), max(ends)], y=[label, label], mode="lines", showlegend=False, hoverinfo="skip", line={"color": theme.LINE[scheme], "width": 4})
    drawn = ((HOLLOW, theme.ACCENT[scheme]), ("circle", theme.ACCENT[scheme])) if dates else zip(SHAPES, colours(scheme), strict=True)
    for side, (name, (symbol, colour)) in enumerate(zip(names, drawn, strict=False)):
        marks = [(answers[side].value, label) for label, (_, answers) in zip(labels, shown, strict=True) if answers[side].value is not None]
        figure.add_scatter(
            x=[value for value, _ in marks], y=[label for _, label in marks], mode="markers", name=theme.short(name), hoverinfo="skip", cliponaxis=False,
            marker={"symbol": symbol, "size": 12, "color": colour, "line": {"width": 2, "color": colour}},
        )  # fmt: skip
    every = [answer.value for _, answers in shown for answer in answers if answer.value is not None]
    figure.add_vline(x=1, line={"color": theme.QUIET[scheme], "dash": "dash", "width": 1.5})
    low, high = min(0.0, *every), max(1.0, *every)
    spare = (high - low) * 0.06
    ticks = [0.0, 0.5, 1.0] + ([high] if high >= 1.25 else [])
    figure.update_xaxes(range=[low - spare, high + spare], tickvals=ticks, ticktext=[percent(tick, words) for tick in ticks], showgrid=True)
    figure.update_yaxes(categoryorder="array", categoryarray=labels, range=[-0.5, len(labels) - 0.5])
    figure.update_layout(margin_t=50)
    return figure


def _compared(rows: Ways) -> list[list[float]]:
    """The shares of the way of each thing of which every column can say one."""
    found = [[answer.value for answer in answers if answer.value is not None] for _, answers in rows]
    return [values for values, (_, answers) in zip(found, rows, strict=True) if len(values) == len(answers)]


def _nothing(words: Words) -> str:
    return words.text("No share of the way can be compared: a baseline, a target and a figure are needed on each side.")


def cities_sentence(rows: Ways, names: list[str], words: Words) -> str:
    """Who is furthest on the way in how many things; those who share the first place are all named."""
    every = _compared(rows)
    if not every:
        return _nothing(words)
    ahead = [sum(values[side] == max(values) for values in every) for side in range(len(names))]
    leaders = words.joined(name for name, number in zip(names, ahead, strict=True) if number == max(ahead))
    return words.text("Furthest on the way to the target in {n} of {all}: {places}.", n=words.number(max(ahead)), all=words.number(len(every)), places=leaders)


def dates_sentence(rows: Ways, names: list[str], words: Words) -> str:
    """How many are further on the way than at the earlier date, and how many have gone back."""
    every = _compared(rows)
    if not every:
        return _nothing(words)
    further, back = sum(now > then for then, now in every), sum(now < then for then, now in every)
    return words.text("Of {all} indicators {n} are further on the way than as at {date}, {back} have gone back.", all=words.number(len(every)), n=words.number(further),
                      back=words.number(back), date=names[0])  # fmt: skip


def ways_table(rows: Ways, names: list[str], words: Words) -> tuple[list[str], list[list[str]]]:
    """A row per thing, its share of the way in each column or why it cannot be said."""
    return [words.text("Indicator"), *names], [[name, *[share(answer, words) for answer in answers]] for name, answers in rows]
