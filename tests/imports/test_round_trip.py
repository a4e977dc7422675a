"""What is exported is found to be nothing new, in every sheet and format."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Engine

from jamp.documents.csv import render_csv
from jamp.documents.xlsx import render_workbook
from jamp.imports.apply import apply
from jamp.imports.check import check
from jamp.imports.export import EXPORTED, export_rows
from jamp.imports.plan import Upload
from jamp.languages import words
from jamp.queries import projects
from jamp.queries.views import view_of
from jamp.reports.lists import listing
from jamp.store.scope import LOCAL, seeing


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_an_export_is_nothing_new(loaded: Engine, ending: str) -> None:
    with seeing(loaded, LOCAL) as session:
        view, _ = view_of(session, None, None)
        for sheet in EXPORTED:
            columns, rows = export_rows(session, sheet, None)
            if not rows:
                continue
            data = render_csv(columns, rows) if ending == "csv" else render_workbook(listing(session, sheet, view, words("en"), columns, rows))
            file = check(loaded, LOCAL, [Upload(f"{sheet}.{ending}", data)]).files[0]
            assert (file.sheet, file.rows, file.new, file.changed, file.unchanged) == (sheet, len(rows), 0, 0, len(rows)), file.issues
            assert not file.issues


@pytest.mark.parametrize("limits", [{"as_at": "2024-09-25", "country": ("KHM",)}, {"as_at": "2022"}, {"as_at": "2025-09"}])
def test_what_is_listed_round_trips_too(loaded: Engine, limits: dict[str, Any]) -> None:
    with seeing(loaded, LOCAL) as session:
        view, _ = view_of(session, since=None, **limits)
        listed = projects.codes(session, view)
        for sheet in EXPORTED:
            columns, rows = export_rows(session, sheet, view, listed)
            if not rows:
                continue
            for data in (render_csv(columns, rows), render_workbook(listing(session, sheet, view, words("en"), columns, rows))):
                plan = check(loaded, LOCAL, [Upload(f"{sheet}.csv" if data[:2] != b"PK" else f"{sheet}.xlsx", data)])
                assert plan.fit and plan.empty, sheet
            if "project_id" in columns:
                assert {row[columns.index("project_id")] for row in rows} <= listed
            assert sheet != "projects" or len(rows) == projects.count(session, view) > 0


def test_an_own_update_without_a_status_leaves_the_status_in_the_list(loaded: Engine) -> None:
    rows = b"project_id,as_at,narrative\nASCN-SRP-01,2026-01-31,Made up\n"
    apply(loaded, LOCAL, check(loaded, LOCAL, [Upload("u.csv", rows)]), "made up")
    with seeing(loaded, LOCAL) as session:
        view, _ = view_of(session, None, None)
        for one in (view, None):
            columns, rows_out = export_rows(session, "projects", one, projects.codes(session, view) if one else None)
            statuses = {row[0]: row[columns.index("status")] for row in rows_out}
            shown = {row.project_id: row.status for row in projects.page(session, view, 0, 1000)}
            assert view.as_at == "2026-01-31" and {key: statuses[key] or "" for key in shown} == shown
            assert statuses["ASCN-SRP-01"] == "ongoing"
            plan = check(loaded, LOCAL, [Upload("projects.csv", render_csv(columns, rows_out))])
            assert plan.fit and plan.empty
