"""Whatever a Plan does, its undo takes back; whatever is exported reads back. Contents are made up, on the real records."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from jamp.documents.csv import render_csv
from jamp.documents.xlsx import render_workbook
from jamp.imports.apply import apply, undo
from jamp.imports.check import check
from jamp.imports.export import export_rows
from jamp.imports.plan import Upload
from jamp.languages import words
from jamp.model.statuses import STATUSES
from jamp.queries.views import view_of
from jamp.reports.lists import listing
from jamp.store.engine import open_engine
from jamp.store.scope import LOCAL, seeing
from tests.imports.test_apply import everything

EXISTING = ("ASCN-SRP-01", "ASCN-PNH-02", "ASCN-BSB-07", "SJ-03", "ASCN-HKT-01")
PROJECTS = st.sampled_from([*EXISTING, "MADE-UP-1", "MADE-UP-2", "MADE-UP-3"])
# letters of every script that offices write, signs that other programs take for commands, and line breaks
TEXT = st.one_of(
    st.just(""), st.just("[clear]"), st.text("aé日本ไทខ្មລາmä👍=+-@'\"<>&*;,#\n ", min_size=1, max_size=30),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20),
)  # fmt: skip
DATES = st.sampled_from(["2024", "2025-06", "2026-03-31", "2023-08-14", "2025-09-30"])
PROJECT = st.fixed_dictionaries({
    "project_id": PROJECTS, "title": st.text("abcé日本 ", min_size=1).filter(str.strip), "country": st.sampled_from(["KHM", "THA"]),
    "city": st.sampled_from(["", "Siem Reap", "Phnom Penh; Siem Reap", "[clear]"]), "sdg": st.sampled_from(["", "11.2", "11.2; 13.1"]),
    "description": TEXT, "status": st.sampled_from(["", *STATUSES]), "as_at": DATES, "issues": TEXT,
})  # fmt: skip
# of a source there are statements of that date already: these are changed, others are new
STATED = st.sampled_from([("2024-09-25", "ASCN-ME-2024"), ("2025-09-30", "ASCN-ME-2025")]) | st.tuples(DATES, st.sampled_from(["", "ASCN-ME-2024"]))
UPDATE = st.fixed_dictionaries({
    "project_id": st.sampled_from(EXISTING), "stated": STATED, "status": st.sampled_from(["", *STATUSES]), "narrative": TEXT,
}).map(lambda row: {"project_id": row["project_id"], "as_at": row["stated"][0], "source": row["stated"][1], "status": row["status"], "narrative": row["narrative"]})  # fmt: skip


@pytest.fixture(scope="module")
def database(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    copy = tmp_path_factory.mktemp("any") / "jamp.sqlite"
    shutil.copy(template, copy)
    opened = open_engine(f"sqlite:///{copy}")
    yield opened
    opened.dispose()


def upload(sheet: str, rows: list[dict[str, str]]) -> Upload:
    columns = list(rows[0])
    return Upload(f"{sheet}.csv", render_csv(columns, [[row[name] for name in columns] for row in rows]), sheet)


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(projects=st.lists(PROJECT, max_size=5, unique_by=lambda row: row["project_id"]), updates=st.lists(UPDATE, max_size=5, unique_by=lambda row: (row["project_id"], row["as_at"], row["source"])))
def test_an_undo_takes_back_whatever_was_applied(database: Engine, projects: list[dict[str, str]], updates: list[dict[str, str]]) -> None:
    files = [upload(name, rows) for name, rows in (("projects", projects), ("updates", updates)) if rows]
    if not files:
        return
    before = everything(database)
    plan = check(database, LOCAL, files)
    if not plan.fit:
        assert any(issue.blocks for file in plan.files for issue in file.issues)
        return
    batch = apply(database, LOCAL, plan, "made up").batch
    if batch is None:
        assert everything(database) == before
        return
    after = everything(database)
    assert check(database, LOCAL, files).empty
    _reads_back(database)
    back = undo(database, LOCAL, batch, "made up")
    assert back.left == () and everything(database) == before
    again = undo(database, LOCAL, back.batch or 0, "made up")
    assert again.left == () and everything(database) == after
    undo(database, LOCAL, again.batch or 0, "made up")
    assert everything(database) == before


def _reads_back(database: Engine) -> None:
    with seeing(database, LOCAL) as session:
        view, _ = view_of(session, None, None)
        for sheet in ("projects", "updates"):
            columns, rows = export_rows(session, sheet, None)
            workbook = render_workbook(listing(session, sheet, view, words("en"), columns, rows))
            for name, data in ((f"{sheet}.csv", render_csv(columns, rows)), (f"{sheet}.xlsx", workbook)):
                file: Any = check(database, LOCAL, [Upload(name, data, sheet)]).files[0]
                assert (file.new, file.changed) == (0, 0), name
