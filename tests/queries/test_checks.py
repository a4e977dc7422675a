"""Each check on the real example that it was made for; "F-12" and so on number what was found in the yearly ASCN reports
of 2022 to 2025. What is added to the records is made up."""

from __future__ import annotations

import csv
from collections import Counter

import pytest
from sqlalchemy import Engine

from jamp.charts.checks import sentence
from jamp.languages import words
from jamp.model.checks import RULES, Finding
from jamp.model.view import View
from jamp.queries import checks
from jamp.settings import RECORDS
from jamp.store.scope import LOCAL, Person, seeing
from tests.queries.test_rated import send

REPORTS = ("2022-09-21", "2023-08-14", "2024-09-25", "2025-09-30")
NEWEST = REPORTS[-1]


def found(engine: Engine, rule: str, date: str = NEWEST, **filters: tuple[str, ...]) -> list[Finding]:
    with seeing(engine, LOCAL) as session:
        every = checks.findings(session, View(date, "2024-10-30", **filters))
    return [one for one in every if one.rule == rule]


def subjects(engine: Engine, rule: str, date: str = NEWEST, **filters: tuple[str, ...]) -> list[str]:
    return sorted(one.subject for one in found(engine, rule, date, **filters))


def rows(sheet: str) -> list[dict[str, str]]:
    with (RECORDS / f"{sheet}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_promised_dates_that_passed_f12_f13(loaded: Engine) -> None:
    # F-12: the plant in Vientiane was promised for March 2025, and the report of September 2025 says ongoing
    assert "ASCN-VTE-01-M1" in subjects(loaded, "promised_date_passed")
    assert "ASCN-VTE-01-M1" not in subjects(loaded, "promised_date_passed", "2025-03-31")
    (late,) = [one for one in found(loaded, "promised_date_passed", "2025-04-01") if one.project_id == "ASCN-VTE-01"]
    assert (late.facts["n"], late.facts["date"], late.sources, late.severity) == (1, "2025-03", ("ASCN-ME-2024", "ASCN-ME-2025"), "error")
    # F-13: the observatory in Kuala Lumpur was to run "in 2025"; that has passed when the year has
    assert "ASCN-KUL-01-M1" not in subjects(loaded, "promised_date_passed", "2025-12-31")
    assert "ASCN-KUL-01-M1" in subjects(loaded, "promised_date_passed", "2026-01-01")


def test_a_promise_is_kept_moved_or_the_project_stops(loaded: Engine) -> None:
    send(loaded, "milestones", "milestone_id,actual_date\nASCN-VTE-01-M1,2025-06\n")
    send(loaded, "updates", "project_id,as_at,status\nASCN-PNH-02,2025-09-30,suspended\n")
    send(loaded, "projects", "project_id,end_date\nASCN-SRP-01,2025-06-30\n")
    now = subjects(loaded, "promised_date_passed")
    assert "ASCN-VTE-01-M1" not in now and "ASCN-PNH-02-M1" not in now and "ASCN-SRP-01" in now


def test_projects_that_left_without_a_reason_f15(loaded: Engine) -> None:
    left = ["ASCN-BWI-03", "ASCN-CHB-01", "ASCN-HKT-01", "ASCN-HKT-02", "ASCN-JKT-04", "ASCN-SRP-03"]
    assert subjects(loaded, "dropped_without_trace") == left
    assert subjects(loaded, "dropped_without_trace", "2022-09-21") == []
    send(loaded, "projects", "project_id,exit_reason\nASCN-HKT-01,merged\n")
    assert "ASCN-HKT-01" not in subjects(loaded, "dropped_without_trace")
    # without an exit on record it is missing from the report all the same
    clear = "\n".join(f"{code},[clear],[clear],[clear]" for code in left if code != "ASCN-HKT-01")
    send(loaded, "projects", f"project_id,exit_date,exit_reason,exit_note\n{clear}\n")
    now = found(loaded, "dropped_without_trace")
    assert sorted(one.subject for one in now) == [code for code in left if code != "ASCN-HKT-01"]
    assert {one.case for one in now} == {"absent"} and all(one.sources[-1] == "ASCN-ME-2025" for one in now)


def test_the_same_status_in_every_report_f17(loaded: Engine) -> None:
    now = found(loaded, "same_status_every_report")
    assert Counter(one.facts["status"] for one in now) == {"ongoing": 44, "planning": 3}
    assert {one.facts["since"] for one in now} == {"2022-09-21"} and {one.facts["n"] for one in now} == {1105}
    assert found(loaded, "same_status_every_report", "2024-09-25") == []  # two reports had stated a status by then
    first = now[0].project_id
    send(loaded, "updates", f"project_id,as_at,status\n{first},2025-09-30,suspended\n")
    assert first not in subjects(loaded, "same_status_every_report")


def test_projects_of_which_nobody_said_what_was_done_f18(loaded: Engine) -> None:
    told = {row["project_id"] for row in rows("updates") if row["narrative"]}
    silent = {row["project_id"] for row in rows("projects") if row["project_id"].startswith("ASCN-")} - told
    gone = {row["project_id"] for row in rows("projects") if row["exit_date"]}
    now = {code for code in subjects(loaded, "no_narrative_ever") if code.startswith("ASCN-")}
    # "about 80 of 140": 78, of which those that have left the list are no longer asked
    assert len(silent) == 78 and now == silent - gone
    send(loaded, "updates", f"project_id,as_at,narrative\n{min(now)},2025-09-30,Made up.\n")
    assert min(now) not in subjects(loaded, "no_narrative_ever") and min(now) in subjects(loaded, "no_narrative_ever", "2025-09-29")


def test_sources_that_disagree_f21(loaded: Engine) -> None:
    (one,) = found(loaded, "sources_disagree")
    assert (one.project_id, one.facts["status"], one.facts["other"]) == ("ASCN-BSB-07", "planning", "ongoing")
    assert one.sources == ("ASCN-ME-2025", "BORNEO-BULLETIN-2022")
    assert found(loaded, "sources_disagree", "2022-12-31") == []
    send(loaded, "updates", "project_id,as_at,status\nASCN-BSB-07,2025-12-31,ongoing\nASCN-SRP-01,2025-12-31,planning\n")
    # the office's later word settles it; one that goes back does not
    (own,) = found(loaded, "sources_disagree", "2025-12-31")
    assert (own.project_id, own.facts["status"], own.facts["other"], own.sources) == ("ASCN-SRP-01", "planning", "ongoing", ("", "ASCN-ME-2025"))


def test_focus_areas_that_changed_f16(loaded: Engine) -> None:
    now = {one.project_id: (one.facts["area"], one.facts["area_now"]) for one in found(loaded, "focus_area_changed")}
    assert now == {
        "ASCN-SMD-01": ("Industry & Innovation", "Health & Well-Being"), "ASCN-SIN-01": ("Civic & Social", "Industry & Innovation"),
        "ASCN-CNX-03": ("Health & Well-Being", "Industry & Innovation"), "ASCN-RYG-02": ("Quality Environment", "Safety & Security"),
    }  # fmt: skip
    # the records do not say in which report: what the note says is known once the report that it rests on is out
    assert found(loaded, "focus_area_changed", "2025-09-29") == []
    send(loaded, "projects", "project_id,focus_area\nASCN-SRP-01,Safety & Security\n")
    (edited,) = [one for one in found(loaded, "focus_area_changed") if one.case == "edited"]
    assert (edited.project_id, edited.facts["area_now"], edited.facts["batch"]) == ("ASCN-SRP-01", "Safety & Security", 2)


def test_projects_under_another_name_f14(loaded: Engine) -> None:
    now = found(loaded, "renamed_without_trace")
    assert len(now) == 22 and sum(len(one.facts["names"]) for one in now) == 23  # one has two former names
    send(loaded, "projects", "project_id,title\nASCN-SRP-03,Gone\nASCN-BKI-02,Made-up name\n")
    (edited,) = [one for one in found(loaded, "renamed_without_trace") if one.case == "edited"]
    (old,) = [row["title"] for row in rows("projects") if row["project_id"] == "ASCN-BKI-02"]
    assert edited.project_id == "ASCN-BKI-02" and edited.facts["names"] == (old,)
    send(loaded, "aliases", f'subject,subject_id,alias,kind\nproject,ASCN-BKI-02,"{old}",former name\n')
    (kept,) = [one for one in found(loaded, "renamed_without_trace") if one.project_id == "ASCN-BKI-02"]
    assert kept.case == ""


def test_a_text_that_contradicts_the_status_f11(loaded: Engine) -> None:
    then = {one.project_id: one for one in found(loaded, "text_contradicts_status", "2022-09-21")}
    # Yangon is the one that was found by hand; the same report calls Kuching's work postponed and in planning
    assert sorted(then) == ["ASCN-KCH-02", "ASCN-RGN-01"]
    assert (then["ASCN-RGN-01"].facts["status"], then["ASCN-RGN-01"].facts["words"]) == ("ongoing", ("postponed",))
    assert subjects(loaded, "text_contradicts_status") == ["ASCN-NPT-01"]  # halted after an earthquake, said to be ongoing
    send(loaded, "updates", "project_id,as_at,status,narrative\nASCN-SRP-01,2025-12-31,ongoing,工事は中断している。\nASCN-NPT-01,2025-12-31,suspended,Halted.\n")
    (now,) = found(loaded, "text_contradicts_status", "2025-12-31")
    assert (now.project_id, now.facts["words"]) == ("ASCN-SRP-01", ("中断",))


def test_statuses_that_are_missing_f19(loaded: Engine) -> None:
    def number(date: str) -> int:
        return sum(one.project_id.startswith("ASCN-") for one in found(loaded, "status_missing", date))

    # twelve project-years are unclear in print; seven of them stayed so here, the others could be told from text and counts.
    # The report of 2023 was read for its list alone.
    assert [number(date) for date in REPORTS] == [2, 86, 5, 0]
    (one,) = [one for one in found(loaded, "status_missing", "2024-09-25") if one.project_id == min(
        row["project_id"] for row in rows("updates") if row["as_at"] == "2024-09-25" and not row["status"])]  # fmt: skip
    assert one.sources == ("ASCN-ME-2024",) and "grey" in one.facts["why"]


def test_accepted_with_a_reason_it_is_no_longer_open(loaded: Engine) -> None:
    view = View(NEWEST, "2024-10-30")
    with seeing(loaded, LOCAL) as session:
        before, every = checks.open_findings(session, view), checks.findings(session, view)
    assert sum(before.values()) == len(every)
    send(loaded, "accepted_findings", "rule,subject,reason,author,as_at\nsources_disagree,ASCN-BSB-07,Made up: both are right,MLIT,2025-11-01\n")
    (one,) = found(loaded, "sources_disagree")
    assert one.accepted is not None and (one.accepted.reason, one.accepted.author) == ("Made up: both are right", "MLIT")
    with seeing(loaded, LOCAL) as session:
        assert checks.open_findings(session, view) == before | {"error": before["error"] - 1}


def test_filters_hold_for_findings(loaded: Engine) -> None:
    with seeing(loaded, LOCAL) as session:
        every = checks.findings(session, View(NEWEST, "2024-10-30"))
        here = checks.findings(session, View(NEWEST, "2024-10-30", ("KHM",)))
        planning = checks.findings(session, View(NEWEST, "2024-10-30", statuses=("planning",)))
        names = checks.named(session, here)
    cambodian = {row["city_id"] for row in rows("cities") if row["country"] == "KHM"}
    assert here and {one.city_id for one in here} <= cambodian | {""} and set(here) < set(every)
    assert all(names[one.project_id or one.city_id][0] for one in here)
    assert planning and {one.facts["status"] for one in planning if "status" in one.facts} == {"planning"}


@pytest.mark.parametrize("language", ["en", "ja"])
def test_every_finding_makes_a_sentence(loaded: Engine, language: str) -> None:
    w = words(language)
    with seeing(loaded, LOCAL) as session:
        said = [sentence(one, w) for one in checks.findings(session, View("2026-01-01", "2024-10-30"))]
    assert len(said) > 200 and all("{" not in one and "None" not in one for one in said)
    assert {one for rule in RULES.values() for one in (w.text(rule.title), w.text(rule.finds), w.text(rule.mend)) if not one} == set()


def test_an_officer_accepts_what_was_found_in_what_is_his(loaded: Engine) -> None:
    from jamp.imports.apply import Refused, apply
    from jamp.imports.check import check
    from jamp.imports.plan import Upload

    officer = Person("Sokha of Siem Reap", "city", cities=("SRP",))
    row = "rule,subject,reason,author,as_at\n{},Made up,Sokha,2025-11-01\n"
    for rule, subject in (("no_narrative_ever", "ASCN-SRP-02"), ("target_due_without_actual", "SCAP-015")):
        plan = check(loaded, officer, [Upload("a.csv", row.format(f"{rule},{subject}").encode(), "accepted_findings")])
        assert apply(loaded, officer, plan, officer.name).batch is not None
    others = check(loaded, officer, [Upload("a.csv", row.format("promised_date_passed,ASCN-PNH-02-M1").encode(), "accepted_findings")])
    with pytest.raises(Refused):
        apply(loaded, officer, others, officer.name)
