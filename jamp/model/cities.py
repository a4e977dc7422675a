"""Cities of the network."""

from __future__ import annotations

from jamp.model.provenance import SAID
from jamp.model.sheets import Column, Kind, Sheet

SHEET = Sheet(
    name="cities",
    label="Cities",
    table="city",
    key=("city_id",),
    scope=("country",),
    name_column="city",
    columns=(
        Column("city_id", Kind.CODE, "City code", help="Short code, for instance SRP", required=True),
        Column("city", Kind.TEXT, "City", required=True),
        Column("country", Kind.REFERENCE, "Country", required=True, refers_to="countries"),
        Column("name_ja", Kind.TEXT, "Name in Japanese"),
        Column("latitude", Kind.NUMBER, "Latitude", help="Decimal degrees north", least=-90, most=90),
        Column("longitude", Kind.NUMBER, "Longitude", help="Decimal degrees east", least=-180, most=180),
        Column("coordinates_basis", Kind.TEXT, "Basis of the coordinates"),
        Column("population", Kind.INTEGER, "Population", least=0),
        Column("population_as_at", Kind.DATE, "Population as at"),
        Column("population_note", Kind.TEXT, "Note on the population"),
        Column("population_url", Kind.URL, "Source of the population"),
        Column("unlocode", Kind.CODE, "UN/LOCODE"),
        Column("unlocode_basis", Kind.TEXT, "Basis of the UN/LOCODE"),
        Column(
            "joined", Kind.DATE, "Joined", help="Year in which the city joined the ASEAN Smart Cities Network"
        ),
        Column("membership", Kind.TEXT, "Membership"),
        Column("note", Kind.TEXT, "Note"),
        *SAID,
    ),
)
