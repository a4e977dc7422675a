"""Milestones over time: promised, revised, forecast and actual dates, and by how much they slipped."""

from __future__ import annotations

import datetime
from math import ceil

import plotly.graph_objects as go

from jamp.charts import theme
from jamp.charts.empty import empty
from jamp.charts.outcomes import SCALES
from jamp.languages import Words, mark
from jamp.model.dates import last_day
from jamp.model.promises import Promise, months

Table = tuple[list[str], list[list[str]]]
OUTCOME_WORDS = {
    "overdue": mark("Past its date"), "moved": mark("Put off"), "late": mark("Done late"), "kept": mark("Kept"), "to come": mark("To come"),
    "reached": mark("Done, no date was promised"), "undated": mark("No date given"),
}  # fmt: skip
SLIPPED = {"late": mark("{n} done late"), "moved": mark("{n} put off"), "overdue": mark("{n} past the promised date and not done")}


def expected(row: Promise) -> str:
    """The date that an open milestone is expected at now: the forecast, else the revised one; "" where neither is known."""
    return "" if row.actual else row.forecast or row.revised


def slip_text(row: Promise, words: Words) -> str:
    """By how much it slipped, as a table says it; "" where nothing can be said."""
    found = row.slip
    if found.days is None:
        return words.text("kept") if found.outcome == "kept" else ""
    n = months(found.days)
    if found.so_far:
        return words.plural("{n} month so far", "{n} months so far", n) if n else words.text("less than a month so far")
    if found.outcome == "late":
        return words.plural("{n} month late", "{n} months late", n) if n else words.text("less than a month late")
    if found.outcome == "overdue":
        return words.plural("{n} month, if the new date holds", "{n} months, if the new date holds", n) if n else words.text("less than a month")
    return words.plural("put off by {n} month", "put off by {n} months", n) if n else words.text("put off by less than a month")


def short_slip(row: Promise, words: Words) -> str:
    """The same for the narrow room behind a mark."""
    found = row.slip
    if found.days is None:
        return slip_text(row, words)
    if not months(found.days):
        return words.text("under a month")
    return words.plural("+{n} month", "+{n} months", months(found.days))


def sentence(counts: dict[str, int], words: Words) -> str:
    """How many promised dates slipped, and how."""
    slipped = {key: counts[key] for key in SLIPPED if counts.get(key)}
    promised = sum(slipped.values()) + counts.get("kept", 0) + counts.get("to come", 0)
    if not sum(counts.values()):
        return words.text("No milestone has been recorded for the projects of this view.")
    if not promised:
        return words.text("No milestone has a promised date.")
    if not slipped:
        return words.plural("The one promised date has not slipped.", "None of the {n} promised dates has slipped.", promised)
    said = words.plural("{n} of {all} promised dates has slipped", "{n} of {all} promised dates have slipped", sum(slipped.values()), all=words.number(promised))
    return words.text("{projects}: {statuses}.", projects=said, statuses=words.text(", ").join(words.text(SLIPPED[key], n=words.number(n)) for key, n in slipped.items()))


def most_sentence(rows: list[Promise], words: Words) -> str:
    """Which milestone slipped most: the first of `rows`; "" where none did."""
    if not rows or not (rows[0].slip.days or 0) > 0:
        return ""
    place = rows[0].city or words.place(rows[0].project, rows[0].project_ja)
    return words.text("“{milestone}” ({place}) has slipped most: {slip}", milestone=rows[0].title, place=place, slip=slip_text(rows[0], words))


def milestones(rows: list[Promise], as_at: str, words: Words, scheme: str) -> go.Figure:
    """A row per milestone, in the order given: promised, revised, forecast and actual date, a line between, dotted up to the
    reporting date where no new one is known; the slip in words behind it."""
    dated = [row for row in rows if row.planned or row.revised or row.forecast or row.actual][::-1]
    if not dated:
        return empty(words.text("No dated milestone is known."), scheme)
    names = [_name(row, words, scheme) + "\u200b" * i for i, row in enumerate(dated)]
    figure = go.Figure(layout=theme.layout(scheme, 110 + 46 * len(dated)))
    now = last_day(as_at)
    for dash in ("solid", "dot"):
        x: list[datetime.date | None] = []
        y: list[str | None] = []
        for name, row in zip(names, dated, strict=True):
            ends = _ends(row, now)
            if len(ends) > 1 and (dash == "dot") == row.slip.so_far:
                x += [ends[0], ends[-1], None]
                y += [name, name, None]
        if x:
            figure.add_scatter(x=x, y=y, mode="lines", showlegend=False, hoverinfo="skip", line={"color": theme.QUIET[scheme], "width": 3, "dash": dash})
    kinds = (
        (words.text("Promised"), "diamond-open", theme.INK[scheme], [row.planned for row in dated]),
        (words.text("Revised"), "triangle-right", theme.ALERT[scheme], [row.revised for row in dated]),
        (words.text("Forecast"), "circle-open", theme.ACCENT[scheme], ["" if row.actual else row.forecast for row in dated]),
        (words.text("Actual"), "circle", theme.ACCENT[scheme], [row.actual for row in dated]),
    )
    for label, symbol, colour, dates in kinds:
        pairs = [(last_day(date), name) for date, name in zip(dates, names, strict=True) if date]
        if pairs:
            figure.add_scatter(
                x=[date for date, _ in pairs], y=[name for _, name in pairs], mode="markers", name=label, hoverinfo="skip",
                marker={"symbol": symbol, "size": 12, "color": colour, "line": {"width": 2, "color": colour}},
            )  # fmt: skip
    figure.add_scatter(
        x=[_ends(row, now)[-1] for row in dated], y=names, mode="text", text=[f"\u2002\u2002{short_slip(row, words)}" for row in dated],
        textposition="middle right", showlegend=False, hoverinfo="skip", cliponaxis=False,
    )  # fmt: skip
    _scale(figure, [day for row in dated for day in _ends(row, now)], now, words, scheme)
    figure.update_yaxes(categoryorder="array", categoryarray=names, range=[-0.6, len(names) - 0.4])
    return figure


def _name(row: Promise, words: Words, scheme: str) -> str:
    place = row.city or words.place(row.project, row.project_ja)
    return f"{theme.short(row.title, 26)}<br><span style='color:{theme.QUIET[scheme]}'>{theme.short(place, 24)}</span>"


def _ends(row: Promise, now: datetime.date) -> list[datetime.date]:
    """All days that are drawn of a milestone, in order."""
    days = [last_day(date) for date in (row.planned, row.revised, "" if row.actual else row.forecast, row.actual) if date]
    return sorted([*days, now] if row.slip.so_far else days)


def _scale(figure: go.Figure, days: list[datetime.date], now: datetime.date, words: Words, scheme: str) -> None:
    """From the first to the last day, five names at most; the reporting date as a line. The words stand in the margin."""
    length = (max(days) - min(days)).days
    shown, each = next((shown, each) for most, shown, each in SCALES if length < most)
    if each == "M12":
        each = f"M{12 * ceil(length / 365 / 4)}"
    room = datetime.timedelta(days=max(length, 30) * 0.06)
    figure.update_xaxes(type="date", showgrid=True, tickformat=shown, dtick=each, range=[min(days) - room, max(days) + room])
    if min(days) - room <= now <= max(days) + room:
        figure.add_shape(type="line", x0=now, x1=now, yref="paper", y0=0, y1=1, line={"color": theme.QUIET[scheme], "width": 1, "dash": "dash"}, layer="below")
    figure.update_layout(margin_t=50, margin_r=84)


def table(rows: list[Promise], words: Words) -> Table:
    """Milestone, project, promised, revised, expected and actual date, slip, source; the second column is the project's name."""
    head = [words.text("Milestone"), words.text("Project"), words.text("Promised"), words.text("Revised"), words.text("Expected now"), words.text("Actual"),
            words.text("Slip"), words.text("Source")]  # fmt: skip
    return head, [
        [row.title, words.place(row.project, row.project_ja), words.date(row.planned) or words.text("Not stated"), words.date(row.revised) or "–",
         words.date(expected(row)) or (words.text("no new date given") if row.slip.outcome == "overdue" else "–"), words.date(row.actual) or "–",
         slip_text(row, words) or words.text(OUTCOME_WORDS[row.slip.outcome]), row.source or words.text("The office itself")]
        for row in rows
    ]  # fmt: skip
