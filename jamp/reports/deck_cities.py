"""Slides of the places: the cities that need attention first, every country."""

from __future__ import annotations

import dataclasses

from jamp.charts import theme
from jamp.documents.model import Block, Heading
from jamp.documents.pictures import Series
from jamp.languages import Words
from jamp.model.rows import CityStanding, Tally
from jamp.model.view import View
from jamp.queries import Session, cities, portfolio
from jamp.reports.frame import of_status, stacked, table
from jamp.reports.tied import Tied

ORDER = ("completed", "ongoing", "planning", "suspended", "cancelled", "")
MOST, TOLD = 11, 6  # bars on a slide, reasons beside them


def slides(session: Session, view: View, words: Words, annex: Tied) -> list[Block]:
    """Two slides, or none where no city has a project."""
    standings = cities.standings(session, view)
    listed = [row for row in standings if row.projects]
    for row in listed:
        annex.count(f"projects of {row.city}", row.projects, cities=row.city_id)
    return [*_cities(standings, listed, view, words), *_countries(portfolio.tallies(session, view, "country"), words, annex)] if listed else []


def _cities(standings: list[CityStanding], listed: list[CityStanding], view: View, words: Words) -> list[Block]:
    silent = [row for row in standings if not row.reported]
    late = [row for row in standings if row.overdue]
    title = _attention(len(standings), len(silent), len(late), view, words)
    shown = listed[:MOST]
    names = tuple(words.place(row.city, row.name_ja) for row in shown)
    series = _by_status([row.statuses for row in shown], words)
    unit = words.text("Number of projects")
    if len(shown) < len(listed):
        first = words.text("the first {n} of {all} cities, those that need attention first", n=words.number(len(shown)), all=words.number(len(listed)))
        unit = words.text("{what} ({others})", what=unit, others=first)
    chart = dataclasses.replace(stacked(title, "", names, series, words), subtitle=unit, alt=f"{title} {unit}")
    told = tuple((words.place(row.city, row.name_ja), _why(row, words)) for row in standings if row.overdue or not row.reported)[:TOLD]
    return [Heading(1, title), chart, *([table((words.text("City"), words.text("Why it needs attention")), told, (1.2, 2))] if told else [])]


def _attention(every: int, silent: int, late: int, view: View, words: Words) -> str:
    """How many cities have not reported, and how many have a promise past its date."""
    if not silent and not late:
        return words.plural("The {n} city has reported, and no milestone is past its date", "All {n} cities have reported, and no milestone is past its date", every)
    parts = []
    if silent:
        parts.append(words.plural("{n} city has not reported since {date}", "{n} cities have not reported since {date}", silent, date=words.date(view.since)))
    if late:
        parts.append(words.plural("{n} city has a milestone past its date", "{n} cities have a milestone past its date", late))
    return words.text("Of {all}: {parts}", all=words.plural("{n} city", "{n} cities", every), parts=words.joined(parts))


def _why(row: CityStanding, words: Words) -> str:
    parts = []
    if row.overdue:
        parts.append(words.plural("{n} milestone past its date", "{n} milestones past their date", row.overdue))
    if not row.reported:
        last = words.date(row.last_report)
        parts.append(words.text("last report: {date}", date=last) if last else words.text("never reported"))
    return words.text("; ").join(parts)


def _by_status(counts: list[dict[str, int]], words: Words) -> tuple[Series, ...]:
    return tuple(of_status(word, tuple(float(one.get(word, 0)) for one in counts), words) for word in ORDER if any(one.get(word) for one in counts))


def _countries(tallies: list[Tally], words: Words, annex: Tied) -> list[Block]:
    counts: dict[str, dict[str, int]] = {}
    for one in tallies:
        if one.now:
            held = counts.setdefault(one.country, dict.fromkeys(theme.STATUS_WORDS, 0))
            held[one.status] += one.now
    sums = {code: sum(held.values()) for code, held in counts.items()}
    for code, number in sums.items():
        if code:
            annex.count(f"projects of {code}", number, countries=code)
    order = sorted(counts, key=lambda code: (not code, -sums[code], code))
    names = tuple(words.country(code) if code else words.text("No country") for code in order)
    most, number = names[0], sums[order[0]]
    title = words.plural("{country} has the most projects: {n} of {all}", "{country} has the most projects: {n} of {all}", number, country=most,
                         all=words.number(len(annex.rows)))  # fmt: skip
    if len(order) == 1:
        title = words.plural("{country}: {n} project", "{country}: {n} projects", number, country=most)
    source = words.text("Source: the tracker's records. A project in two countries counts in each.")
    chart = stacked(title, "", names, _by_status([counts[code] for code in order], words), words)
    completed = annex.counted(status="completed")
    sentence = words.plural("{n} project is completed.", "{n} projects are completed.", completed)
    return [Heading(1, title), dataclasses.replace(chart, source=source, sentence=sentence, alt=f"{title}. {sentence}")]
