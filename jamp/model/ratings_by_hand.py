"""Ratings set by hand, with reason and author; the rule's own answer is shown beside them."""

from __future__ import annotations

from jamp.model.provenance import FROM
from jamp.model.ratings import RATINGS
from jamp.model.sheets import Column, Kind, Sheet

SHEET = Sheet(
    name="ratings",
    label="Ratings set by hand",
    table="rating",
    key=("project_id", "as_at"),
    scope=("project_id",),
    columns=(
        Column("project_id", Kind.REFERENCE, "Project code", required=True, refers_to="projects"),
        Column("as_at", Kind.DATE, "As at", help="From this date on, until the next one", required=True),
        Column("rating", Kind.CHOICE, "Rating", help="“by the rule” ends what was set by hand", required=True, choices=(*RATINGS, "by the rule")),
        Column("reason", Kind.TEXT, "Reason", required=True),
        Column("author", Kind.TEXT, "Author", help="Who sets it", required=True, longest=300),
        *FROM,
    ),
)
