"""Databases as they were before, with made-up records."""

from __future__ import annotations

from alembic import command
from sqlalchemy import Engine, text

from jamp.store.engine import WRITING
from jamp.store.migrate import configuration

AT_FIRST = (
    "INSERT INTO source (source, title) VALUES ('MADE-UP', 'Made up')",
    "INSERT INTO country (country, title) VALUES ('KHM', 'Cambodia')",
    """INSERT INTO people_group ("group", title) VALUES ('women', 'Women')""",
    "INSERT INTO meeting (meeting, series, number, start_date) VALUES ('M-1', 'Made up', 1, '2025')",
    "INSERT INTO project (project_id, title, country) VALUES ('P-1', 'Made up', 'KHM')",
    "INSERT INTO indicator (indicator_id, project_id, title, unit) VALUES ('I-1', 'P-1', 'Made up', 'people')",
    "INSERT INTO indicator_value (indicator_id, as_at, value, source) VALUES ('I-1', '2025', 3, 'MADE-UP')",
    # a group that was taken out while values named it: the first shape let that happen
    "INSERT INTO indicator_value (indicator_id, as_at, value, groups, quality) VALUES ('I-1', '2025-09', 2.5, 'rural+women', 'measured')",
    "INSERT INTO progress_update (project_id, as_at, status) VALUES ('P-1', '2024-02', 'ongoing')",
    "INSERT INTO progress_update (project_id, as_at, status) VALUES ('P-1', '2025-02', 'ongoing')",
    "INSERT INTO batch (batch, recorded_at, recorded_by, kind) VALUES (1, '2026-01-01T00:00:00+00:00', 'made up', 'apply')",
)


def at_first(engine: Engine) -> None:
    """The first shape, with records in it."""
    config = configuration()
    with engine.connect().execution_options(**{WRITING: True}) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        for statement in AT_FIRST:
            connection.execute(text(statement))
