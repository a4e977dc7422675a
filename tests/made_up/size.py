"""How large a made-up portfolio is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Size:
    """Projects; indicators of each; reporting dates and groups (everybody is the first) of each indicator; case studies, and
    photos of each."""

    projects: int = 3000
    indicators: int = 20
    dates: int = 20
    groups: int = 3
    cases: int = 0
    photos: int = 4

    @property
    def values(self) -> int:
        """Figures in all."""
        return self.projects * self.indicators * self.dates * self.groups
