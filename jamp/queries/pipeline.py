"""Every Smart JAMP survey of the past, and what became of it as far as anybody has said."""

from __future__ import annotations

import datetime
from calendar import monthrange
from collections import Counter
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from jamp.model.dates import end_of, last_day
from jamp.model.surveys import Survey, fate
from jamp.model.view import View
from jamp.queries.limits import limits
from jamp.queries.standing import city_texts, status_at, within
from jamp.store.tables import Project, ProjectProgramme, Source, Update

PROGRAMME = "SMART-JAMP"
PERIODS = 2  # reporting periods after which no word is silence


def silent_since(session: Session, as_at: str) -> str:
    """The last day of two reporting periods before a date: what is not later is too old to go by. A full date."""
    back = round(limits(session)["reporting_period_months"] * PERIODS)
    day = last_day(as_at)
    year, month = divmod(day.year * 12 + day.month - 1 - back, 12)
    if year < 1:
        return ""
    return datetime.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1])).isoformat()


def _last(owner: Any, what: Any, as_at: str, staged: bool = False) -> Any:
    """Of the newest update that a project has by a date, the column `what`; only of those that name a stage, if `staged`."""
    said = aliased(Update)
    column = getattr(said, what)
    query = (
        select(column)
        .join(Source, Source.source == said.source)
        .where(said.project_id == owner, said.as_at_end <= end_of(as_at))
        .order_by(said.as_at_end.desc(), (said.source != "").asc(), func.coalesce(Source.published, "").desc(), said.source.desc())
        .limit(1)
    )
    if staged:
        query = query.where(said.stage.is_not(None))
    return query.correlate(Project).scalar_subquery()


def surveys(session: Session, view: View) -> list[Survey]:
    """All of the programme within the view's filters that were begun by its date, those that have left the list too; the
    oldest fiscal year first. Each project stands once."""
    mine = select(ProjectProgramme.project_id).where(ProjectProgramme.programme == PROGRAMME)
    now = status_at(view.as_at)
    key, owner = Project.project_id, Project.part_of
    query = select(
        Project, now.label("status"), _last(key, "stage", view.as_at, True).label("stage"), _last(key, "as_at", view.as_at, True).label("staged"),
        _last(key, "as_at", view.as_at).label("own_word"), _last(owner, "as_at", view.as_at).label("other_word"),
        _last(key, "source", view.as_at).label("told_by"), _last(key, "source_url", view.as_at).label("told_at"),
        _first(view.as_at).label("first"),
    ).where(key.in_(mine), *within(view))  # fmt: skip
    if view.statuses:
        query = query.where(now.in_(view.statuses))
    since = silent_since(session, view.as_at)
    rows = [row for row in session.execute(query.order_by(Project.fiscal_year.is_(None), Project.fiscal_year, key)) if _begun(row, view.as_at)]
    cities = city_texts(session, [row[0].project_id for row in rows])
    return [_survey(row, cities, since) for row in rows]


def _first(as_at: str) -> Any:
    """The last day of the first update of all; null without any."""
    return select(func.min(Update.as_at_end)).where(Update.project_id == Project.project_id).correlate(Project).scalar_subquery()


def _begun(row: Any, as_at: str) -> bool:
    """Spoken of by the date, or in a fiscal year (April to March) that had begun; what gives neither is not left out."""
    year = str(row[0].fiscal_year or "").removeprefix("FY")
    if row.own_word or (year.isdecimal() and f"{year}-04-01" <= end_of(as_at)):
        return True
    return row.first is None and not year.isdecimal()


def _survey(row: Any, cities: dict[str, tuple[str, str]], since: str) -> Survey:
    project = row[0]
    words = [word for word in (row.own_word, row.other_word) if word]
    word = max(words, key=end_of) if words else ""
    staged = row.staged or ""
    return Survey(
        project.project_id, project.title, project.title_ja or "", cities.get(project.project_id, ("", ""))[0], project.fiscal_year or "", project.sector or "",
        row.stage or "", staged, row.status or "", word, row.told_by or "", row.told_at or project.source_url or "", project.part_of or "",
        fate(row.stage or "", end_of(staged) if staged else "", end_of(word) if word else "", since),
    )  # fmt: skip


def tally(rows: list[Survey]) -> Counter[str]:
    """{fate: surveys}."""
    return Counter(row.fate for row in rows)


