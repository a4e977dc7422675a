"""What the history says of batches: the last one, who applied one, what it did."""

from __future__ import annotations

from typing import Any, NamedTuple

import orjson
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jamp.model.subjects import SHEETS
from jamp.store.arrivals import Arrival, held
from jamp.store.history import Batch, Revision

Row = tuple[Any, ...]


class Later(NamedTuple):
    """A field that was changed after some batch: its value then, and who changed it first."""

    then: Any
    by: str


LOADER = "first load"  # who loads the records that come with the tracker


def state(session: Session) -> int:
    """The number of the last batch; 0 before the first."""
    return session.scalar(select(func.max(Batch.batch))) or 0


def latest(session: Session) -> str:
    """Names the last applied batch; "" before the first. Its number alone may come twice, when a copy is put back."""
    last = session.execute(select(Batch.batch, Batch.recorded_at).order_by(Batch.batch.desc()).limit(1)).first()
    return f"{last[0]} {last[1]}" if last else ""


def author(session: Session, batch: int) -> str | None:
    """Who applied a batch; None when there is none of this number."""
    return session.scalar(select(Batch.recorded_by).where(Batch.batch == batch))


def undone_by(session: Session, batch: int) -> int | None:
    """The batch that undid this one."""
    return session.scalar(select(Batch.batch).where(Batch.undoes == batch))


def revisions(session: Session, batch: int) -> list[tuple[str, Row, str | None, Any, Any]]:
    """(sheet, key, project, before, after) of each record of a batch, in the order written; before is None for a new
    one, after for one that was removed."""
    found: list[tuple[str, Row, str | None, Any, Any]] = []
    packed = select(Arrival.sheet, Arrival.columns, Arrival.packed).where(Arrival.batch == batch).order_by(Arrival.arrival)
    for sheet, columns, rows in session.execute(packed):
        key = SHEETS[sheet].key
        found += [(sheet, tuple(record.get(name) for name in key), project, None, record) for _, project, record in held(columns, rows)]
    query = (
        select(Revision.sheet, Revision.key, Revision.project_id, Revision.before, Revision.after)
        .where(Revision.batch == batch)
        .order_by(Revision.revision)
    )
    for sheet, key, project, before, after in session.execute(query):
        old, new = before and orjson.loads(before), after and orjson.loads(after)
        if old is None:  # a new record: its empty fields say nothing
            new = {name: value for name, value in new.items() if value is not None}
        found.append((sheet, tuple(orjson.loads(key)), project, old, new))
    return found


def number_of(session: Session, name: str) -> int | None:
    """The number of the batch that `latest` named so; None when it is not of this database."""
    number, _, recorded_at = name.partition(" ")
    if not number.isdecimal() or len(number) > 9:
        return None
    return session.scalar(select(Batch.batch).where(Batch.batch == int(number), Batch.recorded_at == recorded_at))


def changed_since(session: Session, batch: int, sheet: str) -> dict[Row, dict[str, Later]]:
    """{key: {field: what it was at the end of `batch`}} of the records of a sheet that were changed after it."""
    query = (
        select(Revision.key, Revision.before, Batch.recorded_by)
        .join(Batch, Batch.batch == Revision.batch)
        .where(Revision.batch > batch, Revision.sheet == sheet, Revision.before.is_not(None), Revision.after.is_not(None))
        .order_by(Revision.revision)
    )
    found: dict[Row, dict[str, Later]] = {}
    for key, before, by in session.execute(query):
        fields = found.setdefault(tuple(orjson.loads(key)), {})
        for name, value in orjson.loads(before).items():
            fields.setdefault(name, Later(value, by))
    return found


def edited_by_others(session: Session, by: str, sheet: str) -> dict[Row, tuple[frozenset[str] | None, str]]:
    """{key: (fields that somebody else than `by` wrote last or ever, who did last)} of a sheet; None for all fields of a
    record that somebody else added."""
    key_columns = SHEETS[sheet].key
    found: dict[Row, tuple[frozenset[str] | None, str]] = {}
    added = (
        select(Arrival.columns, Arrival.packed, Batch.recorded_by)
        .join(Batch, Batch.batch == Arrival.batch)
        .where(Arrival.sheet == sheet, Batch.recorded_by != by)
        .order_by(Arrival.arrival)
    )
    for columns, packed, who in session.execute(added):
        for _, _, record in held(columns, packed):
            found[tuple(record.get(name) for name in key_columns)] = (None, who)
    changed = (
        select(Revision.key, Revision.after, Batch.recorded_by)
        .join(Batch, Batch.batch == Revision.batch)
        .where(Revision.sheet == sheet, Revision.after.is_not(None), Batch.recorded_by != by)
        .order_by(Revision.revision)
    )
    for key, after, who in session.execute(changed):
        place = tuple(orjson.loads(key))
        fields = found.get(place, (frozenset(), ""))[0]
        found[place] = (fields if fields is None else fields | frozenset(orjson.loads(after)), who)
    return found
