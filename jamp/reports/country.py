"""One country on two or three pages, for its minister or its national representative."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jamp.charts import barriers as barrier_words
from jamp.charts import status, theme
from jamp.documents.model import Block, Document, Lead, PageBreak, Paragraph
from jamp.documents.tables import Column, Table
from jamp.languages import Words
from jamp.model.rows import CityStanding, Tally
from jamp.model.view import View
from jamp.queries import Session, barriers, cities, portfolio, standing
from jamp.reports.changes import changed
from jamp.reports.frame import dated, document, foot, sections
from jamp.reports.funded import by_funder
from jamp.reports.limited import Limited
from jamp.reports.listed import Ratings, both_ratings, by_stage, counted, projects_table
from jamp.reports.measured import outcomes_of
from jamp.reports.portfolio import rules
from jamp.reports.promised import due_soon
from jamp.reports.reached import covered, groups_reached
from jamp.reports.tied import Row, Tied, tied
from jamp.reports.told import Told
from jamp.reports.written import NOTHING

EVERY = 100_000
CHANGES, MILESTONES, INDICATORS, FUNDERS, WORDS = 3, 8, 8, 8, 120


def country(session: Session, view: View, words: Words, written: Mapping[str, str] = NOTHING) -> Document:
    """The first country of the view. Raises TotalsDiffer where a count is not what the list of projects gives."""
    code = view.countries[0]
    annex, totals = tied(session, view), portfolio.totals(session, view)
    told, tallies, standings = Told(annex, words), portfolio.tallies(session, view), cities.standings(session, view)
    known = cities.names(session)
    japanese = {name: name_ja for name, name_ja, _ in known.values()}
    changes, counts = portfolio.changes(session, view, EVERY)
    silent = [one for one in standings if not one.reported]
    blocks: list[Block] = [Lead(status.portfolio_sentence(totals, words)), counted(totals, told, view.compared, words)]
    texts = Limited(words)
    blocks += texts.paragraphs(words.text("Observations"), written.get("observations", ""), WORDS)
    if view.compared:
        blocks += changed(changes, counts, view, japanese, words, CHANGES, annex=False)
    conditions = standing.projects_at(view)
    parts = (
        (words.text("Cities"), [_cities(standings, tallies, told, view.compared, words), *_silent(silent, view, words)] if standings else []),
        (words.text("Projects"), _projects(annex, both_ratings(session, view), known, view, words)),
        (words.text("Outcomes"), outcomes_of(session, view, INDICATORS, words)),
        (words.text("Milestones of the next two quarters, and those past their date"), due_soon(session, view, MILESTONES, words)),
        (words.text("Who is reached"), _reached(session, view, len(standings), words)),
        (words.text("Risks and barriers"), barrier_blocks(session, view, words)),
        (words.text("Money"), by_funder(session, conditions, view.as_at, FUNDERS, words)),
    )
    subtitle = words.text("{what}: {said}", what=words.text("Country brief"), said=dated(view, words))
    return document(words.country(code), subtitle, [*blocks, *sections(parts, words), *rules(words), *([PageBreak(), *texts.more] if texts.more else [])], foot(session, view, words), words)


def _cities(standings: Sequence[CityStanding], tallies: Sequence[Tally], told: Told, compared: bool, words: Words) -> Table:
    """A row a city, by name: each count now, and before in brackets."""
    shown = [word for word in theme.STATUS_WORDS if any(tally.status == word and (tally.now or tally.before) for tally in tallies)]
    head = [Column(words.text("City"), width=1.8), Column(words.text("Projects"), "right", 1.2), *[Column(words.text(theme.STATUS_WORDS[word]), "right", 1.2) for word in shown]]
    head += [Column(words.text("Milestones overdue"), "right", 1.2), Column(words.text("Last report"), width=1.6)]
    body = []
    for city in sorted(standings, key=lambda one: one.city):
        here = [tally for tally in tallies if tally.city_id == city.city_id]
        pairs = [(city.projects, city.before), *[(sum(t.now for t in here if t.status == word), sum(t.before for t in here if t.status == word)) for word in shown]]
        for word, (now, _) in zip((None, *shown), pairs, strict=True):
            told.value(f"{city.city_id}, {word or 'projects'}", now, cities=city.city_id, **({} if word is None else {"status": word}))
        counts = [words.text("{now} ({before})", now=words.number(now), before=words.number(before)) if compared else words.number(now) for now, before in pairs]
        body.append((words.place(city.city, city.name_ja), *counts, words.number(city.overdue), words.short_date(city.last_report) or words.text("never")))
    return Table("", tuple(head), tuple(body), words.text("In brackets: before.") if compared else "")


def _silent(silent: Sequence[CityStanding], view: View, words: Words) -> list[Block]:
    if not view.compared:
        return []
    if not silent:
        return [Paragraph(words.text("Every city has reported."))]
    heading = words.plural("{n} city has not reported since {date}", "{n} cities have not reported since {date}", len(silent), date=words.date(view.since))
    names = words.joined(words.place(one.city, one.name_ja) for one in sorted(silent, key=lambda one: one.city))
    return [Paragraph(words.text("{what}: {said}.", what=heading, said=names))]


def _projects(annex: Tied, rated: tuple[Ratings, Ratings], known: Mapping[str, tuple[str, str, str]], view: View, words: Words) -> list[Block]:
    if not annex.rows:
        return []

    def city(row: Row) -> str:
        return words.text("; ").join(words.place(*known[code][:2]) for code in row.cities if code in known) or "–"

    return [projects_table(by_stage(annex.rows), rated, view.compared, words, city)]


def _reached(session: Session, view: View, number: int, words: Words) -> list[Block]:
    grouped = groups_reached(session, view, INDICATORS, words)
    return [Paragraph(covered(session, view, number, words)), *grouped]


def barrier_blocks(session: Session, view: View, words: Words) -> list[Block]:
    """How many are open, and a row a kind; nothing without any."""
    rows = barriers.by_kind(session, view)
    if not rows:
        return []
    head, body = barrier_words.by_kind_table(rows, words)
    columns = tuple(Column(text, "right" if n else "left", 1 if n else 2.4) for n, text in enumerate(head))
    return [Paragraph(barrier_words.sentence(rows, words)), Table("", columns, tuple(tuple(row) for row in body))]
