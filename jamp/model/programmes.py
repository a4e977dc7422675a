"""Programmes that a project can belong to."""

from __future__ import annotations

from jamp.model.provenance import FROM
from jamp.model.sheets import Column, Kind, Sheet

# the programme of a portfolio that is made up to try the tracker out: every page and every document says so
MADE_UP = "MADE-UP"

SHEET = Sheet(
    name="programmes",
    label="Programmes",
    table="programme",
    key=("programme",),
    name_column="title",
    columns=(
        Column("programme", Kind.CODE, "Programme", help="Short code, for instance ASCN", required=True),
        Column("title", Kind.TEXT, "Title", required=True),
        Column("title_ja", Kind.TEXT, "Title in Japanese"),
        *FROM,
    ),
)
