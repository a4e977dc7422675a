"""Records that are made up, to see what reports do with them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Engine

from jamp.imports.apply import apply
from jamp.imports.check import check
from jamp.imports.plan import Upload
from jamp.store.engine import open_engine
from jamp.store.migrate import migrate
from jamp.store.scope import LOCAL

HOSTILE = '#import "x" $a$ *b* <c> \\ [d] `e` _f_ ="1" @g & \u202e]]> {{x}} 🚌'


def without_records(tmp_path: Path) -> Iterator[Engine]:
    """A database with tables and nothing in them; to be made a fixture."""
    engine = open_engine(f"sqlite:///{tmp_path / 'empty.sqlite'}")
    migrate(engine)
    yield engine
    engine.dispose()


def added(engine: Engine, files: dict[str, list[str]]) -> None:
    """Puts {sheet: lines of CSV} into the records; all of it must fit."""
    plan = check(engine, LOCAL, [Upload(f"{name}.csv", "\n".join(lines).encode(), name) for name, lines in files.items()])
    assert plan.fit, [(one.name, one.issues[:3]) for one in plan.files]
    apply(engine, LOCAL, plan, "made up")
