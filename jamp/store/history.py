"""The tables of the history: batches, their files, and what each did to every record."""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    Text,
)  # fmt: skip

from jamp.store.tables import Record, metadata


class Batch(Record):
    """One applied Plan. `recorded_at` is UTC, ISO 8601 with seconds."""

    __table__ = Table(
        "batch",
        metadata,
        Column("batch", Integer, primary_key=True),
        Column("recorded_at", Text, nullable=False),
        Column("recorded_by", Text, nullable=False),
        Column(
            "kind", Text, CheckConstraint("kind IN ('apply', 'undo')", name="kind_choice"), nullable=False
        ),
        Column("undoes", Integer, ForeignKey("batch.batch"), unique=True),
    )


class BatchFile(Record):
    """A file that a batch came from, with its own bytes and what was read from it."""

    __table__ = Table(
        "batch_file",
        metadata,
        Column("batch", Integer, ForeignKey("batch.batch"), nullable=False),
        Column("position", Integer, nullable=False),
        Column("name", Text, nullable=False),
        Column("sheet", Text, nullable=False),
        Column("sha256", Text, nullable=False),
        Column("bytes", LargeBinary, nullable=False),
        Column("encoding", Text, nullable=False),
        Column("delimiter", Text, nullable=False),
        *[Column(n, Integer, nullable=False) for n in ("rows", "new", "changed", "unchanged", "missing")],
        # a JSON list of the lines that had problems, where the good ones alone were applied
        Column("left_out", Text),
        # a JSON object of what a person said about how it is read, and the cells mended on the page
        Column("options", Text),
        PrimaryKeyConstraint("batch", "position"),
    )


class Revision(Record):
    """One record's change in a batch. `key` is a JSON list; `before` and `after` are JSON objects of the fields
    that changed, absent where the record did not exist."""

    __table__ = Table(
        "revision",
        metadata,
        Column("revision", Integer, primary_key=True),
        Column("batch", Integer, ForeignKey("batch.batch"), nullable=False, index=True),
        Column("file", Integer),
        Column("line", Integer),
        Column("sheet", Text, nullable=False),
        Column("key", Text, nullable=False),
        Column("project_id", Text),
        Column("before", Text),
        Column("after", Text),
        ForeignKeyConstraint(["batch", "file"], ["batch_file.batch", "batch_file.position"]),
        Index(None, "project_id", "revision"),
    )
