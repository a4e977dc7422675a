"""A copy of everything, and back: on both databases, from one to the other, all or nothing. Contents are made up."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, func, select, text

from jamp.imports.apply import apply, undo
from jamp.imports.check import check
from jamp.imports.plan import Upload
from jamp.queries import batches
from jamp.store.backup import BackupFailed, backup, restore
from jamp.store.engine import open_engine
from jamp.store.migrate import migrate
from jamp.store.scope import LOCAL, seeing
from jamp.store.tables import BY_SHEET, metadata
from tests.conftest import on_postgresql
from tests.halfway import kill_half_way
from tests.store.older import at_first


def send(engine: Engine, name: str, data: bytes) -> int | None:
    return apply(engine, LOCAL, check(engine, LOCAL, [Upload(f"{name}.csv", data, name)]), "officer").batch


def contents(engine: Engine) -> dict[str, list[Any]]:
    """Every row of every table."""
    with engine.connect() as connection:
        return {table.name: sorted(map(repr, connection.execute(select(table)))) for table in metadata.sorted_tables}


@pytest.fixture(params=["sqlite", "postgresql"])
def other(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    """Another database, of either kind, with something else in it."""
    if request.param == "sqlite":
        opened = open_engine(f"sqlite:///{tmp_path / 'other.sqlite'}")
    else:
        opened = on_postgresql(request.getfixturevalue("server"))
    at_first(opened)
    migrate(opened)
    yield opened
    opened.dispose()


def test_all_that_was_copied_is_put_back(loaded: Engine, other: Engine, tmp_path: Path) -> None:
    send(loaded, "values", b"indicator_id,as_at,value,groups\nASCN-JKT-01-I1,2026,2.5,women+informal_workers\n")
    send(loaded, "updates", "project_id,as_at,narrative\nASCN-SRP-01,2026,\"言葉, a\ttab\nand a line\"\n".encode())
    undo(loaded, LOCAL, 3, "officer")
    file = tmp_path / "copy.sqlite"
    backup(loaded, file)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("copy")] == ["copy.sqlite"]
    restore(other, file)
    assert contents(other) == contents(loaded)
    # and the work goes on
    assert send(other, "updates", b"project_id,as_at,status\nASCN-SRP-01,2026,completed\n") == 5
    assert undo(other, LOCAL, 5, "officer").left == ()


def test_an_earlier_copy_gives_way_to_a_whole_one_only(loaded: Engine, tmp_path: Path) -> None:
    file = tmp_path / "copy.sqlite"
    backup(loaded, file)
    send(loaded, "updates", b"project_id,as_at,status\nASCN-SRP-01,2026,completed\n")
    backup(loaded, file)
    with closing(sqlite3.connect(file)) as copy:
        assert copy.execute("SELECT max(batch) FROM batch").fetchone() == (2,)
    with pytest.raises(OSError):
        backup(loaded, tmp_path / "nowhere" / "copy.sqlite")
    if loaded.dialect.name == "sqlite":
        with pytest.raises(BackupFailed, match="itself"):
            backup(loaded, Path(str(loaded.url.database)))


def altered(statement: str) -> Callable[[Path], None]:
    def change(file: Path) -> None:
        with closing(sqlite3.connect(file)) as copy:
            copy.execute(statement)
            copy.commit()

    return change


def other_program(file: Path) -> None:
    file.unlink()
    altered("CREATE TABLE batch (a INTEGER)")(file)


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda file: file.unlink(), "does not exist"),
        (lambda file: file.write_bytes(b""), "not a whole copy"),
        (lambda file: file.write_bytes(b"project_id,status\n" * 1000), "not a whole copy"),
        (lambda file: file.write_bytes(file.read_bytes()[:50_000]), "not a whole copy"),
        (other_program, "not a whole copy"),
        (altered("DELETE FROM project WHERE project_id = 'ASCN-SRP-01'"), "not a whole copy"),
        (altered("UPDATE alembic_version SET version_num = '9999'"), "newer version"),
    ],
)
def test_what_is_no_copy_is_refused(loaded: Engine, tmp_path: Path, spoil: Callable[[Path], Any], message: str) -> None:
    file = tmp_path / "copy.sqlite"
    backup(loaded, file)
    spoil(file)
    before = contents(loaded)
    with pytest.raises(BackupFailed, match=message):
        restore(loaded, file)
    assert contents(loaded) == before


def test_a_copy_of_an_older_shape_is_brought_to_the_present_one(loaded: Engine, tmp_path: Path) -> None:
    file = tmp_path / "older.sqlite"
    older = open_engine(f"sqlite:///{file}")
    at_first(older)
    older.dispose()
    restore(loaded, file)
    with closing(sqlite3.connect(file)) as untouched:
        assert untouched.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)
    with loaded.connect() as connection:
        assert connection.execute(text("SELECT groups FROM group_set ORDER BY groups")).scalars().all() == ["", "rural", "rural+women"]
        assert connection.execute(text("SELECT project_id FROM project")).scalars().all() == ["P-1"]


def test_who_reads_meanwhile_reads_on(loaded: Engine, tmp_path: Path) -> None:
    file = tmp_path / "copy.sqlite"
    backup(loaded, file)
    count = select(func.count()).select_from(BY_SHEET["updates"])
    with seeing(loaded, LOCAL) as session:
        first = session.scalar(count)
    send(loaded, "updates", b"project_id,as_at,status\nASCN-SRP-01,2026,completed\n")
    with loaded.connect() as reader:
        if loaded.dialect.name == "postgresql":
            reader = reader.execution_options(isolation_level="REPEATABLE READ")
        assert reader.scalar(count) == first + 1
        restore(loaded, file)
        assert reader.scalar(count) == first + 1
    with loaded.connect() as reader:
        assert reader.scalar(count) == first


def test_killed_half_way_leaves_what_was_there(loaded: Engine, real: str, tmp_path: Path) -> None:
    days = [f"{year}-{month:02d}-{day:02d}" for year in range(1900, 2150) for month in range(1, 13) for day in range(1, 28)]
    large = open_engine(real)
    send(large, "values", "\n".join(["indicator_id,as_at,value", *[f"ASCN-JKT-01-I1,{day},1" for day in days]]).encode())
    file = tmp_path / "copy.sqlite"
    backup(large, file)
    large.dispose()
    before = contents(loaded)
    kill_half_way(loaded, ["restore", str(file)])
    assert contents(loaded) == before
    # and nothing is in the way of doing it again
    restore(loaded, file)
    with seeing(loaded, LOCAL) as session:
        assert batches.state(session) == 2
        assert session.scalar(select(func.count()).select_from(BY_SHEET["values"])) == len(before["indicator_value"]) + len(days)
