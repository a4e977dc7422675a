"""The migrations make just the tables that the code has, also from a database that holds records. Contents are made up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, inspect, text

from jamp.imports.apply import apply, undo
from jamp.imports.check import check
from jamp.imports.plan import Upload
from jamp.store.migrate import TooNew, migrate, newest, revision
from jamp.store.scope import LOCAL
from jamp.store.tables import metadata
from tests.store.older import at_first


def shape(engine: Engine) -> dict[str, Any]:
    """Everything that the database itself says of its tables."""
    seen = inspect(engine)
    found: dict[str, Any] = {}
    for table in seen.get_table_names():
        if table == "alembic_version":
            continue
        columns = [(c["name"], str(c["type"]), c["nullable"], c["default"], str(c.get("computed"))) for c in seen.get_columns(table)]
        references = {(r["name"], *r["constrained_columns"], r["referred_table"], *r["referred_columns"], r["options"].get("ondelete"))
                      for r in seen.get_foreign_keys(table)}  # fmt: skip
        checks = {(c["name"], c["sqltext"]) for c in seen.get_check_constraints(table)}
        indexes = {(i["name"], *i["column_names"], i["unique"]) for i in seen.get_indexes(table)}
        found[table] = (columns, seen.get_pk_constraint(table)["constrained_columns"], references, checks, indexes)
    return found


def test_the_migrations_lead_to_the_tables(engine: Engine, fresh: Callable[[], Engine]) -> None:
    def belongs(_: Any, name: str | None, kind: str, reflected: bool, __: Any) -> bool:
        return reflected or kind != "index" or name != "ix_indicator_value_everybody" or engine.dialect.name == "postgresql"

    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection, opts={"include_object": belongs}), metadata) == []
    straight = fresh()
    metadata.create_all(straight)
    assert shape(engine) == shape(straight)


def test_migrating_again_changes_nothing(engine: Engine) -> None:
    migrate(engine)
    assert revision(engine) == newest()


def test_a_database_with_records_gets_the_same_shape_and_keeps_them(engine: Engine, fresh: Callable[[], Engine]) -> None:
    older = fresh()
    at_first(older)
    migrate(older)
    assert shape(older) == shape(engine)
    with older.connect() as connection:
        values = connection.execute(text("SELECT as_at, value, groups, quality, source, as_at_end FROM indicator_value ORDER BY as_at")).all()
        assert [tuple(row) for row in values] == [
            ("2025", 3.0, "", None, "MADE-UP", "2025-12-31"), ("2025-09", 2.5, "rural+women", "measured", "", "2025-09-30")]  # fmt: skip
        sets = connection.execute(text('SELECT groups, fewer, "group" FROM group_set ORDER BY groups')).all()
        assert [tuple(row) for row in sets] == [("", None, None), ("rural", "", "rural"), ("rural+women", "rural", "women")]
        ends = connection.execute(text("SELECT as_at_end FROM progress_update ORDER BY as_at")).scalars().all()
        assert ends == ["2024-02-29", "2025-02-28"]
        if older.dialect.name == "sqlite":
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    rows = b"indicator_id,as_at,value,groups\nI-1,2026,4,women\n"
    done = apply(older, LOCAL, check(older, LOCAL, [Upload("v.csv", rows, "values")]), "officer")
    assert done.batch == 2 and undo(older, LOCAL, 2, "officer").left == ()


def test_a_database_of_a_newer_version_is_left_alone(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(TooNew, match="newer version"):
        migrate(engine)
