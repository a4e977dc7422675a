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


def on_postgresql(address: str, like: str = "template1") -> Engine:
    """A database of its own on the server: with nothing in it, or a copy of another one."""
    name = f"jamp_{next(NUMBERS)}"
    whole = open_engine(f"{address}/postgres")
    with whole.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {like}"))
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


def load(engine: Engine) -> None:
    """The real records, through the import path."""
    migrate(engine)
    apply(engine, LOCAL, check(engine, LOCAL, records()), LOADER)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the real records, to be copied."""
    file = tmp_path_factory.mktemp("records") / "jamp.sqlite"
    opened = open_engine(f"sqlite:///{file}")
    load(opened)
    with opened.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    opened.dispose()
    return file


@pytest.fixture(scope="session")
def template_on_postgresql(server: str) -> str:
    """The name of a database with the real records, to be copied."""
    opened = on_postgresql(server)
    load(opened)
    opened.dispose()
    return str(opened.url.database)


@pytest.fixture(params=["sqlite", "postgresql"])
def loaded(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """The real records, in a database of its own: once a SQLite file, once on PostgreSQL."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("template"), tmp_path / "loaded.sqlite")
        opened = open_engine(f"sqlite:///{tmp_path / 'loaded.sqlite'}")
    else:
        opened = on_postgresql(request.getfixturevalue("server"), request.getfixturevalue("template_on_postgresql"))
    yield opened
    opened.dispose()


@pytest.fixture
def real(template: Path, tmp_path: Path) -> str:
    """The address of a copy of the real records of its own."""
    copy = tmp_path / "real.sqlite"
    shutil.copy(template, copy)
    return f"sqlite:///{copy}"
