"""The portfolio on two or three pages, for a meeting."""

from __future__ import annotations

from jamp.charts import groups, places, status, theme
from jamp.documents.model import Block, Chart, Document, Figures, Heading, Lead, Map, Paragraph
from jamp.documents.pictures import Series
from jamp.languages import Words
from jamp.model.rows import Change, CityStanding, StatusAt, Tally
from jamp.model.view import View
from jamp.queries import Session, cities
from jamp.queries import portfolio as query
from jamp.reports.frame import COLOURS, foot, stacked, status_bars, status_name, table

MOST = 40


def portfolio(session: Session, view: View, words: Words) -> Document:
    """Headline, key figures now and before, the course, cities, focus areas, map, changes, silent cities, rules."""
    totals, tallies = query.totals(session, view), query.tallies(session, view)
    course, standings = query.over_time(session, view), cities.standings(session, view)
    changes = query.changes(session, view)
    figures = [(words.number(totals.projects), words.text("Projects"), words.text("before: {n}", n=words.number(totals.projects_before)))]
    for word in theme.STATUS_WORDS:
        now, before = totals.now.get(word, 0), totals.before.get(word, 0)
        if now or before:
            figures.append((words.number(now), status_name(word, words), words.text("before: {n}", n=words.number(before))))
    blocks: list[Block] = [Lead(status.portfolio_sentence(totals, words)), Figures(tuple(figures))]
    if totals.projects:
        blocks += [
            _course(course, words),
            _areas(tallies, words),
            status_bars(words.text("Progress by city, what needs attention first"), groups.by_city_sentence(standings, words), standings, words),
            *_atlas(standings, words),
        ]  # fmt: skip
    blocks += _changes(changes, view, words) + _silent(standings, view, words) + rules(words)
    subtitle = words.text("As at {date}, compared with {since}", date=words.date(view.as_at), since=words.date(view.since))
    title = words.text("Smart JAMP and ASEAN Smart Cities Network: portfolio summary")
    return Document(title, subtitle, words.language, tuple(blocks), foot(session, view, words))


def _course(rows: list[StatusAt], words: Words) -> Chart:
    dates = list(dict.fromkeys(row.as_at for row in rows))
    counts = {(row.as_at, row.status): row.projects for row in rows}
    order = ("completed", "ongoing", "planning", "suspended", "cancelled", "")
    series = tuple(
        Series(status_name(word, words), tuple(counts.get((date, word), 0) for date in dates), COLOURS[word])
        for word in order if any((date, word) in counts for date in dates)
    )  # fmt: skip
    title, sentence = words.text("Projects by status at each reporting date"), status.over_time_sentence(rows, words)
    return stacked(title, sentence, tuple(words.date(date) for date in dates), series, words)


def _areas(tallies: list[Tally], words: Words) -> Chart:
    areas = [area for area in theme.FOCUS_WORDS if any(t.focus_area == area and t.now for t in tallies)]
    values = tuple(sum(t.now for t in tallies if t.focus_area == area) for area in areas)
    title, sentence = words.text("Projects by focus area"), groups.by_focus_area_sentence(tallies, words)
    series = (Series(words.text("Projects"), values, theme.ACCENT["light"]),)
    return stacked(title, sentence, tuple(words.text(theme.FOCUS_WORDS[area]) for area in areas), series, words)


def _atlas(standings: list[CityStanding], words: Words) -> list[Block]:
    rings = tuple(tuple((x, y) for x, y in ring) for polygons in places.outlines().values() for ring in polygons)
    points = tuple(
        (row.longitude, row.latitude, "", float(row.projects), theme.ALERT["light"] if row.overdue else theme.ACCENT["light"])
        for row in standings if row.projects and row.longitude is not None and row.latitude is not None
    )  # fmt: skip
    title = words.text("Where the projects are")
    sentence = places.city_map_sentence(standings, words) + " " + words.text("Red: a milestone is past its promised date.")
    return [Map(title, rings, points, f"{title}. {sentence}"), Paragraph(sentence)]


def _changes(changes: list[Change], view: View, words: Words) -> list[Block]:
    kinds = {"new": words.text("New on the list"), "completed": words.text("Completed"), "slipped": words.text("Milestones that slipped"),
             "left": words.text("Left the list"), "other": words.text("Status changed otherwise")}  # fmt: skip
    rows = []
    for kind in ("slipped", "completed", "left", "new", "other"):
        found = [change for change in changes if change.kind == kind]
        for change in found[:MOST]:
            detail = {
                "slipped": f"{change.detail}: {words.date(change.promised)} → {words.date(change.expected) or words.text('No new date given')}",
                "left": words.text(change.detail or "not given"),
                "new": status_name(change.now, words),
            }.get(kind, f"{status_name(change.before, words)} → {status_name(change.now, words)}")
            rows.append((kinds[kind], words.place(change.title, change.title_ja), change.city, detail))
    heading = Heading(1, words.text("What changed since {date}", date=words.date(view.since)))
    if not rows:
        return [heading, Paragraph(words.text("Nothing changed."))]
    head = (words.text("What"), words.text("Project"), words.text("City"), words.text("Detail"))
    return [heading, table(head, tuple(rows), (1.2, 2.6, 1.3, 2.4))]


def _silent(standings: list[CityStanding], view: View, words: Words) -> list[Block]:
    silent = [row for row in standings if not row.reported]
    heading = Heading(1, words.text("Cities that have not reported since {date}: {n}", date=words.date(view.since), n=words.number(len(silent))))
    if not silent:
        return [heading, Paragraph(words.text("Every city has reported."))]
    head = (words.text("City"), words.text("Country"), words.text("Last report"))
    rows = tuple((words.place(r.city, r.name_ja), words.country(r.country), words.date(r.last_report) or words.text("never")) for r in silent)
    return [heading, table(head, rows)]


def rules(words: Words) -> list[Block]:
    """How the figures were counted."""
    return [
        Heading(1, words.text("How this was counted")),
        Paragraph(words.text(
            "Each project counts once in totals, and once in each of its cities. Its status is that of the latest reporting date; for one date "
            "the office's own update counts before published sources, then the source published last. Not stated means that the source gives no status."
        )),
    ]  # fmt: skip
