"""High Level Meetings and annual meetings; reports are made for one and counted from the one before."""

from __future__ import annotations

from jamp.model.provenance import SAID
from jamp.model.sheets import Column, Kind, Sheet

SHEET = Sheet(
    name="meetings",
    label="Meetings",
    table="meeting",
    key=("meeting",),
    name_column="series",
    columns=(
        Column("meeting", Kind.CODE, "Meeting", help="Short code, for instance HLM-7", required=True),
        Column("series", Kind.TEXT, "Series", required=True),
        Column("number", Kind.INTEGER, "Number", required=True, least=1),
        Column("start_date", Kind.DATE, "First day", required=True),
        Column("end_date", Kind.DATE, "Last day"),
        Column("place", Kind.TEXT, "Place"),
        Column("country", Kind.REFERENCE, "Country", refers_to="countries"),
        Column("format", Kind.TEXT, "Format"),
        Column("theme", Kind.TEXT, "Theme"),
        Column("participants", Kind.TEXT, "Participants"),
        Column("co_chair", Kind.TEXT, "Co-chair"),
        Column("outcomes", Kind.TEXT, "Outcomes"),
        *SAID,
        Column("note", Kind.TEXT, "Note"),
    ),
)
