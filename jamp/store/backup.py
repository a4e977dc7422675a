"""A copy of the whole database in one file, and back."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine


class BackupFailed(Exception):
    """Why a copy could not be made or put back, in English."""


def backup(engine: Engine, file: Path) -> None:
    """Write a copy that is whole even while others write. SQLite: a database file; PostgreSQL: a pg_dump archive."""
    if engine.dialect.name == "sqlite":
        with closing(sqlite3.connect(_path(engine))) as source, closing(sqlite3.connect(file)) as target:
            source.backup(target)
        return
    _run("pg_dump", "--format=custom", f"--file={file}", f"--dbname={_address(engine)}")


def restore(engine: Engine, file: Path) -> None:
    """Put a copy back in place of what is there. BackupFailed, with nothing changed, when it is not a good one."""
    if not file.is_file():
        raise BackupFailed(f"{file} does not exist.")
    if engine.dialect.name != "sqlite":
        _run(
            "pg_restore",
            "--clean",
            "--if-exists",
            "--single-transaction",
            f"--dbname={_address(engine)}",
            str(file),
        )
        return
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as source:
        try:
            good = source.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            good = good and bool(
                source.execute("SELECT 1 FROM sqlite_master WHERE name = 'batch'").fetchone()
            )
        except sqlite3.DatabaseError as error:
            raise BackupFailed(f"{file} is not a database: {error}.") from error
        if not good:
            raise BackupFailed(f"{file} is not a whole copy of the tracker's database.")
        engine.dispose()
        with closing(sqlite3.connect(_path(engine))) as target:
            source.backup(target)


def _path(engine: Engine) -> str:
    return str(engine.url.database)


def _address(engine: Engine) -> str:
    return engine.url.set(drivername="postgresql").render_as_string(hide_password=False)


def _run(program: str, *arguments: str) -> None:
    if not shutil.which(program):
        raise BackupFailed(f"{program} is not installed here; it comes with PostgreSQL's client programs.")
    done = subprocess.run([program, *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise BackupFailed(done.stderr.strip())
