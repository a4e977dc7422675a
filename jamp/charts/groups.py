"""Bars of projects by something that has a name: focus areas, cities, countries."""

from __future__ import annotations

import plotly.graph_objects as go

from jamp.charts import theme
from jamp.charts.empty import empty
from jamp.languages import Words
from jamp.model.rows import CityStanding, Tally

Table = tuple[list[str], list[list[str]]]
SHOWN_CITIES = 40


def _areas(rows: list[Tally]) -> list[tuple[str, int, int]]:
    counts = {area: [0, 0] for area in theme.FOCUS_WORDS}
    for row in rows:
        counts[row.focus_area][0] += row.now
        counts[row.focus_area][1] += row.before
    return [(area, now, before) for area, (now, before) in counts.items() if now or before]


def by_focus_area(rows: list[Tally], words: Words, scheme: str, compared: bool = True) -> go.Figure:
    """Share and count per focus area; a thin mark shows the count at the earlier date, as the text beside it says."""
    areas = _areas(rows)[::-1]
    total = sum(now for _, now, _ in areas)
    if not total:
        return empty(words.text("No project is listed in this view."), scheme)
    names = [f"{theme.wrapped(words.text(theme.FOCUS_WORDS[area]), 18)}" for area, _, _ in areas]
    figure = go.Figure(layout=theme.layout(scheme, 24 + 46 * len(areas), margin={"l": 4, "r": 12, "t": 4, "b": 8}))
    figure.add_bar(
        y=names, x=[now for _, now, _ in areas], orientation="h", showlegend=False, hoverinfo="skip",
        marker={"color": [theme.FOCUS_COLOURS[scheme][area] for area, _, _ in areas]},
        text=[f"{words.number(now)}  ({words.percent(now / total)})" for _, now, _ in areas],
        textposition="outside", cliponaxis=False,
    )  # fmt: skip
    if compared:
        figure.add_scatter(
            y=names, x=[before for _, _, before in areas], mode="markers", showlegend=False, hoverinfo="skip",
            marker={"symbol": "line-ns", "size": 22, "line": {"width": 3, "color": theme.INK[scheme]}},
        )  # fmt: skip
    most = max(max(now, before) for _, now, before in areas)
    figure.update_xaxes(range=[0, most * 1.35], showticklabels=False)
    figure.update_yaxes(range=[-0.5, len(areas) - 0.5])
    return figure


def by_focus_area_sentence(rows: list[Tally], words: Words) -> str:
    """Which area is the largest, and which grew most."""
    areas = [item for item in _areas(rows) if item[0]]
    total = sum(now for _, now, _ in _areas(rows))
    if not areas or not total:
        return ""
    largest = max(areas, key=lambda item: item[1])
    grown = max(areas, key=lambda item: item[1] - item[2])
    if grown[1] <= grown[2]:
        return words.text("{area} is the largest area with {share} of the projects; none has grown.",
                          area=words.text(theme.FOCUS_WORDS[largest[0]]), share=words.percent(largest[1] / total))  # fmt: skip
    if grown is largest:
        return words.text("{area} is the largest area with {share} of the projects, and grew most, by {n}.",
                          area=words.text(theme.FOCUS_WORDS[largest[0]]), share=words.percent(largest[1] / total),
                          n=words.number(grown[1] - grown[2]))  # fmt: skip
    return words.text(
        "{area} is the largest area with {share} of the projects; {grown} grew most, by {n}.",
        area=words.text(theme.FOCUS_WORDS[largest[0]]), share=words.percent(largest[1] / total),
        grown=words.text(theme.FOCUS_WORDS[grown[0]]), n=words.number(grown[1] - grown[2]),
    )  # fmt: skip


def by_focus_area_table(rows: list[Tally], words: Words) -> Table:
    """Area, projects now, share, before."""
    areas = _areas(rows)
    total = sum(now for _, now, _ in areas) or 1
    head = [words.text("Focus area"), words.text("Projects"), words.text("Share"), words.text("Before")]
    return head, [
        [words.text(theme.FOCUS_WORDS[area]), words.number(now), words.percent(now / total), words.number(before)]
        for area, now, before in areas
    ]


def _shown(rows: list[CityStanding]) -> list[CityStanding]:
    return [row for row in rows if row.projects][:SHOWN_CITIES]


def by_city(rows: list[CityStanding], words: Words, scheme: str) -> go.Figure:
    """Stacked bars per city, in the order given: what needs attention stands first."""
    shown = _shown(rows)[::-1]
    if not shown:
        return empty(words.text("No city has a project in this view."), scheme)
    # a blank of its own width keeps two cities of one name apart
    names = [plain_name + "\u200b" * i for i, plain_name in enumerate(theme.short(words.place(r.city, r.name_ja)) for r in shown)]
    figure = go.Figure(layout=theme.layout(scheme, 100 + 30 * len(shown)))
    values = {
        "completed": [r.completed for r in shown], "ongoing": [r.ongoing for r in shown],
        "planning": [r.planning for r in shown], "suspended": [r.suspended for r in shown],
        "cancelled": [r.cancelled for r in shown], "": [r.not_stated for r in shown],
    }  # fmt: skip
    for status, numbers in values.items():
        if any(numbers):
            figure.add_bar(
                y=names, x=[n or None for n in numbers], orientation="h", hoverinfo="skip",
                name=words.text(theme.STATUS_WORDS[status]),
                text=[words.number(n) if n else "" for n in numbers], textposition="inside", textangle=0,
                insidetextanchor="middle",
                marker=theme.bar(scheme, status), insidetextfont={"color": theme.on(theme.bar(scheme, status)["color"])},
            )  # fmt: skip
    told = [words.text("overdue") if r.overdue else "" if r.reported else words.text("no report") for r in shown]
    if any(told):
        figure.add_scatter(
            y=names, x=[r.projects for r in shown], mode="text", text=[f" {text}" for text in told], textposition="middle right",
            showlegend=False, hoverinfo="skip", textfont={"color": theme.ALERT[scheme]},
        )  # fmt: skip
    # room for the words behind the longest bar
    most = max(r.projects for r in shown)
    end = max(r.projects + (0.36 * most if text else 0.05 * most) for r, text in zip(shown, told, strict=True))
    figure.update_xaxes(showticklabels=False, range=[0, end])
    figure.update_yaxes(range=[-0.5, len(shown) - 0.5])
    figure.update_layout(margin_t=40)
    return figure


def by_city_sentence(rows: list[CityStanding], words: Words) -> str:
    """How many cities are overdue or silent."""
    silent = sum(1 for row in rows if not row.reported)
    late = sum(1 for row in rows if row.overdue)
    overdue = words.plural("{n} city has a milestone past its promised date", "{n} cities have a milestone past its promised date", late)
    if not late and not silent:
        return words.text("No milestone is past its promised date, and every city has reported.")
    if not silent:
        return words.text("{late}; every city has reported.", late=overdue)
    if not late:
        return words.plural("{n} city has not reported since the earlier date.", "{n} cities have not reported since the earlier date.", silent)
    return words.text(
        "{late}; {silent}.", late=overdue,
        silent=words.plural("{n} has not reported since the earlier date", "{n} have not reported since the earlier date", silent),
    )  # fmt: skip


def by_city_table(rows: list[CityStanding], words: Words) -> Table:
    """Every city of the view, also those without a project."""
    statuses = list(theme.STATUS_WORDS)
    head = [words.text("City"), words.text("Country"), *[words.text(theme.STATUS_WORDS[s]) for s in statuses],
            words.text("Milestones overdue"), words.text("Last report")]  # fmt: skip
    return head, [
        [words.place(r.city, r.name_ja), words.country(r.country),
         *[words.number(n) for n in (r.planning, r.ongoing, r.completed, r.suspended, r.cancelled, r.not_stated)],
         words.number(r.overdue), words.date(r.last_report) or words.text("never")]
        for r in rows
    ]  # fmt: skip


def _countries(rows: list[Tally]) -> dict[str, dict[str, int]]:
    counts: dict[str, dict[str, int]] = {}
    for row in rows:
        if row.country and row.now:
            areas = counts.setdefault(row.country, {})
            areas[row.focus_area] = areas.get(row.focus_area, 0) + row.now
    return counts


def by_country(rows: list[Tally], words: Words, scheme: str) -> go.Figure:
    """Stacked bars per country by focus area."""
    counts = _countries(rows)
    if not counts:
        return empty(words.text("No project is listed in this view."), scheme)
    order = sorted(counts, key=lambda code: sum(counts[code].values()))
    names = [theme.plain(words.country(code)) for code in order]
    figure = go.Figure(layout=theme.layout(scheme, 120 + 32 * len(order)))
    for area, word in theme.FOCUS_WORDS.items():
        numbers = [counts[code].get(area, 0) for code in order]
        if any(numbers):
            figure.add_bar(
                y=names, x=numbers, orientation="h", name=words.text(word), hoverinfo="skip", textangle=0,
                text=[words.number(n) if n else "" for n in numbers], textposition="inside", insidetextanchor="middle",
                insidetextfont={"color": theme.on(theme.FOCUS_COLOURS[scheme][area])},
                marker={"color": theme.FOCUS_COLOURS[scheme][area], "line": {"color": theme.PAPER[scheme], "width": 1}},
            )  # fmt: skip
    totals = [sum(counts[code].values()) for code in order]
    figure.add_scatter(y=names, x=totals, mode="text", text=[f" <b>{words.number(total)}</b>" for total in totals],
                       textposition="middle right", showlegend=False, hoverinfo="skip", cliponaxis=False)  # fmt: skip
    figure.update_xaxes(showticklabels=False, range=[0, max(totals) * 1.12])
    figure.update_yaxes(range=[-0.5, len(order) - 0.5])
    figure.update_layout(margin_t=40)
    return figure


def by_country_sentence(rows: list[Tally], words: Words) -> str:
    """Which country has most."""
    counts = _countries(rows)
    if not counts:
        return ""
    most = max(counts, key=lambda code: sum(counts[code].values()))
    return words.text(
        "{country} has the most projects: {n}.", country=words.country(most), n=words.number(sum(counts[most].values()))
    )


def by_country_table(rows: list[Tally], words: Words) -> Table:
    """A row per country, a column per focus area."""
    counts = _countries(rows)
    areas = [area for area in theme.FOCUS_WORDS if any(area in by for by in counts.values())]
    head = [words.text("Country"), *[words.text(theme.FOCUS_WORDS[area]) for area in areas], words.text("Projects")]
    return head, [
        [words.country(code), *[words.number(by.get(area, 0)) for area in areas], words.number(sum(by.values()))]
        for code, by in sorted(counts.items(), key=lambda item: -sum(item[1].values()))
    ]
