"""Slides of what came of the projects: outcomes with their targets, who is reached."""

from __future__ import annotations

from jamp.charts import coverage as coverage_words
from jamp.charts import outcomes as outcome_words
from jamp.charts import reach as reach_words
from jamp.charts import results as result_words
from jamp.charts import theme
from jamp.documents.model import Block, Chart, Heading, Lead
from jamp.documents.pictures import Series
from jamp.documents.tables import Table
from jamp.languages import Words
from jamp.model.results import Result
from jamp.model.view import View
from jamp.queries import Session, cities, coverage, groups, reach, results
from jamp.reports.deck_frame import RECORDS, finding, japanese, nothing, places, thin
from jamp.reports.frame import table
from jamp.reports.tied import Tied

MOST, GROUPED, READ = 8, 6, 400


def outcomes(session: Session, view: View, words: Words, annex: Tied) -> list[Block]:
    """The share of the way of up to eight indicators, the target marked; without any, what is lacking to say it."""
    counts, known = results.counts(session, view), japanese(session)
    rows = results.ways(session, view, READ)
    if rows:
        title = finding(result_words.ways_sentence(rows, counts, words))
        shown = sorted(rows[:MOST], key=lambda row: (row.progress.way.value or 0.0, row.progress.indicator_id))
        names = tuple(words.text("{what} ({others})", what=row.progress.title, others=_where(row, known, words)) for row in shown)
        series = (Series(words.text("Share of the way to the target"), tuple(row.progress.way.value for row in shown), theme.ACCENT["light"]),)
        unit = words.text("Share of the way from the baseline to the target")
        if len(rows) > len(shown):
            unit += words.text("; {n} of {all} indicators, headline ones first", n=words.number(len(shown)), all=words.number(len(rows)))
        source = words.text("Source: the tracker's records. Share of the way = (figure − baseline) / (target − baseline).")
        sentence = result_words.counts_sentence(counts, words, view.compared, words.date(view.since))
        return [Heading(1, title), Chart(title, unit, "bars", names, series, sentence, source, f"{title} {sentence}", number=".1%", marks=(1.0,) * len(shown),
                                         marked=words.text("Target"))]  # fmt: skip
    if not counts.indicators:
        label = words.text("Projects with an indicator")
        title = words.text("Nothing is counted yet: no project of this view has an indicator")
        return thin(title, nothing(len(annex.rows), label, words), words.text("agree with each office on one to four indicators with a baseline and a target, and send them in the sheet Indicators."),
                    words.text("Then this slide shows how far each of them is on the way to its target."), words)
    title = finding(result_words.ways_sentence([], counts, words))
    head = (words.text("Indicator"), words.text("City"), words.text("Last figure"), words.text("Target"), words.text("Share of the way"))
    body = tuple(_lacking(row, known, words) for row in results.page(session, view, 0, MOST))
    said = result_words.counts_sentence(counts, words, view.compared, words.date(view.since))
    return [Heading(1, title), Lead(said), table(head, body, (2.6, 1.4, 1.6, 1.4, 1.6))]


def _where(row: Result, known: dict[str, str], words: Words) -> str:
    return places(row.city, known, words) or words.place(row.project_title, row.project_title_ja)


def _lacking(row: Result, known: dict[str, str], words: Words) -> tuple[str, ...]:
    one = row.progress
    figure = target = "–"
    if one.actual is not None:
        figure = words.text("{n} {unit}, {date}", n=outcome_words.BOUNDS.get(one.bound, "") + words.number(one.actual, 2), unit=one.unit, date=words.date(one.actual_at))
    if one.end is not None:
        target = words.number(one.end.value, 2) + (words.text(" ({date})", date=words.date(one.end.date)) if one.end.date else "")
    return one.title, _where(row, known, words), figure, target, result_words.share(one.way, words)


def reached(session: Session, view: View, words: Words, annex: Tied) -> list[Block]:
    """For which groups there are figures, and the newest of one indicator by group."""
    names = groups.names(session)
    known = coverage.of_cities(session, view, coverage.of_projects(session, view))
    every = sum(1 for row in cities.standings(session, view) if row.projects)
    there = {code: {group for group, cell in cells.items() if cell.state in (coverage.REPORTED, coverage.SUPPRESSED)} for code, cells in known.items()}
    there = {code: found for code, found in there.items() if found}
    told = len(set().union(*there.values()))
    title = finding(coverage_words.coverage_sentence(len(there), every, told, len(names), words))
    if not there:
        lenses = reach.lenses(session, view)
        body = tuple((words.place(one.title, one.title_ja), words.number(one.projects)) for one in sorted(lenses, key=lambda one: (-one.projects, one.theme)))
        figures = ((words.number(0), words.text("Cities with figures by group"), words.plural("of {n} city", "of {n} cities", every)),)
        todo = words.text("ask each office for figures by gender, age, residence and disability, as far as it has them, and send them in the sheet Values.")
        return [*thin(title, figures, todo, words.text("Until then, what is known is how many projects have to do with the themes of the meetings."), words), *([table((words.text("Theme of the meetings"), words.text("Projects")), body, (3, 1))] if body else [])]
    kinds = coverage_words.kinds_of(names)
    values = tuple(float(sum(bool(found & set(members)) for found in there.values())) for members in kinds.values())
    series = (Series(words.text("Cities with a figure"), values, theme.ACCENT["light"]),)
    sentence = words.text("Shares of the population are not on record: what groups are reached is not set against them.")
    chart = Chart(title, words.text("Number of cities with a figure, by what it tells apart"), "bars", tuple(words.text(coverage_words.KIND_WORDS[kind]) for kind in kinds),
                  series, sentence, words.text(RECORDS), title, marks=(float(every),) * len(values), marked=words.text("All cities with a project"))  # fmt: skip
    return [Heading(1, title), chart, *_by_group(session, view, names, words)]


def _by_group(session: Session, view: View, names: dict[str, tuple[str, str]], words: Words) -> list[Table]:
    """The indicator that tells most groups apart."""
    rows, _ = reach.by_group(session, view, READ)
    best = max(rows, key=lambda row: (len(reach_words.newest(row)), row.indicator_id), default=None)
    points = reach_words.newest(best)[:GROUPED] if best else []
    if best is None or not points:
        return []
    body = tuple((outcome_words.group_name(point.groups, names, words), outcome_words.figure_of(point, words)) for point in points)
    return [table((words.text("{what} ({others})", what=best.title, others=best.unit), words.date(points[-1].as_at)), body, (2, 1))]
