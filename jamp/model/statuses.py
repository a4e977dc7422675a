"""The states of a project and the stages of Smart JAMP; an absent status means "not stated"."""

from __future__ import annotations

# status -> IATI activity-status code (IATI code list ActivityStatus)
IATI_STATUS = {"planning": 1, "ongoing": 2, "completed": 4, "suspended": 6, "cancelled": 5}
STATUSES = tuple(IATI_STATUS)

# Smart JAMP's chain from a proposal to a running service (our own synthesis of MLIT's publications)
STAGES = (
    "proposed", "selected", "survey", "trial", "decision", "financing", "in service", "ended without follow-up",
)  # fmt: skip

# how good a figure or a statement is: the six steps of the U4SSC verification manual, named shortly
QUALITY = ("measured", "surveyed", "extrapolated", "estimated", "opinion", "unknown")
# why a value is not there: three states that are neither blank nor zero
NO_VALUE = ("not given", "not applicable", "not yet known")
# how sure the reading of the source is
CONFIDENCE = ("high", "medium", "low")
EXIT_REASONS = ("not given", "completed", "merged", "cancelled", "handed over")
