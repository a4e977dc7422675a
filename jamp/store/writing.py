"""What all writers of many rows share: one at a time, and through the driver itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, text

from jamp.store.engine import patience


def alone(connection: Connection) -> None:
    """Wait until nobody else writes a batch, for as long as the connection is to wait; readers go on."""
    # SQLite: the transaction began IMMEDIATE. PostgreSQL: one writer of batches at a time, readers go on.
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SET LOCAL lock_timeout = {patience(connection)}"))
        connection.execute(text("SELECT pg_advisory_xact_lock(7402)"))
        connection.execute(text("SET LOCAL lock_timeout TO DEFAULT"))


def insert_rows(connection: Connection, table: Any, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert many rows by the driver itself: per row a tenth of the cost of going through the ORM."""
    names = ", ".join(f'"{name}"' for name in columns)
    driver: Any = connection.connection.driver_connection
    if connection.dialect.name == "postgresql":
        with driver.cursor() as cursor, cursor.copy(f"COPY {table.name} ({names}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        return
    marks = ", ".join("?" * len(columns))
    # the driver's own executemany takes an iterator: a long file is never held a second time
    driver.executemany(f"INSERT INTO {table.name} ({names}) VALUES ({marks})", rows)
