"""What the statements about projects leave open, or say against each other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from jamp.model.checks import LIVE, REPORTS, Finding
from jamp.model.dates import end_of, last_day
from jamp.model.statements import disagree
from jamp.model.telling_words import told
from jamp.model.view import View
from jamp.queries.dates import ROUND
from jamp.queries.standing import said, within
from jamp.store.periods import end_of as last
from jamp.store.tables import Project, Source, Update

Listed = dict[str, str]


def every(session: Session, view: View, listed: Listed) -> Iterator[Finding]:
    """All findings about statements."""
    yield from _same(session, view, listed)
    yield from _silent(session, view, listed)
    yield from _missing(session, view, listed)
    yield from _contradicting(session, view, listed)
    yield from _disagreeing(session, view, listed)


def _same(session: Session, view: View, listed: Listed) -> Iterator[Finding]:
    """Planning or ongoing in each of the last reports that state the project's status. A report is a source that states
    those of ten projects at least: an office's own updates come more often than anything can change. What a publisher
    brings out for one day is one report, in however many parts."""
    stated = (Update.status.is_not(None), Update.source != "", Update.as_at_end <= end_of(view.as_at))
    reports = select(Update.source).where(*stated).group_by(Update.source).having(func.count() >= ROUND)
    whose = func.coalesce(Source.publisher, Update.source)
    part = func.row_number().over(partition_by=(Update.project_id, whose, Update.as_at_end), order_by=Update.source.desc())
    parts = (
        select(Update.project_id, Update.status, Update.as_at, Update.as_at_end, Update.source, part.label("part"))
        .join(Project, Project.project_id == Update.project_id)
        .join(Source, Source.source == Update.source)
        .where(*stated, Update.source.in_(reports), *within(view))
        .subquery()
    )
    place = func.row_number().over(partition_by=parts.c.project_id, order_by=(parts.c.as_at_end.desc(), parts.c.source.desc()))
    newest = select(parts, place.label("place")).where(parts.c.part == 1).subquery()
    agree = (
        select(newest.c.project_id).where(newest.c.place <= REPORTS).group_by(newest.c.project_id)
        .having(and_(func.count() == REPORTS, func.min(newest.c.status) == func.max(newest.c.status), func.min(newest.c.status).in_(LIVE)))
    )  # fmt: skip
    query = (
        select(newest.c.project_id, newest.c.status, newest.c.as_at, newest.c.source)
        .where(newest.c.place <= REPORTS, newest.c.project_id.in_(agree))
        .order_by(newest.c.project_id, newest.c.as_at_end)
    )
    for project, rows in groupby(session.execute(query), key=lambda row: row[0]):
        every = list(rows)
        status, since = every[0][1], every[0][2]
        if listed.get(project) == status:
            facts = {"status": status, "since": since, "n": (last_day(view.as_at) - last_day(since)).days, "reports": REPORTS}
            yield Finding("same_status_every_report", project, project, "", "", facts, tuple(row[3] for row in every))


def _silent(session: Session, view: View, listed: Listed) -> Iterator[Finding]:
    spoken = select(Update.project_id).where(
        Update.project_id == Project.project_id, func.coalesce(Update.narrative, "") != "", Update.as_at_end <= end_of(view.as_at)
    )
    query = select(Project.project_id, Project.source).where(*within(view), ~spoken.exists())
    for project, source in session.execute(query):
        if project in listed:
            yield Finding("no_narrative_ever", project, project, "", "", {"status": listed[project]}, (source,) if source else ())


def _missing(session: Session, view: View, listed: Listed) -> Iterator[Finding]:
    without = sorted(key for key, status in listed.items() if not status)
    for start in range(0, len(without), 400):
        columns = [said(column, view.as_at) for column in (Update.as_at, Update.source, Update.status_basis)]
        query = select(Project.project_id, *columns).where(Project.project_id.in_(without[start : start + 400]))
        for project, as_at, source, basis in session.execute(query):
            case = "" if basis else "plain" if as_at else "never"
            yield Finding("status_missing", project, project, "", case, {"date": as_at or "", "why": basis or ""}, (source,) if source else ())


def _contradicting(session: Session, view: View, listed: Listed) -> Iterator[Finding]:
    key = Update.as_at.concat(" ").concat(Update.source)
    keys: dict[str, str | None] = dict(session.execute(select(Project.project_id, said(key, view.as_at)).where(*within(view))).all())  # type: ignore[arg-type]
    spoken = sorted(project for project, status in listed.items() if status in (*LIVE, "completed"))
    columns = (Update.project_id, key, Update.as_at, Update.source, Update.narrative, Update.issues)
    for start in range(0, len(spoken), 400):
        part = spoken[start : start + 400]
        query = select(*columns).where(
            Update.project_id.in_(part), key.in_({keys[project] for project in part if keys[project]}),
            or_(Update.narrative.is_not(None), Update.issues.is_not(None)),
        )  # fmt: skip
        for project, which, as_at, source, narrative, issues in session.execute(query):
            if which == keys[project] and (words := told("stopped", f"{narrative or ''}\n{issues or ''}")):
                facts = {"status": listed[project], "date": as_at, "words": words}
                yield Finding("text_contradicts_status", project, project, "", "", facts, (source,) if source else ())


def _disagreeing(session: Session, view: View, listed: Listed) -> Iterator[Finding]:
    stated = (Update.status.is_not(None), Update.as_at_end <= end_of(view.as_at))
    publisher = func.coalesce(Source.publisher, "")
    several = (
        select(Update.project_id).join(Source, Source.source == Update.source).where(*stated)
        .group_by(Update.project_id).having(func.count(publisher.distinct()) > 1)
    )  # fmt: skip
    # in the order in which statements count, the one that counts first
    order = (Update.as_at_end.desc(), Update.source != "", func.coalesce(last(Source.published), "").desc(), Update.source.desc())
    query = (
        select(Update.project_id, Update.status, Update.as_at, Update.source, publisher)
        .join(Source, Source.source == Update.source)
        .join(Project, Project.project_id == Update.project_id)
        .where(*stated, *within(view), Update.project_id.in_(several))
        .order_by(Update.project_id, *order)
    )
    for project, rows in groupby(session.execute(query), key=lambda row: row[0]):
        every = list(rows)
        counts = every[0]
        if not listed.get(project) or counts[1] != listed[project]:
            continue  # the newest statement leaves the status open
        other = next((row for row in every if row[4] != counts[4]), None)
        if other and disagree(other[1], other[2], counts[1], counts[2]):
            facts = {"status": counts[1], "date": counts[2], "other": other[1], "earlier": other[2]}
            yield Finding("sources_disagree", project, project, "", "", facts, (counts[3], other[3]))
