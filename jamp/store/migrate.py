"""Bring a database to the present shape. Alembic, configured here, with no settings file."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from jamp.store.engine import WRITING


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


def migrate(engine: Engine) -> None:
    """Apply what is missing, in one transaction; a database that is up to date is left untouched."""
    if revision(engine) == newest():
        return
    config = configuration()
    # a second process that migrates at the same moment waits here, and then finds nothing to do
    with engine.connect().execution_options(**{WRITING: True}) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(7401)")
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
