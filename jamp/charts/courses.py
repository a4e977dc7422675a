"""One indicator of several cities or projects over time: a small chart each, all on one scale."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

import plotly.graph_objects as go

from jamp.charts import theme
from jamp.charts.checks import MEASURE_WORDS
from jamp.charts.outcomes import figure_of
from jamp.languages import Words
from jamp.model.dates import DAYS_A_MONTH, end_of, last_day
from jamp.model.results import CountedAlike, Course
from jamp.model.rows import Point

Table = tuple[list[str], list[list[str]]]
HEIGHT = 128  # pixels
SAME_BASIS = ("cumulative", "level")


@dataclass(frozen=True)
class Scale:
    """What all panels share: the first and last day, the least and the largest number."""

    first: datetime.date
    last: datetime.date
    least: float
    most: float


def reported(course: Course) -> list[Point]:
    """The one point of each date that counts, of everybody, those without a figure too; oldest first."""
    return list({end_of(point.as_at): point for point in course.row.values if not point.groups}.values())


def scale(courses: list[Course], as_at: str) -> Scale:
    """The scale that holds every baseline, figure and target of these, and the reporting date."""
    days, numbers = [last_day(as_at)], [0.0]
    for one in courses:
        numbers += [point.value for point in reported(one) if point.value is not None]
        days += [last_day(point.as_at) for point in reported(one) if point.value is not None]
        targets = [*one.progress.aims, *([one.progress.own] if one.progress.own else [])]
        numbers += [aim.value for aim in targets]
        days += [last_day(aim.date) for aim in targets if aim.date]
        if one.progress.baseline is not None:
            numbers.append(one.progress.baseline)
            days += [last_day(one.progress.baseline_date)] if one.progress.baseline_date else []
    first, last = min(days), max(days)
    # one date alone is no course: it stands in the middle of two years
    wide = datetime.timedelta(days=max(365, (last - first).days) // 12 + (365 if first == last else 0))
    return Scale(first - wide, last + wide, min(numbers), max(numbers) or 1.0)


def silent_days(course: Course, as_at: str, months: float) -> int:
    """The days without a figure at a date, where they are more than a reporting period; else 0."""
    days = (last_day(as_at) - last_day(course.progress.actual_at)).days if course.progress.actual_at else 0
    return days if days > months * DAYS_A_MONTH else 0


def panel(course: Course, on: Scale, as_at: str, silent: bool, scheme: str) -> go.Figure:
    """Figures as dots at their dates (a line only between figures on one basis, broken where a figure is missing), the
    baseline as a dash, targets as diamonds; `silent`: what has no data since the last figure is shaded."""
    figure = go.Figure(layout=theme.layout(scheme, HEIGHT, showlegend=False, margin={"l": 4, "r": 4, "t": 4, "b": 4}))
    points = reported(course)
    there = [point for point in points if point.value is not None]
    if silent and there:
        figure.add_vrect(x0=last_day(there[-1].as_at), x1=last_day(as_at), fillcolor=theme.LINE[scheme], opacity=0.55, line_width=0, layer="below")
    same = course.row.measure in SAME_BASIS and len(there) > 1
    figure.add_scatter(
        x=[last_day(point.as_at) for point in points], y=[point.value for point in points], mode="lines+markers" if same else "markers", connectgaps=False,
        name="figures", hoverinfo="skip", cliponaxis=False, marker={"size": 8, "color": theme.ACCENT[scheme]}, line={"color": theme.ACCENT[scheme], "width": 2},
    )  # fmt: skip
    progress = course.progress
    if progress.baseline is not None:
        day = last_day(progress.baseline_date) if progress.baseline_date else on.first
        _mark(figure, "baseline", day, progress.baseline, "line-ew-open", theme.QUIET[scheme])
    if progress.own is not None and progress.own not in progress.aims:
        _mark(figure, "first target", last_day(progress.own.date) if progress.own.date else on.last, progress.own.value, "diamond-open", theme.QUIET[scheme])
    for aim in progress.aims:
        if aim.date:
            _mark(figure, "target", last_day(aim.date), aim.value, "diamond-open", theme.ALERT[scheme])
        else:
            figure.add_hline(y=aim.value, line={"color": theme.ALERT[scheme], "dash": "dash", "width": 1.5})
    spare = (on.most - on.least) * 0.12
    years = sorted({on.first.year + 1, on.last.year})
    # a year that begins outside has no place on the scale
    ticks = [datetime.date(year, 1, 1) for year in years if on.first <= datetime.date(year, 1, 1) <= on.last]
    figure.update_xaxes(type="date", range=[on.first, on.last], tickvals=ticks, ticktext=[str(day.year) for day in ticks], ticks="outside", ticklen=3, tickfont_size=12,
                        tickcolor=theme.QUIET[scheme], automargin=False)  # fmt: skip
    figure.update_yaxes(range=[on.least - spare, on.most + spare], showticklabels=False, zeroline=True, automargin=False)
    figure.update_layout(margin_b=22)
    return figure


def _mark(figure: go.Figure, name: str, day: datetime.date, value: float, symbol: str, colour: str) -> None:
    marker = {"symbol": symbol, "size": 10, "color": colour, "line": {"width": 2, "color": colour}}
    figure.add_scatter(x=[day], y=[value], mode="markers", name=name, hoverinfo="skip", cliponaxis=False, marker=marker)


def panel_sentence(course: Course, as_at: str, days: int, words: Words) -> str:
    """The last figure, its date and the end target; and that nothing has come since."""
    points = reported(course)
    there = [point for point in points if point.value is not None]
    if not there:
        return figure_of(points[-1], words) if points else words.text("No figure has been reported.")
    said = words.text("{what} ({others})", what=figure_of(there[-1], words), others=words.short_date(there[-1].as_at))
    if end := course.progress.end:
        said = words.text("{first}, target {n}", first=said, n=words.number(end.value, 2))
        said = words.text("{what} ({others})", what=said, others=words.short_date(end.date)) if end.date else said
    if days:
        said = words.text("{first}; no data since: {n} days", first=said, n=words.number(days))
    return said


def named(alike: CountedAlike, words: Words) -> str:
    """What is counted, in which unit and how."""
    how = words.text(MEASURE_WORDS[alike.measure]) if alike.measure in MEASURE_WORDS else ""
    others = words.text(", ").join(part for part in (alike.unit, how) if part)
    return words.text("{what} ({others})", what=words.place(alike.title, alike.title_ja), others=others)


def sentence(alike: CountedAlike, words: Words, since: str) -> str:
    """How many report it, and how many have come further since."""
    counted = words.plural("{title}: figures of {n} indicator", "{title}: figures of {n} indicators", alike.indicators, title=words.place(alike.title, alike.title_ja))
    if not since:
        return counted
    return words.text("{first}, {n} of them newer than {date}", n=words.number(alike.moved), first=counted, date=since)


def table_row(course: Course, words: Words) -> tuple[str, str, str, str]:
    """(baseline, every figure with its date, targets, sources) of a panel."""
    progress = course.progress
    points = reported(course)
    figures = words.text("; ").join(words.text("{heading}: {n}", heading=words.short_date(point.as_at), n=figure_of(point, words)) for point in points)
    first = [words.text("at first {n}", n=words.number(progress.own.value, 2))] if progress.own and progress.own not in progress.aims else []
    targets = words.text("; ").join([*[_dated(aim.value, aim.date, words) for aim in progress.aims], *first])
    sources = words.text("; ").join(dict.fromkeys(point.source_title or words.text("The office itself") for point in points))
    unseen = words.text("not shown: small number of persons")
    baseline = _dated(progress.baseline, progress.baseline_date, words) if progress.baseline is not None else unseen if progress.baseline_hidden else "–"
    return baseline, figures, targets or (unseen if progress.target_hidden else "–"), sources


def _dated(value: float, date: str, words: Words) -> str:
    return words.text("{what} ({others})", what=words.number(value, 2), others=words.short_date(date)) if date else words.number(value, 2)


