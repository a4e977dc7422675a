"""The lists of words name their sources; values name sets of groups that exist. The way back is an earlier copy."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

WORDS = ("country", "programme", "theme", "people_group")
VALUE = ("indicator_id", "as_at", "value", "groups", "bound", "quality", "comment", "source", "source_url", "confidence")


def upgrade() -> None:
    for table in WORDS:
        with op.batch_alter_table(table) as changed:
            changed.add_column(sa.Column("source", sa.Text()))
            changed.add_column(sa.Column("source_url", sa.Text()))
            changed.create_foreign_key(op.f(f"fk_{table}_source"), "source", ["source"], ["source"])
    # the first shape forgot this one
    with op.batch_alter_table("batch") as changed:
        changed.create_check_constraint(op.f("ck_batch_kind_choice"), "kind IN ('apply', 'undo')")
    op.add_column("source", sa.Column("note", sa.Text()))
    op.add_column("meeting", sa.Column("note", sa.Text()))
    op.create_table(
        "group_set",
        sa.Column("groups", sa.Text(), nullable=False),
        sa.Column("fewer", sa.Text()),
        sa.Column("group", sa.Text()),
        sa.CheckConstraint(
            """"groups" = coalesce(CASE WHEN fewer = '' THEN "group" ELSE fewer || '+' || "group" END, '')""",
            name=op.f("ck_group_set_joined"),
        ),
        sa.ForeignKeyConstraint(["fewer"], ["group_set.groups"], name=op.f("fk_group_set_fewer"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["group"], ["people_group.group"], name=op.f("fk_group_set_group"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("groups", name=op.f("pk_group_set")),
    )
    _fill()
    if op.get_context().dialect.name == "sqlite":
        _make_anew()
    else:
        op.create_foreign_key(op.f("fk_indicator_value_groups"), "indicator_value", "group_set", ["groups"], ["groups"])


def _fill() -> None:
    """The sets that stored values name. A group of theirs that was taken out meanwhile comes back by its code."""
    connection = op.get_bind()
    named = connection.execute(sa.text("SELECT DISTINCT groups FROM indicator_value WHERE groups <> ''")).scalars().all()
    groups = set(connection.execute(sa.text('SELECT "group" FROM people_group')).scalars())
    connection.execute(sa.text("INSERT INTO group_set (groups) VALUES ('')"))
    made = {""}
    for text in named:
        fewer = ""
        for group in text.split("+"):
            grown = f"{fewer}+{group}" if fewer else group
            if group not in groups:
                connection.execute(sa.text('INSERT INTO people_group ("group", title) VALUES (:group, :group)'), {"group": group})
                groups.add(group)
            if grown not in made:
                row = {"grown": grown, "fewer": fewer, "group": group}
                connection.execute(sa.text('INSERT INTO group_set (groups, fewer, "group") VALUES (:grown, :fewer, :group)'), row)
                made.add(grown)
            fewer = grown


def _make_anew() -> None:
    """SQLite adds no constraint to a table that exists: the values move to a new one. Nothing refers to them."""
    op.rename_table("indicator_value", "indicator_value_old")
    op.create_table(
        "indicator_value",
        sa.Column("indicator_id", sa.Text(), nullable=False),
        sa.Column("as_at", sa.Text(), nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
        sa.Column("groups", sa.Text(), server_default="", nullable=False),
        sa.Column("bound", sa.Text(), nullable=True),
        sa.Column("quality", sa.Text(), nullable=True),
        sa.Column("comment", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.Column("source_url", sa.Text(), nullable=True),
        sa.Column("confidence", sa.Text(), nullable=True),
        sa.Column(
            "as_at_end",
            sa.String(),
            sa.Computed("as_at || substr('0000-12-31', length(as_at) + 1)", persisted=True),
            nullable=False,
        ),
        _one_of("bound", "exact", "at least", "about"),
        _one_of("confidence", "high", "medium", "low"),
        _one_of("quality", "measured", "surveyed", "extrapolated", "estimated", "opinion", "unknown"),
        sa.CheckConstraint(
            'length("as_at") = 4 OR length("as_at") = 7 OR length("as_at") = 10', name=op.f("ck_indicator_value_as_at_date")
        ),
        sa.ForeignKeyConstraint(["groups"], ["group_set.groups"], name=op.f("fk_indicator_value_groups")),
        sa.ForeignKeyConstraint(["indicator_id"], ["indicator.indicator_id"], name=op.f("fk_indicator_value_indicator_id")),
        sa.ForeignKeyConstraint(["source"], ["source.source"], name=op.f("fk_indicator_value_source")),
        sa.PrimaryKeyConstraint("indicator_id", "as_at", "groups", "source", name=op.f("pk_indicator_value")),
    )
    names = ", ".join(VALUE)
    op.execute(f"INSERT INTO indicator_value ({names}) SELECT {names} FROM indicator_value_old")
    op.drop_table("indicator_value_old")


def _one_of(column: str, *words: str) -> sa.CheckConstraint:
    rule = " OR ".join(f"\"{column}\" = '{word}'" for word in words)
    return sa.CheckConstraint(rule, name=op.f(f"ck_indicator_value_{column}_choice"))
