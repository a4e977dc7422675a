"""Organisations with their role in a project."""

from __future__ import annotations

from jamp.model.provenance import SAID
from jamp.model.sheets import Column, Kind, Sheet

SHEET = Sheet(
    name="partners",
    label="Partners",
    table="partner",
    key=("project_id", "organisation", "role"),
    scope=("project_id",),
    columns=(
        Column("project_id", Kind.REFERENCE, "Project code", required=True, refers_to="projects"),
        Column("organisation", Kind.TEXT, "Organisation", required=True, longest=300),
        Column(
            "role",
            Kind.CHOICE,
            "Role",
            required=True,
            choices=("funding", "accountable", "extending", "implementing", "not stated"),
        ),
        Column("note", Kind.TEXT, "Note"),
        *SAID,
    ),
)
