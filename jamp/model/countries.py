"""Countries by their ISO 3166 alpha-3 code."""

from __future__ import annotations

from jamp.model.provenance import FROM
from jamp.model.sheets import Column, Kind, Sheet

SHEET = Sheet(
    name="countries",
    label="Countries",
    table="country",
    key=("country",),
    name_column="title",
    columns=(
        Column(
            "country", Kind.CODE, "Country code", help="ISO 3166 alpha-3, for instance KHM", required=True
        ),
        Column("title", Kind.TEXT, "Country", required=True),
        Column("asean", Kind.CHOICE, "ASEAN member", choices=("yes", "no")),
        *FROM,
    ),
)
