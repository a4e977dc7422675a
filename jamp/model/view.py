"""What a person looks at: the filters of a page, as they stand in its address."""

from __future__ import annotations

from dataclasses import dataclass

from jamp.model.dates import end_of


@dataclass(frozen=True)
class View:
    """Filters; an empty tuple means no limit.

    as_at, since: partial dates; `since` is the earlier date that "before" is counted at.
    countries: ISO alpha-3 codes. cities: city codes. programmes: programme codes.
    focus_areas, statuses: words of the model; "" among statuses is "not stated".
    """

    as_at: str
    since: str
    countries: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    focus_areas: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()

    @property
    def compared(self) -> bool:
        """False while there is no earlier date to compare with."""
        return end_of(self.since) != end_of(self.as_at)
