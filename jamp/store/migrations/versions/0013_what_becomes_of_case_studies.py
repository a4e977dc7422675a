"""What becomes of case studies: published versions, comments, what is just being written, collections, pictures. The way back
is an earlier copy."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('case_collection',
        sa.Column('collection', sa.Integer(), nullable=False),
        sa.Column('name', sa.Text(), nullable=False),
        sa.Column('data', sa.Text(), nullable=False),
        sa.Column('written_at', sa.Text(), nullable=False),
        sa.Column('written_by', sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint('collection', name=op.f('pk_case_collection')),
    )
    op.create_index('ix_case_collection_name', 'case_collection', ['name'], unique=False)
    op.create_table('case_comment',
        sa.Column('comment', sa.Integer(), nullable=False),
        sa.Column('case_id', sa.Text(), nullable=False),
        sa.Column('about', sa.Text(), nullable=False),
        sa.Column('text', sa.Text(), nullable=False),
        sa.Column('written_at', sa.Text(), nullable=False),
        sa.Column('written_by', sa.Text(), nullable=False),
        sa.Column('settled_at', sa.Text(), nullable=True),
        sa.Column('settled_by', sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint('comment', name=op.f('pk_case_comment')),
    )
    op.create_index('ix_case_comment_case_id', 'case_comment', ['case_id'], unique=False)
    op.create_table('case_unsent',
        sa.Column('person', sa.Text(), nullable=False),
        sa.Column('case_id', sa.Text(), nullable=False),
        sa.Column('opened', sa.Text(), nullable=False),
        sa.Column('data', sa.Text(), nullable=False),
        sa.Column('written_at', sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint('person', 'case_id', name=op.f('pk_case_unsent')),
    )
    op.create_table('case_version',
        sa.Column('case_id', sa.Text(), nullable=False),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.Column('batch', sa.Integer(), nullable=False),
        sa.Column('cleared_at', sa.Text(), nullable=False),
        sa.Column('cleared_by', sa.Text(), nullable=False),
        sa.Column('checksum', sa.Text(), nullable=False),
        sa.Column('data', sa.LargeBinary(), nullable=False),
        sa.Column('taken_back', sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint('case_id', 'version', name=op.f('pk_case_version')),
    )
    op.create_table('picture',
        sa.Column('file', sa.Text(), nullable=False),
        sa.Column('width', sa.Integer(), nullable=False),
        sa.Column('height', sa.Integer(), nullable=False),
        sa.Column('data', sa.LargeBinary(), nullable=False),
        sa.Column('small', sa.LargeBinary(), nullable=False),
        sa.Column('stored_at', sa.Text(), nullable=False),
        sa.Column('stored_by', sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint('file', name=op.f('pk_picture')),
    )
