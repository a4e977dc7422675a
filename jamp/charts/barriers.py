"""Risks and barriers in words, and counted by kind."""

from __future__ import annotations

import plotly.graph_objects as go

from jamp.charts import theme
from jamp.charts.empty import empty
from jamp.languages import Words, mark
from jamp.model.barriers import BarrierCount

BARRIER_WORDS = {
    "permission and law": mark("Permission and law"), "procurement": mark("Procurement"), "finance": mark("Finance"),
    "land and site": mark("Land and site"), "technology": mark("Technology"), "data": mark("Data"),
    "staff and skills": mark("Staff and skills"), "coordination": mark("Coordination"),
    "acceptance by the public": mark("Acceptance by the public"), "supply": mark("Supply"), "natural hazard": mark("Natural hazard"),
    "public health": mark("Public health"), "politics and security": mark("Politics and security"), "other": mark("Other"),
}  # fmt: skip
KIND_WORDS = {"risk": mark("Risk"), "issue": mark("Issue or barrier"), "": mark("Not stated")}
SEVERITY_WORDS = {"low": mark("Low"), "moderate": mark("Moderate"), "severe": mark("Severe"), "": mark("Not stated")}
TREND_WORDS = {"worse": mark("getting worse"), "same": mark("unchanged"), "better": mark("getting better"), "": mark("Not stated")}
SEGMENTS = (mark("Severe and past its date"), mark("Open"), mark("Settled"))


def by_kind(rows: list[BarrierCount], words: Words, scheme: str) -> go.Figure:
    """A bar per kind, in the order given: severe ones past their date, other open ones, closed ones."""
    if not rows:
        return empty(words.text("No risk and no barrier has been recorded."), scheme)
    shown = rows[::-1]
    names = [words.text(BARRIER_WORDS[row.barrier]) for row in shown]
    figure = go.Figure(layout=theme.layout(scheme, 100 + 30 * len(shown)))
    alert, accent, quiet, paper = theme.ALERT[scheme], theme.ACCENT[scheme], theme.QUIET[scheme], theme.PAPER[scheme]
    drawn = (
        ([row.severe_past for row in shown], {"color": alert, "line": {"color": alert, "width": 1.5}}),
        ([row.open - row.severe_past for row in shown], {"color": accent, "line": {"color": accent, "width": 1.5}}),
        ([row.closed for row in shown], {"color": paper, "line": {"color": quiet, "width": 1.5}}),
    )
    for label, (numbers, marker) in zip(SEGMENTS, drawn, strict=True):
        if any(numbers):
            figure.add_bar(
                y=names, x=[n or None for n in numbers], orientation="h", name=words.text(label), hoverinfo="skip", marker=marker,
                text=[words.number(n) if n else "" for n in numbers], textposition="inside", textangle=0, insidetextanchor="middle",
                insidetextfont={"color": theme.on(str(marker["color"]))},
            )  # fmt: skip
    figure.update_xaxes(showticklabels=False, rangemode="tozero")
    figure.update_yaxes(range=[-0.5, len(shown) - 0.5])
    figure.update_layout(margin_t=50)
    return figure


def sentence(rows: list[BarrierCount], words: Words) -> str:
    """How many are open, of which kind most, and how many severe ones should have been settled."""
    open_, severe = sum(row.open for row in rows), sum(row.severe_past for row in rows)
    if not rows:
        return ""
    if not open_:
        return words.text("No risk and no barrier is open.")
    most = max(rows, key=lambda row: row.open)
    said = words.plural("{n} risk or barrier is open; most often it is {kind} ({most}).", "{n} risks and barriers are open; most often it is {kind} ({most}).",
                        open_, kind=words.text(BARRIER_WORDS[most.barrier]), most=words.number(most.open))  # fmt: skip
    if not severe:
        return said
    late = words.plural("{n} severe one is past the date it was to be settled by.", "{n} severe ones are past the date they were to be settled by.", severe)
    return words.text("{first} {then}", first=said, then=late)


def by_kind_table(rows: list[BarrierCount], words: Words) -> tuple[list[str], list[list[str]]]:
    """Kind, open, past their date, severe ones among them, closed."""
    head = [words.text("Kind of barrier"), words.text("Open"), words.text("Past its date"), words.text("Severe and past its date"), words.text("Settled")]
    return head, [[words.text(BARRIER_WORDS[row.barrier]), *[words.number(n) for n in (row.open, row.past, row.severe_past, row.closed)]] for row in rows]
