"""The kept Plans: every batch, its files, its changes."""

from __future__ import annotations

from contextlib import closing
from typing import Any, NamedTuple

import orjson
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from jamp.store.history import Batch, BatchFile, Revision
from jamp.store.tables import Project


class FileRow(NamedTuple):
    """A file of a batch; `file_id` is its place in the batch."""

    file_id: int
    name: str
    sheet: str
    rows: int
    new: int
    changed: int


class BatchRow(NamedTuple):
    """One applied Plan. `undoes` and `undone_by` are batch numbers or None."""

    batch: int
    recorded_at: str
    by: str
    kind: str
    undoes: int | None
    undone_by: int | None
    files: tuple[FileRow, ...]
    records: int


class RevisionRow(NamedTuple):
    """One record's change; `fields` maps a column to (old, new). kind: new, changed, removed."""

    batch: int
    recorded_at: str
    by: str
    sheet: str
    key: str
    kind: str
    fields: dict[str, tuple[Any, Any]]
    file: str
    line: int | None


def state(session: Session) -> int:
    """The number of the last batch; 0 before the first."""
    return session.scalar(select(func.max(Batch.batch))) or 0


def latest(engine: Engine) -> str:
    """Names the last batch; "" before the first. What is shown is kept under it: the number alone may come twice,
    when a copy is put back and the work goes on from there."""
    # asked by every run of every page, and no row of a record is read: past the ORM and its transaction
    with closing(engine.raw_connection()) as connection, closing(connection.cursor()) as cursor:
        cursor.execute("SELECT batch, recorded_at FROM batch ORDER BY batch DESC LIMIT 1")
        last = cursor.fetchone()
        return f"{last[0]} {last[1]}" if last else ""


def all(session: Session, offset: int = 0, limit: int = 50) -> list[BatchRow]:
    """Batches, newest first."""
    batches = list(session.scalars(select(Batch).order_by(Batch.batch.desc()).offset(offset).limit(limit)))
    numbers = [batch.batch for batch in batches]
    undone: dict[int, int] = {}
    for number, of in session.execute(select(Batch.batch, Batch.undoes).where(Batch.undoes.in_(numbers))):
        undone[of] = number
    files: dict[int, list[FileRow]] = {}
    columns = (
        BatchFile.position,
        BatchFile.name,
        BatchFile.sheet,
        BatchFile.rows,
        BatchFile.new,
        BatchFile.changed,
    )
    query = select(BatchFile.batch, *columns).where(BatchFile.batch.in_(numbers)).order_by(BatchFile.position)
    for number, *rest in session.execute(query):
        files.setdefault(number, []).append(FileRow(*rest))
    counted = select(Revision.batch, func.count()).where(Revision.batch.in_(numbers)).group_by(Revision.batch)
    records: dict[int, int] = {number: count for number, count in session.execute(counted)}
    return [
        BatchRow(b.batch, b.recorded_at, b.recorded_by, b.kind, b.undoes, undone.get(b.batch),
                 tuple(files.get(b.batch, ())), records.get(b.batch, 0))
        for b in batches
    ]  # fmt: skip


def count(session: Session) -> int:
    """How many batches there are."""
    return session.scalar(select(func.count()).select_from(Batch)) or 0


def _revisions(
    session: Session, condition: Any, offset: int, limit: int, newest_first: bool
) -> list[RevisionRow]:
    order = Revision.revision.desc() if newest_first else Revision.revision
    query = (
        select(Revision, Batch.recorded_at, Batch.recorded_by, BatchFile.name)
        .join(Batch, Batch.batch == Revision.batch)
        .outerjoin(BatchFile, (BatchFile.batch == Revision.batch) & (BatchFile.position == Revision.file))
        .where(condition)
        .order_by(order)
        .offset(offset)
        .limit(limit)
    )
    return [_row(*found) for found in session.execute(query)]


def _row(revision: Any, recorded_at: str, by: str, file: str | None) -> RevisionRow:
    before = orjson.loads(revision.before) if revision.before else {}
    after = orjson.loads(revision.after) if revision.after else {}
    kind = "new" if not revision.before else "changed" if revision.after else "removed"
    names = [*before, *[name for name in after if name not in before]]
    fields = {name: (before.get(name), after.get(name)) for name in names}
    fields = {name: both for name, both in fields.items() if both != (None, None)}
    key = " · ".join(str(part) for part in orjson.loads(revision.key) if part not in (None, ""))
    return RevisionRow(
        revision.batch, recorded_at, by, revision.sheet, key, kind, fields, file or "", revision.line
    )


def changes(session: Session, batch: int, offset: int = 0, limit: int = 50) -> list[RevisionRow]:
    """What a batch changed, in the order written."""
    return _revisions(session, Revision.batch == batch, offset, limit, newest_first=False)


def projects(session: Session, batch: int, limit: int = 20) -> tuple[list[tuple[str, str, str]], int]:
    """((code, title, Japanese title) of the projects that a batch touched, at most `limit`; how many there are)."""
    touched = select(Revision.project_id).where(Revision.batch == batch).distinct()
    query = select(Project.project_id, Project.title, Project.title_ja).where(Project.project_id.in_(touched))
    found = [(key, title, title_ja or "") for key, title, title_ja in session.execute(query.order_by(Project.project_id).limit(limit))]
    number = session.scalar(select(func.count()).select_from(Project).where(Project.project_id.in_(touched))) or 0
    return found, number


def of_project(session: Session, project_id: str, offset: int = 0, limit: int = 50) -> list[RevisionRow]:
    """The history of a project and all that belongs to it, newest first."""
    return _revisions(session, Revision.project_id == project_id, offset, limit, newest_first=True)


def count_of_project(session: Session, project_id: str) -> int:
    """How many changes the history of a project has."""
    return session.scalar(select(func.count()).select_from(Revision).where(Revision.project_id == project_id)) or 0


def file(session: Session, batch: int, file_id: int) -> tuple[str, bytes] | None:
    """(name, bytes) of a file as it was uploaded; None when there is none."""
    query = select(BatchFile.name, BatchFile.bytes).where(
        BatchFile.batch == batch, BatchFile.position == file_id
    )
    found = session.execute(query).first()
    return (found[0], found[1]) if found else None
