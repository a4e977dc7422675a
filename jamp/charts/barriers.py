"""Risks and barriers in words."""

from __future__ import annotations

from jamp.languages import mark

BARRIER_WORDS = {
    "permission and law": mark("Permission and law"), "procurement": mark("Procurement"), "finance": mark("Finance"),
    "land and site": mark("Land and site"), "technology": mark("Technology"), "data": mark("Data"),
    "staff and skills": mark("Staff and skills"), "coordination": mark("Coordination"),
    "acceptance by the public": mark("Acceptance by the public"), "supply": mark("Supply"), "natural hazard": mark("Natural hazard"),
    "public health": mark("Public health"), "politics and security": mark("Politics and security"), "other": mark("Other"),
}  # fmt: skip
KIND_WORDS = {"risk": mark("Risk"), "issue": mark("Issue or barrier"), "": mark("Not stated")}
SEVERITY_WORDS = {"low": mark("Low"), "moderate": mark("Moderate"), "severe": mark("Severe"), "": mark("Not stated")}
TREND_WORDS = {"worse": mark("getting worse"), "same": mark("unchanged"), "better": mark("getting better"), "": mark("Not stated")}
