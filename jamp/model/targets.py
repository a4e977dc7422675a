"""Targets that a city set itself, with what later reports say of them."""

from __future__ import annotations

from jamp.model.provenance import SAID
from jamp.model.sheets import Column, Kind, Sheet

SHEET = Sheet(
    name="targets",
    label="City targets",
    table="city_target",
    key=("target_id",),
    scope=("city",),
    name_column="title",
    columns=(
        Column("target_id", Kind.CODE, "Target code", required=True),
        Column("city", Kind.REFERENCE, "City", required=True, refers_to="cities"),
        Column("title", Kind.TEXT, "Target", required=True),
        Column("measurable", Kind.CHOICE, "Can be measured", choices=("yes", "no")),
        Column("indicator", Kind.TEXT, "Indicator"),
        Column("unit", Kind.TEXT, "Unit"),
        Column("baseline", Kind.TEXT, "Baseline"),
        Column("baseline_date", Kind.DATE, "Baseline date"),
        Column("target", Kind.TEXT, "Target value"),
        Column("target_date", Kind.DATE, "Target date"),
        Column("later_figure", Kind.TEXT, "Figure in a later report"),
        Column("later_value", Kind.TEXT, "Later value"),
        Column("later_source", Kind.REFERENCE, "Later source", refers_to="sources"),
        *SAID,
    ),
)
