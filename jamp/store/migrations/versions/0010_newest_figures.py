"""The newest figure of each indicator and set of groups, kept beside the values, and an index of what has no
figure. The way back is an earlier copy."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def _end(column: str) -> str:
    """The last day of a partial date."""
    year, month = f"CAST(substr({column}, 1, 4) AS INTEGER)", f"substr({column}, 6, 2)"
    leap = f"{year} / 4 * 4 = {year} AND ({year} / 100 * 100 <> {year} OR {year} / 400 * 400 = {year})"
    return (
        f"CASE WHEN length({column}) = 10 THEN {column} WHEN length({column}) = 4 THEN {column} || '-12-31' "
        f"WHEN {month} = '02' AND {leap} THEN {column} || '-29' WHEN {month} = '02' THEN {column} || '-28' "
        f"WHEN {month} IN ('04', '06', '09', '11') THEN {column} || '-30' ELSE {column} || '-31' END"
    )


FILL = f"""
WITH ends AS (
    SELECT indicator_id, groups, min(as_at_end) AS first_end, max(as_at_end) AS last_end
    FROM indicator_value WHERE value IS NOT NULL GROUP BY indicator_id, groups
), there AS (
    SELECT v.indicator_id, v.groups, e.first_end, v.as_at_end, v.as_at, v.source, v.value, v.bound, row_number() OVER (
        PARTITION BY v.indicator_id, v.groups
        ORDER BY CASE WHEN v.source = '' THEN 0 ELSE 1 END, coalesce({_end("s.published")}, '') DESC, v.source DESC, v.as_at DESC
    ) AS place
    FROM indicator_value v
    JOIN ends e ON e.indicator_id = v.indicator_id AND e.groups = v.groups AND e.last_end = v.as_at_end
    JOIN source s ON s.source = v.source
    WHERE v.value IS NOT NULL
)
INSERT INTO newest_figure (indicator_id, groups, first_end, as_at_end, as_at, source, value, bound, least, fell_end)
SELECT indicator_id, groups, first_end, as_at_end, as_at, source, value, bound, (
    SELECT min(v.value) FROM indicator_value v WHERE v.indicator_id = there.indicator_id AND v.value > 0
), NULL
FROM there WHERE place = 1
"""
# one indicator at a time: joined to all of them at once, SQLite compares each with each
FELL = """
UPDATE newest_figure SET fell_end = (
    SELECT min(as_at_end) FROM (
        SELECT as_at_end, value, bound, lag(value) OVER (ORDER BY as_at_end) AS before FROM (
            SELECT as_at_end, value, bound, row_number() OVER (PARTITION BY as_at_end ORDER BY source) AS place
            FROM indicator_value v
            WHERE v.indicator_id = newest_figure.indicator_id AND groups = '' AND value IS NOT NULL AND (bound IS NULL OR bound <> 'about')
        ) counting WHERE place = 1
    ) in_order WHERE value < before AND coalesce(bound, 'exact') = 'exact'
) WHERE groups = ''
"""


def upgrade() -> None:
    op.create_table(
        "newest_figure",
        sa.Column("indicator_id", sa.Text(), nullable=False),
        sa.Column("groups", sa.Text(), nullable=False),
        sa.Column("first_end", sa.Text(), nullable=False),
        sa.Column("as_at_end", sa.Text(), nullable=False),
        sa.Column("as_at", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
        sa.Column("bound", sa.Text(), nullable=True),
        sa.Column("least", sa.Float(), nullable=True),
        sa.Column("fell_end", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["groups"], ["group_set.groups"], name=op.f("fk_newest_figure_groups"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["indicator_id"], ["indicator.indicator_id"], name=op.f("fk_newest_figure_indicator_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("indicator_id", "groups", name=op.f("pk_newest_figure")),
    )
    op.execute(FILL)
    op.execute(FELL)
    lacking = sa.text("state IS NOT NULL")
    op.create_index(op.f("ix_indicator_value_state"), "indicator_value", ["state"], sqlite_where=lacking, postgresql_where=lacking)
