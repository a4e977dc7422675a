"""Risks, issues and barriers: what stands in the way of a project, of a kind that can be counted."""

from __future__ import annotations

from dataclasses import dataclass

from jamp.model.provenance import SAID
from jamp.model.sheets import Column, Kind, Sheet

BARRIERS = (
    "permission and law", "procurement", "finance", "land and site", "technology", "data", "staff and skills", "coordination",
    "acceptance by the public", "supply", "natural hazard", "public health", "politics and security", "other",
)  # fmt: skip
SEVERITIES = ("low", "moderate", "severe")

SHEET = Sheet(
    name="barriers",
    label="Risks and barriers",
    table="barrier",
    key=("barrier_id",),
    scope=("project_id",),
    name_column="title",
    columns=(
        Column("barrier_id", Kind.CODE, "Risk or barrier code", required=True),
        Column("project_id", Kind.REFERENCE, "Project code", required=True, refers_to="projects"),
        Column("title", Kind.TEXT, "Risk or barrier", required=True, longest=300),
        Column("kind", Kind.CHOICE, "Risk or issue", help="A risk may come; an issue or barrier is there", choices=("risk", "issue")),
        Column("barrier", Kind.CHOICE, "Kind of barrier", required=True, choices=BARRIERS),
        Column("severity", Kind.CHOICE, "Severity", choices=SEVERITIES),
        Column("opened", Kind.DATE, "Opened", help="Since when it is known"),
        Column("due_date", Kind.DATE, "To be settled by"),
        Column("closed", Kind.DATE, "Closed"),
        Column("trend", Kind.CHOICE, "Trend", choices=("worse", "same", "better")),
        Column("owner", Kind.TEXT, "Who settles it", help="An office, not a person", longest=300),
        Column("answer", Kind.TEXT, "What is done about it"),
        *SAID,
    ),
)


@dataclass(frozen=True)
class BarrierCount:
    """Risks and barriers of one kind: open and closed ones; of the open ones those past their date, and the severe among them."""

    barrier: str
    open: int
    closed: int
    past: int
    severe_past: int


@dataclass(frozen=True)
class BarrierRow:
    """One that is open; dates are partial ISO dates or ""."""

    barrier_id: str
    title: str
    kind: str
    barrier: str
    severity: str
    opened: str
    due_date: str
    trend: str
    owner: str
    answer: str
    past: bool
    project_id: str
    project: str
    project_ja: str
    city: str
