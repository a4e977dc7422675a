"""Indicators: what is counted for a project."""

from __future__ import annotations

from jamp.model.provenance import SAID
from jamp.model.sheets import Column, Kind, Sheet

SHEET = Sheet(
    name="indicators",
    label="Indicators",
    table="indicator",
    key=("indicator_id",),
    scope=("project_id",),
    name_column="title",
    columns=(
        Column("indicator_id", Kind.CODE, "Indicator code", required=True),
        Column("project_id", Kind.REFERENCE, "Project code", required=True, refers_to="projects"),
        Column("title", Kind.TEXT, "Indicator", required=True, longest=300),
        Column("unit", Kind.TEXT, "Unit", required=True),
        Column(
            "direction", Kind.CHOICE, "Direction", help="Which way is better", choices=("rising", "falling")
        ),
        Column(
            "measure",
            Kind.CHOICE,
            "Measure",
            choices=("cumulative", "per period", "level", "planned", "not stated"),
        ),
        Column("baseline", Kind.NUMBER, "Baseline"),
        Column("baseline_date", Kind.DATE, "Baseline date"),
        Column("target", Kind.NUMBER, "Target"),
        Column("target_date", Kind.DATE, "Target date"),
        Column("note", Kind.TEXT, "Note"),
        *SAID,
    ),
)
