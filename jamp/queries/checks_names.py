"""Projects that lost their trace: another name, another focus area, or not on the list any more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

import orjson
from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from jamp.model.checks import Finding, moved
from jamp.model.dates import end_of
from jamp.model.view import View
from jamp.queries.dates import ROUND
from jamp.queries.standing import within
from jamp.store.history import Batch, Revision
from jamp.store.periods import end_of as last
from jamp.store.tables import Alias, Project, Source, Update

Listed = dict[str, str]


def every(session: Session, view: View, listed: Listed) -> Iterator[Finding]:
    """All findings about names, focus areas and exits."""
    yield from _renamed(session, view, listed)
    yield from _moved(session, view, listed)
    if not view.statuses:  # what is not listed has no status
        yield from _left(session, view)
        yield from _absent(session, view, listed)


class Edited(NamedTuple):
    """A field of a project that a batch, which was not undone, changed from `before`."""

    project_id: str
    before: str
    batch: int


def _edited(session: Session, field: str) -> list[Edited]:
    undone = select(Batch.undoes).where(Batch.undoes.is_not(None))
    query = (
        select(Revision.project_id, Revision.before, Revision.batch)
        .join(Batch, Batch.batch == Revision.batch)
        .where(Revision.sheet == "projects", Revision.before.contains(f'"{field}":', autoescape=True), Revision.after.is_not(None))
        .where(Batch.undoes.is_(None), Batch.batch.not_in(undone))
        .order_by(Revision.revision)
    )
    rows = [Edited(project, orjson.loads(before).get(field) or "", batch) for project, before, batch in session.execute(query)]
    return [row for row in rows if row.before]


def _renamed(session: Session, view: View, listed: Listed) -> Iterator[Finding]:
    """By an earlier report's name, once the report that has the present one is out; or by the history of changes."""
    present = select(last(Source.published)).where(Source.source == Project.source).correlate(Project).scalar_subquery()
    query = (
        select(Project.project_id, Alias.alias, Alias.source, Project.source)
        .join(Project, Project.project_id == Alias.subject_id)
        .where(Alias.subject == "project", Alias.kind == "former name", *within(view), func.coalesce(present, "") <= end_of(view.as_at))
        .order_by(Project.project_id, Alias.alias)
    )
    names: dict[str, list[tuple[str, str | None, str | None]]] = defaultdict(list)
    for project, *row in session.execute(query):
        names[project].append(tuple(row))  # type: ignore[arg-type]
    titles: dict[str, list[Edited]] = defaultdict(list)
    for edit in _edited(session, "title"):
        titles[edit.project_id].append(edit)
    now = _titles(session, view, sorted(titles))
    for project in sorted(names.keys() | now.keys()):
        known = {name for name, *_ in names[project]}
        fresh = [one for one in titles.get(project, []) if one.before not in known and one.before != now.get(project)]
        if not known and not fresh:
            continue
        facts = {"names": tuple(dict.fromkeys([*sorted(known), *(one.before for one in fresh)])), "batch": fresh[-1].batch if fresh else 0}
        sources = tuple(dict.fromkeys(code for _, *both in names[project] for code in both if code))
        if project in listed:
            yield Finding("renamed_without_trace", project, project, "", "edited" if fresh else "", facts, sources)


def _titles(session: Session, view: View, projects: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for start in range(0, len(projects), 400):
        query = select(Project.project_id, Project.title).where(Project.project_id.in_(projects[start : start + 400]), *within(view))
        found.update((key, title) for key, title in session.execute(query))
    return found


def _moved(session: Session, view: View, listed: Listed) -> Iterator[Finding]:
    """By the note on the record, once its source is out; or by the history of changes."""
    present = select(last(Source.published)).where(Source.source == Project.source).correlate(Project).scalar_subquery()
    said = (
        select(Project.project_id, Project.note, Project.source)
        .where(Project.note.contains("Focus area changed: ", autoescape=True), *within(view), func.coalesce(present, "") <= end_of(view.as_at))
    )  # fmt: skip
    told: dict[str, Finding] = {}
    for project, note, source in session.execute(said):
        if both := moved(note):
            facts = {"area": both[0], "area_now": both[1]}
            told[project] = Finding("focus_area_changed", project, project, "", "", facts, (source,) if source else ())
    edits = [row for row in _edited(session, "focus_area") if row.project_id in listed]
    now: dict[str, str] = {}
    for start in range(0, len(edits), 400):
        keys = {row.project_id for row in edits[start : start + 400]}
        query = select(Project.project_id, func.coalesce(Project.focus_area, "")).where(Project.project_id.in_(keys), *within(view))
        now.update((key, area) for key, area in session.execute(query))
    for one in edits:  # the newest one last
        if one.project_id in now and now[one.project_id] != one.before:
            edited = {"area": one.before, "area_now": now[one.project_id], "batch": one.batch}
            told[one.project_id] = Finding("focus_area_changed", one.project_id, one.project_id, "", "edited", edited)
    yield from (finding for key, finding in told.items() if key in listed)


def _left(session: Session, view: View) -> Iterator[Finding]:
    query = select(Project.project_id, Project.exit_date, Project.source).where(
        last(Project.exit_date) <= end_of(view.as_at), or_(Project.exit_reason.is_(None), Project.exit_reason == "not given"), *within(view)
    )
    for project, date, source in session.execute(query):
        yield Finding("dropped_without_trace", project, project, "", "", {"date": date}, (source,) if source else ())


def _absent(session: Session, view: View, listed: Listed) -> Iterator[Finding]:
    """Listed, and not in the newest report of a publisher that spoke of the project before. A report speaks of ten projects at least."""
    reports = (
        select(Update.source, Source.publisher, func.max(Update.as_at_end), func.max(Update.as_at))
        .join(Source, Source.source == Update.source)
        .where(Update.source != "", Update.as_at_end <= end_of(view.as_at), Source.publisher.is_not(None))
        .group_by(Update.source, Source.publisher)
        .having(func.count() >= ROUND)
        .order_by(func.max(Update.as_at_end), Update.source)
    )
    of: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for source, publisher, end, date in session.execute(reports):
        of[publisher].append((source, end, date))
    for every in of.values():
        *_, (_, last_day, date) = every
        # what a publisher brings out for one day is one report, in however many parts
        newest = [source for source, end, _ in every if end == last_day]
        earlier = [source for source, end, _ in every if end < last_day]
        there = select(Update.project_id).where(Update.project_id == Project.project_id, Update.source.in_(newest)).correlate(Project)
        query = (
            select(Project.project_id, func.max(Update.source))
            .join(Update, Update.project_id == Project.project_id)
            .where(Update.source.in_(earlier), ~there.exists(), *within(view))
            .group_by(Project.project_id)
        )
        for project, source in session.execute(query) if earlier else ():
            if project in listed and listed[project] not in ("completed", "cancelled"):
                yield Finding("dropped_without_trace", project, project, "", "absent", {"date": date}, (source, *newest))
