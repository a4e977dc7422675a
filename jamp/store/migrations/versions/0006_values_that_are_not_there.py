"""A value may be absent, and then says why: not given, not applicable, not yet known. The way back is an earlier copy."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

KEPT = "indicator_id, as_at, value, groups, bound, quality, comment, source, source_url, confidence"
STATES = ("not given", "not applicable", "not yet known")
YEAR = "CAST(substr(as_at, 1, 4) AS INTEGER)"
LEAP = f"({YEAR} / 4) * 4 = {YEAR} AND (({YEAR} / 100) * 100 != {YEAR} OR ({YEAR} / 400) * 400 = {YEAR})"
SHORT = " OR ".join(f"substr(as_at, 6, 2) = '{month}'" for month in ("04", "06", "09", "11"))
END = (
    "CASE WHEN (length(as_at) = 10) THEN as_at WHEN (length(as_at) = 4) THEN as_at || '-12-31' "
    f"WHEN (substr(as_at, 6, 2) = '02' AND {LEAP}) THEN as_at || '-29' WHEN (substr(as_at, 6, 2) = '02') THEN as_at || '-28' "
    f"WHEN ({SHORT}) THEN as_at || '-30' ELSE as_at || '-31' END"
)


def upgrade() -> None:
    # the table is made anew: SQLite changes no column of one that exists, and the columns keep one order everywhere.
    # Nothing refers to it.
    if op.get_context().dialect.name == "postgresql":
        op.execute("ALTER TABLE indicator_value RENAME CONSTRAINT pk_indicator_value TO pk_indicator_value_old")
    op.rename_table("indicator_value", "indicator_value_old")
    op.create_table(
        "indicator_value",
        sa.Column("indicator_id", sa.Text(), nullable=False),
        sa.Column("as_at", sa.Text(), nullable=False),
        sa.Column("value", sa.Float(), nullable=True),
        sa.Column("state", sa.Text(), nullable=True),
        sa.Column("groups", sa.Text(), server_default="", nullable=False),
        sa.Column("bound", sa.Text(), nullable=True),
        sa.Column("quality", sa.Text(), nullable=True),
        sa.Column("comment", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.Column("source_url", sa.Text(), nullable=True),
        sa.Column("confidence", sa.Text(), nullable=True),
        sa.Column("as_at_end", sa.String(), sa.Computed(END, persisted=True), nullable=False),
        _one_of("bound", "exact", "at least", "about"),
        _one_of("confidence", "high", "medium", "low"),
        _one_of("quality", "measured", "surveyed", "extrapolated", "estimated", "opinion", "unknown"),
        _one_of("state", *STATES),
        sa.CheckConstraint('("value" IS NULL) <> ("state" IS NULL)', name=op.f("ck_indicator_value_value_or_state")),
        sa.CheckConstraint(
            'length("as_at") = 4 OR length("as_at") = 7 OR length("as_at") = 10', name=op.f("ck_indicator_value_as_at_date")
        ),
        sa.ForeignKeyConstraint(["groups"], ["group_set.groups"], name=op.f("fk_indicator_value_groups")),
        sa.ForeignKeyConstraint(["indicator_id"], ["indicator.indicator_id"], name=op.f("fk_indicator_value_indicator_id")),
        sa.ForeignKeyConstraint(["source"], ["source.source"], name=op.f("fk_indicator_value_source")),
        sa.PrimaryKeyConstraint("indicator_id", "as_at", "groups", "source", name=op.f("pk_indicator_value")),
    )
    op.execute(f"INSERT INTO indicator_value ({KEPT}) SELECT {KEPT} FROM indicator_value_old")
    op.drop_table("indicator_value_old")


def _one_of(column: str, *words: str) -> sa.CheckConstraint:
    rule = " OR ".join(f"\"{column}\" = '{word}'" for word in words)
    return sa.CheckConstraint(rule, name=op.f(f"ck_indicator_value_{column}_choice"))
