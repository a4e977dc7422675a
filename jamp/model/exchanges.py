"""Mutual learning: visits, courses, talks between cities, and who took part."""

from __future__ import annotations

from jamp.model.provenance import SAID
from jamp.model.sheets import Column, Kind, Sheet

SHEET = Sheet(
    name="exchanges",
    label="Exchanges",
    table="exchange",
    key=("exchange_id",),
    name_column="title",
    columns=(
        Column("exchange_id", Kind.CODE, "Exchange code", required=True),
        Column("title", Kind.TEXT, "Exchange", required=True, longest=300),
        Column("kind", Kind.CHOICE, "Kind of exchange", required=True, choices=("between cities", "of persons")),
        Column("start_date", Kind.DATE, "First day", required=True),
        Column("end_date", Kind.DATE, "Last day"),
        Column("city", Kind.REFERENCES, "City", help="One or more, separated by a semicolon", refers_to="cities", link="exchange_city"),
        Column("abroad", Kind.TEXT, "Others who took part", help="Cities and organisations outside the network", longest=300),
        Column("project_id", Kind.REFERENCE, "Project code", refers_to="projects"),
        Column("participants", Kind.INTEGER, "Participants", least=0),
        Column("note", Kind.TEXT, "Note"),
        *SAID,
    ),
)
