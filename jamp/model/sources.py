"""Who said it: a published report, a press release, the office itself."""

from __future__ import annotations

from jamp.model.sheets import Column, Kind, Sheet

SHEET = Sheet(
    name="sources",
    label="Sources",
    table="source",
    key=("source",),
    name_column="title",
    columns=(
        Column("source", Kind.CODE, "Source", help="Short code, for instance ASCN-ME-2025", required=True),
        Column("title", Kind.TEXT, "Title", required=True),
        Column("publisher", Kind.TEXT, "Publisher"),
        Column("published", Kind.DATE, "Published"),
        Column("url", Kind.URL, "Address"),
        Column("language", Kind.CODE, "Language", help="ISO 639 code, for instance en or ja"),
        Column("note", Kind.TEXT, "Note", help="For instance why there is no date"),
    ),
)
