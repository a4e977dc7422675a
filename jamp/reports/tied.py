"""Figures that are tied to the annex: each is counted again from its rows when a document is made."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

from jamp.model.rows import Totals
from jamp.model.view import View
from jamp.queries import Session, portfolio, projects

EVERY = 1_000_000


class TotalsDiffer(Exception):
    """A figure of a document is not what its annex gives; the document is not made."""

    def __init__(self, figure: str, shown: object, counted: object) -> None:
        super().__init__(f"{figure}: {shown} is shown, the rows of the annex give {counted}")
        self.figure, self.shown, self.counted = figure, shown, counted

    def __reduce__(self) -> tuple[type[TotalsDiffer], tuple[object, ...]]:
        return type(self), (self.figure, self.shown, self.counted)


@dataclass(frozen=True)
class Row:
    """One project as the annex prints it. `cities` and `countries` are codes; `before` is its status at the earlier date,
    None where it was not listed then; statuses are words of the model or "" for not stated."""

    project_id: str
    title: str
    title_ja: str
    cities: tuple[str, ...]
    countries: tuple[str, ...]
    focus_area: str
    programmes: tuple[str, ...]
    status: str
    before: str | None
    as_at: str

    @property
    def placeless(self) -> bool:
        """True where no city is named."""
        return not self.cities


@dataclass(frozen=True)
class Tied:
    """The rows of an annex, and what is counted over them."""

    rows: tuple[Row, ...]

    def counted(self, **where: Any) -> int:
        """How many rows hold these values; of cities, countries and programmes a row may hold several."""
        return sum(all(_holds(getattr(row, name), wanted) for name, wanted in where.items()) for row in self.rows)

    def count(self, figure: str, shown: int, **where: Any) -> int:
        """`shown`, where the annex gives the same. Raises TotalsDiffer with the figure's name otherwise."""
        return self.same(figure, shown, self.counted(**where))

    def totals(self, totals: Totals) -> None:
        """That the number of projects, and that in each status, are those of the annex."""
        self.same("projects", totals.projects, len(self.rows))
        for status in {*totals.now, *(row.status for row in self.rows)}:
            self.count(f"projects: {status or 'not stated'}", totals.now.get(status, 0), status=status)

    def same(self, figure: str, shown: int, counted: int) -> int:
        """`shown`, where it was counted in another way to be the same. Raises TotalsDiffer otherwise."""
        if shown != counted:
            raise TotalsDiffer(figure, shown, counted)
        return shown


def _holds(value: Any, wanted: Any) -> bool:
    return wanted in value if isinstance(value, tuple) else value == wanted


def tied(session: Session, view: View) -> Tied:
    """The annex of a view: every project listed as at its date, by its code."""
    earlier = View(view.since, view.since, view.countries, view.cities, view.programmes)
    before = {row.project_id: row.status for row in projects.page(session, earlier, 0, EVERY)} if view.compared else {}
    places = portfolio.places(session, dataclasses.replace(view, countries=(), cities=()))
    rows = []
    for row in projects.page(session, view, 0, EVERY):
        stands = places.get(row.project_id, [])
        countries = tuple(dict.fromkeys(country for _, country in stands)) or ((row.country,) if row.country else ())
        rows.append(Row(row.project_id, row.title, row.title_ja, tuple(code for code, _ in stands), countries, row.focus_area,
                        tuple(row.programme.split("; ")) if row.programme else (), row.status, before.get(row.project_id), row.as_at))  # fmt: skip
    return Tied(tuple(rows))
