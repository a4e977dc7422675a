"""A card per city with a mark per project: the reader of the yearly report knows it as Exhibit 2."""

from __future__ import annotations

from typing import Any

from jamp.charts import theme
from jamp.model.rows import CityStanding, Tally
from jamp.ui import markup
from jamp.ui.frame import Frame

# above this many projects in a city, marks carry a count instead of standing for one project each
SINGLE = 30


def wall(frame: Frame, standings: list[CityStanding], tallies: list[Tally]) -> str:
    """The cards of all cities with projects, by country and name; HTML."""
    w, scheme = frame.words, frame.scheme
    colours = theme.FOCUS_COLOURS[scheme]
    by_city: dict[str, list[Tally]] = {}
    for tally in tallies:
        if tally.now:
            by_city.setdefault(tally.city_id, []).append(tally)
    cards: list[dict[str, Any]] = []
    for city in sorted(standings, key=lambda row: (w.country(row.country), row.city)):
        rows = by_city.get(city.city_id, [])
        single = sum(tally.now for tally in rows) <= SINGLE
        marks = []
        for tally in rows:
            letters = theme.FOCUS_LETTERS[tally.focus_area]
            title = f"{w.text(theme.FOCUS_WORDS[tally.focus_area])}, {w.text(theme.STATUS_WORDS[tally.status])}: {tally.now}"
            mark = {"kind": tally.status or "none", "colour": colours[tally.focus_area], "title": title}
            marks += [mark | {"text": letters}] * tally.now if single else [mark | {"text": f"{letters} {w.number(tally.now)}"}]
        if rows:
            cards.append({"city": w.place(city.city, city.name_ja), "country": w.country(city.country),
                          "link": frame.link("city", city=city.city_id), "marks": marks})  # fmt: skip
    return markup.rendered(
        "wall.html", heading=w.text("City by city"), cards=cards, on=theme.PAPER[scheme], grey=theme.QUIET[scheme],
        areas=[(theme.FOCUS_LETTERS[a], w.text(word), colours[a]) for a, word in theme.FOCUS_WORDS.items()],
        kinds=[(kind or "none", w.text(theme.STATUS_WORDS[kind])) for kind in ("planning", "ongoing", "completed", "")],
    )  # fmt: skip
