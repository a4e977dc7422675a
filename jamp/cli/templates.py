"""What offices start from, and what tells other programs how the files are built: templates, describe."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Annotated, Any

import orjson
import typer

from jamp.cli import app, engine, fail, say
from jamp.documents.csv import render_csv
from jamp.documents.form_xlsx import render_form
from jamp.imports.convert import CLEAR
from jamp.imports.export import EXPORTED
from jamp.imports.templates import OFFICE, content, filled_rows, template_rows
from jamp.languages import LANGUAGES, words
from jamp.model.datapackage import package
from jamp.model.subjects import SHEETS
from jamp.model.view import View
from jamp.queries import projects
from jamp.queries.views import view_of
from jamp.reports.templates import template
from jamp.settings import RECORDS
from jamp.store.scope import LOCAL, Session, seeing

PACKAGE = "datapackage.json"


@app.command()
def templates(
    folder: Path,
    format: Annotated[str, typer.Option("--format", help="csv or xlsx.")] = "csv",
    language: Annotated[str, typer.Option("--language", help="en or ja.")] = "en",
    city: Annotated[list[str] | None, typer.Option("--city", help="Filled with the records of a city, by name or code; may be repeated.")] = None,
    country: Annotated[list[str] | None, typer.Option("--country", help="Filled with the records of a country, ISO alpha-3; may be repeated.")] = None,
) -> None:
    """Write an upload template per sheet: blank, or with --city or --country filled with what is recorded there. As xlsx
    with lists to choose from and help, and one workbook of all that an office fills in; as csv with a Frictionless Data
    Package that describes them."""
    if format not in ("csv", "xlsx") or language not in LANGUAGES:
        raise fail("The format is csv or xlsx; the language en or ja.")
    view, listed = None, None
    if city or country or format == "xlsx":  # a blank CSV needs no database
        opened = engine()
        with seeing(opened, LOCAL) as session:
            chosen, wrong = view_of(session, None, None, tuple(city or ()), tuple(country or ()))
            if wrong:
                raise fail(f"{wrong} is not known here.")
            if city or country:
                view, listed = chosen, projects.codes(session, chosen)
            files = {name: _file(session, (name,), view, listed, format, language) for name in EXPORTED}
            if format == "xlsx":
                files["office"] = _file(session, OFFICE, view, listed, format, language)
    else:
        files = {name: render_csv(*template_rows(name, words(language).text)) for name in EXPORTED}
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / f"{name}.{format}").write_bytes(data)
    if format == "csv":
        headers = {name: [column.name for column in SHEETS[name].columns] for name in EXPORTED}
        (folder / PACKAGE).write_bytes(written(package(headers, clear=CLEAR)))
    say(f"{len(files)} templates written to {folder}.")


def _file(session: Session, sheets: tuple[str, ...], view: View | None, listed: set[str] | None, format: str, language: str) -> bytes:
    if format == "csv" and view:
        return render_csv(*filled_rows(session, sheets[0], words(language).text, view, listed or set()))
    found = content(session, sheets, view, listed)
    return render_form(template(session, found.sheets, found.names, found.examples, words(language), view))


@app.command()
def describe(folder: Annotated[Path, typer.Argument(help="Folder with a CSV per sheet.")] = RECORDS) -> None:
    """Write datapackage.json beside the CSV files of a folder: their columns, types and limits for other programs."""
    (folder / PACKAGE).write_bytes(written(described(folder)))
    say(f"Written to {folder / PACKAGE}.")


def described(folder: Path) -> dict[str, Any]:
    """The Data Package of the CSV files that are named like sheets."""
    headers, sources = {}, []
    for name, sheet in SHEETS.items():
        if (folder / f"{name}.csv").is_file():
            with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
                lines = csv.DictReader(file)
                headers[name] = list(lines.fieldnames or ())
                sources += list(lines) if name == "sources" else []
            unknown = set(headers[name]) - {column.name for column in sheet.columns}
            if unknown:
                raise fail(f"{name}.csv has columns that are not known: {', '.join(sorted(unknown))}", 1)
    if not headers:
        raise fail(f"{folder} holds no records: no file is named like a sheet.", 1)
    return package(headers, sources)


def written(descriptor: dict[str, Any]) -> bytes:
    """A descriptor as the file holds it."""
    return orjson.dumps(descriptor, option=orjson.OPT_INDENT_2) + b"\n"
