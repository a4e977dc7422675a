"""Money: budget, commitment, disbursement."""

from __future__ import annotations

from jamp.model.provenance import SAID
from jamp.model.sheets import Column, Kind, Sheet

SHEET = Sheet(
    name="funding",
    label="Funding",
    table="funding",
    key=("project_id", "kind", "organisation", "as_at", "currency"),
    scope=("project_id",),
    columns=(
        Column("project_id", Kind.REFERENCE, "Project code", required=True, refers_to="projects"),
        Column("kind", Kind.CHOICE, "Kind", required=True, choices=("budget", "commitment", "disbursement")),
        Column("organisation", Kind.TEXT, "From whom", required=True, longest=300),
        Column("as_at", Kind.DATE, "Date", required=True),
        Column("currency", Kind.CODE, "Currency", help="ISO 4217 code, for instance JPY", required=True),
        Column("amount", Kind.NUMBER, "Amount", required=True, least=0),
        Column("note", Kind.TEXT, "Note"),
        *SAID,
    ),
)
