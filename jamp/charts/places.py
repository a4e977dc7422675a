"""The cities on the outlines of their countries, drawn as plain shapes: nothing is fetched from anywhere."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import plotly.graph_objects as go

from jamp.charts import theme
from jamp.languages import Words
from jamp.model.rows import CityStanding


@cache
def outlines() -> dict[str, list[list[list[float]]]]:
    """{ISO alpha-3: polygons of [longitude, latitude]}."""
    loaded: dict[str, list[list[list[float]]]] = json.loads((Path(__file__).parent / "outlines.json").read_text())
    return loaded


def city_map(rows: list[CityStanding], words: Words, scheme: str) -> go.Figure:
    """A disc per city, its size the number of projects; a framed square where a milestone is overdue, hollow where
    nothing was reported since the earlier date."""
    figure = go.Figure(layout=theme.layout(scheme, 430))
    x: list[float | None] = []
    y: list[float | None] = []
    for polygons in outlines().values():
        for ring in polygons:
            x += [point[0] for point in ring] + [None]
            y += [point[1] for point in ring] + [None]
    figure.add_scatter(
        x=x, y=y, mode="lines", fill="toself", fillcolor=theme.LAND[scheme], hoverinfo="skip", showlegend=False,
        line={"color": theme.PAPER[scheme], "width": 1},
    )  # fmt: skip
    placed = [row for row in rows if row.latitude is not None and row.longitude is not None]
    kinds = (
        (words.text("Milestone overdue"), "square", theme.ALERT[scheme], [r for r in placed if r.overdue and r.reported]),
        (words.text("Reported"), "circle", theme.ACCENT[scheme], [r for r in placed if not r.overdue and r.reported]),
        (words.text("Not reported"), "circle-open", theme.QUIET[scheme], [r for r in placed if not r.reported]),
    )
    for name, symbol, colour, cities in kinds:
        if cities:
            figure.add_scatter(
                x=[r.longitude for r in cities], y=[r.latitude for r in cities], mode="markers", name=name,
                text=[f"{theme.plain(words.place(r.city, r.name_ja))}: {words.number(r.projects)}" for r in cities],
                hovertemplate="%{text}<extra></extra>",
                marker={"symbol": symbol, "color": colour, "size": [9 + 2.2 * min(r.projects, 9) for r in cities],
                        "opacity": 0.9, "line": {"width": 2 if symbol == "circle-open" else 1, "color": colour}},
            )  # fmt: skip
    figure.update_xaxes(visible=False, range=[91, 132])
    figure.update_yaxes(visible=False, range=[-11.5, 29], scaleanchor="x")
    return figure


def city_map_sentence(rows: list[CityStanding], words: Words) -> str:
    """How many cities in how many countries."""
    with_projects = [row for row in rows if row.projects]
    return words.text(
        "Projects in {cities} of {countries}.",
        cities=words.plural("{n} city", "{n} cities", len(with_projects)),
        countries=words.plural("{n} country", "{n} countries", len({row.country for row in with_projects})),
    )  # fmt: skip


def city_map_note(rows: list[CityStanding], words: Words) -> str:
    """How the map is read, and who is not on it."""
    note = words.text("Cities; a disc grows with the number of projects")
    lost = sum(1 for row in rows if row.projects and (row.latitude is None or row.longitude is None))
    if not lost:
        return note
    return words.text("{a}, {b}", a=note, b=words.plural("{n} city without a position is not drawn", "{n} cities without a position are not drawn", lost))
