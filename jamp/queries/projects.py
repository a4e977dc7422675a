"""Projects: the list of a view, and everything about one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from jamp.model.dates import end_of
from jamp.model.rows import Standing, Statement
from jamp.model.statements import precedence, speaks_of_status
from jamp.model.view import View
from jamp.queries.standing import city_texts, projects_at
from jamp.store.tables import Alias, Partner, Project, ProjectProgramme, Source, Update

AT_ONCE = 400  # projects of one statement


def _matching(search: str) -> list[ColumnElement[bool]]:
    words = search.split()
    columns = (Project.title, Project.title_ja, Project.project_id)
    return [or_(*[column.icontains(word, autoescape=True) for column in columns]) for word in words]


def count(session: Session, view: View, search: str = "") -> int:
    """Projects listed as at the view's date."""
    query = select(func.count()).select_from(Project).where(*projects_at(view), *_matching(search))
    return session.scalar(query) or 0


def number(session: Session) -> int:
    """All projects, listed at some date or not."""
    return session.scalar(select(func.count()).select_from(Project)) or 0


def codes(session: Session, view: View) -> set[str]:
    """The codes of all projects listed as at the view's date."""
    return set(session.scalars(select(Project.project_id).where(*projects_at(view))))


def titles(session: Session, project_ids: Collection[str]) -> dict[str, tuple[str, str]]:
    """{project: (title, Japanese title or "")} of those that exist, 400 at most."""
    query = select(Project.project_id, Project.title, Project.title_ja).where(Project.project_id.in_(sorted(project_ids)[:400]))
    return {key: (title, title_ja or "") for key, title, title_ja in session.execute(query)}


def matching(session: Session, view: View, search: str = "") -> list[str]:
    """The codes of the projects listed as at the view's date, in their order."""
    return list(session.scalars(select(Project.project_id).where(*projects_at(view), *_matching(search)).order_by(Project.project_id)))


def page(session: Session, view: View, offset: int, limit: int, search: str = "") -> list[Standing]:
    """Projects listed as at the view's date, by their code."""
    return _standings(session, view, [*projects_at(view), *_matching(search)], offset, limit)


def one(session: Session, view: View, project_id: str) -> Standing | None:
    """One project by its code or its code in another list; None when there is none."""
    other = select(Alias.subject_id).where(Alias.subject == "project", Alias.alias == project_id, Alias.kind == "code in another list")
    for condition in (Project.project_id == project_id, Project.project_id.in_(other)):
        found = _standings(session, view, [condition], 0, 1)
        if found:
            return found[0]
    return None


def some(session: Session, view: View, project_ids: Collection[str]) -> list[Standing]:
    """These projects, listed as at the view's date or not, by their code."""
    return _standings(session, view, [Project.project_id.in_(project_ids)], 0, len(project_ids))


def _standings(session: Session, view: View, conditions: list[Any], offset: int, limit: int) -> list[Standing]:
    query = select(Project.project_id, Project.title, Project.title_ja, Project.country, Project.focus_area)
    found = session.execute(query.where(*conditions).order_by(Project.project_id).offset(offset).limit(limit)).all()
    keys = [row[0] for row in found]
    cities, programmes, counting = city_texts(session, keys), _programmes(session, keys), _counting(session, view, keys)
    return [
        Standing(
            key, title, title_ja or "", cities.get(key, ("", ""))[0], cities.get(key, ("", country or ""))[1],
            area or "", programmes.get(key, ""), *counting.get(key, ("", "", None, "", "")),
        )
        for key, title, title_ja, country, area in found
    ]  # fmt: skip


def _counting(session: Session, view: View, project_ids: list[str]) -> dict[str, tuple[str, str, float | None, str, str]]:
    """{project: (status, stage, percent complete, as at, source) of the statement that counts}."""
    columns = (Update.project_id, Update.status, Update.stage, Update.percent_complete, Update.as_at, Update.source, Source.published)
    query = select(*columns).join(Source, Source.source == Update.source)
    query = query.where(Update.project_id.in_(project_ids), Update.as_at_end <= end_of(view.as_at))
    found: dict[str, tuple[str, str, float | None, str, str]] = {}
    for key, status, stage, percent, as_at, source, _ in sorted(session.execute(query), key=lambda row: precedence(row[4], row[5], row[6])):
        if speaks_of_status(status, source):
            found[key] = (status or "", stage or "", percent, as_at, source)
    return found


def _programmes(session: Session, project_ids: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    query = (
        select(ProjectProgramme.project_id, ProjectProgramme.programme)
        .where(ProjectProgramme.project_id.in_(project_ids))
        .order_by(ProjectProgramme.project_id, ProjectProgramme.position)
    )
    for key, code in session.execute(query):
        found[key] = f"{found[key]}; {code}" if key in found else code
    return found


def details(session: Session, project_id: str) -> dict[str, Any]:
    """Every column of one project; empty when there is none."""
    return details_of(session, [project_id]).get(project_id, {})


def details_of(session: Session, project_ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """{project: every column of it} of those that exist."""
    found = (row for part in _parts(project_ids) for row in session.scalars(select(Project).where(Project.project_id.in_(part))))
    return {row.project_id: {column.name: getattr(row, column.name) for column in Project.__table__.c} for row in found}


def statements(session: Session, view: View, project_id: str) -> list[Statement]:
    """All statements about a project, newest reporting date first; the one that counts is marked."""
    return statements_of(session, view, [project_id]).get(project_id, [])


def statements_of(session: Session, view: View, project_ids: Sequence[str]) -> dict[str, list[Statement]]:
    """{project: all statements about it, as `statements` has them} of those that have any."""
    query = select(Update, Source.title, Source.publisher, Source.published, Source.url).join(Source, Source.source == Update.source)
    found: dict[str, list[Any]] = {}
    for part in _parts(project_ids):
        for row in session.execute(query.where(Update.project_id.in_(part))):
            found.setdefault(row[0].project_id, []).append(row)
    return {key: _told(view, rows) for key, rows in found.items()}


def _parts(project_ids: Sequence[str]) -> Iterator[Sequence[str]]:
    return (project_ids[start : start + AT_ONCE] for start in range(0, len(project_ids), AT_ONCE))


def _told(view: View, found: list[Any]) -> list[Statement]:
    rows = sorted(found, key=lambda row: precedence(row[0].as_at, row[0].source, row[3]), reverse=True)
    latest = end_of(view.as_at)
    counts = next(
        (r[0] for r in rows if end_of(r[0].as_at) <= latest and speaks_of_status(r[0].status, r[0].source)),
        None,
    )
    return [
        Statement(
            update.as_at, update.status or "", update.stage or "", update.percent_complete, update.narrative or "",
            update.issues or "", update.next_steps or "", update.status_basis or "", update.source,
            title if update.source else "", publisher or "", published or "", update.source_url or url or "",
            update.confidence or "", update is counts,
        )
        for update, title, publisher, published, url in rows
    ]  # fmt: skip


def partners(session: Session, project_id: str) -> list[tuple[str, str, str, str]]:
    """(organisation, role, note, source)."""
    return partners_of(session, [project_id]).get(project_id, [])


def partners_of(session: Session, project_ids: Sequence[str]) -> dict[str, list[tuple[str, str, str, str]]]:
    """{project: its partners, as `partners` has them} of those that have any."""
    found: dict[str, list[tuple[str, str, str, str]]] = {}
    for part in _parts(project_ids):
        for p in session.scalars(select(Partner).where(Partner.project_id.in_(part)).order_by(Partner.role, Partner.organisation)):
            found.setdefault(p.project_id, []).append((p.organisation, p.role, p.note or "", p.source or ""))
    return found


def other_names(session: Session, project_id: str) -> list[tuple[str, str, str, str]]:
    """(name, kind, language, source)."""
    query = (
        select(Alias).where(Alias.subject == "project", Alias.subject_id == project_id).order_by(Alias.alias)
    )
    return [(a.alias, a.kind or "", a.language or "", a.source or "") for a in session.scalars(query)]


def related(session: Session, project_id: str) -> list[tuple[str, str, str]]:
    """(code, title, Japanese title) of what this project belongs to and what belongs to it."""
    above = select(Project.part_of).where(Project.project_id == project_id)
    condition = or_(Project.part_of == project_id, Project.project_id.in_(above))
    query = (
        select(Project.project_id, Project.title, Project.title_ja)
        .where(condition)
        .order_by(Project.project_id)
    )
    return [(key, title, title_ja or "") for key, title, title_ja in session.execute(query)]
