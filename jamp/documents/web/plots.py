"""Charts as values for plotly.js. All text is escaped: it reads a kind of HTML in every label."""

from __future__ import annotations

from html import escape
from typing import Any

from jamp.documents import fitting
from jamp.documents.drawing import ticks
from jamp.documents.marks import lightened, on
from jamp.documents.pictures import Chart, Series
from jamp.documents.plain import plain
from jamp.documents.scale import written

DARK = "#171614"  # the page at night
LABEL, ACROSS, LINES, LETTERS = 150.0, 112.0, 4, 13.0  # width of a category's name, lying or across, its lines at most, its size
LANE, CATEGORY, FRAME, STANDING = 22, 12, 90, 380  # heights
FEW = 5  # bars that have the whole width or height; fewer leave some of it


def label(text: str, width: float = LABEL, most: int = LINES) -> str:
    """Broken for a narrow place; the table beside has a longer one in full."""
    short = fitting.shortened(plain(text), width, LETTERS, most)
    return "<br>".join(escape(line.strip(), quote=False) for line in fitting.lines(short, width, LETTERS))


def plot(chart: Chart, screen: bool = False) -> dict[str, Any]:
    """`screen`: it is drawn as high as a slide, whatever is in it. `data`: traces whose look is set in the browser, by `pattern` and by `colors` in light and dark; `layout`, of which
    `across` is the width of the names below, where they stand there."""
    lying = chart.lying
    scale = ticks(chart)
    values = {"tickvals": scale, "ticktext": [written(tick, chart.number) for tick in scale], "range": [scale[0], scale[-1]],
              "zeroline": True, "showgrid": True}  # fmt: skip
    places = list(range(len(chart.categories)))
    names: dict[str, Any] = {"tickvals": places, "ticktext": [label(name, LABEL if lying else ACROSS) for name in chart.categories],
                             "showgrid": False, "zeroline": False}  # fmt: skip
    if lying:
        # few bars are no thicker than many
        names["range"] = [(max(len(places), FEW) if screen else len(places)) - 0.5, -0.5]
        # the value stands behind the end of the longest bar
        values["range"] = [scale[0], scale[-1] + (scale[-1] - scale[0]) * 0.08]
    elif chart.kind != "lines":
        values["range"] = [scale[0], scale[-1] + (scale[-1] - scale[0]) * 0.08]
        spare = max(0.0, (FEW - len(places)) / 2)
        names["range"] = [-0.5 - spare, len(places) - 0.5 + spare]
    for axis in (values, names):
        axis |= {"fixedrange": True, "automargin": True, "tickangle": 0}
    lanes = 1 if chart.kind == "stacked_bars" else len(chart.series)
    tall = FRAME + len(places) * (LANE * lanes + CATEGORY) if lying else STANDING
    layout: dict[str, Any] = {"height": tall, "barmode": "stack" if chart.kind == "stacked_bars" else "group", "xaxis": values if lying else names,
              "yaxis": names if lying else values, "showlegend": len(chart.series) > 1 or bool(chart.marks)}  # fmt: skip
    if not lying:
        layout["across"] = max(fitting.breadth(part, LETTERS) for name in names["ticktext"] for part in name.split("<br>")) + 8
    more = ([_sums(chart)] if chart.piled else []) + ([_marks(chart)] if chart.marks else [])
    return {"data": [_trace(chart, series, lying) for series in chart.series] + more, "layout": layout}


def _sums(chart: Chart) -> dict[str, Any]:
    """The sum of each bar behind its end."""
    columns = [[series.values[place] for series in chart.series] for place in range(len(chart.categories))]
    sums = [(place, sum(value or 0.0 for value in column)) for place, column in enumerate(columns) if any(value is not None for value in column)]
    places, values = [place for place, _ in sums], [value for _, value in sums]
    return {"type": "scatter", "mode": "text", "showlegend": False, "hoverinfo": "skip", "pattern": "sum", "colors": ["", ""], "letters": ["", ""],
            "x": values if chart.lying else places, "y": places if chart.lying else values, "text": [f"\u2002<b>{written(value, chart.number)}</b>" for value in values],
            "textposition": "middle right" if chart.lying else "top center", "cliponaxis": False}  # fmt: skip


def _marks(chart: Chart) -> dict[str, Any]:
    """A line across each bar."""
    given = [(place, value) for place, value in enumerate(chart.marks) if value is not None]
    places, values = [place for place, _ in given], [value for _, value in given]
    hover = [f"{escape(plain(chart.categories[place]), quote=False)}<br>{escape(plain(chart.marked), quote=False)}: {written(value, chart.number)}" for place, value in given]
    lanes = 1 if chart.kind == "stacked_bars" else len(chart.series)
    return {"type": "scatter", "mode": "markers", "name": label(chart.marked, 300), "customdata": hover, "hovertemplate": "%{customdata}<extra></extra>",
            "pattern": "mark", "colors": ["", ""], "letters": ["", ""], "x": values if chart.lying else places, "y": places if chart.lying else values,
            "marker": {"symbol": "line-ns" if chart.lying else "line-ew", "size": LANE * lanes + 8 if chart.lying else 44}, "cliponaxis": False}  # fmt: skip


def _trace(chart: Chart, series: Series, lying: bool) -> dict[str, Any]:
    shown = [None if value is None else written(value, chart.number) for value in series.values]
    hover = [f"{escape(plain(name), quote=False)}<br>{escape(plain(series.name), quote=False)}: {chart.missing if value is None else value}"
             for name, value in zip(chart.categories, shown, strict=True)]  # fmt: skip
    places, values = list(range(len(chart.categories))), list(series.values)
    dark = lightened(series.color, DARK, 3.0)
    trace: dict[str, Any] = {
        "name": label(series.name, 300), "customdata": hover, "hovertemplate": "%{customdata}<extra></extra>", "pattern": series.pattern,
        "colors": [series.color, dark], "letters": [on(series.color), on(dark)], "x": values if lying else places, "y": places if lying else values,
    }  # fmt: skip
    if chart.kind == "lines":
        return trace | {"type": "scatter", "mode": "lines+markers", "connectgaps": False, "cliponaxis": False}
    within = chart.kind == "stacked_bars" and len(chart.series) > 1
    return trace | {"type": "bar", "orientation": "h" if lying else "v", "text": ["" if not value and within else text or "" for value, text in
                    zip(series.values, shown, strict=True)], "textposition": "inside" if within else "outside", "insidetextanchor": "middle",
                    "textangle": 0, "cliponaxis": False}  # fmt: skip
