"""Cities like the one of a case study: which of them the case may be of use to, and why. Three conditions are looked at, each
with its figures; how many hold sets the order, then how near the numbers of people are."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

NEAR = 2.0  # a city is alike in size from half to double


@dataclass(frozen=True)
class Alike:
    """A city beside that of a case. `population`: None where it is not recorded; `ratio`: its people by those of the city of
    the case, None where one is not known. `projects`, `active`: those of the focus area of the case, and of them the ongoing
    and completed ones. `measured`: its projects with an indicator that counts the same as one of the evidence; None where the
    evidence is counted like nothing else."""

    city_id: str
    city: str
    city_ja: str
    country: str
    population: int | None
    ratio: float | None
    projects: int
    active: int
    measured: int | None

    @property
    def of_size(self) -> bool:
        """From half to double as many people."""
        return self.ratio is not None and 1 / NEAR <= self.ratio <= NEAR

    @property
    def same_area(self) -> bool:
        """It works on the same focus area, or wants to."""
        return self.projects > 0

    @property
    def gap(self) -> bool:
        """Nothing of this focus area runs or is done there, or nobody counts what the evidence counts."""
        return self.active == 0 or self.measured == 0

    @property
    def holds(self) -> int:
        """How many of the three conditions hold."""
        return self.of_size + self.same_area + self.gap


def ranked(cities: Iterable[Alike]) -> list[Alike]:
    """Those of which at least two conditions hold, most first; among them the nearest in size, then by code."""

    def order(one: Alike) -> tuple[int, float, str]:
        return -one.holds, abs(math.log(one.ratio)) if one.ratio else math.inf, one.city_id

    return sorted((one for one in cities if one.holds >= 2), key=order)
