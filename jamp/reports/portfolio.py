"""The portfolio on two pages with an annex, for a meeting."""

from __future__ import annotations

from collections import Counter

from jamp.charts import groups, status, theme
from jamp.charts.ratings import COLOURS, RATING_WORDS, RULE
from jamp.documents.model import Block, Chart, Document, Heading, Lead, PageBreak, Paragraph
from jamp.documents.pictures import Series
from jamp.documents.tables import Cell, Column, Table
from jamp.languages import Words, mark
from jamp.languages import words as english
from jamp.model.ratings import RATINGS
from jamp.model.rows import CityStanding, StatusAt, Tally
from jamp.model.view import View
from jamp.queries import Session, cities
from jamp.queries import portfolio as query
from jamp.reports.changes import changed
from jamp.reports.frame import dated, document, foot, of_status, stacked, table
from jamp.reports.listed import SHAPES, Ratings, both_ratings, counted
from jamp.reports.places import atlas, wall
from jamp.reports.room import PAGE, lines
from jamp.reports.tied import Tied, tied
from jamp.reports.told import Told

EVERY = 100_000
# on the summary's pages, of which the annex has all: cities that are silent; rows of each kind of change, as many as have room
SILENT, MOST = 6, (5, 4, 3, 2, 1)

COUNTED = mark(
    "Each project counts once in totals, and once in each of its cities. Its status is that of the latest reporting date; for one date "
    "the office's own update counts before published sources, then the source published last. Not stated means that the source gives no status."
)


def portfolio(session: Session, view: View, words: Words) -> Document:
    """Two pages to read: headline, figures now and before, the course, focus areas, what changed, who is silent. Then
    an annex: the map, the cities, how it was counted, every change, the sources."""
    totals, tallies = query.totals(session, view), query.tallies(session, view)
    course, standings = query.over_time(session, view), cities.standings(session, view)
    changes, counts = query.changes(session, view, EVERY)
    annex = tied(session, view)
    annex.totals(totals)
    for tally in query.tallies(session, view, "all"):
        annex.count(f"projects: {tally.focus_area or 'no focus area'}, {tally.status or 'not stated'}", tally.now, focus_area=tally.focus_area, status=tally.status)
    blocks: list[Block] = [Lead(status.portfolio_sentence(totals, words)), counted(totals, Told(annex, words), view.compared, words)]
    if totals.projects:
        blocks += [_course(course, words), _areas(query.tallies(session, view, "all"), words)]
    known = {name: name_ja for name, name_ja, _ in cities.names(session).values()}
    silent = [row for row in standings if not row.reported]
    rated = both_ratings(session, view)

    def second(most: int, words: Words) -> list[Block]:
        return [*_ratings(rated, annex, view, words), *(changed(changes, counts, view, known, words, most) if view.compared else []), *(_silent(silent, SILENT, view, words) if standings and view.compared else [])]

    # the same rows in every language
    most = next((most for most in MOST if lines(second(most, english("en"))) <= PAGE), MOST[-1])
    blocks += second(most, words)
    if totals.projects:
        blocks += [PageBreak(), Heading(1, words.text("Annex")), *atlas(standings, words), wall(standings, tallies, words)]
    blocks += [*rules(words), Paragraph(words.text("Rating: {rule}", rule=words.text(RULE)))]
    if len(silent) > SILENT:
        blocks += _silent(silent, EVERY, view, words)
    if any(count > most for count in counts.values()):
        blocks += changed(changes, counts, view, known, words, None)
    blocks += sources(query.sources(session, view), words)
    subtitle = dated(view, words)
    title = words.text("Smart JAMP and ASEAN Smart Cities Network: portfolio summary")
    return document(title, subtitle, blocks, foot(session, view, words), words)


def _course(rows: list[StatusAt], words: Words) -> Chart:
    dates = list(dict.fromkeys(row.as_at for row in rows))
    counts = {(row.as_at, row.status): row.projects for row in rows}
    order = ("completed", "ongoing", "planning", "suspended", "cancelled", "")
    series = tuple(
        of_status(word, tuple(counts.get((date, word), 0) for date in dates), words)
        for word in order if any((date, word) in counts for date in dates)
    )  # fmt: skip
    title, sentence = words.text("Projects by status at each reporting date"), status.over_time_sentence(rows, words)
    return stacked(title, sentence, tuple(words.date(date) for date in dates), series, words, across=True)


def _areas(tallies: list[Tally], words: Words) -> Chart:
    areas = [area for area in theme.FOCUS_WORDS if any(t.focus_area == area and t.now for t in tallies)]
    values = tuple(sum(t.now for t in tallies if t.focus_area == area) for area in areas)
    title, sentence = words.text("Projects by focus area"), groups.by_focus_area_sentence(tallies, words)
    series = (Series(words.text("Projects"), values, theme.ACCENT["light"]),)
    return stacked(title, sentence, tuple(words.text(theme.FOCUS_WORDS[area]) for area in areas), series, words)


def _ratings(rated: tuple[Ratings, Ratings], annex: Tied, view: View, words: Words) -> list[Block]:
    """How many projects have each rating now and before, and the change."""
    now, before = (Counter(one.rating for one in found.values()) for found in rated)
    if not now:
        return []
    annex.same("projects with a rating", now.total(), len(annex.rows))
    shown = [rating for rating in RATINGS if now[rating] or before[rating]]

    head = [Column(words.text("Rating"), width=2), Column(words.date(view.as_at), "right")]
    rows: list[tuple[str | Cell, ...]] = []
    for rating in shown:
        cells = (Cell(words.text(RATING_WORDS[rating]), (SHAPES[rating], COLOURS["light"][rating])), words.number(now[rating]))
        change = now[rating] - before[rating]
        rows.append((*cells, words.number(before[rating]), words.signed(change) if change else "±0") if view.compared else cells)
    if view.compared:
        head += [Column(words.date(view.since), "right"), Column(words.text("Difference"), "right")]
    return [Heading(1, words.text("Ratings")), Table("", tuple(head), tuple(rows), words.text("By the published rule, or as set by hand"))]


def _silent(silent: list[CityStanding], most: int, view: View, words: Words) -> list[Block]:
    """The first `most` of them."""
    if not silent:
        return [Heading(1, words.text("Cities that have not reported")), Paragraph(words.text("Every city has reported."))]
    heading = words.plural("{n} city has not reported since {date}", "{n} cities have not reported since {date}", len(silent), date=words.date(view.since))
    head = (words.text("City"), words.text("Country"), words.text("Last report"))
    rows = [(words.place(r.city, r.name_ja), words.country(r.country), words.date(r.last_report) or words.text("never")) for r in silent[:most]]
    rest = [Paragraph(words.plural("and {n} more, in the annex", "and {n} more, in the annex", len(silent) - most))] if len(silent) > most else []
    return [Heading(1, heading), table(head, rows), *rest]


def sources(found: list[tuple[str, str, str, int]], words: Words) -> list[Block]:
    """A heading, and the sources with the number of projects whose status rests on each; nothing without any."""
    if not found:
        return []
    head = (words.text("Source"), words.text("Published"), words.text("Projects"))
    named = [(title or words.text("The office itself"), publisher, published, n) for title, publisher, published, n in found]
    rows = tuple((f"{title} ({publisher})" if publisher else title, words.date(published), words.number(n)) for title, publisher, published, n in named)
    return [Heading(1, words.text("What the statuses rest on")), table(head, rows, (4.9, 1.3, 0.6))]


def rules(words: Words) -> list[Block]:
    """How the figures were counted."""
    return [Heading(1, words.text("How this was counted")), Paragraph(words.text(COUNTED))]
