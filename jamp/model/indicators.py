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
        Column("headline", Kind.CHOICE, "Headline indicator", help="Shown first, and what the rating goes by", choices=("yes", "no")),
        Column("additive", Kind.CHOICE, "May be added up", help="Across projects that count the same; empty means no", choices=("yes", "no")),
        Column("shared_indicator", Kind.REFERENCE, "Shared indicator", help="What other projects count alike", refers_to="shared_indicators"),
        Column("sdg", Kind.CODES, "SDG targets and indicators", help="For instance 11.2; 11.2.1", link="indicator_sdg"),
        Column("standard", Kind.CODES, "Codes of standards", help="For instance ISO 37122:19.5; U4SSC EC:ICT:T:1C", link="indicator_standard"),
        Column("dac_sector", Kind.CODE, "OECD-DAC sector", help="Five digits, for instance 21012"),
    ),
)
