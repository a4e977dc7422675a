"""Limits of the rules that the secretariat may move; each move is kept in the history like any other change."""

from __future__ import annotations

from jamp.model.provenance import FROM
from jamp.model.sheets import Column, Kind, Sheet

# what holds where nothing is set
DEFAULTS = {
    "days_late_watch": 30.0,
    "days_late_off_track": 90.0,
    "share_on_track": 0.9,
    "share_off_track": 0.7,
    "spend_gap_points": 20.0,
    "reporting_period_months": 12.0,
    "smallest_group": 5.0,
}
# (least, most) that each may be moved to: beyond that its rule would say the same of everything
RANGES = {
    "days_late_watch": (0.0, 730.0),
    "days_late_off_track": (0.0, 1825.0),
    "share_on_track": (0.0, 1.0),
    "share_off_track": (0.0, 1.0),
    "spend_gap_points": (0.0, 100.0),
    "reporting_period_months": (1.0, 60.0),
    "smallest_group": (0.0, 100.0),
}
# a rule has two limits: (where the milder rating begins, where the graver one does, whether the graver lies higher)
PAIRS = (("days_late_watch", "days_late_off_track", True), ("share_on_track", "share_off_track", False))
SHEET = Sheet(
    name="settings",
    label="Limits of the rules",
    table="setting",
    key=("setting",),
    columns=(
        Column("setting", Kind.CHOICE, "Limit", required=True, choices=tuple(DEFAULTS)),
        Column("value", Kind.NUMBER, "Value", help="Days, months, points, persons, or a share of 1", required=True, least=0),
        Column("note", Kind.TEXT, "Note"),
        *FROM,
    ),
)
