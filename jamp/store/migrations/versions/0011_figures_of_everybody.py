"""PostgreSQL finds the figures of everybody as at any date without the table. The way back is an earlier copy."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.create_index(
            "ix_indicator_value_everybody", "indicator_value", ["indicator_id", "as_at_end"],
            postgresql_include=["value", "as_at", "source", "bound"], postgresql_where=sa.text("groups = '' AND value IS NOT NULL"),
        )  # fmt: skip
