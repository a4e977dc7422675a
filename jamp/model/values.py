"""Values of an indicator at a reporting date: actuals, by group where given, or why there is none."""

from __future__ import annotations

from jamp.model.provenance import SAID
from jamp.model.sheets import Column, Kind, Sheet
from jamp.model.statuses import NO_VALUE, QUALITY

SHEET = Sheet(
    name="values",
    label="Values",
    table="indicator_value",
    key=("indicator_id", "as_at", "groups", "source"),
    scope=("indicator_id", "as_at"),
    columns=(
        Column("indicator_id", Kind.REFERENCE, "Indicator code", required=True, refers_to="indicators"),
        Column("as_at", Kind.DATE, "As at", help="The date that the value speaks of", required=True),
        Column("value", Kind.NUMBER, "Value", help="A number, where there is one", why="state"),
        Column("state", Kind.CHOICE, "Why there is no value", help="Where there is no number", choices=NO_VALUE),
        Column(
            "groups",
            Kind.GROUPS,
            "Groups",
            help="Empty for everybody; crossed groups joined by +, for instance informal_workers+women",
            refers_to="groups",
        ),
        Column("bound", Kind.CHOICE, "Precision", choices=("exact", "at least", "about")),
        Column("quality", Kind.CHOICE, "Data quality", choices=QUALITY),
        Column("comment", Kind.TEXT, "Comment"),
        *SAID,
    ),
)
