"""What was observed: what people write, and what the checks find; then what is recommended."""

from __future__ import annotations

from jamp.charts import checks as check_words
from jamp.documents.model import Block, Heading, Paragraph
from jamp.documents.tables import Column, Table
from jamp.model.checks import RULES, SEVERITIES, Finding
from jamp.queries import Session, results
from jamp.reports.annual.gathered import Gathered
from jamp.reports.written import with_numbers, written_or_blank

NAMED = 12  # projects of one rule; the page Checks has them all


def blocks(session: Session, known: Gathered, observed: str, recommended: str) -> list[Block]:
    """Observations and recommendations; a project code in what people write is followed by its number in the annexes."""
    words = known.words
    found: list[Block] = [Heading(1, words.text("Observations")), *written_or_blank(with_numbers(observed, known.numbers), words)]
    found += _rule_made(session, known)
    found += [Heading(1, words.text("Recommendations")), *written_or_blank(with_numbers(recommended, known.numbers), words)]
    return found


def _rule_made(session: Session, known: Gathered) -> list[Block]:
    """What follows from the records by rules: who is silent, what is measured, what the checks find."""
    words, told = known.words, known.told
    if not known.rows:
        return []
    counts = results.counts(session, known.view)
    with_figure = sum(row.progress.actual is not None or row.progress.hidden for row in known.indicators.values())
    silent = [one for one in known.standings if one.projects and not one.reported]
    measured = words.text("{n} of {all} indicators have a figure; they stand in annex C.", n=told.same("indicators with a figure", counts.with_figure, with_figure),
                          all=told.same("indicators", counts.indicators, len(known.indicators)))  # fmt: skip
    lines = [measured]
    if known.view.compared:
        heard = {code for row in known.rows for code in row.cities}
        lines.append(
            words.text("{cities} with projects: {names}.", cities=told.plural("{n} city has not reported since {date}", "{n} cities have not reported since {date}", "silent cities",
                       len(silent), sum(one.city_id in heard for one in silent), date=words.date(known.view.since)), names=words.joined(known.city(one.city_id) for one in silent))
            if silent else words.text("Every city with projects has reported since {date}.", date=words.date(known.view.since))
        )  # fmt: skip
    open_ = [one for one in known.findings if one.accepted is None]
    if not open_:
        return [Heading(2, words.text("What follows from the records")), *[Paragraph(line) for line in lines], Paragraph(words.text("The checks find nothing open in this view."))]
    return [Heading(2, words.text("What follows from the records")), *[Paragraph(line) for line in lines], _checks(known, open_)]


def _checks(known: Gathered, open_: list[Finding]) -> Table:
    words = known.words
    head = (Column(words.text("Found by the checks"), width=2.4), Column(words.text("Weight"), width=1), Column(words.text("Findings"), "right", 0.9), Column(words.text("Where"), width=4))
    rows = []
    for severity in SEVERITIES:
        for rule in (rule for rule in RULES.values() if rule.severity == severity):
            found = [one for one in open_ if one.rule == rule.name]
            if found:
                rows.append((words.text(rule.title), words.text(check_words.SEVERITY_WORDS[severity]), _number(known, rule.name, found), _where(known, found)))
    return Table("", head, tuple(rows))


def _number(known: Gathered, rule: str, found: list[Finding]) -> str:
    """The findings of a rule: each is about a project of the annexes, one of annex D, or a city's own target."""
    gone = {change.project_id for change in known.changes} | set(known.gone_areas)
    about = sum(one.project_id in known.numbers for one in found)
    elsewhere = sum(one.project_id not in known.numbers and (one.project_id in gone or bool(one.city_id) or one.rule == "dropped_without_trace") for one in found)
    return known.told.same(f"findings of {rule}", len(found), about + elsewhere)


def _where(known: Gathered, found: list[Finding]) -> str:
    """Numbers of the annexes, then cities; those after the first few by their number."""
    words = known.words
    numbers = [known.numbers.get(key, key) for key in dict.fromkeys(one.project_id for one in found if one.project_id)]
    cities = [known.city(code) for code in dict.fromkeys(one.city_id for one in found if one.city_id and not one.project_id)]
    names = [*sorted(numbers, key=lambda text: (text[:1], len(text), text)), *cities]
    if len(names) <= NAMED:
        return words.text(", ").join(names)
    rest = known.told.plural("{n} more", "{n} more", "findings not named", len(names) - NAMED, len(names[NAMED:]))
    return words.text(", ").join([*names[:NAMED], rest])
