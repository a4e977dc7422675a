"""One engine per database address: SQLite with its safety settings, or PostgreSQL, with the same behaviour."""

from __future__ import annotations

import sqlite3
from typing import Any

import psycopg
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import ArgumentError, IntegrityError
from sqlalchemy.exc import DatabaseError as Unreachable

__all__ = ["PATIENCE", "WAIT", "WRITING", "BadAddress", "Broken", "Engine", "Unreachable", "locked", "open_engine", "writing"]

WRITING = "jamp_writing"
WAIT = "jamp_wait"  # seconds to wait for somebody else who writes
PATIENCE = 20.0
# what is written by the driver itself is refused by the driver itself
Broken = (IntegrityError, sqlite3.IntegrityError, psycopg.IntegrityError)


class BadAddress(Exception):
    """An address that names no database that the tracker can use."""


def open_engine(url: str) -> Engine:
    """An engine for `url`. "postgresql://" addresses use psycopg 3. BadAddress for anything else than SQLite and PostgreSQL."""
    if url.startswith(("postgresql://", "postgres://")):
        url = "postgresql+psycopg://" + url.split("://", 1)[1]
    if not url.startswith(("sqlite:///", "postgresql+psycopg://")):
        raise BadAddress
    try:
        engine = create_engine(url, pool_pre_ping=not url.startswith("sqlite"))
    except (ArgumentError, ValueError) as problem:  # a port that is no number
        raise BadAddress from problem
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _configure)
        event.listen(engine, "begin", _begin)
    return engine


def _configure(connection: Any, _record: Any) -> None:
    # transactions are ours to begin: the driver would begin them late, and never as IMMEDIATE
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA cache_size = -65536")
    cursor.close()


def _begin(connection: Connection) -> None:
    driver: Any = connection.connection.driver_connection
    driver.execute(f"PRAGMA busy_timeout = {patience(connection)}")
    # a writer takes the lock at once: a reader that turns writer half-way could only fail
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get(WRITING) else "BEGIN")


def patience(connection: Connection) -> int:
    """For how many milliseconds a connection waits for a lock; never 0, which would be no limit on PostgreSQL."""
    return max(round(connection.get_execution_options().get(WAIT, PATIENCE) * 1000), 1)


def locked(problem: Unreachable) -> bool:
    """True when nothing is wrong but that somebody else held the lock for too long."""
    cause = problem.orig
    if isinstance(cause, sqlite3.OperationalError):
        return cause.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
    return isinstance(cause, psycopg.errors.LockNotAvailable)


def writing(engine: Engine, wait: float = PATIENCE) -> Connection:
    """A connection whose transactions are to write; it waits so many seconds for somebody else who does."""
    return engine.connect().execution_options(**{WRITING: True, WAIT: wait})
