"""What is exported is found to be nothing new, in every sheet and format."""

from __future__ import annotations

import csv
from io import StringIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, text

from jamp.documents.csv import render_csv
from jamp.documents.xlsx import render_workbook
from jamp.imports.apply import apply
from jamp.imports.check import check
from jamp.imports.convert import cleaned
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


# made up: guards of spreadsheet programs, marks that nobody sees, control characters, what other programs take for numbers
HARD = [" '=1", "'=x", "''=x", "\x7f abc", "\x7f", "a\rb", "a\r\nb", "-5", "+1", "- item", "\t=x", "'\t=x", "'\t'=x", "'- x", "[CLEAR]", " [clear]",
        "#x", "e\u0301", " \u200b'@x", "'\u200b=x", "'\u200b'=x", "_x000D_", "1e5", "0012", "TRUE", "\ufffe", "'", '"', "'\n=", "a\u2028b", "\x85x",
        "\x0bx", "\x1dz", "2025-09-30", "x\uffff", "\U0001fffex", "\ufdd0x", "\u0007'=1", "-\u0007", "=\u200b", "=\u0338", "'=\u0338", "e\x00\u0301",
        "'", "''", "'+", "'\x01=1", "a\u00adb", "ក\u200bខ"]  # fmt: skip


@pytest.mark.parametrize("text", HARD)
def test_a_clean_text_stays_clean(text: str) -> None:
    assert cleaned(cleaned(text)) == cleaned(text)


@given(st.text(st.sampled_from("'=+-@\t\r\n \u200b\u0338\u0301e\x00\x07\x7f\x85\uffff\ufeff\u00a0a"), max_size=8))
def test_any_clean_text_stays_clean(text: str) -> None:
    assert cleaned(cleaned(text)) == cleaned(text)
    written = StringIO(render_csv(["x", "y"], [[cleaned(text), "z"]]).decode("utf-8-sig"), newline="")
    assert cleaned(list(csv.reader(written))[1][0]) == cleaned(text)


def exported(engine: Engine, sheet: str, ending: str) -> bytes:
    with seeing(engine, LOCAL) as session:
        view, _ = view_of(session, None, None)
        columns, rows = export_rows(session, sheet, None)
        return render_csv(columns, rows) if ending == "csv" else render_workbook(listing(session, sheet, view, words("en"), columns, rows))


def reads_back(engine: Engine, sheet: str) -> None:
    for ending in ("csv", "xlsx"):
        plan = check(engine, LOCAL, [Upload(f"{sheet}.{ending}", exported(engine, sheet, ending), sheet)])
        assert plan.fit and plan.empty, (ending, plan.files[0].issues, [(change.key, change.fields) for change in plan.changes()])


def test_hard_texts_are_stored_exported_and_read_back_the_same(loaded: Engine) -> None:
    # a control character of the second kind is a sign of a wrong encoding: the reading asks about it
    sent = [text for text in HARD if "\x85" not in text]
    plain = "made up " * 20  # a text that is mostly control characters is none
    rows = [["ASCN-SRP-01", f"{1950 + n}", text, text, plain] for n, text in enumerate(sent)]
    plan = check(loaded, LOCAL, [Upload("u.csv", raw(["project_id", "as_at", "narrative", "issues", "next_steps"], rows), "updates")])
    assert plan.fit, plan.files[0].issues
    apply(loaded, LOCAL, plan, "officer")
    reads_back(loaded, "updates")
    partners = [["ASCN-SRP-01", text, "funding", f"{n} {plain}"] for n, text in enumerate(sent) if text.casefold().strip() != "[clear]"]
    plan = check(loaded, LOCAL, [Upload("p.csv", raw(["project_id", "organisation", "role", "note"], partners), "partners")], good_rows_only=True)
    apply(loaded, LOCAL, plan, "officer")
    reads_back(loaded, "partners")


def raw(columns: list[str], rows: list[list[str]]) -> bytes:
    """A CSV without any guard, as another program writes it."""
    out = StringIO(newline="")
    csv.writer(out).writerows([columns, *rows])
    return out.getvalue().replace("\x00", "").encode("utf-8", "replace")


def test_codes_like_numbers_and_formulas_are_read_back(loaded: Engine) -> None:
    codes = ["=A", "-A", "0012", "1e5", "12", "1.0", "2025-09-30", "@A", "TRUE", "a;b", "+A", "12345678901234567890", "00", "-5"]
    plan = check(loaded, LOCAL, [Upload("p.csv", raw(["project_id", "title"], [[code, "Made up"] for code in codes]), "projects")])
    assert plan.fit and plan.files[0].new == len(codes)
    apply(loaded, LOCAL, plan, "officer")
    reads_back(loaded, "projects")


def test_numbers_are_read_back_to_the_last_digit(loaded: Engine) -> None:
    numbers = ["0.1", "1e-7", "123456789.123456789", "1e20", "-0", "1e15", "999999999999999", "1e300", "-12.5", "1,234",
               "0.30000000000000004", "12345678901234567", "0.1234567890123456789", "-98765432109876.54"]  # fmt: skip
    made_up = b"indicator_id,project_id,title,unit\nI-1,ASCN-SRP-01,Made up,index\n"
    apply(loaded, LOCAL, check(loaded, LOCAL, [Upload("i.csv", made_up, "indicators")]), "officer")
    rows = [["I-1", f"{1950 + n}", number] for n, number in enumerate(numbers)]
    apply(loaded, LOCAL, check(loaded, LOCAL, [Upload("v.csv", raw(["indicator_id", "as_at", "value"], rows), "values")]), "officer")
    with loaded.connect() as connection:
        found = connection.execute(text("SELECT value FROM indicator_value WHERE as_at < '1970' ORDER BY as_at")).scalars()
    assert list(found) == [float(number.replace(",", "")) for number in numbers]
    reads_back(loaded, "values")
