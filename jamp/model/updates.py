"""Dated progress updates: what one source says of a project as at one date."""

from __future__ import annotations

from jamp.model.provenance import SAID
from jamp.model.sheets import Column, Kind, Sheet
from jamp.model.statuses import STAGES, STATUSES

SHEET = Sheet(
    name="updates",
    label="Updates",
    table="progress_update",
    key=("project_id", "as_at", "source"),
    scope=("project_id", "as_at"),
    columns=(
        Column("project_id", Kind.REFERENCE, "Project code", required=True, refers_to="projects"),
        Column("as_at", Kind.DATE, "As at", help="The date that the statement speaks of", required=True),
        Column("status", Kind.CHOICE, "Status", help="Empty means not stated", choices=STATUSES),
        Column("stage", Kind.CHOICE, "Smart JAMP stage", choices=STAGES),
        Column("percent_complete", Kind.NUMBER, "Percent complete", help="0 to 100", least=0, most=100, unit="%"),
        Column("narrative", Kind.TEXT, "What was done"),
        Column("issues", Kind.TEXT, "Issues"),
        Column("next_steps", Kind.TEXT, "Next steps"),
        Column("status_basis", Kind.TEXT, "Basis of the status", help="How the source shows the status"),
        *SAID,
    ),
)
