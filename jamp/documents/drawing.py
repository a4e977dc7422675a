"""Charts as shares of their plot (0 to 1, from the left and from the bottom), ready to draw."""

from __future__ import annotations

from typing import Any

from jamp.documents.pictures import Chart, Series
from jamp.documents.scale import axis, written

Drawn = dict[str, Any]
# categories that fit on one page, by the way that they run
DOWN, ACROSS = 32, 60


def parts(chart: Chart, down: int = DOWN) -> list[Drawn]:
    """The chart in as many pictures as it needs pages, all on one scale; on each `down` lying bars at most."""
    scale, pieces = ticks(chart), cuts(chart, down)
    return [_part(chart, scale, cut, number, len(pieces)) for number, cut in enumerate(pieces, start=1)]


def ticks(chart: Chart) -> list[float]:
    """The ticks of the axis of values, from end to end."""
    return axis(_extent(chart), chart.kind != "lines", _whole(chart))


def cuts(chart: Chart, down: int = DOWN) -> list[slice]:
    """Which categories stand together on a page, in parts of about one length."""
    lanes = 1 if chart.kind == "stacked_bars" else len(chart.series)
    many = max(1, down // (1 if lanes == 1 else lanes)) if chart.lying else ACROSS
    many = -(-len(chart.categories) // -(-len(chart.categories) // many))
    return [slice(at, at + many) for at in range(0, len(chart.categories), many)]


def _part(chart: Chart, scale: list[float], cut: slice, number: int, of: int) -> Drawn:
    low, span = scale[0], scale[-1] - scale[0]

    def at(value: float) -> float:
        return (value - low) / span

    counted = f" ({number}/{of})" if of > 1 else ""
    drawn: Drawn = {
        "type": "chart", "title": chart.title + counted, "subtitle": chart.subtitle, "alt": chart.alt + counted,
        "sentence": chart.sentence if number == of else "", "source": chart.source if number == of else "",
        "kind": "lines" if chart.kind == "lines" else "columns" if chart.across else "bars",
        "zero": min(1.0, max(0.0, at(0.0))), "ticks": [{"at": at(tick), "text": written(tick, chart.number)} for tick in scale],
        "key": [{"name": s.name, "color": s.color, "pattern": s.pattern} for s in chart.series], "marked": chart.marked if chart.marks else "",
    }  # fmt: skip
    if chart.kind == "lines":
        drawn["categories"] = list(chart.categories[cut])
        drawn["lines"] = [_line(series, series.values[cut], at, chart) for series in chart.series]
        _apart(drawn["lines"])
        return drawn
    lanes = _stack if chart.kind == "stacked_bars" else _side_by_side
    places = range(len(chart.categories))[cut]
    drawn["rows"] = [{"label": chart.categories[place], "lanes": lanes(chart, place, at), "mark": _mark(chart, place, at)} for place in places]
    return drawn


def _mark(chart: Chart, place: int, at: Any) -> float | None:
    value = chart.marks[place] if chart.marks else None
    return None if value is None else at(value)


def _extent(chart: Chart) -> list[float]:
    if chart.kind == "stacked_bars":
        values: list[float | None] = [sum(series.values[n] or 0.0 for series in chart.series) for n in range(len(chart.categories))]
    else:
        values = [value for series in chart.series for value in series.values]
    return [value for value in (*values, *chart.marks) if value is not None]


def _whole(chart: Chart) -> bool:
    return not chart.number and all(value == round(value) for s in chart.series for value in (*s.values, *chart.marks) if value is not None)


def _bar(series: Series, start: float, end: float, text: str) -> Drawn:
    return {"from": min(start, end), "to": max(start, end), "color": series.color, "pattern": series.pattern, "text": text}


def _stack(chart: Chart, place: int, at: Any) -> list[Drawn]:
    given = [(series, series.values[place]) for series in chart.series]
    if all(value is None for _, value in given):
        return [{"bars": [], "end": 0.0, "after": chart.missing, "missing": True}]
    bars, total = [], 0.0
    for series, value in given:
        if value:
            # a single series says its value once, at the end
            text = written(value, chart.number) if len(given) > 1 else ""
            bars.append(_bar(series, at(total), at(total + value), text))
            total += value
    return [{"bars": bars, "end": at(total), "after": written(total, chart.number), "missing": False}]


def _side_by_side(chart: Chart, place: int, at: Any) -> list[Drawn]:
    lanes: list[Drawn] = []
    for series in chart.series:
        value = series.values[place]
        if value is None:
            lanes.append({"bars": [], "end": at(0.0), "after": chart.missing, "missing": True})
        else:
            bar = _bar(series, at(0.0), at(value), "")
            lanes.append({"bars": [bar], "end": bar["to"], "after": written(value, chart.number), "missing": False})
    return lanes


def _line(series: Series, values: tuple[float | None, ...], at: Any, chart: Chart) -> Drawn:
    """Runs of neighbouring points; a missing value ends a run, so no line is drawn over it."""
    runs: list[list[list[float]]] = [[]]
    for place, value in enumerate(values):
        if value is None:
            runs.append([])
        else:
            runs[-1].append([(place + 0.5) / len(values), at(value)])
    runs = [run for run in runs if run]
    last = next((value for value in reversed(values) if value is not None), None)
    return {"name": series.name, "color": series.color, "pattern": series.pattern, "runs": runs,
            "last": "" if last is None else written(last, chart.number), "end": runs[-1][-1][1] if runs else None}  # fmt: skip


def _apart(lines: list[Drawn], least: float = 0.085) -> None:
    """Sets "label", the height of each line's name, so that names do not lie upon each other."""
    labelled = sorted((line for line in lines if line["end"] is not None), key=lambda line: line["end"])
    top = -1.0
    for line in labelled:
        top = line["label"] = max(line["end"], top + least)
    highest = 1.0
    for line in reversed(labelled):
        line["label"] = min(line["label"], highest)
        highest = line["label"] - least
