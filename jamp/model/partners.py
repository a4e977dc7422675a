"""Organisations with their role in a project."""

from __future__ import annotations

from jamp.model.sheets import Column, Kind, Sheet
from jamp.model.statuses import CONFIDENCE

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
        Column(
            "source",
            Kind.REFERENCE,
            "Source",
            help="Short code of the source; empty for the office itself",
            refers_to="sources",
        ),
        Column("source_url", Kind.URL, "Source address"),
        Column(
            "confidence",
            Kind.CHOICE,
            "Confidence",
            help="How sure the reading of the source is",
            choices=CONFIDENCE,
        ),
    ),
)
