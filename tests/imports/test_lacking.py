"""What the file lacks though it is stored is kept, closed or taken off the list, as a person chooses. Contents are made up."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from jamp.imports.apply import StalePlan, apply, undo
from jamp.imports.check import check
from jamp.imports.lacking import lacking
from jamp.imports.plan import Plan, Upload
from jamp.queries import batches, projects
from jamp.queries.views import view_of
from jamp.store.engine import open_engine
from jamp.store.scope import LOCAL, Person, seeing
from tests.imports.test_apply import everything
from tests.pages.test_pages import run, text
from tests.servers import ROOT

# the only listed project of its city that the file holds
ROWS = b"project_id,city,note\nASCN-SRP-01,Siem Reap,made up\n"
DAY = "2026-03-31"
SOKHA = Person("Sokha", "city", cities=("SRP",))


def compared(engine: Engine, missing: dict[str, Any], as_at: str | None = DAY, person: Person = LOCAL, files: tuple[Upload, ...] = ()) -> Plan:
    return check(engine, person, [Upload("p.csv", ROWS, "projects"), *files], as_at, options={"missing": missing})


def told(plan: Plan) -> list[tuple[str, str]]:
    return [(issue.severity, issue.text) for file in plan.files for issue in file.issues]


def standing(engine: Engine, code: str, as_at: str = DAY) -> tuple[bool, str]:
    """(whether it is listed, its status) as at a date."""
    with seeing(engine, LOCAL) as session:
        view, _ = view_of(session, as_at, None)
        one = projects.one(session, view, code)
        assert one
        return code in projects.codes(session, view), one.status


def test_what_has_left_the_list_is_not_missing(loaded: Engine) -> None:
    plan = compared(loaded, {})
    # ASCN-SRP-03 left on 30 September 2025
    assert "ASCN-SRP-04" in lacking(plan) and "ASCN-SRP-03" not in lacking(plan)
    assert plan.files[0].missing == len(lacking(plan)) and (plan.files[0].changed, plan.records) == (1, 1)


@pytest.mark.parametrize("status", ["completed", "suspended", "cancelled"])
def test_closed_it_has_the_status_from_the_reporting_date_on(loaded: Engine, status: str) -> None:
    before, was = everything(loaded), standing(loaded, "ASCN-SRP-04")
    plan = compared(loaded, {"ASCN-SRP-04": {"close": status}})
    assert plan.fit and plan.files[0].changed == 2
    change = next(one for one in plan.changes() if one.key == "ASCN-SRP-04")
    assert (change.kind, change.line, change.fields["status"], change.fields["as_at"][1]) == ("changed", 0, (was[1], status), DAY)
    assert apply(loaded, LOCAL, plan, "officer").batch == 2
    assert standing(loaded, "ASCN-SRP-04") == (True, status) and standing(loaded, "ASCN-SRP-04", "2026-03-30") == was
    with seeing(loaded, LOCAL) as session:
        kept = {row.key: row for row in batches.changes(session, 2)}
    assert kept[f"ASCN-SRP-04 · {DAY}"].fields["status"] == (None, status) and kept[f"ASCN-SRP-04 · {DAY}"].file == "p.csv"
    assert compared(loaded, {"ASCN-SRP-04": {"close": status}}).empty
    assert undo(loaded, LOCAL, 2, "officer").left == () and everything(loaded) == before


def test_archived_it_leaves_the_list_on_the_reporting_date(loaded: Engine) -> None:
    before = everything(loaded)
    plan = compared(loaded, {"ASCN-SRP-04": {"archive": "merged"}})
    change = next(one for one in plan.changes() if one.key == "ASCN-SRP-04")
    assert change.fields == {"exit_date": (None, DAY), "exit_reason": (None, "merged")}
    apply(loaded, LOCAL, plan, "officer")
    assert standing(loaded, "ASCN-SRP-04")[0] is False and standing(loaded, "ASCN-SRP-04", "2026-03-30")[0] is True
    assert "ASCN-SRP-04" not in lacking(compared(loaded, {}))
    assert undo(loaded, LOCAL, 2, "officer").left == () and everything(loaded) == before


def test_without_a_reporting_date_it_says_what_is_lacking(loaded: Engine) -> None:
    plan = compared(loaded, {"ASCN-SRP-04": {"close": "completed"}}, None)
    assert not plan.fit and ("file", "What is missing from the file is to be closed or taken off the list: choose the reporting date on which that holds.") in told(plan)
    assert compared(loaded, {}, None).fit


def test_an_officer_settles_what_is_his_own_and_nothing_else(loaded: Engine) -> None:
    plan = compared(loaded, {"ASCN-SRP-04": {"close": "suspended"}}, person=SOKHA)
    assert plan.fit and apply(loaded, SOKHA, plan, "Sokha").batch == 2
    outside = compared(loaded, {"ASCN-JKT-01": {"close": "cancelled"}}, person=SOKHA)
    nobody = compared(loaded, {"NOBODY": {"close": "cancelled"}}, person=SOKHA)
    assert not outside.fit and ("file", "ASCN-JKT-01 is not known. Check how it is written.") in told(outside)
    assert [text.replace("NOBODY", "ASCN-JKT-01") for _, text in told(nobody)] == [text for _, text in told(outside)]
    assert all(one.key != "ASCN-JKT-01" for one in outside.changes())


def test_what_is_in_the_file_by_now_is_the_files_to_say(loaded: Engine) -> None:
    plan = compared(loaded, {"ASCN-SRP-01": {"archive": "completed"}})
    assert plan.fit and plan.records == 1
    assert told(plan) == [("note", "ASCN-SRP-01 is not missing from the file any more; what was chosen for it is left out.")]


@pytest.mark.parametrize("choice", [{"close": "ongoing"}, {"archive": "lost"}, {"delete": "yes"}, {"close": "completed", "archive": "completed"}])
def test_nothing_else_can_be_chosen(loaded: Engine, choice: dict[str, str]) -> None:
    plan = compared(loaded, {"ASCN-SRP-04": choice})
    assert not plan.fit and "it can be kept, closed or taken off the list, but not so" in told(plan)[0][1]


def test_another_file_that_speaks_of_it_is_told(loaded: Engine) -> None:
    other = Upload("u.csv", f"project_id,as_at,status\nASCN-SRP-04,{DAY},ongoing\n".encode(), "updates")
    plan = compared(loaded, {"ASCN-SRP-04": {"close": "completed"}}, files=(other,))
    assert not plan.fit and "spoken of in another of these files" in told(plan)[0][1]


def test_what_moved_meanwhile_is_shown_anew(loaded: Engine) -> None:
    plan = compared(loaded, {"ASCN-SRP-04": {"archive": "merged"}})
    theirs = Upload("t.csv", b"project_id,exit_date,exit_reason\nASCN-SRP-04,2026-01-31,completed\n", "projects")
    apply(loaded, LOCAL, check(loaded, LOCAL, [theirs]), "somebody")
    with pytest.raises(StalePlan) as stale:
        apply(loaded, LOCAL, plan, "me")
    assert all(one.key != "ASCN-SRP-04" for one in stale.value.plan.changes())


@pytest.mark.parametrize("language", ["en", "ja"])
def test_it_is_chosen_on_the_page(real: str, monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    test = run("records/upload", monkeypatch, real, lang=language)
    test.file_uploader[0].upload("p.csv", ROWS, "text/csv")
    test.run()
    date = {"en": "choose the reporting date above first", "ja": "先に上で報告時点を選んでください"}[language]
    assert date in text(test)

    def box() -> Any:
        return next(one for one in test.selectbox if "ASCN-SRP-04" in one.label)

    box().set_value({"close": "suspended"}).run()
    assert test.button(key="apply").disabled
    test.date_input[0].set_value(DAY).run()
    assert date not in text(test) and not test.button(key="apply").disabled and box().value == {"close": "suspended"}
    box().set_value({}).run()
    assert "ASCN-SRP-04" not in text(test)
    box().set_value({"archive": "handed over"}).run()
    table = text(test)
    assert not test.exception and "ASCN-SRP-04" in table and {"en": "Handed over", "ja": "移管"}[language] in table
    test.button(key="apply").click().run()
    history = run("records/history", monkeypatch, real, lang=language, batch="2")
    assert not test.exception and "ASCN-SRP-04" in text(history)


def test_it_is_chosen_for_all_at_once(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    test = run("records/upload", monkeypatch, real, lang="en")
    test.file_uploader[0].upload("p.csv", ROWS, "text/csv")
    test.run()
    test.date_input[0].set_value(DAY).run()
    number = test.query_params["draft"]
    codes = [one.label for one in test.selectbox if one.key and one.key.startswith(f"missing_{number}_")]
    assert len(codes) > 2 and test.button(key="missing_for_all").disabled
    test.selectbox(key=f"missing_all_{number}").set_value({"close": "completed"}).run()
    test.button(key="missing_for_all").click().run()
    chosen = [one.value for one in test.selectbox if one.key and one.key.startswith(f"missing_{number}_")]
    assert not test.exception and chosen == [{"close": "completed"}] * len(codes)
    test.button(key="apply").click().run()
    engine = open_engine(real)
    assert "Applied as batch 2." in text(test) and standing(engine, "ASCN-SRP-04") == (True, "completed")
    engine.dispose()


def test_it_is_chosen_on_the_command_line(real: str, tmp_path: Path) -> None:
    file = tmp_path / "p.csv"
    file.write_bytes(ROWS)

    def jamp(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "jamp", "apply", str(file), "--by", "me", "--as-at", DAY, *arguments]
        return subprocess.run(command, cwd=ROOT, env=os.environ | {"JAMP_DATABASE_URL": real}, capture_output=True, text=True)

    wrong = jamp("--missing", "ASCN-SRP-04=close:lost")
    assert wrong.returncode == 2 and "close:completed|suspended|cancelled" in wrong.stderr
    assert jamp("--missing", "ASCN-SRP-04=close:suspended", "--missing", "ASCN-SRP-07=archive:handed over").returncode == 0
    engine = open_engine(real)
    assert standing(engine, "ASCN-SRP-04") == (True, "suspended") and standing(engine, "ASCN-SRP-07")[0] is False
    engine.dispose()
