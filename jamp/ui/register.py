"""The register of targets as tables: the cities' own, and those of projects' indicators."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from jamp.charts import checks, theme
from jamp.charts.outcomes import BOUNDS
from jamp.languages import mark
from jamp.model.dates import end_of
from jamp.model.outcomes import HIDDEN
from jamp.queries.checks_promises import worded
from jamp.queries.targets import CityTarget, IndicatorTargetRow
from jamp.ui import markup
from jamp.ui.frame import Frame

STATES = {
    "since": mark("Fell due since {date}, no figure"), "past": mark("Past its date, no figure"), "figure": mark("Has a figure"),
    "open": mark("Not due yet, no figure"), "undated": mark("No date, no figure"), "words": mark("Cannot be measured"),
}  # fmt: skip
# marks of the style sheet: what is late has the triangle of a warning
MARKS = {"since": "warning", "past": "warning", "figure": "completed", "open": "planning", "undated": "planning", "words": "none"}


def _state(frame: Frame, past: bool, due: str, figure: bool, measurable: bool = True) -> Markup:
    w, scheme = frame.words, frame.scheme
    if past:
        state = "since" if end_of(due) >= end_of(frame.view.since) else "past"
    else:
        state = "words" if not measurable else "figure" if figure else "open" if due else "undated"
    colour = checks.SEVERITY_COLOURS[scheme]["warning"] if past else theme.ACCENT[scheme] if state == "figure" else theme.QUIET[scheme]
    text = w.text(STATES[state], date=w.date(frame.view.since)) if state == "since" else w.text(STATES[state])
    return Markup('<span class="state" style="--c:{}"><i class="dot {}" aria-hidden="true"></i> {}</span>').format(colour, MARKS[state], text)


def _head(frame: Frame) -> list[str]:
    w = frame.words
    return [w.text("What is aimed at"), w.text("Who should say"), w.text("Baseline"), w.text("Target value"), w.text("Due"), w.text("Last figure"), w.text("Standing")]


def _dated(frame: Frame, value: str, date: str) -> str:
    w = frame.words
    if not value:
        return "–"
    return w.text("{what} ({others})", what=value, others=w.date(date)) if date else value


def of_cities(frame: Frame, rows: list[CityTarget]) -> str:
    """Cities' own targets, a row each; HTML."""
    w, known = frame.words, frame.choices.cities
    body: list[list[Any]] = []
    for row in rows:
        place = w.place(*known[row.city_id][:2])
        title = markup.named(row.title, row.indicator) if row.indicator and row.indicator != row.title else row.title
        figure = _dated(frame, row.figure, "") if row.figure else w.text("none") if row.measurable == "yes" else "–"
        body.append([
            title, (w.text("City office: {name}", name=place), frame.link("city", city=row.city_id)), _dated(frame, worded(row.baseline, row.unit), row.baseline_date),
            worded(row.target, row.unit) or "–", markup.whole(w.date(row.due)) if row.due else "–",
            markup.named(figure, row.note) if row.note else figure, _state(frame, row.past, row.due, bool(row.figure), row.measurable == "yes"),
        ])  # fmt: skip
    return markup.table(_head(frame), body, numbers=False)


def of_indicators(frame: Frame, rows: list[IndicatorTargetRow]) -> str:
    """End targets of indicators, a row each; HTML."""
    w = frame.words
    body: list[list[Any]] = []
    for row in rows:
        one = row.progress
        end, unseen = one.end or one.own, w.text(HIDDEN)
        figure = unseen if one.hidden else w.text("none") if one.actual is None else BOUNDS.get(one.bound, "") + w.number(one.actual, 2)
        body.append([
            one.title, (w.text("Project office: {name}", name=w.place(row.title, row.title_ja)), frame.link("project", project=one.project_id)),
            _dated(frame, unseen if one.baseline_hidden else "" if one.baseline is None else w.number(one.baseline, 2), one.baseline_date),
            unseen if end is None else f"{w.number(end.value, 2)} {one.unit}", markup.whole(w.date(end.date)) if end and end.date else "–",
            _dated(frame, figure, one.actual_at), _state(frame, row.past, end.date if end else "", one.hidden or one.actual is not None),
        ])  # fmt: skip
    return markup.table(_head(frame), body, numbers=False)
