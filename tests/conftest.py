"""Real parts for the tests: a SQLite file, a PostgreSQL server, the real records."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from jamp.imports.apply import apply
from jamp.imports.check import check
from jamp.imports.plan import Upload
from jamp.model.subjects import SHEETS
from jamp.settings import RECORDS
from jamp.store.batches import LOADER
from jamp.store.engine import open_engine
from jamp.store.migrate import migrate
from jamp.store.scope import LOCAL
from tests.servers import postgresql

NUMBERS = itertools.count(1)


def records() -> list[Upload]:
    """The product's own CSV files."""
    files = [RECORDS / f"{name}.csv" for name in SHEETS]
    return [Upload(file.name, file.read_bytes(), file.stem) for file in files if file.is_file()]


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a PostgreSQL server that lives as long as the tests."""
    with postgresql() as address:
        yield address


def on_postgresql(address: str) -> Engine:
    """A database of its own on the server, with nothing in it."""
    name = f"jamp_{next(NUMBERS)}"
    whole = open_engine(f"{address}/postgres")
    with whole.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    whole.dispose()
    return open_engine(f"{address}/{name}")


@pytest.fixture(params=["sqlite", "postgresql"])
def fresh(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], Engine]]:
    """Makes databases with nothing in them: once SQLite files, once on PostgreSQL."""
    made: list[Engine] = []

    def another() -> Engine:
        if request.param == "sqlite":
            made.append(open_engine(f"sqlite:///{tmp_path / f'jamp-{len(made)}.sqlite'}"))
        else:
            made.append(on_postgresql(request.getfixturevalue("server")))
        return made[-1]

    yield another
    for opened in made:
        opened.dispose()


@pytest.fixture
def engine(fresh: Callable[[], Engine]) -> Engine:
    """An empty, migrated database: once as a SQLite file, once on PostgreSQL."""
    opened = fresh()
    migrate(opened)
    return opened


@pytest.fixture
def loaded(engine: Engine) -> Engine:
    """The real records, through the import path."""
    plan = check(engine, LOCAL, records())
    apply(engine, LOCAL, plan, LOADER)
    return engine


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the real records, to be copied."""
    file = tmp_path_factory.mktemp("records") / "jamp.sqlite"
    opened = open_engine(f"sqlite:///{file}")
    migrate(opened)
    apply(opened, LOCAL, check(opened, LOCAL, records()), LOADER)
    with opened.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    opened.dispose()
    return file


@pytest.fixture
def real(template: Path, tmp_path: Path) -> str:
    """The address of a copy of the real records of its own."""
    copy = tmp_path / "real.sqlite"
    shutil.copy(template, copy)
    return f"sqlite:///{copy}"
