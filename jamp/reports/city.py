"""One city on one or two pages."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from jamp.charts import status
from jamp.documents.model import Block, Document, Lead, PageBreak, Paragraph
from jamp.documents.tables import Column, Table
from jamp.languages import Words
from jamp.model.rows import CityStanding
from jamp.model.view import View
from jamp.queries import Session, cities, portfolio, projects, standing
from jamp.reports.country import barrier_blocks
from jamp.reports.frame import cut, document, foot, sections
from jamp.reports.funded import by_funder
from jamp.reports.limited import Limited
from jamp.reports.listed import both_ratings, by_stage, counted, projects_table
from jamp.reports.measured import outcomes_of
from jamp.reports.places import located
from jamp.reports.portfolio import COUNTED
from jamp.reports.promised import due_soon
from jamp.reports.reached import covered, groups_reached
from jamp.reports.tied import tied
from jamp.reports.told import Told
from jamp.reports.written import NOTHING

MOST, INDICATORS, FUNDERS, MILESTONES, WORDS = 200, 6, 6, 10, 80


def city(session: Session, view: View, words: Words, written: Mapping[str, str] = NOTHING) -> Document:
    """The first city of the view. Raises TotalsDiffer where a count is not what the list of projects gives."""
    code = view.cities[0]
    view = dataclasses.replace(view, countries=(), cities=(code,))
    facts = cities.facts(session, code) or {}
    standing_ = next(iter(cities.standings(session, view)), None)
    annex, texts = tied(session, view), Limited(words)
    blocks: list[Block] = [Lead(status.city_sentence(standing_, words)), counted(portfolio.totals(session, view), Told(annex, words), view.compared, words)]
    blocks += [_facts(facts, standing_, words), *texts.paragraphs(words.text("Observations"), written.get("observations", ""), WORDS)]
    listed: list[Block] = []
    if annex.rows:
        listed = [*cut(min(MOST, len(annex.rows)), projects.count(session, view), words),
                  dataclasses.replace(projects_table(by_stage(annex.rows)[:MOST], both_ratings(session, view), view.compared, words), note=words.text(COUNTED))]  # fmt: skip
    first = (
        (words.text("Projects"), listed),
        (words.text("What was counted"), outcomes_of(session, view, INDICATORS, words)),
        (words.text("Money"), by_funder(session, standing.projects_at(view), view.as_at, FUNDERS, words)),
    )
    second = (
        (words.text("Who is reached"), _reached(session, view, words)),
        (words.text("Milestones of the next two quarters, and those past their date"), due_soon(session, view, MILESTONES, words)),
        (words.text("Risks and barriers"), barrier_blocks(session, view, words)),
        (words.text("Support wanted"), texts.paragraphs(words.text("Support wanted"), written.get("decisions", ""), WORDS)),
    )
    blocks += located(cities.standings(session, dataclasses.replace(view, cities=(), countries=(str(facts.get("country", "")),))), code, words)
    blocks += sections((*first, *second), words)
    blocks += [PageBreak(), *texts.more] if texts.more else []
    name, name_ja, country = cities.names(session)[code]
    subtitle = words.text("{country}, as at {date}", country=words.country(country), date=words.date(view.as_at))
    return document(words.place(name, name_ja), subtitle, blocks, foot(session, view, words), words)


def _facts(facts: Mapping[str, Any], one: CityStanding | None, words: Words) -> Table:
    """What is known of the city itself, two facts a row."""
    people, year = facts.get("population"), str(facts.get("population_as_at") or "")
    population = words.text("{what} ({others})", what=words.number(people), others=words.date(year) if year else words.text("year not stated")) if isinstance(people, int) else ""
    known = [
        (words.text("Population"), " · ".join(part for part in (population, str(facts.get("population_note") or "")) if part)),
        (words.text("Joined the network"), words.date(str(facts.get("joined") or ""))), (words.text("Membership"), str(facts.get("membership") or "")),
        (words.text("UN/LOCODE"), str(facts.get("unlocode") or "")), (words.text("Last report"), (words.date(one.last_report) if one else "") or words.text("never")),
        (words.text("Milestones overdue"), words.number(one.overdue if one else 0)),
    ]  # fmt: skip
    return facts_table(known, words)


def facts_table(known: list[tuple[str, str]], words: Words) -> Table:
    """Names and values, two pairs a row; "–" where nothing is on record."""
    pairs = [(name, value or "–") for name, value in known]
    if len(pairs) % 2:
        pairs.append(("", ""))
    head = (Column(words.text("Fact"), width=1.2), Column(words.text("What is on record"), width=2.2)) * 2
    return Table("", head, tuple((*pairs[n], *pairs[n + 1]) for n in range(0, len(pairs), 2)))


def _reached(session: Session, view: View, words: Words) -> list[Block]:
    """The figures by group and how many groups there are figures for; nothing without any."""
    grouped = groups_reached(session, view, INDICATORS, words)
    return [Paragraph(covered(session, view, 1, words)), *grouped] if grouped else []
