"""Promised, revised, forecast and actual dates over all projects of a view, and by how much they slipped."""

from __future__ import annotations

from collections import Counter
from typing import Any, NamedTuple

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from jamp.model.dates import end_of
from jamp.model.promises import Promise, Slip, slip
from jamp.model.view import View
from jamp.queries.milestones import forecast, planned, reached, revised, settled
from jamp.queries.standing import city_texts, projects_at
from jamp.store.tables import Milestone, Project


class Dated(NamedTuple):
    """The dates of one milestone that are known, and what they come to."""

    milestone_id: str
    planned: str
    revised: str
    forecast: str
    actual: str
    slip: Slip


def every(session: Session, view: View) -> list[Dated]:
    """All milestones of the projects that are listed in the view, what slipped most first, then by the promised date. Their
    dates alone are read: to sort and to count takes no more."""
    as_at = view.as_at
    actual = case((reached(as_at), Milestone.actual_date))
    query = (
        select(Milestone.milestone_id, planned(as_at), revised(as_at), forecast(as_at), actual)
        .join(Project, Project.project_id == Milestone.project_id)
        .where(*projects_at(view))
    )
    found = []
    for key, *dates in session.execute(query):
        first, later, expected, done = (date or "" for date in dates)
        found.append(Dated(key, first, later, expected, done, slip(first, later, expected, done, as_at)))
    return sorted(found, key=_worst)


def _worst(row: Dated) -> tuple[int, str, str]:
    first = row.planned or row.revised
    return (-1 if row.slip.days is None else row.slip.days) * -1, end_of(first) if first else "9999", row.milestone_id


def counts(rows: list[Dated]) -> dict[str, int]:
    """{outcome: milestones}."""
    return Counter(row.slip.outcome for row in rows)


def page(session: Session, view: View, rows: list[Dated]) -> list[Promise]:
    """These milestones of the view, in the order given; a few hundred at most."""
    said = case((settled(view.as_at), func.coalesce(func.nullif(Milestone.outcome, ""), Milestone.note)))
    query = select(Milestone, Project.title, Project.title_ja, said).join(Project, Project.project_id == Milestone.project_id)
    found = {row[0].milestone_id: row for row in session.execute(query.where(Milestone.milestone_id.in_([row.milestone_id for row in rows])))}
    cities = city_texts(session, sorted({row[0].project_id for row in found.values()}))
    return [_promise(row, found[row.milestone_id], cities) for row in rows]


def _promise(row: Dated, recorded: Any, cities: dict[str, tuple[str, str]]) -> Promise:
    one, title, title_ja, said = recorded
    sources = dict.fromkeys(code for code in (one.planned_source, one.later_source, one.source) if code)
    return Promise(
        one.milestone_id, one.title, one.project_id, title, title_ja or "", cities.get(one.project_id, ("", ""))[0],
        row.planned, row.revised, row.forecast, row.actual, row.slip, said or "", ", ".join(sources), one.source_url or "",
        one.confidence or "",
    )  # fmt: skip
