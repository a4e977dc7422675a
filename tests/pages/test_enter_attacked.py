"""A form in the hands of two people, of a hasty one, and of one who types anything. What is entered is made up."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from jamp.imports.apply import apply
from jamp.imports.check import check
from jamp.imports.plan import Upload
from jamp.store.drafts import waiting
from jamp.store.engine import open_engine
from jamp.store.scope import LOCAL
from tests.pages.test_enter import PROJECT, SEND, applied, fill, form, records
from tests.pages.test_pages import run, text


def compared(test: AppTest, monkeypatch: pytest.MonkeyPatch, database: str) -> AppTest:
    (number,) = re.findall(r"draft=(\d+)", text(test))
    return run("records/upload", monkeypatch, database, lang="en", draft=number)


def meanwhile(database: str, sheet: str, rows: str) -> None:
    engine = open_engine(database)
    plan = check(engine, LOCAL, [Upload(f"{sheet}.csv", rows.encode(), sheet)])
    assert apply(engine, LOCAL, plan, "somebody else").batch is not None
    engine.dispose()


def test_two_people_who_enter_a_new_record_at_once_get_a_code_each(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = records(real, "milestones")
    first, second = (form(monkeypatch, real, "milestones") for _ in range(2))
    fill(first, "milestones", title="Made up by the first", planned_date="2027-01")
    fill(second, "milestones", title="Made up by the second", planned_date="2027-02")
    early = compared(second, monkeypatch, real)  # before the first is applied
    applied(first, monkeypatch, real)
    # who had compared before is shown the new comparison, and told
    early.button(key="apply").click().run()
    assert not early.exception and "yours gets the code" in text(early) and "Applied as batch" not in text(early)
    early.button(key="apply").click().run()
    assert "Applied as batch" in text(early)
    new = [row for row in records(real, "milestones") if row not in before]
    assert {row["title"] for row in new} == {"Made up by the first", "Made up by the second"} and len({row["milestone_id"] for row in new}) == 2


def test_a_code_that_was_taken_before_it_is_compared_is_another_one(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    test = form(monkeypatch, real, "barriers")
    meanwhile(real, "barriers", f"barrier_id,project_id,title,kind,barrier\n{PROJECT}-B1,{PROJECT},Made up,issue,data\n{PROJECT}-B2,{PROJECT},Made up,issue,data\n")
    applied(fill(test, "barriers", title="Made up by form", kind="issue", barrier="finance"), monkeypatch, real)
    assert {row["barrier_id"]: row["title"] for row in records(real, "barriers")} == {f"{PROJECT}-B1": "Made up", f"{PROJECT}-B2": "Made up", f"{PROJECT}-B3": "Made up by form"}


def test_what_is_new_to_one_and_there_already_is_said_plainly(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = (form(monkeypatch, real, "updates") for _ in range(2))
    applied(fill(first, "updates", as_at="2026-05-31", status="ongoing", narrative="Made up by the first"), monkeypatch, real)
    fill(second, "updates", as_at="2026-05-31", status="suspended")
    page = compared(second, monkeypatch, real)
    assert "there is one of it already" in text(page) and not page.button(key="apply").disabled
    page.button(key="apply").click().run()
    (now,) = [row for row in records(real, "updates") if row["as_at"] == "2026-05-31"]
    assert (now["status"], now["narrative"]) == ("suspended", "Made up by the first")


def test_what_somebody_else_changed_meanwhile_stays(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    code = f"{PROJECT}-M1"
    test = form(monkeypatch, real, "milestones", 0)
    meanwhile(real, "milestones", f"milestone_id,title,note\n{code},Made up elsewhere,Made-up note\n")
    applied(fill(test, "milestones", forecast_date="2031-05"), monkeypatch, real)
    (now,) = [row for row in records(real, "milestones") if row["milestone_id"] == code]
    assert (now["title"], now["note"], now["forecast_date"]) == ("Made up elsewhere", "Made-up note", "2031-05")


def test_what_two_people_changed_is_shown_with_both_values(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    test = form(monkeypatch, real, "milestones", 0)
    meanwhile(real, "milestones", f"milestone_id,forecast_date\n{PROJECT}-M1,2031-01\n")
    page = compared(fill(test, "milestones", forecast_date="2031-05"), monkeypatch, real)
    assert "somebody else changed this from – to 2031-01; your file says 2031-05" in text(page)


def test_a_record_is_the_one_that_was_chosen_though_others_come_before_it(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (before,) = records(real, "milestones")
    test = form(monkeypatch, real, "milestones", 0)
    meanwhile(real, "milestones", f"milestone_id,project_id,title,planned_date\n{PROJECT}-M9,{PROJECT},Made up,2040\n")
    applied(fill(test, "milestones", note="Made-up note"), monkeypatch, real)
    now = {row["milestone_id"]: row["note"] for row in records(real, "milestones")}
    assert now == {str(before["milestone_id"]): "Made-up note", f"{PROJECT}-M9": None}


def test_a_button_pressed_twice_keeps_one_row(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    test = fill(form(monkeypatch, real, "milestones"), "milestones", title="Made up")
    once = re.findall(r"draft=(\d+)", text(test))
    next(button for button in test.button if button.label == SEND).click().run()
    engine = open_engine(real)
    assert re.findall(r"draft=(\d+)", text(test)) == once and len(waiting(engine, LOCAL.name)) == 1
    engine.dispose()
    fill(test, "milestones", title="Made up otherwise")
    assert re.findall(r"draft=(\d+)", text(test)) != once


TYPED = {
    "the longest": ("ま" * 2000 + "é" * 2000, "ま" * 2000 + "é" * 2000),
    "nul and controls": ("made\x00 up\x07 \x1b[31mred\x85", "made up [31mred"),
    "right to left": ("\u202emade up\u202c \u200fعربي", None),
    "a formula": ('=HYPERLINK("http://made.up","x")', '=HYPERLINK("http://made.up","x")'),
    "other formulas": ("+1 @SUM(A1)\n-2", "+1 @SUM(A1)\n-2"),
    "lines, quotes and commas": ('one, "two"\nthree; \'four\'\ttab', 'one, "two"\nthree; \'four\'\ttab'),
    "markup": ("<script>alert(1)</script> **b** {x} :red[y] $a$", "<script>alert(1)</script> **b** {x} :red[y] $a$"),
    "a header": ("project_id", "project_id"),
    "a date": ("03/04/2025", "03/04/2025"),
    "no value": ("n/a", "n/a"),
}


@pytest.mark.parametrize("name", TYPED)
def test_any_text_is_kept_as_it_was_typed(name: str, real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    typed, kept = TYPED[name]
    applied(fill(form(monkeypatch, real, "updates"), "updates", as_at="2026-04-30", status="ongoing", narrative=typed), monkeypatch, real)
    (new,) = [row for row in records(real, "updates") if row["as_at"] == "2026-04-30"]
    assert new["narrative"] == (typed if kept is None else kept)
    shown = run("progress/project", monkeypatch, real, lang="en", project=PROJECT, as_at="2026-04-30")
    assert not shown.exception and "<script>" not in text(shown)


def test_indicators_that_are_called_alike_can_be_told_apart(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    meanwhile(real, "indicators", "indicator_id,project_id,title,unit\n" + "".join(f"{PROJECT}-X{n},{PROJECT},Made up,people\n" for n in (1, 2)))
    test = form(monkeypatch, real, "values")
    applied(fill(test, "values", indicator_id=f"{PROJECT}-X2", as_at="2026-03", value="7"), monkeypatch, real)
    assert [row["indicator_id"] for row in records(real, "values") if row["as_at"] == "2026-03"] == [f"{PROJECT}-X2"]
