"""Everything that the annual report is made from, read once."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from jamp.languages import Words
from jamp.model.checks import Finding
from jamp.model.results import Result
from jamp.model.rows import Change, CityStanding, IndicatorRow, MilestoneRow, Statement, Tally, Totals
from jamp.model.view import View
from jamp.queries import Session, checks, cities, milestones, outcomes, portfolio, projects, results
from jamp.reports.frame import by_country
from jamp.reports.tied import EVERY, Row, Tied, tied
from jamp.reports.told import Told

# annex -> the statuses of its projects; None: all others
ANNEXES: dict[str, tuple[str, ...] | None] = {"A": ("planning", "ongoing"), "B": ("completed",), "E": None}


@dataclasses.dataclass(frozen=True)
class OnRecord:
    """What the records say of one project in words and figures."""

    details: Mapping[str, Any]
    statements: list[Statement]
    milestones: list[MilestoneRow]
    indicators: list[IndicatorRow]
    partners: list[str]


@dataclasses.dataclass(frozen=True)
class Gathered:
    """`once`: tallies in which each project counts once; `gone_areas`: focus areas of the projects that left. `numbers`: project -> its number in the annexes ("A12"); `places`: city -> (name, Japanese name, country)."""

    view: View
    words: Words
    told: Told
    annexes: Mapping[str, list[Row]]
    numbers: Mapping[str, str]
    places: Mapping[str, tuple[str, str, str]]
    totals: Totals
    changes: list[Change]
    standings: list[CityStanding]
    tallies: list[Tally]
    once: list[Tally]
    gone_areas: Mapping[str, str]
    records: Mapping[str, OnRecord]
    indicators: Mapping[str, Result]
    findings: list[Finding]

    @property
    def rows(self) -> tuple[Row, ...]:
        """The projects of all annexes."""
        return self.told.annex.rows

    def city(self, code: str) -> str:
        """A city in the reader's language; "" without one."""
        return self.words.place(*self.places[code][:2]) if code in self.places else ""

    def cities(self, row: Row) -> str:
        """The cities of a project."""
        return self.words.text("; ").join(self.city(code) for code in row.cities)

    @property
    def gone(self) -> list[Change]:
        """The projects that were listed at the earlier date and are not any more."""
        return [change for change in self.changes if change.kind == "left"]

    def area_before(self, area: str) -> int:
        """How many of the projects listed at the earlier date are in a focus area, by the rows and by those that are gone."""
        return sum(row.before is not None and row.focus_area == area for row in self.rows) + sum(one == area for one in self.gone_areas.values())

    def earlier(self, status: str | None, name: str) -> str:
        """"before: n" for a status, None for all; "" without an earlier date. Of the rows, and of those that are gone."""
        if not self.view.compared:
            return ""
        shown = sum(self.totals.before.values()) if status is None else self.totals.before.get(status, 0)
        counted = sum(row.before is not None if status is None else row.before == status for row in self.rows)
        counted += sum(status in (None, change.before) for change in self.gone)
        return self.words.text("before: {n}", n=self.told.same(name, shown, counted))

    def title(self, row: Row) -> str:
        """The title of a project in the reader's language."""
        return self.words.place(row.title, row.title_ja)


def gathered(session: Session, view: View, words: Words) -> Gathered:
    """Reads it all; a filter by status is left out: the annexes hold every status."""
    view = dataclasses.replace(view, statuses=())
    annex = _here(tied(session, view), portfolio.places(session, view), view)
    parts, changes = split(annex), portfolio.changes(session, view, EVERY)[0]
    left = projects.some(session, view, [change.project_id for change in changes if change.kind == "left"])
    return Gathered(
        view, words, Told(annex, words), parts, numbered(parts), cities.names(session), portfolio.totals(session, view),
        changes, cities.standings(session, view), portfolio.tallies(session, view), portfolio.tallies(session, view, "all"),
        {row.project_id: row.focus_area for row in left}, _records(session, view, annex), {row.progress.indicator_id: row for row in results.page(session, view, 0, EVERY)}, checks.findings(session, view),
    )  # fmt: skip


def _here(annex: Tied, places: Mapping[str, list[tuple[str, str]]], view: View) -> Tied:
    """The rows with those of their cities and countries that the view holds."""
    if not (view.countries or view.cities):
        return annex
    rows = []
    for row in annex.rows:
        stands = places.get(row.project_id, [])
        countries = tuple(dict.fromkeys(country for _, country in stands)) or row.countries
        rows.append(dataclasses.replace(row, cities=tuple(code for code, _ in stands), countries=countries))
    return Tied(tuple(rows))


def split(annex: Tied) -> dict[str, list[Row]]:
    """The rows of each annex, by country, city and code: each row stands in one of them."""
    found: dict[str, list[Row]] = {}
    named = {status for statuses in ANNEXES.values() for status in statuses or ()}
    order = sorted(annex.rows, key=in_order)
    for name, statuses in ANNEXES.items():
        found[name] = [row for row in order if (row.status in statuses if statuses else row.status not in named)]
    return found


def in_order(row: Row) -> tuple[str, tuple[str, ...], str]:
    """Sorts projects by country, city and code."""
    return by_country(row.countries[0]) if row.countries else "", row.cities[:1], row.project_id


def numbered(parts: Mapping[str, list[Row]]) -> dict[str, str]:
    """{project: its number}."""
    return {row.project_id: f"{name}{n}" for name, rows in parts.items() for n, row in enumerate(rows, start=1)}


def _records(session: Session, view: View, annex: Tied) -> dict[str, OnRecord]:
    counted: dict[str, list[IndicatorRow]] = defaultdict(list)
    for row in outcomes.with_figures(session, view):
        counted[row.project_id].append(row)
    keys = [row.project_id for row in annex.rows]
    details, spoken = projects.details_of(session, keys), projects.statements_of(session, view, keys)
    promised, named = milestones.of_projects(session, view, keys), projects.partners_of(session, keys)
    return {
        key: OnRecord(details[key], spoken.get(key, []), promised.get(key, []), counted[key], list(dict.fromkeys(one for one, *_ in named.get(key, ()))))
        for key in keys
    }
