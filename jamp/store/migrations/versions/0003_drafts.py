"""Files that were sent and are not applied yet; new records packed in the history. The way back is an earlier copy."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "draft",
        sa.Column("draft", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("created_by", sa.Text(), nullable=False),
        sa.Column("options", sa.Text(), nullable=False),
        sa.Column("batch", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["batch"], ["batch.batch"], name=op.f("fk_draft_batch")),
        sa.PrimaryKeyConstraint("draft", name=op.f("pk_draft")),
    )
    op.create_index(op.f("ix_draft_created_by"), "draft", ["created_by"])
    op.create_table(
        "draft_file",
        sa.Column("draft", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("bytes", sa.LargeBinary(), nullable=False),
        sa.Column("options", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["draft"], ["draft.draft"], name=op.f("fk_draft_file_draft"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("draft", "position", name=op.f("pk_draft_file")),
    )
    op.add_column("batch_file", sa.Column("left_out", sa.Text()))
    op.add_column("batch_file", sa.Column("options", sa.Text()))
    op.create_table(
        "arrival",
        sa.Column("arrival", sa.Integer(), nullable=False),
        sa.Column("batch", sa.Integer(), nullable=False),
        sa.Column("file", sa.Integer(), nullable=False),
        sa.Column("sheet", sa.Text(), nullable=False),
        sa.Column("columns", sa.Text(), nullable=False),
        sa.Column("records", sa.Integer(), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["batch"], ["batch.batch"], name=op.f("fk_arrival_batch")),
        sa.ForeignKeyConstraint(["batch", "file"], ["batch_file.batch", "batch_file.position"], name=op.f("fk_arrival_batch_file")),
        sa.PrimaryKeyConstraint("arrival", name=op.f("pk_arrival")),
    )
    op.create_index(op.f("ix_arrival_batch"), "arrival", ["batch"])
    op.create_table(
        "arrival_project",
        sa.Column("project_id", sa.Text(), nullable=False),
        sa.Column("arrival", sa.Integer(), nullable=False),
        sa.Column("records", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["arrival"], ["arrival.arrival"], name=op.f("fk_arrival_project_arrival")),
        sa.PrimaryKeyConstraint("project_id", "arrival", name=op.f("pk_arrival_project")),
    )
