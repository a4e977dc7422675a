"""Case studies: challenge, approach, results, lessons."""

from __future__ import annotations

from jamp.model.provenance import SAID
from jamp.model.sheets import Column, Kind, Sheet

SHEET = Sheet(
    name="case_studies",
    label="Case studies",
    table="case_study",
    key=("case_id",),
    scope=("project_id",),
    name_column="title",
    columns=(
        Column("case_id", Kind.CODE, "Case code", required=True),
        Column("project_id", Kind.REFERENCE, "Project code", required=True, refers_to="projects"),
        Column("title", Kind.TEXT, "Title", required=True, longest=300),
        Column("challenge", Kind.TEXT, "Challenge"),
        Column("approach", Kind.TEXT, "Approach"),
        Column("results", Kind.TEXT, "Results"),
        Column("lessons", Kind.TEXT, "Lessons"),
        Column("contact", Kind.TEXT, "Contact"),
        Column("state", Kind.CHOICE, "State", required=True, choices=("draft", "cleared")),
        *SAID,
    ),
)
