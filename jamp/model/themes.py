"""Themes of the meetings and of the work: Inclusivity, Disaster Risk Reduction, ..."""

from __future__ import annotations

from jamp.model.provenance import FROM
from jamp.model.sheets import Column, Kind, Sheet

SHEET = Sheet(
    name="themes",
    label="Themes",
    table="theme",
    key=("theme",),
    name_column="title",
    columns=(
        Column("theme", Kind.CODE, "Theme", help="Short code", required=True),
        Column("title", Kind.TEXT, "Title", required=True),
        Column("title_ja", Kind.TEXT, "Title in Japanese"),
        *FROM,
    ),
)
