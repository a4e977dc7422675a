"""What several projects count alike: only figures of one shared indicator are ever put side by side or added up."""

from __future__ import annotations

from jamp.model.provenance import FROM
from jamp.model.sheets import Column, Kind, Sheet

SHEET = Sheet(
    name="shared_indicators",
    label="Shared indicators",
    table="shared_indicator",
    key=("shared_indicator",),
    name_column="title",
    columns=(
        Column("shared_indicator", Kind.CODE, "Shared indicator", help="Short code, for instance bus-passengers", required=True),
        Column("title", Kind.TEXT, "Title", required=True, longest=300),
        Column("title_ja", Kind.TEXT, "Title in Japanese", longest=300),
        Column("note", Kind.TEXT, "Note", help="What is counted, and what is not"),
        *FROM,
    ),
)
