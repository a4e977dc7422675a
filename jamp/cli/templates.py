"""What offices start from, and what tells other programs how the files are built: templates, describe."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Annotated, Any

import orjson
import typer

from jamp.cli import app, fail, say
from jamp.imports.convert import CLEAR
from jamp.imports.export import EXPORTED
from jamp.imports.templates import template_rows
from jamp.languages import words
from jamp.model.datapackage import package
from jamp.model.subjects import SHEETS
from jamp.settings import RECORDS

PACKAGE = "datapackage.json"


@app.command()
def templates(folder: Path) -> None:
    """Write a blank upload template per sheet, and a Frictionless Data Package that describes them."""
    from jamp.documents.csv import render_csv

    folder.mkdir(parents=True, exist_ok=True)
    headers = {}
    for name in EXPORTED:
        columns, remarks = template_rows(name, words("en").text)
        (folder / f"{name}.csv").write_bytes(render_csv(columns, remarks))
        headers[name] = columns
    (folder / PACKAGE).write_bytes(written(package(headers, clear=CLEAR)))
    say(f"{len(EXPORTED)} templates written to {folder}.")


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
