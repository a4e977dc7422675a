"""Targets of an indicator on the way to its end target, and targets that took the place of earlier ones; all are kept."""

from __future__ import annotations

from jamp.model.provenance import SAID
from jamp.model.sheets import Column, Kind, Sheet

SHEET = Sheet(
    name="indicator_targets",
    label="Targets of indicators",
    table="indicator_target",
    key=("indicator_id", "target_date", "set_on"),
    scope=("indicator_id",),
    columns=(
        Column("indicator_id", Kind.REFERENCE, "Indicator code", required=True, refers_to="indicators"),
        Column("target_date", Kind.DATE, "Target date", help="The date that the target is for", required=True),
        Column("set_on", Kind.DATE, "Set on", help="Since when it holds; a later one for the same date takes its place", required=True),
        Column("target", Kind.NUMBER, "Target", required=True),
        Column("reason", Kind.TEXT, "Reason", help="Why it was set anew"),
        *SAID,
    ),
)
