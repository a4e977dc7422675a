"""What the filters offer: the same for everybody, read once per data state."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from jamp.model.dates import end_of
from jamp.model.view import View
from jamp.queries import cities, dates, groups, meetings, programmes
from jamp.queries.views import view_of
from jamp.store.scope import LOCAL, seeing
from jamp.ui import records
from jamp.ui.kept import once

MOST_DATES = 40


@dataclass(frozen=True, eq=False)
class Choices:
    """Codes and names, newest dates first; one object per data state, so that labels can be kept by it. cities: code -> (name, Japanese name, country)."""

    cities: dict[str, tuple[str, str, str]]
    countries: tuple[str, ...]
    programmes: dict[str, tuple[str, str]]  # code -> (title, Japanese title)
    groups: dict[str, tuple[str, str]]  # code -> (title, Japanese title)
    dates: tuple[str, ...]  # on which many projects were reported
    meetings: dict[str, int]  # last day -> number of the High Level Meeting
    default: View

    @cached_property
    def japanese(self) -> dict[str, str]:
        """English name of a city -> its Japanese one, where there is one."""
        return {name: name_ja for name, name_ja, _ in self.cities.values() if name_ja}

    def since(self, as_at: str) -> str:
        """The last High Level Meeting that ended before a date, else the reporting date before it."""
        earlier = [day for day in (*self.meetings, *self.dates) if end_of(day) < end_of(as_at)]
        return earlier[0] if earlier else as_at


@once(8)
def choices(url: str, state: str) -> Choices:
    """The choices as at a data state of the database at `url`."""
    with seeing(records.engine(), LOCAL) as session:
        names = cities.names(session)
        default, _ = view_of(session, None, None)
        held = [row for row in meetings.all(session) if "High Level" in row.series]
        return Choices(
            names,
            tuple(sorted({country for _, _, country in names.values()})),
            programmes.names(session),
            groups.names(session),
            tuple(dates.report_dates(session)[:MOST_DATES]),
            {row.end_date: row.number for row in held},
            default,
        )
