"""A card per city with a mark per project: the reader of the yearly report knows it as Exhibit 2."""

from __future__ import annotations

from typing import Any

from jamp.charts import theme
from jamp.model.rows import CityStanding, Tally
from jamp.ui import markup
from jamp.ui.frame import Frame

# above this many projects in a city, marks carry a count instead of standing for one project each
SINGLE = 40


def wall(frame: Frame, standings: list[CityStanding], tallies: list[Tally]) -> str:
    """The cards of all cities with projects, by country and name; HTML."""
    w, scheme = frame.words, frame.scheme
    colours = theme.FOCUS_COLOURS[scheme]
    by_city: dict[str, list[Tally]] = {}
    for tally in tallies:
        if tally.now:
            by_city.setdefault(tally.city_id, []).append(tally)
    cards = [
        _card(frame, city, by_city[city.city_id])
        for city in sorted(standings, key=lambda row: (w.country(row.country), row.city))
        if city.city_id in by_city
    ]
    kinds = [word for word in theme.STATUS_WORDS if any(t.status == word and t.now for t in tallies)]
    return markup.rendered(
        "wall.html", heading=w.text("City by city: each mark is a project"), cards=cards, on=theme.PAPER[scheme],
        quiet=w.text("Exhibit 2 of the Monitoring & Evaluation report. A city opens with a click; above {n} projects a mark carries their number.", n=SINGLE),
        grey=theme.QUIET[scheme],
        areas=[(markup.icon(a), w.text(word), colours[a]) for a, word in theme.FOCUS_WORDS.items()],
        kinds=[(kind or "none", w.text(theme.STATUS_WORDS[kind])) for kind in kinds],
    )  # fmt: skip


def _card(frame: Frame, city: CityStanding, rows: list[Tally]) -> dict[str, Any]:
    w, colours = frame.words, theme.FOCUS_COLOURS[frame.scheme]
    projects = sum(tally.now for tally in rows)
    marks: list[dict[str, str]] = []
    by_status: dict[str, int] = {}
    for tally in sorted(rows, key=lambda t: list(theme.FOCUS_WORDS).index(t.focus_area)):
        by_status[tally.status] = by_status.get(tally.status, 0) + tally.now
        mark = {
            "kind": tally.status or "none", "colour": colours[tally.focus_area], "icon": markup.icon(tally.focus_area),
            "title": f"{w.text(theme.FOCUS_WORDS[tally.focus_area])}, {w.text(theme.STATUS_WORDS[tally.status])}: {w.number(tally.now)}",
        }  # fmt: skip
        marks += [mark | {"text": ""}] * tally.now if projects <= SINGLE else [mark | {"text": w.number(tally.now)}]
    name, country = w.place(city.city, city.name_ja), w.country(city.country)
    counts = [f"{w.text(theme.STATUS_WORDS[word])} {w.number(n)}" for word, n in by_status.items()]
    told = f"{name}, {country}: {w.plural('{n} project', '{n} projects', projects)}; {', '.join(counts)}"
    return {"city": name, "country": country, "link": frame.link("city", city=city.city_id), "marks": marks, "told": told}
