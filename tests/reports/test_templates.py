"""Upload templates as an office gets them, read by a reader that is not the writer, and sent back."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.datavalidation import DataValidation
from sqlalchemy import Engine

from jamp.documents.form_xlsx import LAST, render_form
from jamp.imports.apply import apply
from jamp.imports.check import check
from jamp.imports.convert import CLEAR
from jamp.imports.export import EXPORTED
from jamp.imports.plan import Plan, Upload
from jamp.imports.read import read_tables
from jamp.imports.since import state_of
from jamp.imports.templates import OFFICE, content
from jamp.languages import words
from jamp.model.sheets import Column, Kind
from jamp.model.subjects import SHEETS
from jamp.queries import projects
from jamp.queries.views import view_of
from jamp.reports import templates
from jamp.reports.templates import template
from jamp.store.scope import LOCAL, Person, proposing
from jamp.store.tables import Project

LANGUAGES = ("en", "ja")


def made(engine: Engine, sheets: tuple[str, ...], language: str = "en", city: tuple[str, ...] = (), country: tuple[str, ...] = (),
         person: Person = LOCAL) -> bytes:  # fmt: skip
    with proposing(engine, person) as session:
        view, wrong = view_of(session, None, None, city, country)
        assert not wrong
        limit = view if city or country else None
        found = content(session, sheets, limit, projects.codes(session, view) if limit else None)
        return render_form(template(session, found.sheets, found.names, found.examples, words(language), limit))


def opened(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def rule(page: Any, column: str) -> DataValidation | None:
    """The rule of a column, by the name in line 2."""
    at = next(cell.column_letter for cell in page[2] if cell.value == column)
    found = [one for one in page.data_validations.dataValidation if str(one.sqref) == f"{at}3:{at}{LAST + 1}"]
    assert len(found) <= 1
    return found[0] if found else None


def sent(engine: Engine, data: bytes) -> Plan:
    return check(engine, LOCAL, [Upload("sent.xlsx", data)])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", EXPORTED)
def test_every_cell_knows_its_rule(stored: Engine, name: str, language: str) -> None:
    w, book = words(language), opened(made(stored, (name,), language))
    assert book.sheetnames == [w.text("Help"), name, w.text("Lists")]
    page = book[name]
    assert page.freeze_panes == "B3"
    for place, column in enumerate(SHEETS[name].columns, start=1):
        mark = " *" if column.required else ""
        assert page.cell(1, place).value == ("# " if place == 1 else "") + w.text(column.label) + mark
        assert page.cell(2, place).value == column.name and page.cell(1, place).alignment.wrap_text
        shape = next(one for one in page.column_dimensions.values() if one.min <= place <= one.max)
        assert 10 < shape.width < 60
        # what looks like a number or a date stays as it was typed
        assert shape.number_format == ("General" if column.kind in (Kind.NUMBER, Kind.INTEGER) else "@")
        _held(page, column, rule(page, column.name), book)


def _held(page: Any, column: Column, found: DataValidation | None, book: openpyxl.Workbook) -> None:
    assert found is not None, column
    if column.kind is Kind.CODES or column.refers_to == "exchanges":  # of which there is none on record
        assert found.type is None and found.prompt
        return
    assert len(found.prompt or "") <= 255
    assert found.error and len(found.error) <= 224 and found.errorTitle
    if column.choices or column.refers_to:
        assert found.type == "list" and (found.errorStyle or "stop") == ("stop" if column.choices else "warning")
        listed = [cell.value for cell in named(book, found.formula1)]
        assert (CLEAR in listed) == (not column.required)
        if column.choices:
            assert tuple(listed[: len(column.choices)]) == column.choices
    elif column.kind in (Kind.TEXT, Kind.CODE):
        assert (found.type, found.operator) == ("textLength", "lessThanOrEqual")
    else:
        assert found.type == "custom" and (CLEAR in found.formula1) == (not column.required) and len(found.formula1) < 255
        for limit in (column.least, column.most):
            assert limit is None or f"{limit:g}" in found.formula1


def named(book: openpyxl.Workbook, name: str) -> list[Any]:
    """The cells of a named range."""
    tab, cells = next(book.defined_names[name.lstrip("=")].destinations)
    found = book[tab][cells]
    return [row[0] for row in found] if isinstance(found, tuple) else [found]


def test_the_help_says_what_each_column_is(stored: Engine) -> None:
    for language in LANGUAGES:
        w = words(language)
        page = opened(made(stored, ("updates",), language)).worksheets[0]
        rows = {row[1]: row for row in page.iter_rows(values_only=True) if row[1]}
        assert rows["status"][:3] == (w.text("Status"), "status", w.text("not needed")) and rows["as_at"][0].endswith(" *")
        assert all(word in rows["status"][4] for word in SHEETS["updates"].column("status").choices)
        assert rows["percent_complete"][4] == w.text("A number from {least} to {most}.", least="0", most="100")
        texts = " ".join(str(cell) for row in page.iter_rows(values_only=True) for cell in row if cell)
        assert CLEAR in texts and "2025-09-30" in texts and w.text(templates.ABOUT["updates"]) in texts
    assert "計画中" in str(rows["status"][4]) and templates.CLEAR == CLEAR


def test_lists_hold_what_the_person_may_edit_with_its_name(stored: Engine) -> None:
    officer = Person("made up", "city", cities=("PNH",))
    book = opened(made(stored, ("updates", "projects"), "ja", person=officer))
    listed = {str(row[1]): (row[0], row[2]) for row in book["選択肢"].iter_rows(min_row=2, values_only=True)}
    codes = [cell.value for cell in named(book, "list_of_projects")]
    assert "ASCN-PNH-02" in codes and not [code for code in codes if code.startswith("ASCN-JKT")]
    assert [cell.value for cell in named(book, "list_of_cities")] == ["Phnom Penh"]
    assert listed["Phnom Penh"][1] == "プノンペン" and listed["ongoing"][1] == words("ja").text("Ongoing")
    assert listed["THA"][1] == "タイ" and listed["SMART-JAMP"][0] == words("ja").text("Programmes")
    everything = opened(made(stored, ("updates",)))
    assert len(named(everything, "list_of_projects")) == 160


PLACES: list[dict[str, tuple[str, ...]]] = [{"city": ("Phnom Penh",)}, {"city": ("Siem Reap", "JKT")}, {"country": ("THA",)}, {"country": ("VNM", "BRN")}]


@pytest.mark.parametrize("place", PLACES, ids=str)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_filled_template_sent_back_is_no_change(stored: Engine, place: dict[str, tuple[str, ...]], language: str) -> None:
    for sheets in (OFFICE, *((name,) for name in EXPORTED)):
        plan = sent(stored, made(stored, sheets, language, **place))
        assert plan.fit and plan.empty, sheets
        # help and lists are no tables, and nothing is asked or told of them
        assert tuple(file.sheet for file in plan.files) == sheets
        assert not [issue for file in plan.files for issue in file.issues]
        assert sum(file.unchanged for file in plan.files) == sum(file.rows for file in plan.files)
    assert sum(file.rows for file in sent(stored, made(stored, OFFICE, **place)).files) > 30


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_blank_template_is_nothing(stored: Engine, language: str) -> None:
    for sheets in (OFFICE, *((name,) for name in EXPORTED)):
        data = made(stored, sheets, language)
        plan = sent(stored, data)
        assert plan.fit and plan.empty and not any(file.issues or file.rows for file in plan.files)
        assert state_of(data) == "" and [grid.sheet_name for grid in read_tables(Upload("x.xlsx", data))] == list(sheets)


def filled_in(data: bytes, **lines: dict[str, object]) -> bytes:
    """A template with a line more in some of its sheets, typed as a person would. Contents are made up."""
    book = opened(data)
    for name, values in lines.items():
        page = book[name]
        heads = [cell.value for cell in page[2]]
        line = 3
        while page.cell(line, 1).value:
            line += 1
        for column, value in values.items():
            page.cell(line, heads.index(column) + 1).value = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


LINES: dict[str, dict[str, object]] = {
    "projects": {"project_id": "0012", "title": "Made up", "city": "Siem Reap", "programme": "ASCN; SMART-JAMP", "focus_area": "Civic & Social",
                 "sdg": "11.2; 13.1", "start_date": "2025-04"},
    "updates": {"project_id": "0012", "as_at": "2025-12-31", "status": "ongoing", "percent_complete": 45, "narrative": "- a first step"},
    "indicators": {"indicator_id": "0012-I1", "project_id": "0012", "title": "Trips", "unit": "trips", "baseline": 10.5},
    "values": {"indicator_id": "0012-I1", "as_at": "2025", "value": 12, "groups": "women+youth"},
    "milestones": {"milestone_id": "0012-M1", "project_id": "0012", "title": "Opening", "planned_date": "2026-10-01"},
    "barriers": {"barrier_id": "0012-B1", "project_id": "0012", "title": "Made up", "barrier": "finance", "severity": "severe", "opened": "2025-11"},
    "indicator_targets": {"indicator_id": "0012-I1", "target_date": "2027", "set_on": "2025-04", "target": 20.5},
    "partners": {"project_id": "0012", "organisation": "Made up Ltd", "role": "implementing"},
    "funding": {"project_id": "0012", "kind": "budget", "organisation": "Made up Bank", "as_at": "2025-06", "currency": "JPY", "amount": 1000000},
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_blank_template_filled_in_is_read_right(loaded: Engine, language: str) -> None:
    plan = sent(loaded, filled_in(made(loaded, OFFICE, language), **LINES))
    assert plan.fit, [file.issues for file in plan.files]
    assert {file.sheet: (file.new, file.changed) for file in plan.files} == dict.fromkeys(OFFICE, (1, 0))
    for change in plan.changes():
        assert {name: str(new) for name, (_, new) in change.fields.items() if new is not None} == {
            name: str(float(value)) if isinstance(value, int) else str(value).replace("Siem Reap", "SRP") for name, value in LINES[change.sheet].items()
        }
    apply(loaded, LOCAL, plan, "officer")
    assert sent(loaded, made(loaded, OFFICE, language, ("Siem Reap",))).empty


def test_a_filled_template_does_not_undo_what_others_did(loaded: Engine) -> None:
    data = made(loaded, OFFICE, city=("Phnom Penh",))
    theirs = check(loaded, LOCAL, [Upload("p.csv", b"project_id,title\nASCN-PNH-02,Made-up new name\n", "projects")])
    apply(loaded, LOCAL, theirs, "Malee")
    plan = sent(loaded, filled_in(data, updates={"project_id": "ASCN-PNH-02", "as_at": "2026-03-31", "status": "ongoing"}))
    assert [(change.sheet, change.kind) for change in plan.changes()] == [("updates", "new")]
    apply(loaded, LOCAL, plan, "Sokha")
    with proposing(loaded, LOCAL) as session:
        assert session.get(Project, "ASCN-PNH-02").title == "Made-up new name"  # type: ignore[union-attr]


def test_a_wrong_word_in_a_filled_in_template_has_its_line(stored: Engine) -> None:
    plan = sent(stored, filled_in(made(stored, OFFICE), updates={**LINES["updates"], "project_id": "ASCN-SRP-01", "status": "finnished"}))
    # the made-up list of dashes is told too
    (issue,) = [issue for file in plan.files for issue in file.issues if issue.code != "formula-like"]
    assert (issue.severity, issue.line, issue.column, issue.tab, issue.value) == ("row", 3, "status", "updates", "finnished")


def test_the_same_template_is_the_same_file(stored: Engine) -> None:
    assert made(stored, OFFICE, "ja", ("JKT",)) == made(stored, OFFICE, "ja", ("JKT",))
