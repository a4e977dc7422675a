"""A record entered by form, on its way to the records. What is entered is made up."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from jamp.imports.export import export_rows
from jamp.store.engine import open_engine
from jamp.store.scope import LOCAL, seeing
from tests.pages.test_pages import run, text

PROJECT = "ASCN-PJY-05"
SEND = "Compare with what is stored"


def form(monkeypatch: pytest.MonkeyPatch, database: str, what: str, record: int = -1) -> AppTest:
    test = run("records/enter", monkeypatch, database, lang="en", project=PROJECT, what=what)
    if record >= 0:
        test.selectbox(key=f"record_{what}_{PROJECT}").select_index(record + 1).run()
    return test


def fill(test: AppTest, what: str, **fields: object) -> AppTest:
    record = test.selectbox(key=f"record_{what}_{PROJECT}").value
    for name, value in fields.items():
        key = f"field_{what}_{PROJECT}_{record}_{name}"
        found = next(one for kind in ("text_input", "text_area", "selectbox", "multiselect") for one in test.get(kind) if one.key == key)
        found.set_value(value)
    next(button for button in test.button if button.label == SEND).click().run()
    assert not test.exception
    return test


def applied(test: AppTest, monkeypatch: pytest.MonkeyPatch, database: str) -> AppTest:
    (number,) = re.findall(r"draft=(\d+)", text(test))
    upload = run("records/upload", monkeypatch, database, lang="en", draft=number)
    upload.button(key="apply").click().run()
    assert not upload.exception and "Applied as batch" in text(upload)
    return upload


def records(database: str, sheet: str) -> list[dict[str, object]]:
    with seeing(open_engine(database), LOCAL) as session:
        columns, rows = export_rows(session, sheet, None, {PROJECT})
    found = [dict(zip(columns, row, strict=True)) for row in rows]
    return [row for row in found if PROJECT in (row.get("project_id"), str(row.get("indicator_id"))[: len(PROJECT)])]


def test_an_update_is_entered_compared_applied_and_undone(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = records(real, "updates")
    sent = fill(form(monkeypatch, real, "updates"), "updates", as_at="2026-03-31", status="ongoing", percent_complete="40", narrative="=made up; <b>first</b>")
    assert records(real, "updates") == before  # nothing is changed by sending
    upload = applied(sent, monkeypatch, real)
    (new,) = [row for row in records(real, "updates") if row not in before]
    assert (new["as_at"], new["status"], new["percent_complete"], new["narrative"], new["source"]) == ("2026-03-31", "ongoing", 40.0, "=made up; <b>first</b>", "")
    upload.button(key="undo").click().run()
    assert records(real, "updates") == before


def test_a_value_of_crossed_groups_is_entered(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    test = form(monkeypatch, real, "values")
    applied(fill(test, "values", indicator_id=f"{PROJECT}-I1", as_at="2026-03", value="1,234", groups=["women", "informal_workers"]), monkeypatch, real)
    (new,) = [row for row in records(real, "values") if row["as_at"] == "2026-03"]
    assert (new["value"], new["groups"]) == (1234.0, "informal_workers+women")


def test_a_milestone_is_mended_and_a_field_emptied(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    stored = records(real, "milestones")[0]
    test = form(monkeypatch, real, "milestones", 0)
    applied(fill(test, "milestones", outcome="", forecast_date="2027-06"), monkeypatch, real)
    (now,) = [row for row in records(real, "milestones") if row["milestone_id"] == stored["milestone_id"]]
    assert {name for name in now if now[name] != stored[name]} == {"forecast_date", "outcome"} and now["outcome"] is None


def test_a_rating_by_hand_needs_its_reason(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    test = fill(form(monkeypatch, real, "ratings"), "ratings", as_at="2026-03", rating="watch", author="Made up")
    assert "Please fill in: Reason *." in text(test) and "draft=" not in text(test)
    applied(fill(test, "ratings", reason="Made up"), monkeypatch, real)
    shown = text(run("progress/project", monkeypatch, real, lang="en", project=PROJECT, as_at="2026-03"))
    assert "(set by hand)" in shown


def test_nothing_changed_is_nothing_sent(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Nothing was changed." in text(fill(form(monkeypatch, real, "milestones", 0), "milestones"))


def test_what_cannot_be_read_is_told_on_the_way(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    sent = fill(form(monkeypatch, real, "barriers"), "barriers", title="Made up", barrier="finance", due_date="soon")
    (number,) = re.findall(r"draft=(\d+)", text(sent))
    upload = run("records/upload", monkeypatch, real, lang="en", draft=number)
    assert upload.button(key="apply").disabled and "soon" in text(upload)


@pytest.mark.parametrize("project", ["", "nowhere <b>"])
def test_without_a_project_it_says_where_to_begin(project: str, real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    test = run("records/enter", monkeypatch, real, lang="en", **({"project": project} if project else {}))
    assert not test.exception and "All projects" in text(test) and "nowhere <b>" not in text(test)
