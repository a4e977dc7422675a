"""Every page goes by the same filters: what its queries find of made-up projects in several cities, countries and programmes,
against the same counted with pandas. A project of two cities or countries is one project, and stands in both."""

from __future__ import annotations

import pandas as pd
import pytest
from sqlalchemy import Engine, select

from jamp.imports.apply import apply
from jamp.imports.check import check
from jamp.imports.export import export_rows
from jamp.imports.plan import Upload
from jamp.model.view import View
from jamp.queries import (
    barriers,
    checks,
    cities,
    courses,
    coverage,
    left_behind,
    money,
    outcomes,
    pipeline,
    portfolio,
    projects,
    ratings,
    reach,
    results,
    targets,
    timeline,
)
from jamp.queries.sides import side
from jamp.queries.standing import projects_at, within
from jamp.store.scope import LOCAL, Session, seeing
from jamp.store.tables import Project
from tests.made_up.portfolio import prepare
from tests.queries.filtered import CITIES, SHEETS, chosen, listed, sheets
from tests.some import every

AS_AT, SINCE = "2025-03-31", "2023-12-31"
VIEWS = {
    "all": View(AS_AT, SINCE),
    "another date": View("2025-09-30", "2024-10-30"),
    "a country": View(AS_AT, SINCE, countries=("KHM",)),
    "two countries": View(AS_AT, SINCE, countries=("KHM", "THA")),
    "a city": View(AS_AT, SINCE, cities=("PNH",)),
    "two cities of one country": View(AS_AT, SINCE, cities=("PNH", "SRP")),
    "a city and a country": View(AS_AT, SINCE, countries=("KHM",), cities=("PNH",)),
    "a city of another country": View(AS_AT, SINCE, countries=("KHM",), cities=("BKK",)),
    "a programme": View(AS_AT, SINCE, programmes=("THIRD",)),
    "two programmes": View(AS_AT, SINCE, programmes=("THIRD", "ASCN")),
    "a focus area": View(AS_AT, SINCE, focus_areas=("Civic & Social",)),
    "a status": View(AS_AT, SINCE, statuses=("ongoing",)),
    "two statuses": View(AS_AT, SINCE, statuses=("completed", "suspended")),
    "everything at once": View(AS_AT, SINCE, ("KHM", "VNM"), (), ("ASCN", "THIRD"), ("Civic & Social", "Quality Environment"), ("ongoing", "planning")),
}
Rows = dict[str, pd.DataFrame]


@pytest.fixture
def filled(engine: Engine) -> Engine:
    prepare(engine)
    uploads = [Upload(f"{name}.csv", rows.to_csv(index=False).encode(), name) for name, rows in sheets().items()]
    plan = check(engine, LOCAL, uploads)
    assert plan.fit, [(file.file, file.issues[:2]) for file in plan.files]
    apply(engine, LOCAL, plan, "made up")
    return engine


def of(rows: Rows, sheet: str, keys: set[str]) -> pd.DataFrame:
    """The rows of a sheet that belong to these projects."""
    found = rows[sheet]
    owner = found["project_id"] if "project_id" in found else found["indicator_id"].str.removesuffix("-I")
    return found.assign(owner=owner)[owner.isin(keys)]


@pytest.mark.parametrize("step", every(3))
def test_every_page_counts_the_projects_of_its_filters(filled: Engine, step: int) -> None:
    rows = sheets()
    assert tuple(rows) == SHEETS and all(len(one) for one in rows.values())
    for name, view in list(VIEWS.items())[::step]:
        here, now, before = chosen(rows, view), listed(rows, view.as_at), listed(rows, view.since)
        keep = set(view.statuses or now.unique())
        keys = {key for key in here & set(now.index) if now[key] in keep}
        earlier = {key for key in here & set(before.index) if before[key] in (view.statuses or before.unique())}
        places = {city: country for city, country in CITIES.items() if city in (view.cities or CITIES) and country in (view.countries or CITIES.values())}
        at = rows["projects"].set_index("project_id")["city"].str.split("; ")
        in_city = {city: {key for key in keys if city in at[key]} for city in places}
        with seeing(filled, LOCAL) as session:
            _overview(session, view, keys, earlier, now, in_city, name)
            _lists(session, view, keys, rows, name)
            _results(session, view, keys, rows, in_city, name)
            _judged(session, view, here, keys, now, rows, in_city, name)
    assert any(len(set(at[key])) > 1 and len({CITIES[city] for city in at[key]}) > 1 for key in at.index)


def _overview(session: Session, view: View, keys: set[str], earlier: set[str], now: pd.Series, in_city: dict[str, set[str]], name: str) -> None:
    totals = portfolio.totals(session, view)
    assert (totals.projects, totals.projects_before) == (len(keys), len(earlier)), name
    assert totals.now == now[sorted(keys)].value_counts().to_dict(), name
    full = {city for city, some in in_city.items() if some}
    assert (totals.cities, totals.countries) == (len(full), len({CITIES[city] for city in full})), name
    by_city = {city: sum(t.now for t in portfolio.tallies(session, view) if t.city_id == city) for city in in_city}
    assert by_city == {city: len(some) for city, some in in_city.items()}, name
    nations = {CITIES[city]: set().union(*[some for other, some in in_city.items() if CITIES[other] == CITIES[city]]) for city in in_city}
    found = {nation: sum(t.now for t in portfolio.tallies(session, view, "country") if t.country == nation) for nation in nations}
    assert found == {nation: len(some) for nation, some in nations.items()}, name
    assert sum(t.now for t in portfolio.tallies(session, view, "all")) == len(keys), name
    # every city of the filters, those without a project too
    standings = {one.city_id: one for one in cities.standings(session, view)}
    assert {city: standings[city].projects for city in in_city} == by_city and set(standings) & set(CITIES) == set(in_city), name
    assert sum(one.projects for one in portfolio.over_time(session, view) if one.as_at == view.as_at) == len(keys), name
    assert {one.project_id for one in portfolio.changes(session, view)[0] if one.kind == "new"} <= keys, name


def _lists(session: Session, view: View, keys: set[str], rows: Rows, name: str) -> None:
    assert projects.codes(session, view) == keys and projects.count(session, view) == len(keys), name
    assert {row.project_id for row in projects.page(session, view, 0, 500)} == set(projects.matching(session, view)) == keys, name
    assert set(ratings.of_view(session, view)) == keys and side(session, view).projects == len(keys), name
    assert sorted(one.milestone_id for one in timeline.every(session, view)) == sorted(of(rows, "milestones", keys)["milestone_id"]), name
    assert sum(one.open + one.closed for one in barriers.by_kind(session, view)) == len(of(rows, "barriers", keys)), name
    conditions = projects_at(view)
    spent = of(rows, "funding", keys)
    assert sum(year.amounts.commitment for year in money.by_year(session, conditions, view.as_at)) == spent["amount"].sum(), name
    assert set(money.by_project(session, conditions, view.as_at)) == set(spent["project_id"]), name
    codes = rows["projects"].set_index("project_id")["programme"].str.split("; ")
    assert dict(portfolio.programmes(session, view)) == codes[sorted(keys)].explode().value_counts().to_dict(), name
    surveys = pipeline.surveys(session, view)
    begun = chosen(rows, view) if not view.statuses else keys
    assert {row.project_id for row in surveys} == {key for key in begun if "SMART-JAMP" in codes[key]} and len(surveys) == len({row.project_id for row in surveys}), name
    columns, exported = export_rows(session, "values", view, keys)
    assert len(exported) == (of(rows, "values", keys)["as_at"] <= view.as_at).sum() and columns[0] == "indicator_id", name


def _results(session: Session, view: View, keys: set[str], rows: Rows, in_city: dict[str, set[str]], name: str) -> None:
    values = of(rows, "values", keys)
    values = values[values["as_at"] <= view.as_at].sort_values("as_at")
    whole = values[values["groups"] == ""]
    counts = results.counts(session, view)
    assert (counts.indicators, counts.with_figure) == (len(keys), whole["owner"].nunique()), name
    # what is counted alike by several has charts of its own, and here all is
    alike = sum(one.indicators for one in courses.counted_alike(session, view))
    assert len(results.page(session, view, 0, 500)) == len(keys) and outcomes.leading(session, view, 5)[1] + alike == whole["owner"].nunique(), name
    added = [one.now.value for one in results.shared(session, view)]
    assert added == ([whole.groupby("owner")["value"].last().sum()] if len(whole) else []), name
    grouped = set(values[values["groups"] != ""]["owner"])
    by_project = coverage.of_projects(session, view)
    assert set(by_project) == grouped and reach.by_group(session, view, 500)[1] == len(grouped), name
    by_city = coverage.of_cities(session, view, by_project)
    assert set(by_city) == {city for city, some in in_city.items() if some & grouped}, name
    themes = rows["projects"].set_index("project_id")["theme"]
    lenses = {lens.theme: lens.projects for lens in reach.lenses(session, view) if lens.projects}
    assert lenses == themes[sorted(keys)].value_counts().to_dict(), name
    missing = {row.city_id: row.reasons for row in left_behind.left_behind(session, view) if row.city_id in CITIES}
    for city, some in in_city.items():
        reasons = missing.get(city, ())
        assert (left_behind.NO_PROJECT in reasons, left_behind.NO_VALUES in reasons, left_behind.NO_GROUPS in reasons) == (
            not some, not some & set(values["owner"]), not some & grouped), (name, city)  # fmt: skip
    aimed = {key for key in keys if int(key.removeprefix("P-")) % 4}
    total, of_each = targets.tallies(session, view)
    assert total.targets == len(aimed) == targets.of_indicators(session, view, 0, 500)[1], name
    assert {city: of_each[city].targets if city in of_each else 0 for city in in_city} == {city: len(some & aimed) for city, some in in_city.items()}, name
    assert set(of_each) <= set(in_city), name


def _judged(session: Session, view: View, here: set[str], keys: set[str], now: pd.Series, rows: Rows, in_city: dict[str, set[str]], name: str) -> None:
    found = checks.findings(session, view)
    assert {one.project_id for one in found if one.project_id} <= keys, name
    updates = rows["updates"]
    told = set(updates[(updates["narrative"] != "") & (updates["as_at"] <= view.as_at)]["project_id"])
    assert sorted(one.subject for one in found if one.rule == "no_narrative_ever") == sorted(keys - told), name
    late = of(rows, "milestones", keys)
    late = late[(late["planned_date"] == "2024-12") & ((late["actual_date"] == "") | (view.as_at < "2025-02-28")) & late["owner"].map(now).isin(("planning", "ongoing"))]
    assert sorted(one.subject for one in found if one.rule == "promised_date_passed") == sorted(late["milestone_id"]), name
    assert here >= keys and set(session.scalars(select(Project.project_id).where(*within(view)))) == here, name
