"""A card for each city and a chart for each country."""

from __future__ import annotations

from jamp.charts import theme
from jamp.charts.status import COUNTED
from jamp.documents.model import Block, Chart, Heading, Paragraph
from jamp.reports.annual.gathered import Gathered
from jamp.reports.frame import by_country, of_status, stacked
from jamp.reports.places import wall


def blocks(known: Gathered) -> list[Block]:
    """Nothing where no project is listed."""
    words = known.words
    if not known.rows:
        return []
    countries = sorted({code for row in known.rows for code in row.countries}, key=by_country)
    head = Paragraph(words.text("A mark is a project; its letters and colour are its focus area, its pattern the status. A project in several cities stands in each."))
    for tally in known.tallies:
        if tally.now and tally.city_id:
            name = f"{tally.city_id}, {tally.focus_area or 'no area'}, {tally.status or 'not stated'}"
            known.told.value(name, tally.now, cities=tally.city_id, focus_area=tally.focus_area, status=tally.status)
    return [Heading(1, words.text("City by city")), head, wall(known.standings, known.tallies, words),
            Heading(1, words.text("Country by country")), *[_chart(known, code) for code in countries]]  # fmt: skip


def _chart(known: Gathered, country: str) -> Chart:
    """The cities of a country by status; what stands in no city there is a bar of its own."""
    words, told = known.words, known.told
    counts: dict[str, dict[str, int]] = {}
    for tally in known.tallies:
        if tally.country == country and tally.city_id and tally.now:
            counts.setdefault(tally.city_id, {}).setdefault(tally.status, 0)
            counts[tally.city_id][tally.status] += tally.now
    for row in known.rows:
        if row.placeless and country in row.countries:
            counts.setdefault("", {}).setdefault(row.status, 0)
            counts[""][row.status] += 1
    order = sorted(counts, key=lambda code: (-sum(counts[code].values()), code))
    names = tuple(known.city(code) or words.text("No city named") for code in order)
    series = tuple(
        of_status(status, tuple(_value(known, country, code, status, counts[code].get(status, 0)) for code in order), words)
        for status in theme.STATUS_WORDS if any(status in one for one in counts.values())
    )  # fmt: skip
    listed = [row for row in known.rows if country in row.countries]
    once = {status: sum(row.status == status for row in listed) for status in theme.STATUS_WORDS}
    title = words.text("{country}: {projects}", country=words.country(country),
                       projects=told.plural("{n} project", "{n} projects", f"projects of {country}", len(listed), told.annex.counted(countries=country)))  # fmt: skip
    sentence = words.text("By status: {statuses}.", statuses=told.counts(f"projects of {country}", once, COUNTED, countries=country))
    return stacked(title, sentence, names, series, words)


def _value(known: Gathered, country: str, city: str, status: str, shown: int) -> int:
    """A bar, counted again from the rows."""
    name = f"{country}, {city or 'no city'}, {status or 'not stated'} in the chart"
    return known.told.value(name, shown, countries=country, status=status, **({"cities": city} if city else {"placeless": True}))
