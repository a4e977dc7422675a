"""Where the projects are: the map, and a card per city as readers of the yearly report know it."""

from __future__ import annotations

from jamp.charts import places, theme
from jamp.documents.model import Block, Paragraph
from jamp.documents.pictures import Card, Cards, Map
from jamp.languages import Words
from jamp.model.rows import CityStanding, Tally
from jamp.reports.frame import by_country, shape, status_name

AROUND = (8.0, 1.9)  # degrees east and west, north and south of a city that its map shows
NAMED = 3  # cities with at least so many projects carry their name on the map


def atlas(standings: list[CityStanding], words: Words) -> list[Block]:
    """The map and the sentence that reads it."""
    rings = tuple(tuple((x, y) for x, y in ring) for polygons in places.outlines().values() for ring in polygons)
    points = tuple(
        (row.longitude, row.latitude, words.place(row.city, row.name_ja) if row.projects >= NAMED or row.overdue else "",
         float(row.projects), theme.ALERT["light"] if row.overdue else theme.ACCENT["light"])
        for row in standings if row.projects and row.longitude is not None and row.latitude is not None
    )  # fmt: skip
    if not points:
        return []
    title = words.text("Where the projects are")
    sentence = places.city_map_sentence(standings, words) + " " + words.text("Red: a milestone is past its promised date.")
    return [Map(title, rings, points, f"{title}. {sentence}"), Paragraph(sentence)]


def located(standings: list[CityStanding], city_id: str, words: Words) -> list[Block]:
    """The map with one city marked; the others of its country stand in grey. Nothing where its place is not on record."""
    here = next((row for row in standings if row.city_id == city_id), None)
    if here is None or here.longitude is None or here.latitude is None:
        return []
    rings = tuple(_clipped([(x, y) for x, y in ring], here.longitude, here.latitude) for polygons in places.outlines().values() for ring in polygons)
    points = [(row.longitude, row.latitude, "", 1.0, theme.QUIET["light"]) for row in standings
              if row.city_id != city_id and row.longitude is not None and row.latitude is not None
              and abs(row.longitude - here.longitude) < AROUND[0] and abs(row.latitude - here.latitude) < AROUND[1]]  # fmt: skip
    # two corners without a size, so that every city is shown on one scale
    points += [(here.longitude + side * AROUND[0], here.latitude + side * AROUND[1], "", 0.0, theme.PAPER["light"]) for side in (-1, 1)]
    name = words.place(here.city, here.name_ja)
    points.append((here.longitude, here.latitude, name, 4.0, theme.ACCENT["light"]))
    return [Map("", tuple(ring for ring in rings if ring), tuple(points), words.text("A map: where {city} lies, in {country}.", city=name, country=words.country(here.country)))]


def _clipped(ring: list[tuple[float, float]], longitude: float, latitude: float) -> tuple[tuple[float, float], ...]:
    """The part of a polygon that lies around a place, edge by edge of the frame (Sutherland and Hodgman); empty where none does."""
    for axis, middle in ((0, longitude), (1, latitude)):
        for side in (-1, 1):
            edge, kept = middle + side * AROUND[axis], []
            for before, point in zip([ring[-1], *ring[:-1]] if ring else [], ring, strict=True):
                inside, was = (point[axis] - edge) * side <= 0, (before[axis] - edge) * side <= 0
                if inside != was:
                    part = (edge - before[axis]) / (point[axis] - before[axis])
                    kept.append((before[0] + part * (point[0] - before[0]), before[1] + part * (point[1] - before[1])))
                if inside:
                    kept.append(point)
            ring = kept
    return tuple(ring)


def wall(standings: list[CityStanding], tallies: list[Tally], words: Words) -> Cards:
    """A card per city: a mark per project with the letters of its focus area, drawn by its status."""
    by_city: dict[str, list[Tally]] = {}
    for tally in tallies:
        if tally.now:
            by_city.setdefault(tally.city_id, []).append(tally)
    cards = []
    for city in sorted(standings, key=lambda row: (by_country(row.country), row.city)):
        rows = sorted(by_city.get(city.city_id, ()), key=lambda t: list(theme.FOCUS_WORDS).index(t.focus_area))
        if rows:
            marks = tuple((shape(t.status), theme.FOCUS_COLOURS["light"][t.focus_area], t.now, theme.FOCUS_LETTERS[t.focus_area]) for t in rows)
            cards.append(Card(words.place(city.city, city.name_ja), words.country(city.country), marks))
    areas = tuple(
        ("disc", theme.FOCUS_COLOURS["light"][area], f"{theme.FOCUS_LETTERS[area]} {words.text(text)}") for area, text in theme.FOCUS_WORDS.items()
    )
    kinds = tuple(
        (shape(word), theme.QUIET["light"], status_name(word, words)) for word in theme.STATUS_WORDS if any(t.status == word and t.now for t in tallies)
    )
    return Cards(words.text("City by city: each mark is a project"), tuple(cards), areas + kinds)
