"""Results and ratings: shared indicators, later targets, risks and barriers, ratings by hand, exchanges, exchange rates,
limits, accepted findings. The way back is an earlier copy."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "shared_indicator",
        sa.Column("shared_indicator", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("title_ja", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("source_url", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["source"], ["source.source"], name=op.f("fk_shared_indicator_source")),
        sa.PrimaryKeyConstraint("shared_indicator", name=op.f("pk_shared_indicator")),
    )
    op.create_table(
        "setting",
        sa.Column("setting", sa.Text(), nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("source_url", sa.Text(), nullable=True),
        sa.CheckConstraint("\"setting\" = 'days_late_watch' OR \"setting\" = 'days_late_off_track' OR \"setting\" = 'share_on_track' OR \"setting\" = 'share_off_track' OR \"setting\" = 'spend_gap_points' OR \"setting\" = 'reporting_period_months' OR \"setting\" = 'smallest_group'", name=op.f("ck_setting_setting_choice")),
        sa.CheckConstraint('"value" >= 0', name=op.f("ck_setting_value_least")),
        sa.ForeignKeyConstraint(["source"], ["source.source"], name=op.f("fk_setting_source")),
        sa.PrimaryKeyConstraint("setting", name=op.f("pk_setting")),
    )
    op.create_table(
        "exchange_rate",
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("into", sa.Text(), nullable=False),
        sa.Column("as_at", sa.Text(), nullable=False),
        sa.Column("rate", sa.Float(), nullable=False),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("source_url", sa.Text(), nullable=True),
        sa.CheckConstraint('length("as_at") = 4 OR length("as_at") = 7 OR length("as_at") = 10', name=op.f("ck_exchange_rate_as_at_date")),
        sa.CheckConstraint('"rate" >= 0', name=op.f("ck_exchange_rate_rate_least")),
        sa.ForeignKeyConstraint(["source"], ["source.source"], name=op.f("fk_exchange_rate_source")),
        sa.PrimaryKeyConstraint("currency", "into", "as_at", name=op.f("pk_exchange_rate")),
    )
    op.create_table(
        "indicator_target",
        sa.Column("indicator_id", sa.Text(), nullable=False),
        sa.Column("target_date", sa.Text(), nullable=False),
        sa.Column("set_on", sa.Text(), nullable=False),
        sa.Column("target", sa.Float(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("source_url", sa.Text(), nullable=True),
        sa.Column("confidence", sa.Text(), nullable=True),
        sa.CheckConstraint("\"confidence\" = 'high' OR \"confidence\" = 'medium' OR \"confidence\" = 'low'", name=op.f("ck_indicator_target_confidence_choice")),
        sa.CheckConstraint('length("set_on") = 4 OR length("set_on") = 7 OR length("set_on") = 10', name=op.f("ck_indicator_target_set_on_date")),
        sa.CheckConstraint('length("target_date") = 4 OR length("target_date") = 7 OR length("target_date") = 10', name=op.f("ck_indicator_target_target_date_date")),
        sa.ForeignKeyConstraint(["indicator_id"], ["indicator.indicator_id"], name=op.f("fk_indicator_target_indicator_id")),
        sa.ForeignKeyConstraint(["source"], ["source.source"], name=op.f("fk_indicator_target_source")),
        sa.PrimaryKeyConstraint("indicator_id", "target_date", "set_on", name=op.f("pk_indicator_target")),
    )
    op.create_table(
        "barrier",
        sa.Column("barrier_id", sa.Text(), nullable=False),
        sa.Column("project_id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("barrier", sa.Text(), nullable=False),
        sa.Column("severity", sa.Text(), nullable=True),
        sa.Column("opened", sa.Text(), nullable=True),
        sa.Column("due_date", sa.Text(), nullable=True),
        sa.Column("closed", sa.Text(), nullable=True),
        sa.Column("trend", sa.Text(), nullable=True),
        sa.Column("owner", sa.Text(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("source_url", sa.Text(), nullable=True),
        sa.Column("confidence", sa.Text(), nullable=True),
        sa.CheckConstraint("\"barrier\" = 'permission and law' OR \"barrier\" = 'procurement' OR \"barrier\" = 'finance' OR \"barrier\" = 'land and site' OR \"barrier\" = 'technology' OR \"barrier\" = 'data' OR \"barrier\" = 'staff and skills' OR \"barrier\" = 'coordination' OR \"barrier\" = 'acceptance by the public' OR \"barrier\" = 'supply' OR \"barrier\" = 'natural hazard' OR \"barrier\" = 'public health' OR \"barrier\" = 'politics and security' OR \"barrier\" = 'other'", name=op.f("ck_barrier_barrier_choice")),
        sa.CheckConstraint('length("closed") = 4 OR length("closed") = 7 OR length("closed") = 10', name=op.f("ck_barrier_closed_date")),
        sa.CheckConstraint("\"confidence\" = 'high' OR \"confidence\" = 'medium' OR \"confidence\" = 'low'", name=op.f("ck_barrier_confidence_choice")),
        sa.CheckConstraint('length("due_date") = 4 OR length("due_date") = 7 OR length("due_date") = 10', name=op.f("ck_barrier_due_date_date")),
        sa.CheckConstraint("\"kind\" = 'risk' OR \"kind\" = 'issue'", name=op.f("ck_barrier_kind_choice")),
        sa.CheckConstraint('length("opened") = 4 OR length("opened") = 7 OR length("opened") = 10', name=op.f("ck_barrier_opened_date")),
        sa.CheckConstraint("\"severity\" = 'low' OR \"severity\" = 'moderate' OR \"severity\" = 'severe'", name=op.f("ck_barrier_severity_choice")),
        sa.CheckConstraint("\"trend\" = 'worse' OR \"trend\" = 'same' OR \"trend\" = 'better'", name=op.f("ck_barrier_trend_choice")),
        sa.ForeignKeyConstraint(["project_id"], ["project.project_id"], name=op.f("fk_barrier_project_id")),
        sa.ForeignKeyConstraint(["source"], ["source.source"], name=op.f("fk_barrier_source")),
        sa.PrimaryKeyConstraint("barrier_id", name=op.f("pk_barrier")),
    )
    op.create_index(op.f("ix_barrier_project_id"), "barrier", ["project_id"])
    op.create_table(
        "rating",
        sa.Column("project_id", sa.Text(), nullable=False),
        sa.Column("as_at", sa.Text(), nullable=False),
        sa.Column("rating", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("source_url", sa.Text(), nullable=True),
        sa.CheckConstraint('length("as_at") = 4 OR length("as_at") = 7 OR length("as_at") = 10', name=op.f("ck_rating_as_at_date")),
        sa.CheckConstraint("\"rating\" = 'off track' OR \"rating\" = 'watch' OR \"rating\" = 'on track' OR \"rating\" = 'no recent data' OR \"rating\" = 'not started' OR \"rating\" = 'completed' OR \"rating\" = 'suspended' OR \"rating\" = 'cancelled' OR \"rating\" = 'by the rule'", name=op.f("ck_rating_rating_choice")),
        sa.ForeignKeyConstraint(["project_id"], ["project.project_id"], name=op.f("fk_rating_project_id")),
        sa.ForeignKeyConstraint(["source"], ["source.source"], name=op.f("fk_rating_source")),
        sa.PrimaryKeyConstraint("project_id", "as_at", name=op.f("pk_rating")),
    )
    op.create_table(
        "exchange",
        sa.Column("exchange_id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("start_date", sa.Text(), nullable=False),
        sa.Column("end_date", sa.Text(), nullable=True),
        sa.Column("abroad", sa.Text(), nullable=True),
        sa.Column("project_id", sa.Text(), nullable=True),
        sa.Column("participants", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("source_url", sa.Text(), nullable=True),
        sa.Column("confidence", sa.Text(), nullable=True),
        sa.CheckConstraint("\"confidence\" = 'high' OR \"confidence\" = 'medium' OR \"confidence\" = 'low'", name=op.f("ck_exchange_confidence_choice")),
        sa.CheckConstraint('length("end_date") = 4 OR length("end_date") = 7 OR length("end_date") = 10', name=op.f("ck_exchange_end_date_date")),
        sa.CheckConstraint("\"kind\" = 'between cities' OR \"kind\" = 'of persons'", name=op.f("ck_exchange_kind_choice")),
        sa.CheckConstraint('"participants" >= 0', name=op.f("ck_exchange_participants_least")),
        sa.CheckConstraint('length("start_date") = 4 OR length("start_date") = 7 OR length("start_date") = 10', name=op.f("ck_exchange_start_date_date")),
        sa.ForeignKeyConstraint(["project_id"], ["project.project_id"], name=op.f("fk_exchange_project_id")),
        sa.ForeignKeyConstraint(["source"], ["source.source"], name=op.f("fk_exchange_source")),
        sa.PrimaryKeyConstraint("exchange_id", name=op.f("pk_exchange")),
    )
    op.create_index(op.f("ix_exchange_project_id"), "exchange", ["project_id"])
    op.create_table(
        "accepted_finding",
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("as_at", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("source_url", sa.Text(), nullable=True),
        sa.CheckConstraint('length("as_at") = 4 OR length("as_at") = 7 OR length("as_at") = 10', name=op.f("ck_accepted_finding_as_at_date")),
        sa.ForeignKeyConstraint(["source"], ["source.source"], name=op.f("fk_accepted_finding_source")),
        sa.PrimaryKeyConstraint("rule", "subject", name=op.f("pk_accepted_finding")),
    )
    op.create_table(
        "indicator_sdg",
        sa.Column("indicator_id", sa.Text(), nullable=False),
        sa.Column("sdg", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["indicator_id"], ["indicator.indicator_id"], name=op.f("fk_indicator_sdg_indicator_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("indicator_id", "sdg", name=op.f("pk_indicator_sdg")),
    )
    op.create_index(op.f("ix_indicator_sdg_sdg"), "indicator_sdg", ["sdg"])
    op.create_table(
        "indicator_standard",
        sa.Column("indicator_id", sa.Text(), nullable=False),
        sa.Column("standard", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["indicator_id"], ["indicator.indicator_id"], name=op.f("fk_indicator_standard_indicator_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("indicator_id", "standard", name=op.f("pk_indicator_standard")),
    )
    op.create_index(op.f("ix_indicator_standard_standard"), "indicator_standard", ["standard"])
    op.create_table(
        "exchange_city",
        sa.Column("exchange_id", sa.Text(), nullable=False),
        sa.Column("city_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["city_id"], ["city.city_id"], name=op.f("fk_exchange_city_city_id")),
        sa.ForeignKeyConstraint(["exchange_id"], ["exchange.exchange_id"], name=op.f("fk_exchange_city_exchange_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("exchange_id", "city_id", name=op.f("pk_exchange_city")),
    )
    op.create_index(op.f("ix_exchange_city_city_id"), "exchange_city", ["city_id"])
    _added("indicator", "headline", "yes", "no")
    _added("indicator", "additive", "yes", "no")
    op.execute("ALTER TABLE indicator ADD COLUMN shared_indicator TEXT")
    op.create_index(op.f("ix_indicator_shared_indicator"), "indicator", ["shared_indicator"])
    op.execute("ALTER TABLE indicator ADD COLUMN dac_sector TEXT")
    _refers("indicator", "shared_indicator", "shared_indicator")
    rule = 'length("forecast_date") = 4 OR length("forecast_date") = 7 OR length("forecast_date") = 10'
    op.execute(f"ALTER TABLE milestone ADD COLUMN forecast_date TEXT CONSTRAINT ck_milestone_forecast_date_date CHECK ({rule})")
    _added("milestone", "final", "yes", "no")
    there = sa.text("value IS NOT NULL")
    op.create_index(
        op.f("ix_indicator_value_indicator_id_groups_as_at_end"), "indicator_value", ["indicator_id", "groups", "as_at_end"],
        sqlite_where=there, postgresql_where=there,
    )


def _refers(table: str, column: str, to: str) -> None:
    name = f"fk_{table}_{column}"
    if op.get_context().dialect.name == "postgresql":
        op.create_foreign_key(op.f(name), table, to, [column], [column])
        return
    # SQLite adds no constraint: the rows move to a new table that has the old one's words and this one more. What refers
    # to the table names it, and finds the new one under that name.
    connection = op.get_bind()
    kept = "SELECT type, sql FROM sqlite_master WHERE tbl_name = :name AND sql IS NOT NULL ORDER BY type <> 'table', name"
    (_, made), *others = connection.execute(sa.text(kept), {"name": table}).all()
    body = made.split("(", 1)[1].rstrip().removesuffix(")").rstrip()
    rule = f"CONSTRAINT {name} FOREIGN KEY({column}) REFERENCES {to} ({column})"
    connection.exec_driver_sql(f"CREATE TABLE {table}_new ({body}, {rule})")
    connection.exec_driver_sql(f"INSERT INTO {table}_new SELECT * FROM {table}")
    op.drop_table(table)
    op.rename_table(f"{table}_new", table)
    for _, statement in others:
        connection.exec_driver_sql(statement)


def _added(table: str, column: str, *words: str) -> None:
    rule = " OR ".join(f"\"{column}\" = '{word}'" for word in words)
    op.execute(f"ALTER TABLE {table} ADD COLUMN {column} TEXT CONSTRAINT ck_{table}_{column}_choice CHECK ({rule})")
