"""The portfolio by status over the reporting dates."""

from __future__ import annotations

import plotly.graph_objects as go

from jamp.charts import theme
from jamp.charts.empty import empty
from jamp.languages import Words, mark
from jamp.model.rows import CityStanding, StatusAt, Totals

Table = tuple[list[str], list[list[str]]]
COUNTED = {
    "ongoing": mark("{n} ongoing"), "completed": mark("{n} completed"), "planning": mark("{n} in planning"),
    "suspended": mark("{n} suspended"), "cancelled": mark("{n} cancelled"), "": mark("{n} not stated"),
}  # fmt: skip


def counted(counts: dict[str, int], words: Words) -> str:
    """{status: projects} in words, without those that do not occur."""
    said = ""
    for status, text in COUNTED.items():
        if counts.get(status):
            part = words.text(text, n=words.number(counts[status]))
            said = words.text("{a}, {b}", a=said, b=part) if said else part
    return said


def city_sentence(city: CityStanding | None, words: Words) -> str:
    """How a city is doing, and whether a promise is late."""
    if city is None or not city.projects:
        return words.text("No project of this city is listed in this view.")
    projects = words.plural("{n} project", "{n} projects", city.projects)
    said = words.text("{projects}: {statuses}.", projects=projects, statuses=counted(city.statuses, words))
    if not city.overdue:
        return said
    late = words.plural("{n} milestone is past its promised date.", "{n} milestones are past their promised date.", city.overdue)
    return words.text("{first} {then}", first=said, then=late)


def portfolio_sentence(totals: Totals, words: Words) -> str:
    """The one sentence that says how a view is doing; a view without projects has its own."""
    if not totals.projects:
        return words.text("No project is listed in this view. Take a filter away or choose a later reporting date.")
    return words.text(
        "{projects} in {cities} of {countries}: {statuses}.",
        projects=words.plural("{n} project", "{n} projects", totals.projects),
        cities=words.plural("{n} city", "{n} cities", totals.cities),
        countries=words.plural("{n} country", "{n} countries", totals.countries),
        statuses=counted(totals.now, words),
    )  # fmt: skip


def _counts(rows: list[StatusAt]) -> tuple[list[str], dict[str, dict[str, int]]]:
    dates = list(dict.fromkeys(row.as_at for row in rows))
    counts: dict[str, dict[str, int]] = {status: {} for status in theme.STATUS_WORDS}
    for row in rows:
        counts[row.status][row.as_at] = row.projects
    return dates, {status: by for status, by in counts.items() if by}


def over_time(rows: list[StatusAt], words: Words, scheme: str) -> go.Figure:
    """Stacked bars, one per reporting date; the dates are names, not a scale, since rounds are not evenly spaced."""
    if not rows:
        return empty(words.text("No project has been reported yet."), scheme)
    dates, counts = _counts(rows)
    short = [words.short_date(date) for date in dates]
    labels = [text.replace("年", "年<br>") if words.language == "ja" else theme.wrapped(text, 9) for text in short]
    figure = go.Figure(layout=theme.layout(scheme, 340))
    for status in ("completed", "ongoing", "planning", "suspended", "cancelled", ""):
        if status not in counts:
            continue
        values = [counts[status].get(date) for date in dates]
        figure.add_bar(
            x=labels, y=values, name=words.text(theme.STATUS_WORDS[status]),
            text=[words.number(value) if value else "" for value in values], textposition="inside", textangle=0,
            insidetextanchor="middle", hoverinfo="skip",
            marker=theme.bar(scheme, status), insidetextfont={"color": theme.on(theme.bar(scheme, status)["color"])},
        )  # fmt: skip
    totals = [sum(by.get(date, 0) for by in counts.values()) for date in dates]
    for label, total in zip(labels, totals, strict=True):
        figure.add_annotation(x=label, y=total, text=f"<b>{words.number(total)}</b>", showarrow=False, yshift=11)
    figure.update_yaxes(rangemode="tozero", showticklabels=False, range=[0, max(totals) * 1.1])
    # one date alone makes no broad bar
    figure.update_xaxes(range=[-0.5, max(len(dates), 4) - 0.5])
    figure.update_layout(margin_t=40)
    return figure


def over_time_sentence(rows: list[StatusAt], words: Words) -> str:
    """What the first and the last bar say."""
    dates, counts = _counts(rows)
    if len(dates) < 2:
        return words.text("There is only one reporting date so far.") if dates else ""
    first, last = (sum(by.get(date, 0) for by in counts.values()) for date in (dates[0], dates[-1]))
    done = counts.get("completed", {}).get(dates[-1], 0)
    return words.text(
        "From {first} projects as at {start} to {last} as at {end}; {done} of them are completed.",
        first=words.number(first), start=words.date(dates[0]), last=words.number(last), end=words.date(dates[-1]),
        done=words.number(done),
    )  # fmt: skip


def over_time_table(rows: list[StatusAt], words: Words) -> Table:
    """A row per reporting date."""
    dates, counts = _counts(rows)
    head = [words.text("As at"), *[words.text(theme.STATUS_WORDS[status]) for status in counts], words.text("Projects")]
    body = []
    for date in dates:
        numbers = [by.get(date, 0) for by in counts.values()]
        body.append([words.date(date), *[words.number(number) for number in (*numbers, sum(numbers))]])
    return head, body
