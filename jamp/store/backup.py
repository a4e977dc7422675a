"""A copy of the whole database in one file, and back. The file is a SQLite database, whichever the records live in."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, Engine, LargeBinary, func, select, text

from jamp.store.engine import open_engine, writing
from jamp.store.migrate import known, migrate
from jamp.store.reports import metadata
from jamp.store.writing import alone, insert_rows

AT_ONCE = 1000
ALWAYS_THERE = {"alembic_version", "batch", "project", "source"}


class BackupFailed(Exception):
    """Why a copy could not be made or put back, in English."""


def backup(engine: Engine, file: Path) -> None:
    """Write a copy that is whole even while others write. An older copy of that name stays until the new one is whole."""
    if engine.dialect.name == "sqlite" and file.resolve() == Path(str(engine.url.database)).resolve():
        raise BackupFailed(f"{file} is the database itself. Name another file.")
    part = file.with_name(f"{file.name}.part")
    part.write_bytes(b"")
    copy = open_engine(f"sqlite:///{part}")
    try:
        migrate(copy)
        with engine.connect() as source, writing(copy) as target:
            if engine.dialect.name == "postgresql":
                # what others commit meanwhile is not seen, from the first table to the last
                source = source.execution_options(isolation_level="REPEATABLE READ")
            with target.begin():
                _copy(source, target)
        copy.dispose()
        with closing(sqlite3.connect(part)) as whole:
            # one file, that can be read where nothing may be written
            whole.execute("PRAGMA journal_mode = DELETE")
        part.replace(file)
    finally:
        copy.dispose()
        for left in (part, Path(f"{part}-wal"), Path(f"{part}-shm")):
            left.unlink(missing_ok=True)


def restore(engine: Engine, file: Path) -> None:
    """Put a copy back in place of what is there, all of it or nothing; who reads meanwhile sees what was there.

    BackupFailed, with nothing changed, when the file is not a copy of the tracker's database, or of a newer shape.
    """
    if not file.is_file():
        raise BackupFailed(f"{file} does not exist.")
    with tempfile.TemporaryDirectory() as folder:
        own = Path(folder) / "copy.sqlite"
        _take(file, own)
        copy = open_engine(f"sqlite:///{own}")
        try:
            migrate(copy)
            with copy.connect() as source, writing(engine) as target, target.begin():
                alone(target)
                _copy(source, target)
        finally:
            copy.dispose()


def _take(file: Path, own: Path) -> None:
    """Check a file and copy it: what is done to the copy, the file itself does not see."""
    no_copy = f"{file} is not a whole copy of the tracker's database"
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as source:
            tables = {name for (name,) in source.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            if not tables >= ALWAYS_THERE:
                raise BackupFailed(f"{no_copy}.")
            shape = source.execute("SELECT version_num FROM alembic_version").fetchone()
            if not shape or shape[0] not in known():
                raise BackupFailed(f"{file} was written by a newer version of the tracker. Update the tracker first.")
            if source.execute("PRAGMA integrity_check").fetchone()[0] != "ok" or source.execute("PRAGMA foreign_key_check").fetchone():
                raise BackupFailed(f"{no_copy}.")
            with closing(sqlite3.connect(own)) as target:
                source.backup(target)
    except sqlite3.DatabaseError as problem:
        raise BackupFailed(f"{no_copy}: {problem}.") from problem


def _copy(source: Connection, target: Connection) -> None:
    """Every row of every table in place of those of the target; both are of the present shape."""
    tables = metadata.sorted_tables
    for table in reversed(tables):
        target.execute(table.delete())
    for table in tables:
        columns = [column for column in table.c if column.computed is None]
        # files are kept in their rows: those one by one
        at_once = 1 if any(isinstance(column.type, LargeBinary) for column in columns) else AT_ONCE
        # in the order of the keys a row that others of its table refer to comes first
        rows = source.execution_options(yield_per=at_once).execute(select(*columns).order_by(*table.primary_key))
        insert_rows(target, table, [column.name for column in columns], map(tuple, rows))
        if target.dialect.name == "postgresql":
            _count_on(target, table)


def _count_on(target: Connection, table: object) -> None:
    """PostgreSQL numbers new rows by a counter of its own: it goes on after the highest number, never back."""
    column = table.autoincrement_column  # type: ignore[attr-defined]
    if column is not None:
        counter = target.scalar(text("SELECT pg_get_serial_sequence(:table, :column)"), {"table": column.table.name, "column": column.name})
        highest = target.scalar(select(func.coalesce(func.max(column), 0)))
        target.execute(text("SELECT setval(:counter, greatest(nextval(:counter), :next), false)"), {"counter": counter, "next": highest + 1})
