"""The data workbook agrees with the tracker, with itself, and with another program that works its formulas out."""

from __future__ import annotations

import io
import shutil
import subprocess
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from sqlalchemy import Engine

from jamp.documents.workbook import DataSheet, Formula, Workbook
from jamp.documents.xlsx import render_workbook
from jamp.imports.apply import apply
from jamp.imports.check import check
from jamp.imports.export import export_all
from jamp.imports.plan import Upload
from jamp.languages import LANGUAGES, words
from jamp.model.view import View
from jamp.queries import portfolio, projects
from jamp.queries.views import view_of
from jamp.reports.data_sheets import TABS
from jamp.reports.workbook import workbook
from jamp.store.engine import open_engine
from jamp.store.migrate import migrate
from jamp.store.scope import LOCAL, seeing
from tests.made_up.portfolio import fill, prepare
from tests.made_up.size import Size

CALC = shutil.which("localc")
HOSTILE = '=1+1 <b>&amp; "q" \u202eabc\u202c \U0001f68c ' + "x" * 100


def made(engine: Engine, language: str = "en", **places: Any) -> tuple[Workbook, View]:
    with seeing(engine, LOCAL) as session:
        view, wrong = view_of(session, None, None, **places)
        assert not wrong
        return workbook(session, view, export_all(session, TABS, view, projects.codes(session, view)), words(language)), view


def opened(data: bytes, results: bool = True) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data), data_only=results)


def verdicts(book: Any) -> list[str]:
    return [row[3] for row in book["Checks"].iter_rows(min_row=7, values_only=True) if row[3]]


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Any:
    engine = open_engine(f"sqlite:///{tmp_path_factory.mktemp('workbook') / 'made-up.sqlite'}")
    prepare(engine)
    fill(engine, Size(40, indicators=3, dates=4, groups=2))
    yield engine
    engine.dispose()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("source", ["stored", "made_up"])
def test_every_reconciliation_holds_and_nothing_is_new_when_sent_back(source: str, language: str, request: pytest.FixtureRequest) -> None:
    engine = request.getfixturevalue(source)
    found, view = made(engine, language)
    data = render_workbook(found)
    assert set(verdicts(opened(data))) == {"OK"} and len(verdicts(opened(data))) > 20
    plan = check(engine, LOCAL, [Upload("workbook.xlsx", data)])
    sheets = {tab: name for name, tab in TABS.items()}
    held = {sheets[sheet.name]: len(sheet.rows) for sheet in found.sheets if sheet.name in sheets}
    assert {file.sheet: file.rows for file in plan.files} == held and plan.fit and plan.empty
    assert {issue.severity for file in plan.files for issue in file.issues} == {"note"}
    with seeing(engine, LOCAL) as session:
        assert held["projects"] == portfolio.totals(session, view).projects > 0


@pytest.mark.parametrize("places", [{"country": ("KHM",)}, {"city": ("Siem Reap",)}, {"as_at": "2022-09-21"}])
def test_a_part_of_the_portfolio_agrees_too(stored: Engine, places: dict[str, Any]) -> None:
    with seeing(stored, LOCAL) as session:
        view, _ = view_of(session, places.get("as_at"), None, places.get("city", ()), places.get("country", ()))
        found = workbook(session, view, export_all(session, TABS, view, projects.codes(session, view)), words("en"))
    assert set(verdicts(opened(render_workbook(found)))) == {"OK"}


def test_a_difference_says_so(stored: Engine) -> None:
    from jamp.reports import recounted

    with seeing(stored, LOCAL) as session:
        view, _ = view_of(session, None, None)
        totals = portfolio.totals(session, view)
        tallies = portfolio.tallies(session, view, "all")
    found, _ = made(stored)
    sheets = {name: next(sheet for sheet in found.sheets if sheet.name == TABS[name]) for name in ("projects",)}
    short = DataSheet("Projects", sheets["projects"].columns, sheets["projects"].rows[1:])
    counted = recounted.counts(totals, tallies, [], {}, words("en"))
    page = recounted.checks(recounted.overview({"projects": short}, counted, words("en")), {"projects": short}, counted, words("en"))
    told = [row[3].result for row in page.blocks[0].rows if isinstance(row[3], Formula)]
    assert told[0] == "NOT OK" and "NOT OK" in page.lines[1]


def test_dates_are_dates_where_the_day_is_known(stored: Engine) -> None:
    book = opened(render_workbook(made(stored)[0]))
    place = [cell.value for cell in book["Projects"][1]].index("as_at")
    given = [row[place] for row in book["Projects"].iter_rows(min_row=2, values_only=True)]
    assert {type(one) for one in given if one} == {datetime, str} and all(len(one) in (4, 7) for one in given if isinstance(one, str))
    page = book["Milestones"]
    head = [cell.value for cell in page[1]]
    days = [(row[head.index("counted_from")], row[head.index("counted_to")], row[head.index("days_late")]) for row in page.iter_rows(min_row=2, values_only=True)]
    late = [one for one in days if one[2] is not None]
    assert late and all((end - start).days == number for start, end, number in late)


def test_ready_to_filter_and_to_print(stored: Engine) -> None:
    book = opened(render_workbook(made(stored)[0]))
    assert book.sheetnames == ["Read me", "Overview", "Projects", "Milestones", "Indicators", "Values", "Changes", "Checks", "Dictionary"]
    for page in book.worksheets:
        assert page.page_setup.orientation == "landscape" and page.page_setup.paperSize == 9 and page.page_setup.fitToWidth in (None, 1) and page.page_setup.fitToHeight == 0
        assert page.print_area and not page.merged_cells.ranges and page.title.isascii()
    for name in ("Projects", "Changes"):
        assert book[name].tables and book[name].freeze_panes == "B2" and book[name].print_title_rows == "$1:$1"
    assert len(book["Overview"]._charts) == 3


def test_the_dictionary_has_every_column_in_both_languages(stored: Engine) -> None:
    book = opened(render_workbook(made(stored)[0]))
    rows = list(book["Dictionary"].iter_rows(min_row=4, values_only=True))
    told = [(row[0], row[1]) for row in rows if row[1]]
    assert told == [(name, cell.value) for name in ("Projects", "Milestones", "Indicators", "Values", "Changes") for cell in book[name][1]]
    assert all(row[4] and row[6] for row in rows if row[1])


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_tracker_makes_one_too(tmp_path: Path, language: str) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'empty.sqlite'}")
    migrate(engine)
    found, _ = made(engine, language)
    assert set(verdicts(opened(render_workbook(found)))) == {"OK"} and not found.sheets[0].rows
    engine.dispose()


def hostile(template: Path, folder: Path) -> Engine:
    shutil.copy(template, folder / "hostile.sqlite")
    engine = open_engine(f"sqlite:///{folder / 'hostile.sqlite'}")
    row = "project_id,title,city,status,as_at\nASCN-SRP-01,\"{}\",Siem Reap,completed,2026-03-31\n".format(HOSTILE.replace('"', '""'))
    apply(engine, LOCAL, check(engine, LOCAL, [Upload("q.csv", row.encode(), "projects")]), "test")
    return engine


def recalculated(data: bytes, folder: Path) -> Any:
    """The workbook as another office program saves it, all formulas worked out anew."""
    bare = openpyxl.load_workbook(io.BytesIO(data))  # this reader keeps formulas and drops their results
    bare.save(folder / "bare.xlsx")
    (folder / "out").mkdir()
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "xlsx", "--outdir", str(folder / "out")]
    subprocess.run([*command, str(folder / "bare.xlsx")], check=True, capture_output=True, timeout=180)
    return openpyxl.load_workbook(folder / "out" / "bare.xlsx", data_only=True)


@pytest.mark.skipif(not CALC, reason="LibreOffice Calc is not installed")
@pytest.mark.parametrize("source", ["real", "made up", "empty"])
def test_another_program_works_out_the_same(source: str, template: Path, tmp_path: Path, made_up: Engine) -> None:
    if source == "empty":
        engine = open_engine(f"sqlite:///{tmp_path / 'empty.sqlite'}")
        migrate(engine)
    else:
        engine = hostile(template, tmp_path) if source == "real" else made_up
    data = render_workbook(made(engine, "ja")[0])
    formulas, stored, again = opened(data, results=False), opened(data), recalculated(data, tmp_path)
    compared = 0
    for page in formulas.worksheets:
        for row in page.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    was, now = stored[page.title][cell.coordinate].value, again[page.title][cell.coordinate].value
                    assert now == pytest.approx(was) if isinstance(was, float) else now == was, (page.title, cell.coordinate, cell.value)
                    compared += 1
    assert compared > (20 if source != "empty" else 3)
    if source == "real":
        title = next(row[1] for row in stored["Projects"].iter_rows(values_only=True) if row[0] == "ASCN-SRP-01")
        assert title.startswith("=1+1 <b>&amp;") and len(title) > 110
    if source != "made up":
        engine.dispose()
