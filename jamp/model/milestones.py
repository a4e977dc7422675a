"""Milestones: dates promised, revised and kept, each with the source that says so."""

from __future__ import annotations

from jamp.model.provenance import SAID
from jamp.model.sheets import Column, Kind, Sheet

SHEET = Sheet(
    name="milestones",
    label="Milestones",
    table="milestone",
    key=("milestone_id",),
    scope=("project_id",),
    name_column="title",
    columns=(
        Column("milestone_id", Kind.CODE, "Milestone code", required=True),
        Column("project_id", Kind.REFERENCE, "Project code", required=True, refers_to="projects"),
        Column("title", Kind.TEXT, "Milestone", required=True, longest=300),
        Column("planned_date", Kind.DATE, "Planned date"),
        Column("planned_source", Kind.REFERENCE, "Source of the planned date", refers_to="sources"),
        Column("revised_date", Kind.DATE, "Revised date"),
        Column("actual_date", Kind.DATE, "Actual date"),
        Column("later_source", Kind.REFERENCE, "Source of the later date", refers_to="sources"),
        Column("outcome", Kind.TEXT, "What came of it"),
        Column("note", Kind.TEXT, "Note"),
        *SAID,
        Column("forecast_date", Kind.DATE, "Forecast", help="When it is expected now, where no new date is agreed"),
        Column("final", Kind.CHOICE, "Completes the project", choices=("yes", "no")),
    ),
)
