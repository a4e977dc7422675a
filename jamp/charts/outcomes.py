"""Values of one indicator over time, and milestones planned against actual."""

from __future__ import annotations

import datetime

import plotly.graph_objects as go

from jamp.charts import theme
from jamp.charts.empty import empty
from jamp.languages import Words, mark
from jamp.model.dates import end_of, last_day
from jamp.model.rows import IndicatorRow, MilestoneRow, Point
from jamp.model.suppression import SUPPRESSED

Table = tuple[list[str], list[list[str]]]
MOST_GROUPS = 3  # in a chart and in a line below it; all stand in the table
BOUNDS = {"at least": "≥ ", "about": "≈ "}
# up to so many days: how a date is written on the scale, and how often
SCALES = ((120, "%Y-%m", "M1"), (500, "%Y-%m", "M3"), (100_000, "%Y", "M12"))
# the six steps of the U4SSC verification manual
QUALITY_WORDS = {
    "measured": mark("measured"), "surveyed": mark("from a survey"), "extrapolated": mark("from higher-level data"),
    "estimated": mark("by assumptions"), "opinion": mark("personal estimate"), "unknown": mark("unknown"), "": mark("not stated"),
}  # fmt: skip
STATE_WORDS = {"not given": mark("not given"), "not applicable": mark("not applicable"), "not yet known": mark("not yet known"),
               SUPPRESSED: mark("not shown: small number of persons")}  # fmt: skip


def figures(indicator: IndicatorRow) -> list[tuple[Point, float]]:
    """The values of everybody that are numbers, in the order of their dates."""
    return [(point, point.value) for point in indicator.values if not point.groups and point.value is not None]


def figure_of(point: Point, words: Words) -> str:
    """A value as it is read, or why there is none."""
    if point.value is None:
        return words.text(STATE_WORDS[point.state])
    return BOUNDS.get(point.bound, "") + words.number(point.value, 2)


def group_name(groups: str, names: dict[str, tuple[str, str]], words: Words) -> str:
    """Crossed groups by their names; "" is everybody."""
    if not groups:
        return words.text("everybody")
    return " × ".join(words.place(*names.get(group, (group, ""))) for group in groups.split("+"))


Names = dict[str, tuple[str, str]]


def of_groups(indicator: IndicatorRow) -> dict[str, list[tuple[Point, float]]]:
    """{group: its values that are numbers, in the order of their dates}, without everybody."""
    found: dict[str, list[tuple[Point, float]]] = {}
    for point in indicator.values:
        if point.groups and point.value is not None:
            found.setdefault(point.groups, []).append((point, point.value))
    return found


def values(indicator: IndicatorRow, words: Words, scheme: str, names: Names | None = None) -> go.Figure:
    """Points at their dates, the target as a mark; a line only between figures on one basis. No point where there is no
    figure. The groups with most stand in grey below, by their `names` {code: (name, Japanese name)}."""
    points = figures(indicator)
    if not points:
        return empty(words.text("No figure has been reported."), scheme)
    figure = go.Figure(layout=theme.layout(scheme, 260 if of_groups(indicator) else 230, showlegend=False))
    dates = [last_day(point.as_at) for point, _ in points]
    same_basis = indicator.measure in ("cumulative", "level") and len(points) > 1
    figure.add_scatter(
        x=dates, y=[value for _, value in points], mode="lines+markers+text" if same_basis else "markers+text",
        text=[figure_of(point, words) for point, _ in points], textposition="top center",
        cliponaxis=False, hoverinfo="skip", marker={"size": 10, "color": theme.ACCENT[scheme]},
        line={"color": theme.ACCENT[scheme], "width": 2},
    )  # fmt: skip
    most = max(value for _, value in points)
    groups = sorted(of_groups(indicator).items(), key=lambda item: -item[1][-1][1])[:MOST_GROUPS]
    for group, rows in groups:
        label = theme.short(group_name(group, names or {}, words), 22)
        figure.add_scatter(
            x=[last_day(point.as_at) for point, _ in rows], y=[value for _, value in rows], textposition="bottom center", cliponaxis=False,
            mode="lines+markers+text" if same_basis and len(rows) > 1 else "markers+text", hoverinfo="skip",
            text=[*[""] * (len(rows) - 1), f"{label} {figure_of(rows[-1][0], words)}"], textfont={"color": theme.QUIET[scheme], "size": 12},
            marker={"size": 7, "color": theme.QUIET[scheme], "symbol": "circle-open"}, line={"color": theme.QUIET[scheme], "width": 1},
        )  # fmt: skip
        most = max(most, *[value for _, value in rows])
        dates += [last_day(point.as_at) for point, _ in rows]
    if indicator.target is not None:
        most = max(most, indicator.target)
        figure.add_hline(y=indicator.target, line={"color": theme.ALERT[scheme], "dash": "dash", "width": 2})
        label = words.text("Target {n}", n=words.number(indicator.target, 2))
        figure.add_annotation(x=0, xref="paper", xanchor="left", y=indicator.target, yshift=10, text=label, showarrow=False)
    span = datetime.timedelta(days=200)
    figure.update_xaxes(range=[min(dates) - span, max(dates) + span], dtick="M12", tickformat="%Y")
    figure.update_yaxes(range=[0, most * 1.25 or 1], showticklabels=False)
    return figure


def values_sentence(indicator: IndicatorRow, words: Words, since: str = "") -> str:
    """The last figure, what it is measured against, and what has come since an earlier date."""
    points = figures(indicator)
    if not points:
        silent = [point for point in indicator.values if not point.groups]
        if silent:
            return words.text("No figure as at {date}: {reason}.", date=words.date(silent[-1].as_at), reason=figure_of(silent[-1], words))
        return words.text("A target is known, but no figure has been reported.")
    last, now = points[-1]
    value = figure_of(last, words)
    if indicator.target is not None and indicator.target:
        said = words.text(
            "{value} {unit} as at {date}, of a target of {target}.",
            value=value, unit=indicator.unit, date=words.date(last.as_at), target=words.number(indicator.target, 2),
        )  # fmt: skip
    else:
        said = words.text("{value} {unit} as at {date}.", value=value, unit=indicator.unit, date=words.date(last.as_at))
    before = [(point, then) for point, then in points if since and end_of(point.as_at) <= end_of(since)]
    # yearly figures have no difference, nor has what is only known to be at least or about so much
    if not before or indicator.measure == "per period" or {last.bound, before[-1][0].bound} - {"", "exact"}:
        return said
    if before[-1][0] is last:
        return words.text("{first} {then}", first=said, then=words.text("Nothing newer than {date}.", date=words.date(since)))
    change = words.text("{change} since {date}.", change=words.signed(round(now - before[-1][1], 2)), date=words.date(before[-1][0].as_at))
    return words.text("{first} {then}", first=said, then=change)


def groups_line(indicator: IndicatorRow, words: Words, names: Names) -> str:
    """Of whom the newest figures are, by group, the first few; "" without any."""
    newest = list({point.groups: point for point in indicator.values if point.groups}.values())
    if not newest:
        return ""
    told = [words.text("{heading}: {n}", heading=group_name(point.groups, names, words), n=figure_of(point, words)) for point in newest[:MOST_GROUPS]]
    rest = [words.text("{n} more", n=words.number(len(newest) - MOST_GROUPS))] if len(newest) > MOST_GROUPS else []
    return words.text(", ").join([*told, *rest])


def milestones(rows: list[MilestoneRow], words: Words, scheme: str) -> go.Figure:
    """A line from the promised date to the revised or actual one, per milestone."""
    dated = [row for row in rows if row.planned_date][::-1]
    if not dated:
        return empty(words.text("No dated milestone is known."), scheme)
    names = [theme.wrapped(row.title, 26) + "\u200b" * i for i, row in enumerate(dated)]
    figure = go.Figure(layout=theme.layout(scheme, 90 + 58 * len(dated)))
    for name, row in zip(names, dated, strict=True):
        later = row.actual_date or row.revised_date
        if later:
            ends = [last_day(row.planned_date), last_day(later)]
            figure.add_scatter(x=ends, y=[name, name], mode="lines", showlegend=False, hoverinfo="skip",
                               line={"color": theme.QUIET[scheme], "width": 3})  # fmt: skip
    kinds = (
        (words.text("Promised"), "diamond-open", theme.INK[scheme], [row.planned_date for row in dated]),
        (words.text("Revised"), "triangle-right", theme.ALERT[scheme], [row.revised_date for row in dated]),
        (words.text("Actual"), "circle", theme.ACCENT[scheme], [row.actual_date for row in dated]),
    )
    for label, symbol, colour, dates in kinds:
        pairs = [(last_day(date), name) for date, name in zip(dates, names, strict=True) if date]
        if pairs:
            figure.add_scatter(
                x=[date for date, _ in pairs], y=[name for _, name in pairs], mode="markers", name=label,
                hoverinfo="skip", marker={"symbol": symbol, "size": 12, "color": colour, "line": {"width": 2, "color": colour}},
            )  # fmt: skip
    figure.update_yaxes(categoryorder="array", categoryarray=names, range=[-0.55, len(names) - 0.45])
    ends = [last_day(date) for row in dated for date in (row.planned_date, row.revised_date, row.actual_date) if date]
    # within one year a scale of years would have one name, or none
    length = (max(ends) - min(ends)).days
    shown, each = next((shown, each) for most, shown, each in SCALES if length < most)
    figure.update_xaxes(type="date", showgrid=True, tickformat=shown, dtick=each)
    figure.update_layout(margin_t=50)
    return figure


def milestones_table(rows: list[MilestoneRow], words: Words) -> Table:
    """Promised, revised and actual date, and what came of it."""
    head = [words.text("Milestone"), words.text("Promised"), words.text("Revised"), words.text("Actual"), words.text("What came of it")]
    return head, [
        [row.title, words.date(row.planned_date) or words.text("Not stated"), words.date(row.revised_date),
         words.date(row.actual_date) or (words.text("overdue") if row.overdue else ""), row.outcome or row.note]
        for row in rows
    ]  # fmt: skip
