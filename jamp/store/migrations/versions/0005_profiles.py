"""What people confirmed of the files of their office. The way back is an earlier copy."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "profile",
        sa.Column("profile", sa.Integer(), nullable=False),
        sa.Column("office", sa.Text(), nullable=False),
        sa.Column("shape", sa.Text(), nullable=False),
        sa.Column("sheet", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("profile", name=op.f("pk_profile")),
        sa.UniqueConstraint("office", "shape", "sheet", name=op.f("uq_profile_office_shape_sheet")),
        sa.UniqueConstraint("office", "name", name=op.f("uq_profile_office_name")),
    )
    op.create_table(
        "confirmed",
        sa.Column("confirmed", sa.Integer(), nullable=False),
        sa.Column("profile", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("batch", sa.Integer(), nullable=False),
        sa.Column("revoked_at", sa.Text(), nullable=True),
        sa.Column("revoked_by", sa.Text(), nullable=True),
        sa.CheckConstraint("\"kind\" IN ('columns', 'meanings', 'answers', 'reading')", name=op.f("ck_confirmed_kind_choice")),
        sa.ForeignKeyConstraint(["profile"], ["profile.profile"], name=op.f("fk_confirmed_profile")),
        sa.ForeignKeyConstraint(["batch"], ["batch.batch"], name=op.f("fk_confirmed_batch")),
        sa.PrimaryKeyConstraint("confirmed", name=op.f("pk_confirmed")),
    )
    op.create_index(op.f("ix_confirmed_profile"), "confirmed", ["profile"])
