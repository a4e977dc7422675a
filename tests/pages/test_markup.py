"""Markup in a text is kept as text and shown as text, on every page and in every format. Contents are made up."""

from __future__ import annotations

import pytest

from jamp.imports.apply import apply
from jamp.imports.check import check
from jamp.imports.plan import Upload
from jamp.store.engine import open_engine
from jamp.store.scope import LOCAL
from tests.pages.test_pages import NASTY, run, text

SHOWN = "&lt;img src=x onerror=alert(1)&gt;"
FIELDS = {
    "projects": f"project_id,title,title_ja,note,description,sector\nASCN-SRP-01,{NASTY},{NASTY},{NASTY},{NASTY},{NASTY}\n",
    "updates": f"project_id,as_at,status,narrative,issues,next_steps\nASCN-SRP-01,2026,ongoing,{NASTY},{NASTY},{NASTY}\n",
    "milestones": f"milestone_id,project_id,title,planned_date,outcome\nM-1,ASCN-SRP-01,{NASTY},2025,{NASTY}\n",
    "indicators": f"indicator_id,project_id,title,unit,note,target,target_date\nI-1,ASCN-SRP-01,{NASTY},{NASTY},{NASTY},9,2025\n",
    "values": f"indicator_id,as_at,value,comment\nI-1,2026,3,{NASTY}\n",
    "partners": f"project_id,organisation,role,note\nASCN-SRP-01,{NASTY},funding,{NASTY}\n",
}
# page, its address, whether it shows a text of the records above
PAGES = [
    ("progress/overview", {}, False), ("progress/city", {"city": "SRP"}, True), ("progress/project", {"project": "ASCN-SRP-01"}, True),
    ("records/history", {}, False), ("records/history", {"batch": "2"}, True), ("records/export", {}, False), ("records/reports", {}, False), ("records/upload", {}, False),
    ("records/checks", {"city": "SRP", "accept": "promised_date_passed M-1"}, True), ("results/targets", {"city": "SRP"}, True),
]  # fmt: skip


def test_markup_in_a_text_is_shown_as_text_everywhere(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = open_engine(real)
    plan = check(engine, LOCAL, [Upload(f"{name}.csv", data.encode(), name) for name, data in FIELDS.items()])
    assert plan.fit, [file.issues for file in plan.files]
    apply(engine, LOCAL, plan, "<i>officer")
    with engine.connect() as connection:
        found = connection.exec_driver_sql("SELECT title, note, sector FROM project WHERE project_id = 'ASCN-SRP-01'").one()
    engine.dispose()
    assert set(found) == {NASTY}
    for page, address, tells in PAGES:
        test = run(page, monkeypatch, real, lang="en", as_at="2026", **address)
        shown = text(test)
        assert not test.exception and "<img" not in shown and "<i>officer" not in shown, page
        assert (SHOWN in shown) or not tells, page
        # what is drawn as Markdown holds no text of a record
        assert not any("onerror" in str(element.value) for element in test.markdown), page


def test_markup_in_a_file_is_shown_as_text_before_it_is_applied(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    test = run("records/upload", monkeypatch, real, lang="en")
    # a name, a header, a value that is refused, a text that is taken
    test.file_uploader[0].upload("<b>q.csv", f"project_id,as_at,status,narrative,<u>odd\nASCN-SRP-01,2026,{NASTY},{NASTY},x\n".encode(), "text/csv")
    test.run()
    shown = text(test)
    assert not test.exception and SHOWN in shown
    assert not any(mark in shown for mark in ("<img", "<b>q.csv", "<u>odd"))
