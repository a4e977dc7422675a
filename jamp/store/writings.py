"""What belongs to case studies beside their records: published versions, comments of readers, what somebody is just
writing, collections under a name, and pictures."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, LargeBinary, PrimaryKeyConstraint, Table, Text

from jamp.store.definitions import metadata

VERSION = Table(
    "case_version",
    metadata,
    Column("case_id", Text, nullable=False),  # no reference: what was published leaves a mark, whatever becomes of the record
    Column("version", Integer, nullable=False),
    Column("batch", Integer, nullable=False),
    Column("cleared_at", Text, nullable=False),
    Column("cleared_by", Text, nullable=False),
    Column("checksum", Text, nullable=False),
    Column("data", LargeBinary, nullable=False),  # the whole case as JSON, with the figures of that day
    Column("taken_back", Integer),  # the batch that undid the clearing
    PrimaryKeyConstraint("case_id", "version"),
)
COMMENT = Table(
    "case_comment",
    metadata,
    Column("comment", Integer, primary_key=True),
    Column("case_id", Text, nullable=False),
    Column("about", Text, nullable=False),  # the field, "" for the whole
    Column("text", Text, nullable=False),
    Column("written_at", Text, nullable=False),
    Column("written_by", Text, nullable=False),
    Column("settled_at", Text),
    Column("settled_by", Text),
    Index("ix_case_comment_case_id", "case_id"),
)
UNSENT = Table(
    "case_unsent",
    metadata,
    Column("person", Text, nullable=False),
    Column("case_id", Text, nullable=False),
    Column("opened", Text, nullable=False),  # the data state that the form was opened at
    Column("data", Text, nullable=False),  # what stands in the form, as JSON
    Column("written_at", Text, nullable=False),
    PrimaryKeyConstraint("person", "case_id"),
)
COLLECTION = Table(
    "case_collection",
    metadata,
    Column("collection", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("data", Text, nullable=False),  # the choice and the order, as JSON
    Column("written_at", Text, nullable=False),
    Column("written_by", Text, nullable=False),
    Index("ix_case_collection_name", "name"),
)
PICTURE = Table(
    "picture",
    metadata,
    Column("file", Text, primary_key=True),  # SHA-256 of `data`
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("data", LargeBinary, nullable=False),
    Column("small", LargeBinary, nullable=False),
    Column("stored_at", Text, nullable=False),
    Column("stored_by", Text, nullable=False),
)
