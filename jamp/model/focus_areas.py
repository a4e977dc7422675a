"""The six focus areas of the ASEAN Smart Cities Framework (2018), in its own order."""

from __future__ import annotations

FOCUS_AREAS = (
    "Civic & Social",
    "Health & Well-Being",
    "Safety & Security",
    "Quality Environment",
    "Built Infrastructure",
    "Industry & Innovation",
)
