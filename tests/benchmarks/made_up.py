"""The real records with made-up projects beside them, to measure with."""

from __future__ import annotations

import shutil
from pathlib import Path

from jamp.store.engine import open_engine
from tests.made_up.portfolio import fill
from tests.made_up.size import Size


def portfolio(template: Path, folder: Path, projects: int, size: Size | None = None) -> str:
    """The address of a database with the real records and `projects` made-up ones, without figures unless `size` says more."""
    size = size or Size(projects, indicators=0)
    file = folder / f"made_up_{size.projects}_{size.values}.sqlite"
    shutil.copy(template, file)
    if size.projects:
        engine = open_engine(f"sqlite:///{file}")
        fill(engine, size)
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        engine.dispose()
    return f"sqlite:///{file}"
