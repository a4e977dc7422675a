"""What the brief and the status report of a project share: its facts, and texts that are cut for room."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from jamp.charts import funding as money_words
from jamp.charts import outcomes as outcome_words
from jamp.charts import ratings as rating_words
from jamp.charts import reach as reach_words
from jamp.charts import theme
from jamp.charts.barriers import BARRIER_WORDS, SEVERITY_WORDS, TREND_WORDS
from jamp.documents.model import Block, Paragraph
from jamp.documents.tables import Cell, Column, Table
from jamp.languages import Words
from jamp.model.barriers import BarrierRow
from jamp.model.dates import end_of
from jamp.model.money import Amounts, Spending
from jamp.model.promises import Promise
from jamp.model.ratings import Rated
from jamp.model.results import Result
from jamp.model.rows import Change, IndicatorRow, Standing, Statement
from jamp.model.view import View
from jamp.queries import (
    Session,
    barriers,
    cities,
    groups,
    money,
    portfolio,
    programmes,
    projects,
    ratings,
    reach,
    results,
    standing,
)
from jamp.reports.frame import status_name
from jamp.reports.listed import rating_cell
from jamp.reports.promised import promises

EVERY = 100_000


@dataclasses.dataclass(frozen=True)
class OneProject:
    """Everything on record of a project as at a date; `statements` are those up to then, newest first. `before`: its status at
    the earlier date, None where it was not listed."""

    one: Standing
    details: Mapping[str, Any]
    before: str | None
    rated: Rated | None
    rated_before: Rated | None
    statements: list[Statement]
    milestones: list[Promise]
    indicators: list[Result]
    grouped: list[IndicatorRow]
    barriers: list[BarrierRow]
    sums: Mapping[str, Amounts]
    pace: Spending | None
    partners: list[tuple[str, str]]
    where: str  # its cities and its country
    belongs: str
    slipped: list[Change] = dataclasses.field(default_factory=list)  # milestones that were put off since the earlier date


class Names:
    """Cities, countries and programmes in the reader's language."""

    def __init__(self, session: Session, words: Words) -> None:
        self.words, self.listed = words, programmes.names(session)
        self.japanese = {name: name_ja for name, name_ja, _ in cities.names(session).values()}

    def where(self, one: Standing) -> str:
        """Its cities and its country."""
        words = self.words
        named = words.joined([words.place(name, self.japanese.get(name, "")) for name in one.city.split("; ") if name])
        return words.text(", ").join(part for part in (named, words.country(one.country)) if part)

    def programmes(self, one: Standing) -> str:
        return self.words.joined([self.words.place(*self.listed[key]) for key in one.programme.split("; ") if key in self.listed])


def read(session: Session, view: View, words: Words, project_id: str) -> OneProject:
    """KeyError for an unknown code."""
    one = projects.one(session, view, project_id)
    if one is None:
        raise KeyError(project_id)
    code = one.project_id
    wide, only = View(view.as_at, view.since), standing.only(code)
    earlier = View(view.since, view.since)
    before = projects.one(session, earlier, code) if view.compared and code in projects.codes(session, earlier) else None
    names, here = Names(session, words), tuple(city for city, _ in portfolio.places(session, wide).get(code, []))
    slips = [row for row in portfolio.changes(session, dataclasses.replace(wide, cities=here), EVERY)[0] if row.kind == "slipped" and row.project_id == code]
    named = dict.fromkeys((organisation, role) for organisation, role, *_ in projects.partners(session, code))
    return OneProject(
        one, projects.details(session, code), before.status if before else None, ratings.of_project(session, code, view.as_at),
        ratings.of_project(session, code, view.since) if view.compared else None,
        [said for said in projects.statements(session, view, code) if end_of(said.as_at) <= end_of(view.as_at)], promises(session, wide, code),
        results.of_project(session, wide, code), reach.of_project(session, wide, code), barriers.foremost(session, wide, 100, code),
        money.by_project(session, only, view.as_at).get(code, {}), next(iter(money.spending(session, only, view.as_at)), None), list(named),
        names.where(one), names.programmes(one), slips,
    )  # fmt: skip


def amounts(sums: Mapping[str, Amounts], kind: str, words: Words) -> str:
    """What there is of a kind in each currency; "" without any. Zero is said where it was recorded."""
    held = [one for one in sums.values() if getattr(one, kind) or (kind == "budget" and not (one.commitment or one.disbursement))]
    return words.joined(money_words.money(getattr(one, kind), one.currency, words) for one in held)


def partner_names(found: OneProject, roles: tuple[str, ...], most: int, words: Words) -> str:
    """The partners in these roles, the first few."""
    names = list(dict.fromkeys(name for name, role in found.partners if role in roles))
    rest = [words.text("{n} more", n=words.number(len(names) - most))] if len(names) > most else []
    return words.joined([*names[:most], *rest])


def duration(found: OneProject, words: Words) -> str:
    """From its start to its end, as far as they are known."""
    start, end = (str(found.details.get(name) or "") for name in ("start_date", "end_date"))
    if not (start or end):
        return str(found.details.get("fiscal_year") or "")
    return f"{words.date(start) or '?'} – {words.date(end) or '?'}"


def stage(found: OneProject, words: Words) -> str:
    """The last stage that is stated, with its date; "" without any."""
    said = next((one for one in found.statements if one.stage), None)
    return words.text("{what} ({others})", what=words.text(theme.STAGE_WORDS[said.stage]), others=words.date(said.as_at)) if said else ""


def source(found: OneProject, words: Words) -> str:
    """Who says the status that counts."""
    said = next((one for one in found.statements if one.counts), None)
    return "" if said is None else said.source_title or words.text("The office itself")


def purpose(found: OneProject) -> str:
    """What it is for, in the records' own words."""
    return "\n".join(str(found.details[name]) for name in ("objective", "description") if found.details.get(name))


def risks(found: OneProject, most: int, words: Words) -> list[Block]:
    """The foremost open ones, then the newest issue that a statement names; nothing without either."""
    blocks: list[Block] = []
    if found.barriers:
        head = [Column(words.text("Risk or barrier"), width=3)]
        head += [Column(words.text(text), width=width) for text, width in (("Kind of barrier", 1.5), ("Severity", 1), ("Who settles it", 1.6), ("To be settled by", 1.3), ("Trend", 1.1))]
        rows = tuple(
            (one.title, words.text(BARRIER_WORDS[one.barrier]), words.text(SEVERITY_WORDS[one.severity]), one.owner or "–",
             (words.date(one.due_date) + (f" ({words.text('overdue')})" if one.past else "")) or "–", words.text(TREND_WORDS[one.trend]))
            for one in found.barriers[:most]
        )  # fmt: skip
        blocks.append(Table("", tuple(head), rows))
    said = next((one for one in found.statements if one.issues), None)
    if said:
        blocks.append(Paragraph(words.text("{what} ({others})", what=said.issues, others=words.date(said.as_at))))
    return blocks


def by_group(session: Session, found: OneProject, most: int, words: Words) -> list[Block]:
    """The figures by group of the newest date, with those that are not stated or not shown; nothing without any."""
    names = groups.names(session)
    head = (Column(words.text("Indicator"), width=2.4), Column(words.text("Group"), width=2), Column(words.text("Figure"), "right", 1.2), Column(words.text("Unit"), width=1), Column(words.text("As at"), width=1.4))
    rows = [(one.title, outcome_words.group_name(point.groups, names, words), outcome_words.figure_of(point, words), one.unit, words.date(point.as_at))
            for one in found.grouped for point in reach_words.newest(one)]  # fmt: skip
    return [Table("", head, tuple(rows[:most]))] if rows else []


def now_and_before(found: OneProject, compared: bool, words: Words) -> tuple[tuple[str, str, str], tuple[str, str, str]]:
    """Status and rating as headline figures, each with what it was before."""
    was = words.text("not listed") if found.before is None else status_name(found.before, words)
    rating, earlier = _rating(found.rated, words), _rating(found.rated_before, words)
    return (
        (status_name(found.one.status, words), words.text("Status"), words.text("before: {n}", n=was) if compared else ""),
        (rating, words.text("Rating"), words.text("before: {n}", n=earlier) if compared else ""),
    )


def why(rated: Rated, words: Words) -> str:
    """The condition that set the rating, with its value and its limit."""
    said = rating_words.reason(rated, words)
    measured = [words.text("{value} against a limit of {limit}", value=rating_words.number(one, one.value, words), limit=rating_words.number(one, one.limit, words))
                for one in rated.deciding if one.value is not None and one.limit is not None]  # fmt: skip
    return words.text("{what} ({others})", what=said, others=words.text("; ").join(measured)) if measured and not rated.set_by else said


def _rating(rated: Rated | None, words: Words) -> str:
    cell = rating_cell(rated, words)
    return cell.text if isinstance(cell, Cell) else words.text("not listed")
