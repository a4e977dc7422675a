"""Where the projects are: the map, and a card per city as readers of the yearly report know it."""

from __future__ import annotations

from jamp.charts import places, theme
from jamp.documents.model import Block, Paragraph
from jamp.documents.pictures import Card, Cards, Map
from jamp.languages import Words
from jamp.languages import words as of_language
from jamp.model.rows import CityStanding, Tally
from jamp.reports.frame import status_name

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


def wall(standings: list[CityStanding], tallies: list[Tally], words: Words) -> Cards:
    """A card per city: a mark per project with the letters of its focus area, drawn by its status."""
    by_city: dict[str, list[Tally]] = {}
    for tally in tallies:
        if tally.now:
            by_city.setdefault(tally.city_id, []).append(tally)
    cards = []
    english = of_language("en")  # the same order in every language, so that two of them can stand side by side
    for city in sorted(standings, key=lambda row: (english.country(row.country), row.city)):
        rows = sorted(by_city.get(city.city_id, ()), key=lambda t: list(theme.FOCUS_WORDS).index(t.focus_area))
        if rows:
            marks = tuple((_shape(t.status), theme.FOCUS_COLOURS["light"][t.focus_area], t.now, theme.FOCUS_LETTERS[t.focus_area]) for t in rows)
            cards.append(Card(words.place(city.city, city.name_ja), words.country(city.country), marks))
    areas = tuple(
        ("disc", theme.FOCUS_COLOURS["light"][area], f"{theme.FOCUS_LETTERS[area]} {words.text(text)}") for area, text in theme.FOCUS_WORDS.items()
    )
    kinds = tuple(
        (_shape(word), theme.QUIET["light"], status_name(word, words)) for word in theme.STATUS_WORDS if any(t.status == word and t.now for t in tallies)
    )
    return Cards(words.text("City by city: each mark is a project"), tuple(cards), areas + kinds)


def _shape(word: str) -> str:
    return "dotted" if word == "" else theme.PRINTED[word]
