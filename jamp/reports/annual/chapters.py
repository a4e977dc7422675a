"""A chapter for each focus area: its counts, and what is on record of its projects, city by city."""

from __future__ import annotations

from collections import Counter

from jamp.charts import outcomes as outcome_words
from jamp.charts import theme
from jamp.charts.status import COUNTED
from jamp.documents.model import Block, Heading, Lead, PageBreak, Paragraph
from jamp.documents.tables import Cell, Column, Table
from jamp.model.dates import end_of
from jamp.model.focus_areas import FOCUS_AREAS
from jamp.model.rows import IndicatorRow, Statement
from jamp.reports.annual.gathered import Gathered, OnRecord, in_order
from jamp.reports.frame import COLOURS, shape, status_name
from jamp.reports.tied import Row

FIGURES = 3  # of one project; all stand in annex C


def blocks(known: Gathered) -> list[Block]:
    """The six chapters, and one for the projects of which no focus area is stated, where there are any."""
    areas = [*FOCUS_AREAS, *([""] if any(not row.focus_area for row in known.rows) else [])]
    return [block for area in areas if known.rows for block in _chapter(known, area)]


def _chapter(known: Gathered, area: str) -> list[Block]:
    words, told = known.words, known.told
    rows = sorted((row for row in known.rows if row.focus_area == area), key=in_order)
    head: list[Block] = [PageBreak(), Heading(1, words.text(theme.FOCUS_WORDS[area]))]
    if not rows:
        return [*head, Lead(words.text("No project of this focus area is listed."))]
    name, counts = f"chapter {area or 'no area'}", Counter(row.status for row in rows)
    places = {code for row in rows for code in row.cities}
    on_pages = {tally.city_id for tally in known.tallies if tally.focus_area == area and tally.now and tally.city_id}
    listed = told.plural("{n} project", "{n} projects", f"{name}, projects", len(rows), sum(tally.now for tally in known.once if tally.focus_area == area))
    share = told.share(f"{name}, share", len(rows), len(known.rows), focus_area=area)
    said = words.text("{projects} ({share} of all) in {cities}: {statuses}.", projects=listed, share=share,
                      cities=told.plural("{n} city", "{n} cities", f"{name}, cities", len(places), len(on_pages)),
                      statuses=told.counts(name, counts, COUNTED, focus_area=area))  # fmt: skip
    lines = {row.project_id: _record(known, row) for row in rows}
    told_of = [row for row in rows if lines[row.project_id]]
    silent = [row for row in rows if not lines[row.project_id]]
    return [*head, Lead(said), *([_stories(known, told_of, lines)] if told_of else []), *_silent(known, silent, name)]


def _stories(known: Gathered, rows: list[Row], lines: dict[str, list[str]]) -> Table:
    words = known.words
    head = (Column(words.text("City"), width=1.2), Column(words.text("Project"), width=2), Column(words.text("Status"), width=1.2), Column(words.text("What is on record"), width=4))
    body: list[tuple[str | Cell, ...]] = []
    last = ""
    for row in rows:
        place = known.cities(row) or words.country(row.countries[0] if row.countries else "")
        now = status_name(row.status, words)
        before = "" if row.before in (None, row.status) else words.text("before: {n}", n=status_name(row.before or "", words))
        body.append(("" if place == last else place, f"{known.title(row)} ({known.numbers[row.project_id]})",
                     Cell("\n".join(part for part in (now, before) if part), (shape(row.status), COLOURS[row.status])), "\n".join(lines[row.project_id])))  # fmt: skip
        last = place
    return Table("", head, tuple(body))


def _record(known: Gathered, row: Row) -> list[str]:
    """What is on record, each with what it is; empty where nothing but the status is."""
    words, one = known.words, known.records[row.project_id]
    spoken = [said for said in one.statements if end_of(said.as_at) <= end_of(known.view.as_at)]
    parts = (
        (words.text("Objective"), str(one.details.get("objective") or one.details.get("description") or "")),
        (words.text("What was done"), _newest(known, spoken, "narrative")),
        (words.text("Figures"), " ".join(_figure(known, indicator) for indicator in _counted(one)[:FIGURES])),
        (words.text("Next step"), _newest(known, spoken, "next_steps") or _promise(known, one)),
        (words.text("Barrier"), _newest(known, spoken, "issues")),
        (words.text("Partners"), words.joined(one.partners)),
    )
    return [words.text("{what}: {said}", what=heading, said=text) for heading, text in parts if text]


def _newest(known: Gathered, spoken: list[Statement], what: str) -> str:
    """The newest statement's text on something, with the date that it speaks of; statements come newest first."""
    found = next((said for said in spoken if getattr(said, what)), None)
    return known.words.text("{what} ({others})", what=getattr(found, what), others=known.words.date(found.as_at)) if found else ""


def _counted(one: OnRecord) -> list[IndicatorRow]:
    return [indicator for indicator in one.indicators if outcome_words.figures(indicator)]


def _figure(known: Gathered, indicator: IndicatorRow) -> str:
    """The last figure with its title; it is that of annex C."""
    words, told = known.words, known.told
    progress = known.indicators[indicator.indicator_id].progress
    told.same(f"figure of {indicator.indicator_id}", outcome_words.figures(indicator)[-1][1], progress.actual)
    if indicator.target:
        told.same(f"target of {indicator.indicator_id}", indicator.target, progress.own.value if progress.own else None)
    return words.text("{what}: {said}", what=indicator.title, said=outcome_words.values_sentence(indicator, words))


def _promise(known: Gathered, one: OnRecord) -> str:
    """The next open milestone with its date."""
    words = known.words
    for row in one.milestones:
        date = row.revised_date or row.planned_date
        if not row.actual_date and date and end_of(date) >= end_of(known.view.as_at):
            return words.text("{what} ({others})", what=row.title, others=words.date(date))
    return ""


def _silent(known: Gathered, rows: list[Row], name: str) -> list[Block]:
    """Those of which nothing but the status is on record, in one paragraph."""
    words = known.words
    if not rows:
        return []
    heading = known.told.plural("Of {n} project nothing but the status is on record", "Of {n} projects nothing but the status is on record",
                                f"{name}, without a record", len(rows), sum(row.project_id in known.numbers for row in rows))  # fmt: skip
    named = words.joined(f"{known.title(row)} ({known.numbers[row.project_id]})" for row in rows)
    return [Paragraph(words.text("{what}: {said}.", what=heading, said=named))]
