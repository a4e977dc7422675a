"""Former names of projects and cities, codes of other lists, spellings in other languages."""

from __future__ import annotations

from jamp.model.provenance import SAID
from jamp.model.sheets import Column, Kind, Sheet

SHEET = Sheet(
    name="aliases",
    label="Other names",
    table="alias",
    key=("subject", "alias", "subject_id"),
    name_column="alias",
    columns=(
        Column("subject", Kind.CHOICE, "What is named", required=True, choices=("project", "city")),
        Column("subject_id", Kind.CODE, "Code", help="Project code or city code", required=True),
        Column("alias", Kind.TEXT, "Other name", required=True, longest=300),
        Column(
            "kind", Kind.CHOICE, "Kind of name", choices=("former name", "spelling", "code in another list")
        ),
        Column("language", Kind.CODE, "Language", help="ISO 639 code, for instance en or ja"),
        Column("note", Kind.TEXT, "Note"),
        *SAID,
    ),
)
