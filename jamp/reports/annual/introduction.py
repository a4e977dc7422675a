"""How many projects there are, what each status means, and the wall of focus areas."""

from __future__ import annotations

from collections import Counter

from jamp.charts import theme
from jamp.documents.model import Block, Figures, Heading, Lead, Paragraph
from jamp.documents.pictures import Card, Cards
from jamp.documents.tables import Cell, Column, Table
from jamp.languages import mark
from jamp.reports.annual.gathered import ANNEXES, Gathered
from jamp.reports.frame import COLOURS, shape, status_name

DEFINITIONS = {
    "planning": mark("Being scoped, designed or financed; the work has not begun."),
    "ongoing": mark("The work is being carried out."),
    "completed": mark("The work is done."),
    "suspended": mark("The work has stopped for the time being."),
    "cancelled": mark("The project has been given up."),
    "": mark("The source whose statement counts gives no status."),
}

WHERE = {"A": mark("Annex A has {n} in planning or ongoing"), "B": mark("annex B {n} completed"), "E": mark("annex E {n} with another status or none")}


def blocks(known: Gathered) -> list[Block]:
    """The introduction and the wall."""
    words, rows = known.words, known.rows
    head: list[Block] = [Heading(1, words.text("Introduction"))]
    if not rows:
        return [*head, Lead(words.text("No project is listed in this view. Take a filter away or choose a later reporting date."))]
    return [*head, Lead(_lead(known)), Figures(_figures(known)), Paragraph(_annexes(known)), Heading(2, words.text("What each status means")), _statuses(known),
            Heading(1, words.text("The six focus areas")), _wall(known), *_shares(known)]  # fmt: skip


def _lead(known: Gathered) -> str:
    told, words, rows = known.told, known.words, known.rows
    # counted from the queries of the pages, against the rows of the annexes
    places = {tally.city_id for tally in known.tallies if tally.city_id and tally.now}
    countries = {tally.country for tally in known.tallies if tally.country and tally.now} | {code for row in rows if row.placeless for code in row.countries}
    return words.text(
        "As at {date}, {projects} in {cities} of {countries} are monitored.", date=words.date(known.view.as_at),
        projects=told.plural("{n} project", "{n} projects", "all projects", len(rows), sum(len(part) for part in known.annexes.values())),
        cities=told.plural("{n} city", "{n} cities", "cities with projects", len(places), len({code for row in rows for code in row.cities})),
        countries=told.plural("{n} country", "{n} countries", "countries with projects", len(countries), len({code for row in rows for code in row.countries})),
    )  # fmt: skip


def _figures(known: Gathered) -> tuple[tuple[str, str, str], ...]:
    words, told, totals = known.words, known.told, known.totals
    items = [(told.same("projects", totals.projects, len(known.rows)), words.text("Projects"), known.earlier(None, "projects before"))]
    for status in theme.STATUS_WORDS:
        if totals.now.get(status) or totals.before.get(status):
            name = status or "not stated"
            items.append((told.number(name, totals.now.get(status, 0), status=status), status_name(status, words), known.earlier(status, f"{name} before")))
    return tuple(items)


def _annexes(known: Gathered) -> str:
    words, told = known.words, known.told
    parts = [words.text(text, n=told.same(f"projects of annex {name}", len(known.annexes[name]), _in(known, name))) for name, text in WHERE.items()]
    return words.text("{parts}: {n} in all. Each project stands in one of them, with a number by which this report refers to it.",
                      parts=words.joined(parts), n=told.same("projects of all annexes", sum(len(rows) for rows in known.annexes.values()), known.totals.projects))  # fmt: skip


def _in(known: Gathered, annex: str) -> int:
    """How many projects the pages count with the statuses of an annex."""
    statuses = ANNEXES[annex]
    named = {status for some in ANNEXES.values() for status in some or ()}
    return sum(n for status, n in known.totals.now.items() if (status in statuses if statuses else status not in named))


def _statuses(known: Gathered) -> Table:
    words, told, totals = known.words, known.told, known.totals
    head = [Column(words.text("Status"), width=1.2), Column(words.text("What it means"), width=3.4), Column(words.text("Projects"), "right", 0.9),
            Column(words.text("Share"), "right", 0.8)]  # fmt: skip
    rows = [
        (Cell(status_name(status, words), (shape(status), COLOURS[status])), words.text(DEFINITIONS[status]),
         told.number(f"{status or 'not stated'} in the table", totals.now.get(status, 0), status=status),
         told.share(f"share of {status or 'not stated'}", totals.now.get(status, 0), totals.projects, status=status))
        for status in theme.STATUS_WORDS
    ]  # fmt: skip
    return Table("", tuple(head), tuple(rows), told.rounded(list(totals.now.values())))


def _wall(known: Gathered) -> Cards:
    words, told = known.words, known.told
    cards = []
    for area, text in theme.FOCUS_WORDS.items():
        counts = Counter(row.status for row in known.rows if row.focus_area == area)
        if not counts and not area:
            continue
        colour = theme.FOCUS_COLOURS["light"][area]
        marks = tuple((shape(status), colour, told.value(f"{area or 'no area'}, {status or 'not stated'}", counts[status], focus_area=area, status=status),
                       words.text("{status} projects", status=status_name(status, words))) for status in theme.STATUS_WORDS if counts[status])  # fmt: skip
        listed = told.plural("{n} project", "{n} projects", f"projects of {area or 'no area'}", counts.total(), _of_area(known, area))
        cards.append(Card(f"{theme.FOCUS_LETTERS[area]} {words.text(text)}", listed, marks))
    return Cards("", tuple(cards))


def _of_area(known: Gathered, area: str) -> int:
    """How many projects of a focus area the pages count, each once."""
    return sum(tally.now for tally in known.once if tally.focus_area == area)


def _shares(known: Gathered) -> list[Block]:
    """The table of areas with their shares, and a word on the sum of what is rounded."""
    words, told = known.words, known.told
    areas = [area for area in theme.FOCUS_WORDS if _of_area(known, area)]
    counts = {area: _of_area(known, area) for area in areas}
    before = {area: sum(tally.before for tally in known.once if tally.focus_area == area) for area in areas}
    head = [Column(words.text("Focus area"), width=3), Column(words.text("Projects"), "right"), Column(words.text("Share"), "right")]
    rows: list[tuple[str, ...]] = [(words.text(theme.FOCUS_WORDS[area]), told.number(f"{area or 'no area'} in the table", counts[area], focus_area=area),
             told.share(f"share of {area or 'no area'}", counts[area], len(known.rows), focus_area=area)) for area in areas]  # fmt: skip
    if known.view.compared:
        head.append(Column(words.text("Before"), "right"))
        rows = [(*row, told.same(f"{area or 'no area'} before", before[area], known.area_before(area))) for row, area in zip(rows, areas, strict=True)]
    return [Table("", tuple(head), tuple(rows), told.rounded(list(counts.values())))]
