"""Findings of the checks that somebody has accepted, because ...; they are shown as accepted, not as open."""

from __future__ import annotations

from jamp.model.provenance import FROM
from jamp.model.sheets import Column, Kind, Sheet

SHEET = Sheet(
    name="accepted_findings",
    label="Accepted findings",
    table="accepted_finding",
    key=("rule", "subject"),
    columns=(
        Column("rule", Kind.CODE, "Rule", required=True),
        Column("subject", Kind.CODE, "What it was found in", help="As the list of findings names it", required=True),
        Column("reason", Kind.TEXT, "Reason", required=True),
        Column("author", Kind.TEXT, "Author", help="Who accepts it", required=True, longest=300),
        Column("as_at", Kind.DATE, "Date", help="The day that it was accepted", required=True),
        *FROM,
    ),
)
