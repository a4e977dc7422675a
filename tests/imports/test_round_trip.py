"""What is exported is found to be nothing new, in every sheet and format."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from jamp.documents.csv import render_csv
from jamp.documents.xlsx import render_workbook
from jamp.imports.check import check
from jamp.imports.export import EXPORTED, export_rows
from jamp.imports.plan import Upload
from jamp.languages import words
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


def test_an_older_reporting_date_round_trips_too(loaded: Engine) -> None:
    with seeing(loaded, LOCAL) as session:
        view, _ = view_of(session, "2024-09-25", None, (), ("KHM",))
        columns, rows = export_rows(session, "projects", view)
    plan = check(loaded, LOCAL, [Upload("projects.csv", render_csv(columns, rows))])
    assert plan.fit and plan.empty and rows
