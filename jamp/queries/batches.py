"""The kept Plans: every batch, its files, its changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import closing
from typing import Any, NamedTuple

import orjson
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from jamp.model.subjects import SHEETS
from jamp.queries.kept_back import kept_back
from jamp.store.arrivals import Arrival, ArrivalProject, held
from jamp.store.batches import latest as named
from jamp.store.batches import state as state
from jamp.store.batches import undone_by as undone_by
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
    left_out: tuple[int, ...] = ()  # lines, where the good ones alone were applied
    mended: tuple[tuple[int, str, str], ...] = ()  # (line, column, text) of cells written anew on the page
    sha256: str = ""


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


Part = Callable[[int, int], list[RevisionRow]]


def name_of_state(session: Session) -> str:
    """The same as `latest`, as the session sees it."""
    return named(session)


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
        BatchFile.left_out,
        BatchFile.options,
        BatchFile.sha256,
    )
    query = select(BatchFile.batch, *columns).where(BatchFile.batch.in_(numbers)).order_by(BatchFile.position)
    for number, *rest, left_out, options, sha256 in session.execute(query):
        file_id, name, sheet, lines, new, changed = rest
        lines_out = tuple(orjson.loads(left_out)) if left_out else ()
        files.setdefault(number, []).append(FileRow(file_id, name, sheet, lines, new, changed, lines_out, _mended(options), sha256))
    counted = select(Revision.batch, func.count()).where(Revision.batch.in_(numbers)).group_by(Revision.batch)
    added = select(Arrival.batch, func.sum(Arrival.records)).where(Arrival.batch.in_(numbers)).group_by(Arrival.batch)
    records = Counter({number: int(count) for number, count in session.execute(counted)})
    records.update({number: int(count) for number, count in session.execute(added)})
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
    return RevisionRow(
        revision.batch, recorded_at, by, revision.sheet, _shown(orjson.loads(revision.key)), kind, fields, file or "", revision.line
    )


def _shown(key: Iterable[Any]) -> str:
    return " · ".join(str(part) for part in key if part not in (None, ""))


def _arrived(session: Session, arrival: int, project_id: str | None = None) -> list[RevisionRow]:
    """The records of one arrival, of one project or of all."""
    query = (
        select(Arrival, Batch.recorded_at, Batch.recorded_by, BatchFile.name)
        .join(Batch, Batch.batch == Arrival.batch)
        .join(BatchFile, (BatchFile.batch == Arrival.batch) & (BatchFile.position == Arrival.file))
        .where(Arrival.arrival == arrival)
    )
    one, recorded_at, by, file = session.execute(query).one()
    key = SHEETS[one.sheet].key
    return [
        RevisionRow(one.batch, recorded_at, by, one.sheet, _shown(record.get(name) for name in key), "new",
                    {name: (None, value) for name, value in record.items() if value != ""}, file, line)
        for line, project, record in held(one.columns, one.packed) if project_id is None or project == project_id
    ]  # fmt: skip


def _paged(parts: Iterable[tuple[int, Part]], offset: int, limit: int) -> list[RevisionRow]:
    """Rows `offset` to `offset + limit` of parts that stand one after the other: (rows in it, how to read some of them)."""
    found: list[RevisionRow] = []
    for count, read in parts:
        if offset < count and len(found) < limit:
            found += read(offset, limit - len(found))
        offset = max(offset - count, 0)
    return found


def changes(session: Session, batch: int, offset: int = 0, limit: int = 50) -> list[RevisionRow]:
    """What a batch did: first what it added, then what it changed, in the order written."""
    added = session.execute(select(Arrival.arrival, Arrival.records).where(Arrival.batch == batch).order_by(Arrival.arrival)).all()
    number = session.scalar(select(func.count()).select_from(Revision).where(Revision.batch == batch)) or 0

    def arrived(arrival: int) -> Part:
        return lambda start, most: _arrived(session, arrival)[start : start + most]

    def revised(start: int, most: int) -> list[RevisionRow]:
        return _revisions(session, Revision.batch == batch, start, most, newest_first=False)

    return kept_back(session, _paged([*[(count, arrived(arrival)) for arrival, count in added], (number, revised)], offset, limit))


def projects(session: Session, batch: int, limit: int = 20) -> tuple[list[tuple[str, str, str]], int]:
    """((code, title, Japanese title) of the projects that a batch touched, at most `limit`; how many there are)."""
    added = select(ArrivalProject.project_id).join(Arrival, Arrival.arrival == ArrivalProject.arrival).where(Arrival.batch == batch)
    touched = select(Revision.project_id).where(Revision.batch == batch).union(added)
    query = select(Project.project_id, Project.title, Project.title_ja).where(Project.project_id.in_(touched))
    found = [(key, title, title_ja or "") for key, title, title_ja in session.execute(query.order_by(Project.project_id).limit(limit))]
    number = session.scalar(select(func.count()).select_from(Project).where(Project.project_id.in_(touched))) or 0
    return found, number


def of_project(session: Session, project_id: str, offset: int = 0, limit: int = 50) -> list[RevisionRow]:
    """The history of a project and all that belongs to it, newest first."""

    def arrived(arrival: int) -> Part:
        return lambda start, most: _arrived(session, arrival, project_id)[::-1][start : start + most]

    def revised(batch: int) -> Part:
        condition = (Revision.project_id == project_id) & (Revision.batch == batch)
        return lambda start, most: _revisions(session, condition, start, most, newest_first=True)

    # of one batch what it changed comes after what it added
    parts = [(batch, 1, batch, count, revised(batch)) for batch, count in _changed(session, project_id)]
    parts += [(batch, 0, arrival, count, arrived(arrival)) for batch, arrival, count in _added(session, project_id)]
    ordered = sorted(parts, key=lambda part: part[:3], reverse=True)
    return kept_back(session, _paged([(count, read) for *_, count, read in ordered], offset, limit))


def _changed(session: Session, project_id: str) -> list[tuple[int, int]]:
    query = select(Revision.batch, func.count()).where(Revision.project_id == project_id).group_by(Revision.batch)
    return [(batch, count) for batch, count in session.execute(query)]


def _added(session: Session, project_id: str) -> list[tuple[int, int, int]]:
    query = select(Arrival.batch, ArrivalProject.arrival, ArrivalProject.records)
    query = query.join(Arrival, Arrival.arrival == ArrivalProject.arrival).where(ArrivalProject.project_id == project_id)
    return [(batch, arrival, count) for batch, arrival, count in session.execute(query)]


def count_of_project(session: Session, project_id: str) -> int:
    """How many changes the history of a project has."""
    return sum(count for _, count in _changed(session, project_id)) + sum(count for *_, count in _added(session, project_id))


def _mended(options: str | None) -> tuple[tuple[int, str, str], ...]:
    tabs = orjson.loads(options).get("cells", {}) if options else {}
    return tuple(sorted((int(line), name, text) for cells in tabs.values() for line, row in cells.items() for name, text in row.items()))


def file(session: Session, batch: int, file_id: int) -> tuple[str, bytes] | None:
    """(name, bytes) of a file as it was uploaded; None when there is none."""
    own = select(BatchFile.sha256).where(BatchFile.batch == batch, BatchFile.position == file_id).scalar_subquery()
    # the tables of one workbook share its bytes
    query = select(BatchFile.name, BatchFile.bytes).where(BatchFile.batch == batch, BatchFile.sha256 == own).order_by(BatchFile.position)
    found = session.execute(query.limit(1)).first()
    return (found[0], found[1]) if found else None
