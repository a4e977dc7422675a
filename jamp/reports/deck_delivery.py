"""Slides of how projects are delivered: promised dates, money, risks and barriers."""

from __future__ import annotations

from jamp.charts import barriers as barrier_words
from jamp.charts import funding, theme, timeline
from jamp.documents.model import Block, Chart, Heading
from jamp.documents.pictures import Series
from jamp.documents.tables import Table
from jamp.languages import Words
from jamp.model.dates import end_of
from jamp.model.view import View
from jamp.queries import Session, barriers, exchange_rates, money, standing
from jamp.queries import timeline as promises
from jamp.queries.timeline import Dated
from jamp.reports.deck_frame import RECORDS, finding, japanese, nothing, places, thin
from jamp.reports.frame import table
from jamp.reports.tied import Tied

FEW, YEARS, MILLION = 5, 12, 1_000_000
INTO = "JPY"


def promised(session: Session, view: View, words: Words, annex: Tied) -> list[Block]:
    """Milestones that were to be done by the end of each year against those that are."""
    rows = promises.every(session, view)
    counts = promises.counts(rows)
    dated = [row for row in rows if row.planned or row.revised]
    title = finding(timeline.sentence(counts, words))
    if not dated:
        label = words.text("Projects with a promised milestone")
        return thin(title, nothing(len(annex.rows), label, words), words.text("ask each office for the milestones of its projects and their dates, and send them in the sheet Milestones."),
                    words.text("Then this slide shows how many milestones are done, year by year, against those that were promised."), words)
    done = [row for row in dated if row.actual]
    annex.same("milestones with a promised date", len(dated), sum(number for key, number in counts.items() if key not in ("undated", "reached")))
    ends = [end_of(row.planned or row.revised) for row in dated]
    now, first, last = int(view.as_at[:4]), int(min(ends)[:4]), int(max(ends)[:4])
    years = list(range(min(first, now), max(last, now) + 1))
    years = [year for year in years if year > now - YEARS // 2][:YEARS]
    due = tuple(float(sum(end <= f"{year}-12-31" for end in ends)) for year in years)
    kept = tuple(None if year > now else float(sum(end_of(row.actual) <= f"{year}-12-31" for row in done)) for year in years)
    series = (Series(words.text("Promised by the end of the year"), due, theme.QUIET["light"], "hollow"), Series(words.text("Done so far"), kept, theme.ACCENT["light"]))
    passed = sum(end < end_of(view.as_at) for end in ends)
    sentence = words.plural("{n} milestone was to be done by {date}; {done} of all those promised are done.",
                            "{n} milestones were to be done by {date}; {done} of all those promised are done.", passed, date=words.date(view.as_at),
                            done=words.number(len(done)))  # fmt: skip
    subtitle = words.text("Number of milestones with a promised date, counted up; done: as at {date}", date=words.date(view.as_at))
    source = words.text("Source: the tracker's records. A promise counts from the day its source speaks of; it is late once its last day has passed.")
    chart = Chart(title, subtitle, "lines", tuple(words.date(str(year)) for year in years), series, sentence, source, f"{title} {sentence}")
    return [Heading(1, title), chart, *_late(session, view, rows, words)]


def _late(session: Session, view: View, rows: list[Dated], words: Words) -> list[Block]:
    """What slipped most."""
    slipped = promises.page(session, view, [row for row in rows if row.slip.days][:FEW])
    if not slipped:
        return []
    known = japanese(session)
    body = tuple((row.title, places(row.city, known, words) or words.place(row.project, row.project_ja), timeline.slip_text(row, words)) for row in slipped)
    return [table((words.text("Milestone"), words.text("City"), words.text("Slip")), body, (2, 1.2, 1.2))]


def spent(session: Session, view: View, words: Words, annex: Tied) -> list[Block]:
    """Budget, committed and spent at the end of each year; where time and money are furthest apart."""
    conditions = standing.projects_at(view)
    rows = money.by_year(session, conditions, view.as_at)
    if not rows:
        label = words.text("Projects with any amount on record")
        title = words.text("No money is on record: what projects cost and what is spent cannot be said")
        return thin(title, nothing(len(annex.rows), label, words), words.text("ask each office for the budget, commitments and payments of its projects, and send them in the sheet Funding."),
                    words.text("Then this slide shows budget, committed and spent by year, and the projects whose time and money are furthest apart."), words)
    known = exchange_rates.rates(session, INTO, view.as_at)
    years = funding.so_far(rows, known)[-funding.MOST_YEARS :]
    title = finding(funding.sentence(years, INTO, view.as_at, words))
    left = sorted({row.amounts.currency for row in rows} - set(known))
    source = words.text(RECORDS) + (words.text("; without a rate and left out: {currencies}", currencies=words.joined(left)) if left else "")
    patterns = {"budget": ("hollow", theme.QUIET["light"]), "commitment": ("hatched", theme.ACCENT["light"]), "disbursement": ("filled", theme.ACCENT["light"])}
    series = tuple(
        Series(words.text(funding.KIND_WORDS[kind]), tuple(amounts[i] / MILLION for _, amounts in years), patterns[kind][1], patterns[kind][0])  # type: ignore[arg-type]
        for i, kind in enumerate(funding.KIND_WORDS)
    )
    unit = words.text("JPY million, at the end of each year")
    names = tuple(words.date(str(year)) for year, _ in years)
    sentence = funding.share_sentence(years, words)
    chart = Chart(title, unit, "bars", names, series, sentence, source, f"{title} {sentence}", across=True, number=",.0f")
    gaps = sorted(money.spending(session, conditions, view.as_at), key=lambda one: (-abs(one.gap), one.project_id))[:FEW]
    body = tuple((words.place(one.title, one.title_ja), words.percent(one.passed), words.percent(one.spent), funding.gap_text(one, words)) for one in gaps)
    head = (words.text("Project"), words.text("Time elapsed"), words.text("Money spent"), words.text("Apart"))
    return [Heading(1, title), chart, *([table(head, body, (2.4, 1, 1, 1.3))] if body else [])]


def risks(session: Session, view: View, words: Words, annex: Tied) -> list[Block]:
    """Barriers by kind; the five that weigh most."""
    counts = barriers.by_kind(session, view)
    if not counts:
        label = words.text("Projects with a risk or a barrier on record")
        title = words.text("No risk and no barrier has been recorded")
        return thin(title, nothing(len(annex.rows), label, words), words.text("ask each office what stands in the way, who settles it and by when, and send it in the sheet Risks and barriers."),
                    words.text("Then this slide shows what stands in the way most often, and the five risks that weigh most, with who settles them and by when."), words)
    title, names = finding(barrier_words.sentence(counts, words)), tuple(words.text(barrier_words.BARRIER_WORDS[row.barrier]) for row in counts)
    drawn = (
        (tuple(float(row.severe_past) for row in counts), theme.ALERT["light"], "filled"),
        (tuple(float(row.open - row.severe_past) for row in counts), theme.ACCENT["light"], "filled"),
        (tuple(float(row.closed) for row in counts), theme.QUIET["light"], "hollow"),
    )
    series = tuple(
        Series(words.text(label), values, colour, pattern)  # type: ignore[arg-type]
        for label, (values, colour, pattern) in zip(barrier_words.SEGMENTS, drawn, strict=True) if any(values)
    )  # fmt: skip
    chart = Chart(title, words.text("Number of risks and barriers"), "stacked_bars", names, series, "", words.text(RECORDS), title, total=words.text("Total"))
    return [Heading(1, title), chart, *_foremost(session, view, words)]


def _foremost(session: Session, view: View, words: Words) -> list[Table]:
    known = japanese(session)
    rows = tuple(
        (row.title, places(row.city, known, words) or words.place(row.project, row.project_ja), words.text(barrier_words.SEVERITY_WORDS[row.severity]),
         row.owner or words.text("Not stated"), words.date(row.due_date) or words.text("Not stated"))
        for row in barriers.foremost(session, view, FEW)
    )  # fmt: skip
    head = (words.text("Risk or barrier"), words.text("City"), words.text("Severity"), words.text("Who settles it"), words.text("By when"))
    return [table(head, rows, (2.4, 1.2, 1, 1.4, 1.1))] if rows else []
