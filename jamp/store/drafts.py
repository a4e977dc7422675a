"""Files that somebody sent and has not applied yet. Nothing of them is in the records."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any, NamedTuple

import orjson
from sqlalchemy import (
    Column,
    Connection,
    Engine,
    ForeignKey,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    Text,
    select,
)

from jamp.store.arrivals import metadata
from jamp.store.engine import writing
from jamp.store.history import Batch, BatchFile
from jamp.store.moment import now

DRAFT = Table(
    "draft",
    metadata,
    Column("draft", Integer, primary_key=True),
    Column("created_at", Text, nullable=False),
    Column("created_by", Text, nullable=False, index=True),
    Column("options", Text, nullable=False),
    # set when it is applied; its files' bytes are then kept with the batch
    Column("batch", Integer, ForeignKey("batch.batch")),
)
FILE = Table(
    "draft_file",
    metadata,
    Column("draft", Integer, ForeignKey("draft.draft", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("bytes", LargeBinary, nullable=False),
    Column("options", Text, nullable=False),
    PrimaryKeyConstraint("draft", "position"),
)


class DraftFile(NamedTuple):
    """One file, and what a person decided of its reading."""

    name: str
    sha256: str
    options: dict[str, Any]


class Draft(NamedTuple):
    """`batch` is None until it is applied; `options` hold for all of its files, and afterwards say what came of it."""

    draft: int
    created_at: str
    created_by: str
    options: dict[str, Any]
    batch: int | None
    files: tuple[DraftFile, ...]


class Before(NamedTuple):
    """A batch that brought the very same file."""

    batch: int
    recorded_at: str
    by: str


def checksum(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def keep(engine: Engine, by: str, files: Iterable[tuple[str, bytes]], options: dict[str, Any]) -> int:
    """Keep files as they came, before anything is read; the number of the draft."""
    recorded_at = now()
    with writing(engine) as connection, connection.begin():
        values = {"created_at": recorded_at, "created_by": by, "options": _json(options)}
        number = connection.execute(DRAFT.insert().values(**values).returning(DRAFT.c.draft)).scalar_one()
        rows = [
            {"draft": number, "position": n, "name": name, "sha256": checksum(data), "bytes": data, "options": "{}"}
            for n, (name, data) in enumerate(files)
        ]
        connection.execute(FILE.insert(), rows)
    return number


def same(engine: Engine, by: str, file: tuple[str, bytes], options: dict[str, Any]) -> int | None:
    """The draft of this person that waits with this one file and these options; None where there is none."""
    name, data = file
    query = (
        select(DRAFT.c.draft).join(FILE, FILE.c.draft == DRAFT.c.draft)
        .where(DRAFT.c.created_by == by, DRAFT.c.batch.is_(None), DRAFT.c.options == _json(options))
        .where(FILE.c.name == name, FILE.c.sha256 == checksum(data), FILE.c.options == "{}")
    )  # fmt: skip
    with engine.connect() as connection:
        return connection.scalar(query.limit(1))


def one(engine: Engine, by: str, number: int) -> Draft | None:
    """A draft of this person; None when there is none of that number, or it is somebody else's."""
    with engine.connect() as connection:
        row = connection.execute(select(DRAFT).where(DRAFT.c.draft == number, DRAFT.c.created_by == by)).first()
        if row is None:
            return None
        query = select(FILE.c.name, FILE.c.sha256, FILE.c.options).where(FILE.c.draft == number).order_by(FILE.c.position)
        files = connection.execute(query).all()
    kept = tuple(DraftFile(name, sha256, orjson.loads(options)) for name, sha256, options in files)
    return Draft(row.draft, row.created_at, row.created_by, orjson.loads(row.options), row.batch, kept)


def data(engine: Engine, by: str, number: int) -> list[bytes]:
    """The bytes of a draft's files, as they came; empty once it is applied."""
    query = select(FILE.c.bytes).join(DRAFT, DRAFT.c.draft == FILE.c.draft).where(FILE.c.draft == number, DRAFT.c.created_by == by)
    with engine.connect() as connection:
        return [bytes(one) for one in connection.scalars(query.order_by(FILE.c.position))]


def waiting(engine: Engine, by: str) -> list[tuple[int, str, tuple[str, ...]]]:
    """(number, when it was sent, names of its files) of this person's drafts that are not applied, newest first."""
    query = (
        select(DRAFT.c.draft, DRAFT.c.created_at, FILE.c.name)
        .join(FILE, FILE.c.draft == DRAFT.c.draft)
        .where(DRAFT.c.created_by == by, DRAFT.c.batch.is_(None))
        .order_by(DRAFT.c.draft.desc(), FILE.c.position)
    )
    found: dict[int, tuple[str, list[str]]] = {}
    with engine.connect() as connection:
        for number, when, name in connection.execute(query):
            found.setdefault(number, (when, []))[1].append(name)
    return [(number, when, tuple(names)) for number, (when, names) in found.items()]


def decide(engine: Engine, by: str, number: int, options: dict[str, Any], position: int | None = None) -> None:
    """Keep decisions of a draft, or of one of its files; None takes a decision back. Applied drafts stay as they are."""
    table = DRAFT if position is None else FILE
    mine = select(DRAFT.c.draft).where(DRAFT.c.draft == number, DRAFT.c.created_by == by, DRAFT.c.batch.is_(None))
    which = table.c.draft.in_(mine) if position is None else table.c.draft.in_(mine) & (FILE.c.position == position)
    with writing(engine) as connection, connection.begin():
        now = connection.scalar(select(table.c.options).where(which))
        if now is not None:
            made = {name: value for name, value in (orjson.loads(now) | options).items() if value is not None}
            connection.execute(table.update().where(which).values(options=_json(made)))


def cancel(engine: Engine, by: str, number: int) -> None:
    """Take a draft away with its files; nothing of it is left. One that is applied stays."""
    with writing(engine) as connection, connection.begin():
        connection.execute(DRAFT.delete().where(DRAFT.c.draft == number, DRAFT.c.created_by == by, DRAFT.c.batch.is_(None)))


def state(connection: Connection, by: str, number: int) -> tuple[bool, int | None]:
    """(whether there is such a draft of this person, the batch that it was applied as)."""
    row = connection.execute(select(DRAFT.c.batch).where(DRAFT.c.draft == number, DRAFT.c.created_by == by)).first()
    return row is not None, row[0] if row else None


def settle(connection: Connection, number: int, batch: int, counts: dict[str, int]) -> None:
    """Note, in the transaction that applies a draft, which batch it became and how many records each sheet then had: a
    second click, or a look next week, finds it there."""
    connection.execute(DRAFT.update().where(DRAFT.c.draft == number).values(batch=batch, options=_json({"counts": counts})))
    connection.execute(FILE.update().where(FILE.c.draft == number).values(bytes=b""))


def known(engine: Engine, sha256: str) -> Before | None:
    """The last batch that brought a file of this checksum and was not undone."""
    undone = select(Batch.undoes).where(Batch.undoes.is_not(None))
    query = (
        select(Batch.batch, Batch.recorded_at, Batch.recorded_by)
        .join(BatchFile, BatchFile.batch == Batch.batch)
        .where(BatchFile.sha256 == sha256, Batch.batch.not_in(undone))
        .order_by(Batch.batch.desc())
    )
    with engine.connect() as connection:
        row = connection.execute(query).first()
    return Before(*row) if row else None


def _json(value: dict[str, Any]) -> str:
    return orjson.dumps(value).decode()
