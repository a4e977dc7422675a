"""Bring a database to the present shape. Alembic, configured here, with no settings file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from jamp.store.engine import writing


def configuration() -> Config:
    """Alembic's configuration; `jamp/store/migrations` holds the steps."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    return config


def revision(engine: Engine) -> str | None:
    """The step that a database is at; None for an empty one."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def newest() -> str | None:
    """The step that this code is written for."""
    return ScriptDirectory.from_config(configuration()).get_current_head()


def known() -> set[str]:
    """The steps that this code knows."""
    return {step.revision for step in ScriptDirectory.from_config(configuration()).walk_revisions()}


class TooNew(Exception):
    """The database was brought to a shape that this code does not know."""

    def __init__(self) -> None:
        super().__init__("The database was written by a newer version of the tracker. Update the tracker first.")


def migrate(engine: Engine) -> None:
    """Apply what is missing, in one transaction; a database that is up to date is left untouched. TooNew for a newer one."""
    now = revision(engine)
    if now == newest():
        return
    if now is not None and now not in known():
        raise TooNew
    config = configuration()
    # a second process that migrates at the same moment waits here, and then finds nothing to do
    with writing(engine) as connection, _references_later(connection), connection.begin():
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(7401)")
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        if engine.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
            raise RuntimeError("a step of the migration broke a reference; nothing was changed")


@contextmanager
def _references_later(connection: Connection) -> Iterator[None]:
    """SQLite changes a table by copying it and dropping the old one: references are checked at the end instead."""
    if connection.dialect.name != "sqlite":
        yield
        return
    # between transactions only, so past the engine, which begins one with every statement
    driver: Any = connection.connection.driver_connection
    driver.execute("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        driver.execute("PRAGMA foreign_keys = ON")
