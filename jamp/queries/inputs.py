"""What the counts of projects are made of: the statements that count, by their sources."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jamp.model.view import View
from jamp.queries.standing import projects_at, said
from jamp.store.tables import Project, Source, Update


class StatusSource(NamedTuple):
    """A source, and of how many listed projects its statement settles the status; `title` "" is the office itself, None
    that nobody has reported. `newest`: the last day that these statements speak of."""

    title: str | None
    url: str
    projects: int
    newest: str


def status_sources(session: Session, view: View) -> list[StatusSource]:
    """By source, most projects first: each listed project once."""
    counts = (
        select(Project.project_id, said(Update.source, view.as_at).label("source"), said(Update.as_at_end, view.as_at).label("end"))
        .where(*projects_at(view))
        .subquery()
    )
    query = (
        select(counts.c.source, Source.title, func.coalesce(Source.url, ""), func.count(), func.coalesce(func.max(counts.c.end), ""))
        .select_from(counts)
        .outerjoin(Source, Source.source == counts.c.source)
        .group_by(counts.c.source, Source.title, Source.url)
    )
    found = [StatusSource(None if code is None else title if code else "", url, number, end) for code, title, url, number, end in session.execute(query)]
    return sorted(found, key=lambda one: (-one.projects, one.title or ""))
