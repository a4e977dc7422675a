"""A month ends on its real last day: 2025-09 on the 30th, no longer on a 31st. The way back is an earlier copy."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TABLES = ("progress_update", "indicator_value")
BEFORE = "as_at || substr('0000-12-31', length(as_at) + 1)"
YEAR = "CAST(substr(as_at, 1, 4) AS INTEGER)"
LEAP = f"({YEAR} / 4) * 4 = {YEAR} AND (({YEAR} / 100) * 100 != {YEAR} OR ({YEAR} / 400) * 400 = {YEAR})"
SHORT = " OR ".join(f"substr(as_at, 6, 2) = '{month}'" for month in ("04", "06", "09", "11"))
NOW = (
    "CASE WHEN (length(as_at) = 10) THEN as_at WHEN (length(as_at) = 4) THEN as_at || '-12-31' "
    f"WHEN (substr(as_at, 6, 2) = '02' AND {LEAP}) THEN as_at || '-29' WHEN (substr(as_at, 6, 2) = '02') THEN as_at || '-28' "
    f"WHEN ({SHORT}) THEN as_at || '-30' ELSE as_at || '-31' END"
)


def upgrade() -> None:
    for table in TABLES:
        if op.get_context().dialect.name == "sqlite":
            _make_anew(table)
        else:
            op.drop_column(table, "as_at_end")
            op.add_column(table, sa.Column("as_at_end", sa.String(), sa.Computed(NOW, persisted=True), nullable=False))


def _make_anew(table: str) -> None:
    """SQLite changes no computed column: the rows move to a new table that has the old one's words but for the rule.
    What refers to the table names it, and finds the new one under that name."""
    connection = op.get_bind()
    kept = "SELECT type, sql FROM sqlite_master WHERE tbl_name = :name AND sql IS NOT NULL ORDER BY type <> 'table', name"
    (_, made), *others = connection.execute(sa.text(kept), {"name": table}).all()
    opening, body = made.split("(", 1)
    if table not in opening or body.count(BEFORE) != 1:
        raise RuntimeError(f"{table} has not the shape that this step changes")
    # as a computed column it is not among those that can be written
    names = ", ".join(f'"{column[1]}"' for column in connection.exec_driver_sql(f"PRAGMA table_info({table})"))
    connection.exec_driver_sql(f"CREATE TABLE {table}_new ({body.replace(BEFORE, NOW)}")
    connection.exec_driver_sql(f"INSERT INTO {table}_new ({names}) SELECT {names} FROM {table}")
    op.drop_table(table)
    op.rename_table(f"{table}_new", table)
    for _, statement in others:
        connection.exec_driver_sql(statement)
