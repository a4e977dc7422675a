"""What somebody may not edit is not there."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from jamp.documents.csv import render_csv
from jamp.imports.apply import Refused, apply, takes_back, undo
from jamp.imports.check import check
from jamp.imports.export import export_rows
from jamp.imports.plan import Plan, Upload
from jamp.store import drafts
from jamp.store.scope import LOCAL, Person, seeing
from tests.imports.test_apply import everything

OFFICER = Person("Sokha of Siem Reap", "city", cities=("SRP",))
NATIONAL = Person("Dara of Cambodia", "national", countries=("KHM",))
GUEST = Person("A guest", "viewer")
ROWS = b"project_id,as_at,status\n%s,2026-03-31,ongoing\n"


def planned(engine: Engine, person: Person, project: bytes) -> Plan:
    return check(engine, person, [Upload("u.csv", ROWS % project, "updates")])


@pytest.mark.parametrize(
    ("person", "project", "may"),
    [
        (OFFICER, b"ASCN-SRP-01", True),
        (OFFICER, b"ASCN-PNH-02", False),
        (NATIONAL, b"ASCN-PNH-02", True),
        (NATIONAL, b"ASCN-KKC-01", False),
        (GUEST, b"ASCN-SRP-01", False),
    ],
)
def test_a_row_outside_the_window_is_an_unknown_project(loaded: Engine, person: Person, project: bytes, may: bool) -> None:
    plan = planned(loaded, person, project)
    assert plan.fit is may
    assert [issue.code for issue in plan.files[0].issues] == ([] if may else ["foreign-key"])


def test_a_code_outside_the_window_cannot_be_taken_anew(loaded: Engine) -> None:
    rows = b"project_id,title,city\nASCN-PNH-02,Mine now,Siem Reap\n"
    plan = check(loaded, OFFICER, [Upload("p.csv", rows, "projects")])
    assert [issue.code for issue in plan.files[0].issues] == ["foreign-key"]


REFUSED = [
    # (who, sheet, rows, the column of the problem)
    (OFFICER, "sources", "source,title\nASCN-ME-2025,Mine\n", "title"),
    (OFFICER, "aliases", "subject,subject_id,alias,kind\nproject,ASCN-PNH-02,Mine,former name\n", "subject_id"),
    (OFFICER, "aliases", "subject,subject_id,alias,kind\nproject,ASCN-SRP-01,MINE-9,code in another list\n", "kind"),
    (OFFICER, "aliases", "subject,subject_id,alias,kind\ncity,SRP,Phnom  penh,spelling\n", "alias"),
    (OFFICER, "cities", "city_id,city,country\nZZZ,Mine,KHM\n", "city_id"),
    (OFFICER, "cities", "city_id,city,country\nSRP,Siem Reap,THA\n", "country"),
    (OFFICER, "projects", "project_id,title\nMY-1,Mine\n", "city"),
    (OFFICER, "projects", "project_id,title,country\nMY-1,Mine,MMR\n", "country"),
    (OFFICER, "projects", "project_id,title,city\nMY-1,Mine,Siem Reap; Phnom Penh\n", "city"),
    (OFFICER, "projects", "project_id,city\nASCN-SRP-01,[clear]\n", "city"),
    (OFFICER, "projects", "project_id,part_of\nASCN-SRP-01,ASCN-PNH-01\n", "part_of"),
    (OFFICER, "targets", "target_id,city,title\nSCAP-010,Siem Reap,Mine\n", "target_id"),
    (OFFICER, "case_studies", "case_id,project_id,title,state\nC-1,ASCN-PNH-02,Mine,draft\n", "project_id"),
    (OFFICER, "case_studies", "case_id,title\nCASE-JKT-01,Mine now\n", "case_id"),
    (OFFICER, "case_evidence", "case_id,indicator_id\nCASE-SRP-04,ASCN-JKT-01-I1\n", "indicator_id"),
    (OFFICER, "case_texts", "case_id,language,title\nCASE-JKT-01,th,Mine\n", "case_id"),
    (OFFICER, "case_photos", "photo_id,case_id,file,caption,credit,consent\nF-1,CASE-PNH-02,0,Mine,Me,given\n", "case_id"),
    (OFFICER, "interests", "interest_id,case_id,city,wanted,stated_on\nX-1,CASE-SRP-04,Phnom Penh,Made up,2026-01\n", "city"),
    (OFFICER, "interests", "interest_id,case_id,city,wanted,stated_on\nX-1,CASE-JKT-01,Siem Reap,A draft of somebody else,2026-01\n", "case_id"),
    (NATIONAL, "cities", "city_id,city,country\nZZZ,Mine,KHM\n", "city_id"),
    (NATIONAL, "projects", "project_id,title,country\nMY-1,Mine,MMR\n", "country"),
    (NATIONAL, "projects", "project_id,country\nASCN-SRP-01,MMR\n", "country"),
    (GUEST, "sources", "source,title\nMINE,Mine\n", ""),
    (GUEST, "aliases", "subject,subject_id,alias\ncity,PNH,Mine\n", ""),
    (GUEST, "projects", "project_id,title,city\nMY-1,Mine,Siem Reap\n", ""),
]


@pytest.mark.parametrize(("person", "sheet", "rows", "column"), REFUSED)
def test_what_leads_out_of_the_window_is_refused(loaded: Engine, person: Person, sheet: str, rows: str, column: str) -> None:
    plan = check(loaded, person, [Upload("x.csv", rows.encode(), sheet)])
    assert not plan.fit and plan.empty
    assert {issue.column for issue in plan.files[0].issues if issue.blocks} == {column}


ALLOWED = [
    (OFFICER, "case_studies", "case_id,project_id,title,state\nMADE-UP,ASCN-SRP-01,Made up,draft\n"),
    (OFFICER, "case_texts", "case_id,language,title\nCASE-SRP-04,th,Made up\n"),
    (OFFICER, "interests", "interest_id,case_id,city,wanted,stated_on\nMADE-UP,CASE-SRP-04,Siem Reap,Made up,2026-01\n"),
    (OFFICER, "sources", "source,title\nMADE-UP,Made up\n"),
    (OFFICER, "aliases", "subject,subject_id,alias,kind\ncity,SRP,Made-up name,spelling\n"),
    (OFFICER, "cities", "city_id,note\nSRP,Made-up note\n"),
    (OFFICER, "projects", "project_id,title,city,part_of\nMY-1,Mine,Siem Reap,MY-2\nMY-2,Mine,Siem Reap,\n"),
    (NATIONAL, "projects", "project_id,title,country\nMY-1,Mine,KHM\n"),
    (NATIONAL, "projects", "project_id,city\nASCN-SRP-01,Siem Reap; Phnom Penh\n"),
]


@pytest.mark.parametrize(("person", "sheet", "rows"), ALLOWED)
def test_what_stays_inside_is_written_and_taken_back(loaded: Engine, person: Person, sheet: str, rows: str) -> None:
    before = everything(loaded)
    plan = check(loaded, person, [Upload("x.csv", rows.encode(), sheet)])
    assert plan.fit, [issue.text for issue in plan.files[0].issues]
    batch = apply(loaded, person, plan, person.name).batch
    assert everything(loaded) != before
    undo(loaded, person, batch or 0, person.name)
    assert everything(loaded) == before


def shared(engine: Engine, cities: str = "Siem Reap; Phnom Penh", part_of: str = "ASCN-PNH-02") -> None:
    rows = f"project_id,city,part_of\nASCN-SRP-01,{cities},{part_of}\n".encode()
    apply(engine, LOCAL, check(engine, LOCAL, [Upload("p.csv", rows, "projects")]), "Secretariat")


def test_a_shared_project_goes_back_and_forth_unchanged(loaded: Engine) -> None:
    shared(loaded)
    with seeing(loaded, OFFICER) as session:
        columns, rows = export_rows(session, "projects", None, {"ASCN-SRP-01"})
    plan = check(loaded, OFFICER, [Upload("p.csv", render_csv(columns, rows))])
    assert plan.fit and plan.empty
    dropped = check(loaded, OFFICER, [Upload("p.csv", b"project_id,city\nASCN-SRP-01,Siem Reap\n")])
    (issue,) = [issue for issue in dropped.files[0].issues if issue.blocks]
    assert issue.text == "Phnom Penh shares this project. Leave it in the list, or ask the secretariat."


def test_a_comparison_is_applied_for_whom_it_was_made(loaded: Engine) -> None:
    plan = check(loaded, LOCAL, [Upload("p.csv", b"project_id,title\nASCN-PNH-02,Mine\n", "projects")])
    for person in (OFFICER, GUEST):
        with pytest.raises(Refused, match="somebody else"):
            apply(loaded, person, plan, person.name)


def test_an_undo_stays_inside_the_window_of_today(loaded: Engine) -> None:
    rows = b"project_id,as_at,status\nASCN-SRP-01,2026-01-31,ongoing\n"
    batch = apply(loaded, OFFICER, check(loaded, OFFICER, [Upload("u.csv", rows, "updates")]), OFFICER.name).batch or 0
    back = undo(loaded, OFFICER, batch, OFFICER.name).batch or 0
    shared(loaded, "Phnom Penh", "")
    before = everything(loaded)
    with pytest.raises(Refused, match="not yours"):
        undo(loaded, OFFICER, back, OFFICER.name)
    assert everything(loaded) == before
    assert takes_back(loaded, OFFICER, back) == ([], ["updates: ASCN-SRP-01 · 2026-01-31"])


def test_a_code_that_another_office_took_meanwhile_is_not_restored(loaded: Engine) -> None:
    rows = b"project_id,title,city\nNEW-1,%s,%s\n"
    batch = apply(loaded, OFFICER, check(loaded, OFFICER, [Upload("p.csv", rows % (b"Mine", b"Siem Reap"))]), OFFICER.name).batch or 0
    back = undo(loaded, OFFICER, batch, OFFICER.name).batch or 0
    apply(loaded, LOCAL, check(loaded, LOCAL, [Upload("p.csv", rows % (b"Theirs", b"Phnom Penh"))]), "Secretariat")
    assert takes_back(loaded, OFFICER, back) == ([], ["projects: NEW-1"])


def test_a_draft_is_settled_by_whom_it_belongs_to(loaded: Engine) -> None:
    files = [Upload("u.csv", b"project_id,as_at,status\nASCN-SRP-02,2026-02-28,ongoing\n", "updates")]
    plan = check(loaded, OFFICER, files)
    theirs = drafts.keep(loaded, "Secretariat", [("u.csv", files[0].data)], {})
    with pytest.raises(Refused, match="Send them again"):
        apply(loaded, OFFICER, plan, OFFICER.name, draft=theirs)
    mine = drafts.keep(loaded, OFFICER.name, [("u.csv", files[0].data)], {})
    drafts.cancel(loaded, OFFICER.name, mine)
    with pytest.raises(Refused, match="taken away"):
        apply(loaded, OFFICER, plan, OFFICER.name, draft=mine)
    again = drafts.keep(loaded, OFFICER.name, [("u.csv", files[0].data)], {})
    batch = apply(loaded, OFFICER, plan, OFFICER.name, draft=again).batch
    assert apply(loaded, OFFICER, plan, OFFICER.name, draft=again).batch == batch
    undo(loaded, OFFICER, batch or 0, OFFICER.name)
    with pytest.raises(Refused, match="undone"):
        apply(loaded, OFFICER, plan, OFFICER.name, draft=again)


def test_shared_sheets_are_the_secretariats(loaded: Engine) -> None:
    rows = b"country,title\nXXX,Nowhere\n"
    assert not check(loaded, OFFICER, [Upload("c.csv", rows, "countries")]).fit
