"""Expressions of interest: a city wants to repeat what a case study tells, and what came of that."""

from __future__ import annotations

from jamp.model.provenance import SAID
from jamp.model.sheets import Column, Kind, Sheet

STEPS = ("stated", "matched", "visited", "adopted")
CLOSED = "closed"

SHEET = Sheet(
    name="interests",
    label="Expressions of interest",
    table="interest",
    key=("interest_id",),
    scope=("case_id",),
    name_column="wanted",
    columns=(
        Column("interest_id", Kind.CODE, "Interest code", required=True),
        Column("case_id", Kind.REFERENCE, "Case code", required=True, refers_to="case_studies"),
        Column("city", Kind.REFERENCE, "City", help="The city that wants to repeat it", required=True, refers_to="cities"),
        Column("wanted", Kind.TEXT, "What the city wants to learn", required=True, longest=600),
        Column("office", Kind.TEXT, "Office", help="Who follows it in the city; an office, not a person", longest=300),
        Column("stated_on", Kind.DATE, "Stated on", required=True),
        Column("matched_on", Kind.DATE, "Matched on", help="The city of the case has answered"),
        Column("visited_on", Kind.DATE, "Visited on"),
        Column("exchange_id", Kind.REFERENCE, "Exchange code", help="The visit, as it stands among the exchanges", refers_to="exchanges"),
        Column("adopted_on", Kind.DATE, "Adopted on"),
        Column("project_id", Kind.REFERENCE, "Adopted as project", refers_to="projects"),
        Column("closed_on", Kind.DATE, "Closed on"),
        Column("note", Kind.TEXT, "Note", help="Also why it was closed"),
        *SAID,
    ),
)


def step(matched: str, visited: str, adopted: str, closed: str = "") -> str:
    """How far an interest has come, from its dates; "closed" where it ended without being adopted."""
    reached = "adopted" if adopted else "visited" if visited else "matched" if matched else "stated"
    return CLOSED if closed and reached != "adopted" else reached
