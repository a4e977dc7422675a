"""What people confirm for one file holds for the next of its shape, is shown, and can be revoked. All rows are made up."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Engine

from jamp.imports.apply import apply
from jamp.imports.check import check
from jamp.imports.grid import Grid
from jamp.imports.match import guess, match
from jamp.imports.matched import Sure
from jamp.imports.plan import Plan, Upload
from jamp.imports.vocabulary import headers
from jamp.languages import words
from jamp.model.sheets import Sheet
from jamp.model.subjects import SHEETS
from jamp.store.profiles import forget, of_office
from jamp.store.scope import LOCAL, Person, seeing

OFFICER = Person("officer of Siem Reap", "city", cities=("SRP",))


def sent(engine: Engine, text: str, person: Person = LOCAL, **options: Any) -> Plan:
    return check(engine, person, [Upload("quarter.csv", text.encode(), options=options)])


def codes(plan: Plan) -> list[tuple[str, str]]:
    return [(issue.severity, issue.code) for issue in plan.files[0].issues if issue.severity != "note"]


@pytest.mark.parametrize("language", range(10))
def test_the_columns_of_a_project_list_are_known_in_every_language(language: int) -> None:
    import csv

    from jamp.imports.vocabulary import WORDS

    with (WORDS / "headers.csv").open(encoding="utf-8", newline="") as file:
        table = {row[0]: row[1 + language].split(";")[0] for row in list(csv.reader(file))[1:]}
    fields = ["project_id", "city", "status", "as_at", "issues", "next_steps"]
    grid = Grid(header=[table[name] for name in fields])
    sheet = guess(grid)
    assert sheet and sheet.name == "projects"
    assert [one.field for one in match(grid, sheet).columns] == fields


@pytest.mark.parametrize(("sheet", "fields", "header"), [
    ("barriers", ["barrier_id", "project_id", "title", "severity", "due_date", "owner"], ["Mã rủi ro", "Mã dự án", "Rủi ro", "Mức độ nghiêm trọng", "Thời hạn", "Người phụ trách"]),
    ("barriers", ["barrier_id", "project_id", "title", "answer", "closed"], ["Kode risiko", "Kode proyek", "Risiko", "Tindakan", "Tanggal ditutup"]),
    ("ratings", ["project_id", "as_at", "rating", "reason"], ["Kod projek", "As at", "Penilaian", "Sebab"]),
    ("milestones", ["milestone_id", "project_id", "title", "planned_date", "forecast_date"], ["Milestone ID", "รหัสโครงการ", "เป้าหมายย่อย", "วันที่วางแผน", "วันที่คาดการณ์"]),
    ("indicators", ["indicator_id", "project_id", "title", "unit", "headline", "shared_indicator"],
     ["指標コード", "事業コード", "指標", "単位", "主要指標", "共通指標"]),
    ("projects", ["project_id", "title", "part_of"], ["事業コード", "事業名", "上位の事業"]),
])  # fmt: skip
def test_the_columns_of_newer_sheets_are_known_in_other_languages(sheet: str, fields: list[str], header: list[str]) -> None:
    assert [one.field for one in match(Grid(header=header), SHEETS[sheet]).columns] == fields


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=lambda sheet: sheet.name)
def test_the_japanese_names_of_all_columns_are_known(sheet: Sheet) -> None:
    names: dict[str, set[str]] = {}
    for column in sheet.columns:
        names.setdefault(words("ja").text(column.label), set()).add(column.name)
    found = {one.written: one.field for one in match(Grid(header=list(names)), sheet).columns}
    # of two columns that are called alike one is meant
    assert [name for name, fields in names.items() if found[name] not in fields] == []


def test_every_word_for_a_column_means_a_column() -> None:
    every = {column.name for sheet in SHEETS.values() for column in sheet.columns}
    for scope, known in headers().items():
        own = {column.name for column in SHEETS[scope].columns} if scope in SHEETS else every
        assert scope in SHEETS or scope in ("", "*")
        assert {field for fields in known.values() for field in fields} <= own


def test_a_slip_of_the_pen_in_a_header_is_asked_about(loaded: Engine) -> None:
    text = "project_id,as_at,Next stepz\nASCN-SRP-01,2026-03-31,made up\n"
    plan = sent(loaded, text)
    column = plan.files[0].matched[2]
    assert (column.field, column.sure, column.suggestion, column.samples) == ("", Sure.NEAR, "next_steps", ("made up",))
    assert ("warning", "incorrect-label") in codes(plan) and not plan.files[0].changed
    told = sent(loaded, text, columns={"Next stepz": "next_steps"})
    assert told.files[0].matched[2].sure is Sure.CHOSEN and told.files[0].changed == 1


def test_two_columns_for_one_field_stop_the_file_and_a_code_goes_before_a_title(loaded: Engine) -> None:
    twice = sent(loaded, "project_id,as_at,Status,Project status\nASCN-SRP-01,2026-03-31,ongoing,completed\n", columns={"Project status": "status"})
    assert ("file", "duplicate-label") in codes(twice)
    both = sent(loaded, "project_id,Project,as_at,narrative\nASCN-SRP-01,Whatever,2026-03-31,made up\n")
    assert both.fit and [one.field for one in both.files[0].matched] == ["project_id", "", "as_at", "narrative"]


def test_the_second_file_goes_straight_to_the_comparison(loaded: Engine) -> None:
    text = "project_id;Befund;as_at;Status\nASCN-SRP-01;made up;03/04/2026;läuft\n"
    first = sent(loaded, text)
    assert not first.fit
    said = {"columns": {"Befund": "issues"}, "answers": {"day_first/as_at": True}, "meanings": {"status": {"läuft": "ongoing"}}}
    settled = sent(loaded, text, **said)
    assert settled.fit, settled.files[0].issues
    apply(loaded, LOCAL, settled, LOCAL.name)
    second = sent(loaded, "project_id;Befund;as_at;Status\nASCN-SRP-01;more;04/05/2026;läuft\n")
    assert second.fit and second.files[0].changed == 1
    memory = second.files[0].memory
    assert memory.profile and memory.profile.name == "quarter" and memory.assumed == (("day_first/as_at", True),)
    assert second.changes()[0].fields["as_at"][1] == "2026-05-04"
    # a day above 12 says more than any earlier file
    month_first = sent(loaded, "project_id;Befund;as_at;Status\nASCN-SRP-01;more;04/25/2026;läuft\n")
    assert month_first.changes()[0].fields["as_at"][1] == "2026-04-25"
    assert not sent(loaded, text, profile="").fit


def test_what_is_revoked_is_asked_about_again_and_other_offices_never_had_it(loaded: Engine) -> None:
    text = "project_id,as_at,status\nASCN-SRP-01,2026-03-31,läuft\n"
    apply(loaded, OFFICER, sent(loaded, text, OFFICER, meanings={"status": {"läuft": "ongoing"}}), OFFICER.name)
    later = text.replace("03-31", "06-30")
    assert sent(loaded, later, OFFICER).fit and not sent(loaded, later).fit
    with seeing(loaded, OFFICER) as session:
        (profile,) = of_office(session, OFFICER)
    (entry,) = profile.entries
    assert (entry.kind, entry.field, entry.text, entry.answer, entry.by) == ("meanings", "status", "läuft", "ongoing", OFFICER.name)
    assert forget(loaded, LOCAL, [entry.confirmed]) == 0
    assert forget(loaded, OFFICER, [entry.confirmed]) == 1
    assert not sent(loaded, later, OFFICER).fit
    with seeing(loaded, OFFICER) as session:
        assert of_office(session, OFFICER) == []


def test_a_confirmed_spelling_of_a_city_is_another_name_of_it(loaded: Engine) -> None:
    text = "project_id,title,city,source\nNEW-1,Made up,Siem Ryyp,\n"
    plan = sent(loaded, text, meanings={"city": {"Siem Ryyp": "Siem Reap"}})
    assert [operations.sheet for operations in plan.operations if operations.new] == ["projects", "aliases"]
    apply(loaded, LOCAL, plan, LOCAL.name)
    again = sent(loaded, text.replace("NEW-1", "NEW-2"))
    assert again.fit and again.files[0].memory.profile is None


def test_the_name_of_another_city_is_not_taken_over(loaded: Engine) -> None:
    text = "project_id,title,city\nNEW-1,Made up,Phnom Penn\n"
    plan = sent(loaded, text, OFFICER, meanings={"city": {"Phnom Penn": "PNH"}})
    assert not plan.fit


def test_a_list_without_codes_is_told_by_titles_that_a_person_confirms(loaded: Engine) -> None:
    text = "Project,City,Status,As at\nSmart Tourist Management System,Siem Reap,completed,2026-03-31\n"
    plan = sent(loaded, text)
    assert not plan.fit and plan.empty
    (problem,) = [issue for issue in plan.files[0].issues if issue.blocks]
    assert (problem.column, problem.values["near"]) == ("project_id", "ASCN-SRP-01")
    told = sent(loaded, text, meanings={"project_id": {"Smart Tourist Management System": "ASCN-SRP-01"}})
    assert told.fit and told.files[0].changed == 1 and told.changes()[0].key == "ASCN-SRP-01"


@pytest.mark.parametrize("name", ["タイ", "ไทย", "Thái Lan", "TH", "Thailand"])
def test_a_country_is_known_in_every_language(loaded: Engine, name: str) -> None:
    assert sent(loaded, f"project_id,title,country\nNEW-1,Made up,{name}\n").fit
