"""What a batch added: its new records, packed by the thousand. One row of the history for each would be most of the
work of a long file, and most of the database."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import orjson
from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    Text,
)

from jamp.store.tables import Record, metadata

AT_ONCE = 2000


class Arrival(Record):
    """Some of the new records of one file: `columns` is a JSON list of their names, `packed` holds line, project code
    and values of each."""

    __table__ = Table(
        "arrival",
        metadata,
        Column("arrival", Integer, primary_key=True),
        Column("batch", Integer, ForeignKey("batch.batch"), nullable=False, index=True),
        Column("file", Integer, nullable=False),
        Column("sheet", Text, nullable=False),
        Column("columns", Text, nullable=False),
        Column("records", Integer, nullable=False),
        Column("packed", LargeBinary, nullable=False),
        ForeignKeyConstraint(["batch", "file"], ["batch_file.batch", "batch_file.position"]),
    )


class ArrivalProject(Record):
    """How many records of an arrival belong to a project."""

    __table__ = Table(
        "arrival_project",
        metadata,
        Column("project_id", Text, nullable=False),
        Column("arrival", Integer, ForeignKey("arrival.arrival"), nullable=False),
        Column("records", Integer, nullable=False),
        PrimaryKeyConstraint("project_id", "arrival"),
    )


def write(connection: Connection, batch: int, file: int, sheet: str, columns: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
    """Keep new records: (line, project code or None, *values in the order of `columns`)."""
    names, rest = orjson.dumps(list(columns)).decode(), iter(rows)
    while part := list(islice(rest, AT_ONCE)):
        values = {
            "batch": batch, "file": file, "sheet": sheet, "columns": names, "records": len(part),
            "packed": zlib.compress(orjson.dumps(part), 1),
        }  # fmt: skip
        table = Arrival.__table__
        number = connection.execute(table.insert().values(**values).returning(table.c.arrival)).scalar_one()
        owners = Counter(row[1] for row in part if row[1] is not None)
        if owners:
            connection.execute(
                ArrivalProject.__table__.insert(),
                [{"project_id": project, "arrival": number, "records": count} for project, count in owners.items()],
            )


def held(columns: str, packed: bytes) -> Iterator[tuple[int, str | None, dict[str, Any]]]:
    """(line, project code, {column: value} without empty ones) of each record, in the order written."""
    names = orjson.loads(columns)
    for line, project, *values in orjson.loads(zlib.decompress(packed)):
        yield line, project, {name: value for name, value in zip(names, values, strict=True) if value is not None}
