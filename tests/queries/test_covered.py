"""Coverage, cities left behind, reach and exchanges, recounted by hand. What is added to the records is made up."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from sqlalchemy import Engine

from jamp.documents.csv import render_csv
from jamp.imports.apply import apply
from jamp.imports.check import check
from jamp.imports.export import export_rows
from jamp.imports.plan import Upload
from jamp.languages import words
from jamp.model.dates import last_day
from jamp.model.view import View
from jamp.queries import cities, coverage, exchanges, projects, reach
from jamp.queries.coverage import Cell
from jamp.queries.left_behind import NO_GROUPS, NO_PROJECT, NO_REPORT, NO_VALUES, left_behind
from jamp.queries.views import view_of
from jamp.reports.reminder import reminder
from jamp.store.scope import ANYBODY, LOCAL, seeing

VIEW = View("2025-12-31", "2024-10-30")
FILES = {
    "projects": "project_id,theme\nASCN-SRP-01,inclusivity\nASCN-PNH-02,inclusivity; people-centred\n",
    "indicators": "indicator_id,project_id,title,unit\nG-1,ASCN-SRP-01,Made up,people\nG-2,ASCN-PNH-02,Made up,people\nG-3,ASCN-PNH-02,Made up,percent\n",
    "values": "indicator_id,as_at,value,state,groups\n"
    "G-1,2025-06,540,,\nG-1,2025-06,310,,women\nG-1,2024-06-30,90,,informal_workers+women\nG-1,2026-03-31,9,,migrants\n"
    "G-2,2025-08-31,53,,\nG-2,2025-08-31,3,,women\nG-2,2025-08-31,50,,men\nG-2,2025-09-30,,not applicable,rural\nG-2,2025-09-30,,not given,youth\n",
    "exchanges": "exchange_id,title,kind,start_date,city,participants\nX-1,Made up 1,between cities,2025-11-20,Siem Reap; Phnom Penh,12\n"
    "X-2,Made up 2,of persons,2025-06,Phuket,25\nX-3,Made up 3,between cities,2025-12-01,Siem Reap,\nX-4,Made up 4,between cities,2024-10-30,Siem Reap,7\n",
}  # fmt: skip


@pytest.fixture
def filled(loaded: Engine) -> Engine:
    for sheet, text in FILES.items():
        plan = check(loaded, LOCAL, [Upload(f"{sheet}.csv", text.encode(), sheet)])
        assert plan.fit, [file.issues for file in plan.files]
        apply(loaded, LOCAL, plan, "test")
    return loaded


def test_coverage_by_project_and_city(filled: Engine) -> None:
    with seeing(filled, LOCAL) as session:
        found = coverage.of_projects(session, VIEW)
        by_city = coverage.of_cities(session, VIEW, found)
    with seeing(filled, ANYBODY) as session:
        shown = coverage.of_projects(session, VIEW)
    # crossed groups count for each; what is said of a later date is not known yet; "not given" is no answer
    assert found["ASCN-SRP-01"] == {"women": Cell("reported", "2025-06"), "informal_workers": Cell("reported", "2024-06-30")}
    assert found["ASCN-PNH-02"] == {"women": Cell("reported", "2025-08-31"), "men": Cell("reported", "2025-08-31"), "rural": Cell("not applicable")}
    assert {group: cell.state for group, cell in shown["ASCN-PNH-02"].items()} == {"women": "suppressed", "men": "suppressed", "rural": "not applicable"}
    assert set(found) == {"ASCN-SRP-01", "ASCN-PNH-02"}
    assert by_city == {"SRP": found["ASCN-SRP-01"], "PNH": found["ASCN-PNH-02"]}
    assert coverage.merged(found["ASCN-PNH-02"], ("rural", "urban")).state == "not applicable"
    assert coverage.merged(found["ASCN-SRP-01"], ("rural",)) == coverage.NOTHING
    assert coverage.merged({"a": Cell("reported", "2025"), "b": Cell("reported", "2025-06")}, "ab") == Cell("reported", "2025")


def test_different_projects_come_first(filled: Engine) -> None:
    more = "".join(f"A-{n},ASCN-SRP-01,More,people,{'yes' if n == 2 else 'no'}\n" for n in range(1, 4))
    for sheet, text in (("indicators", f"indicator_id,project_id,title,unit,headline\n{more}"),
                        ("values", "indicator_id,as_at,value,groups\n" + "".join(f"A-{n},2025-06,9,women\n" for n in range(1, 4)))):  # fmt: skip
        apply(filled, LOCAL, check(filled, LOCAL, [Upload(f"{sheet}.csv", text.encode(), sheet)]), "test")
    with seeing(filled, LOCAL) as session:
        rows, number = reach.by_group(session, VIEW, 4)
    assert ([row.indicator_id for row in rows], number) == (["G-2", "A-2", "A-1", "A-3"], 5)


def test_cities_left_behind_are_those_of_a_recount(filled: Engine) -> None:
    with seeing(filled, LOCAL) as session:
        rows = {row.city_id: row for row in left_behind(session, VIEW)}
        standings = {row.city_id: row for row in cities.standings(session, VIEW)}
        columns, listed = export_rows(session, "projects", VIEW, projects.codes(session, VIEW))
        at, indicators = export_rows(session, "indicators")
        names, values = export_rows(session, "values")
    owner = {row[at.index("indicator_id")]: row[at.index("project_id")] for row in indicators if row[at.index("measure")] != "planned"}
    speaking = {owner.get(row[names.index("indicator_id")]) for row in values if row[names.index("value")] is not None and row[names.index("as_at")] <= "2025-12-31"}
    told = {name for row in listed if row[columns.index("project_id")] in speaking for name in (row[columns.index("city")] or "").split("; ")}
    for code, city in standings.items():
        missing = [(NO_PROJECT, not city.projects), (NO_REPORT, not city.reported), (NO_VALUES, city.city not in told), (NO_GROUPS, code not in ("SRP", "PNH"))]
        reasons = tuple(reason for reason, holds in missing if holds)
        assert (rows[code].reasons if code in rows else ()) == reasons, code
        if code in rows and city.last_report:
            assert rows[code].days == (datetime.date(2025, 12, 31) - last_day(city.last_report)).days
    ordered = [(-len(row.reasons), row.days is not None, -(row.days or 0), row.city) for row in rows.values()]
    assert ordered == sorted(ordered) and len(rows) > 30


def test_the_message_says_what_is_missing_and_nothing_else(loaded: Engine) -> None:
    with seeing(loaded, LOCAL) as session:
        view = view_of(session, "2025-09-30", None)[0]
        rows = {row.city_id: row for row in left_behind(session, view)}
    subject, text = reminder(rows["DPS"], view, words("en"))
    assert subject == "Smart JAMP tracker: what is missing of Denpasar"
    assert "The last report speaks of July 2024, 426 days before." in text and "is listed" not in text and "No figure says what the projects achieve." in text
    subject, text = reminder(rows["SRG"], view, words("ja"))
    assert "案件は一覧にありません" in text and "まだ一度も報告がありません" in text and "None" not in text


def test_reach_and_lenses(filled: Engine) -> None:
    with seeing(filled, LOCAL) as session:
        rows, number = reach.by_group(session, VIEW, 1)
        lenses = {one.theme: one.projects for one in reach.lenses(session, VIEW)}
        cambodia = {one.theme: one.projects for one in reach.lenses(session, replace(VIEW, cities=("PNH",)))}
        assert reach.of_theme(session, VIEW, "inclusivity", 5) == ["ASCN-PNH-02", "ASCN-SRP-01"]
        assert [reach.counting_people(session, VIEW, theme) for theme in ("inclusivity", "people-centred", "disaster-risk-reduction")] == [2, 1, 0]
    assert [row.indicator_id for row in rows] == ["G-2"] and number == 2
    # the real records name one theme, of six projects on floods, wildfires and emergencies, one of them in Phnom Penh
    assert lenses == {"inclusivity": 2, "people-centred": 1, "disaster-risk-reduction": 6}
    assert cambodia == {"inclusivity": 1, "people-centred": 1, "disaster-risk-reduction": 1}


def test_exchanges_since_the_last_meeting(filled: Engine) -> None:
    with seeing(filled, LOCAL) as session:
        assert exchanges.counts(session, VIEW) == {"between cities": (2, 12, 1), "of persons": (1, 25, 0)}
        assert exchanges.counts(session, replace(VIEW, cities=("HKT",))) == {"of persons": (1, 25, 0)}
        assert exchanges.counts(session, replace(VIEW, countries=("KHM",))) == {"between cities": (2, 12, 1)}
        newest = exchanges.newest(session, VIEW, 2)
    assert [(row.exchange_id, row.cities, row.participants) for row in newest] == [("X-3", "Siem Reap", None), ("X-1", "Siem Reap; Phnom Penh", 12)]


def test_values_of_groups_go_out_and_come_back(filled: Engine) -> None:
    text = "indicator_id,as_at,value,groups\nG-1,2025-12,100,\nG-1,2025-12,60,women\nG-1,2025-12,30,men\nG-1,2025-12,10,gender_not_stated\nG-1,2025-12,7,age_not_stated+gender_not_stated\n"
    plan = check(filled, LOCAL, [Upload("values.csv", text.encode(), "values")])
    assert plan.fit and apply(filled, LOCAL, plan, "test").batch
    with seeing(filled, LOCAL) as session:
        columns, rows = export_rows(session, "values")
    stored = {row[columns.index("groups")]: row[columns.index("value")] for row in rows if row[0] == "G-1" and row[columns.index("as_at")] == "2025-12"}
    assert stored == {"": 100, "women": 60, "men": 30, "gender_not_stated": 10, "age_not_stated+gender_not_stated": 7}
    assert check(filled, LOCAL, [Upload("values.csv", render_csv(columns, rows), "values")]).empty
