"""Former names of projects and cities, codes of other lists, spellings in other languages."""

from __future__ import annotations

from jamp.model.sheets import Column, Kind, Sheet
from jamp.model.statuses import CONFIDENCE

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
        Column(
            "source",
            Kind.REFERENCE,
            "Source",
            help="Short code of the source; empty for the office itself",
            refers_to="sources",
        ),
        Column("source_url", Kind.URL, "Source address"),
        Column(
            "confidence",
            Kind.CHOICE,
            "Confidence",
            help="How sure the reading of the source is",
            choices=CONFIDENCE,
        ),
    ),
)
