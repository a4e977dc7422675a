"""The totals, counted a second time: from the CSV files, with pandas and nothing of the tracker's."""

from __future__ import annotations

from functools import cache

import pandas as pd
from sqlalchemy import Engine

from jamp.imports.export import EXPORTED, export_rows
from jamp.model.view import View
from jamp.queries import cities, portfolio, projects
from jamp.queries.views import view_of
from jamp.settings import RECORDS
from jamp.store.scope import LOCAL, seeing

DATES = ("2018", "2021-12", "2022", "2022-02", "2022-09-21", "2023-08-14", "2024-02", "2024-09-25", "2025-07", "2025-09", "2025-09-30", "2025", "2026-03")


@cache
def sheet(name: str) -> pd.DataFrame:
    return pd.read_csv(RECORDS / f"{name}.csv", dtype=str, keep_default_na=False)


def ended(dates: pd.Series) -> pd.Series:
    """Last days; NaT of "". A period of pandas knows how long its month is."""
    return dates.map(lambda text: pd.Period(text, {4: "Y", 7: "M", 10: "D"}[len(text)]).end_time.normalize() if text else pd.NaT)


def counted_again(as_at: str) -> dict[str, str]:
    """{project: status} of what is listed."""
    day = ended(pd.Series([as_at]))[0]
    updates = sheet("updates").merge(sheet("sources")[["source", "published"]], on="source", how="left")
    assert (updates["source"] != "").all()  # the office's own updates would come before
    updates = updates.assign(end=ended(updates["as_at"]), told=ended(updates["published"])).sort_values(["end", "told", "source"], na_position="first")
    last = updates[updates["end"] <= day].groupby("project_id")["status"].last()
    found = sheet("projects").set_index("project_id")
    silent = set(found.index) - set(updates["project_id"])
    gone = ended(found["exit_date"]) <= day
    return {key: last.get(key, "") for key in found.index if not gone[key] and (key in last.index or key in silent)}


def test_every_project_has_the_status_that_the_files_give(loaded: Engine) -> None:
    with seeing(loaded, LOCAL) as session:
        for as_at in DATES:
            expected = counted_again(as_at)
            view, _ = view_of(session, as_at, None)
            listed = {row.project_id: row.status for row in projects.page(session, view, 0, 1000)}
            assert listed == expected, as_at
            totals = portfolio.totals(session, view)
            assert (totals.projects, totals.now) == (len(expected), pd.Series(expected, dtype=str).value_counts().to_dict()), as_at


def test_under_a_status_each_date_counts_its_own(loaded: Engine) -> None:
    as_at, since = "2025-09-30", "2024-10-30"
    now, before = counted_again(as_at), counted_again(since)
    with seeing(loaded, LOCAL) as session:
        for statuses in (("completed",), ("ongoing",), ("planning", "")):
            view = View(as_at, since, statuses=statuses)
            expected = [{word: list(listed.values()).count(word) for word in statuses if word in listed.values()} for listed in (now, before)]
            totals = portfolio.totals(session, view)
            assert [totals.now, totals.before] == expected
            assert [totals.projects, totals.projects_before] == [sum(one.values()) for one in expected]
            for level in ("all", "city"):
                rows = portfolio.tallies(session, view, level)
                assert {row.status for row in rows} <= set(statuses)
                if level == "all":
                    assert [sum(row.now for row in rows), sum(row.before for row in rows)] == [totals.projects, totals.projects_before]
                else:
                    standings = cities.standings(session, view)
                    placed = [row for row in rows if row.city_id]
                    assert [sum(row.projects for row in standings), sum(row.before for row in standings)] == [
                        sum(row.now for row in placed), sum(row.before for row in placed)]  # fmt: skip
            moved = {key for key in now.keys() | before.keys() if now.get(key) != before.get(key) and {now.get(key), before.get(key)} & set(statuses)}
            changes, _ = portfolio.changes(session, view)
            assert {change.project_id for change in changes if change.kind != "slipped"} == moved
            for change in changes:
                if change.kind != "slipped":
                    assert (change.before, change.now) == (before.get(change.project_id, ""), now.get(change.project_id, ""))
            assert {row.status: row.projects for row in portfolio.over_time(session, view) if row.as_at == as_at} == totals.now
    assert list(now.values()).count("completed") > list(before.values()).count("completed") > 0


def late_again(as_at: str) -> dict[str, int]:
    """{city: overdue milestones of its listed projects}."""
    day = ended(pd.Series([as_at]))[0]
    rows, updates, links = sheet("milestones"), sheet("updates"), sheet("projects")[["project_id", "city"]]
    spoken = updates.assign(end=ended(updates["as_at"])).groupby(["project_id", "source"])["end"].max()
    published = ended(sheet("sources").set_index("source")["published"])
    found: dict[str, int] = {}
    for row in rows[rows["project_id"].isin(counted_again(as_at))].to_dict("records"):
        told = [spoken.get((row["project_id"], row[name]), published.get(row[name], pd.NaT)) for name in ("planned_source", "later_source")]
        planned, revised = (row[name] if not date > day else "" for name, date in zip(("planned_date", "revised_date"), told, strict=True))
        promised, done = ended(pd.Series([revised or planned, row["actual_date"]]))
        if promised < day and not done <= day:
            for city in links[links["project_id"] == row["project_id"]]["city"].item().split("; "):
                found[city] = found.get(city, 0) + 1
    return found


def test_what_is_late_is_late_by_the_files(loaded: Engine) -> None:
    with seeing(loaded, LOCAL) as session:
        for as_at in DATES:
            standings = cities.standings(session, View(as_at, as_at))
            assert {row.city: row.overdue for row in standings if row.overdue} == late_again(as_at), as_at
    assert late_again("2026-03") and not late_again("2022")


def shown(engine: Engine, as_at: str) -> list[object]:
    with seeing(engine, LOCAL) as session:
        view = View(as_at, "2024-10-30")
        course = [(row.status, row.projects) for row in portfolio.over_time(session, view)]
        lists = [export_rows(session, name, view, projects.codes(session, view)) for name in EXPORTED]
        every = projects.page(session, view, 0, 1000)
        return [portfolio.totals(session, view), portfolio.tallies(session, view), portfolio.changes(session, view), portfolio.programmes(session, view),
                portfolio.sources(session, view), cities.standings(session, view), course, every, lists]  # fmt: skip


def test_a_period_is_its_last_day(loaded: Engine) -> None:
    for period, last in (("2025-09", "2025-09-30"), ("2024-02", "2024-02-29"), ("2025-02", "2025-02-28"), ("2025", "2025-12-31")):
        for one, other in zip(shown(loaded, period), shown(loaded, last), strict=True):
            assert one == other, period


def test_the_statement_of_september_counts_on_its_last_day(loaded: Engine) -> None:
    with seeing(loaded, LOCAL) as session:
        view, _ = view_of(session, None, None)
        found = projects.one(session, view, "SJ-R2")
    assert view.as_at == "2025-09-30" and found is not None
    assert (found.status, found.as_at, found.source) == ("ongoing", "2025-09", "JETRO-2025")
