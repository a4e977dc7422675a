"""The sheets as a Frictionless Data Package: what other programs need to read and check the files.

A descriptor speaks of the columns that a file has, in the order of the file. What a Table Schema cannot say is left
out of it and stands in the description: several codes in one cell, crossed groups, a code of one of two sheets.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from jamp.model.sheets import Column, Kind, Sheet
from jamp.model.subjects import SHEETS

STANDARD = "https://datapackage.org/profiles/2.0/"
NAME = "smart-jamp-tracker"
TITLE = "Smart JAMP and ASEAN Smart Cities Network: projects and their progress"
ABOUT = (
    "Facts from public documents on Smart JAMP and the ASEAN Smart Cities Network, in our own words. They are carried "
    "over from these documents, not their texts; each document stays its publisher's, and no licence is given here for "
    "any of them. An empty cell means that nothing was found in the source."
)
# where coordinates_basis says so, the coordinates of a city are from there
GEONAMES = {"name": "CC-BY-4.0", "title": "Creative Commons Attribution 4.0, for the coordinates from GeoNames",
            "path": "https://creativecommons.org/licenses/by/4.0/"}  # fmt: skip
LICENCES = {"cities": [GEONAMES]}
PARTIAL = r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"
ADDRESS = r"https?://\S+"
LONGEST_CODE = 100
TYPES = {Kind.NUMBER: "number", Kind.INTEGER: "integer"}
REMARKS = {
    Kind.DATE: "A date with the precision of its source: 2025, 2025-09 or 2025-09-30.",
    Kind.REFERENCES: "Several are joined by a semicolon, so no foreign key is stated here.",
    Kind.CODES: "Several are joined by a semicolon.",
    Kind.GROUPS: "Crossed groups are joined by +, so no foreign key is stated here.",
}


def package(headers: Mapping[str, Sequence[str]], sources: Sequence[Mapping[str, str]] = (), clear: str = "") -> dict[str, Any]:
    """The descriptor of CSV files named like their sheets, {sheet: its columns in the order of the file}.

    `sources` are rows of the sources sheet, for files that hold records. `clear` is the mark that empties a cell, for
    upload templates: there it stands for no value, and lines that begin with "#" are remarks.
    """
    found: dict[str, Any] = {"$schema": f"{STANDARD}datapackage.json", "name": NAME, "title": TITLE}
    if sources:
        found |= {"description": ABOUT, "sources": [_source(row) for row in sources]}
    resources = []
    for sheet in SHEETS.values():
        if sheet.name in headers:
            one: dict[str, Any] = {"name": sheet.name, "type": "table", "title": sheet.label, "path": f"{sheet.name}.csv",
                                   "format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}  # fmt: skip
            one |= {"dialect": {"commentChar": "#"}} if clear else {}
            one |= {"licenses": LICENCES[sheet.name]} if sources and sheet.name in LICENCES else {}
            resources.append(one | {"schema": schema(sheet, headers[sheet.name], set(headers), clear)})
    return found | {"resources": resources}


def schema(sheet: Sheet, header: Sequence[str], others: set[str], clear: str = "") -> dict[str, Any]:
    """The Table Schema of a file with these columns; `others` are the sheets that lie beside it."""
    columns = [sheet.column(name) for name in header]
    found: dict[str, Any] = {
        "$schema": f"{STANDARD}tableschema.json",
        "fields": [_field(sheet, column, header) for column in columns],
        "missingValues": ["", clear] if clear else [""],
        "primaryKey": [name for name in sheet.key if name in header],
    }
    keys = [_foreign(sheet, column) for column in columns if column.kind == Kind.REFERENCE and column.refers_to in others]
    return found | ({"foreignKeys": keys} if keys else {})


def _source(row: Mapping[str, str]) -> dict[str, str]:
    return {"title": row["title"]} | ({"path": row["url"]} if row["url"] else {})


def _foreign(sheet: Sheet, column: Column) -> dict[str, Any]:
    """Files call cities by their names, all else by its code; a reference within one file names no other."""
    there = SHEETS[column.refers_to]
    reference = {"fields": [there.name_column if there.name == "cities" else there.key[0]]}
    return {"fields": [column.name], "reference": reference if there is sheet else {"resource": there.name, **reference}}


def _field(sheet: Sheet, column: Column, header: Sequence[str]) -> dict[str, Any]:
    # of two that stand for each other a record has one: where a file has one alone, each record has that
    needed = column.required or column.name in sheet.either and not set(sheet.either) <= set(header)
    limits: dict[str, Any] = {"required": True} if needed else {}
    if column.choices:
        limits["enum"] = list(column.choices)
    if column.least is not None:
        limits["minimum"] = column.least
    if column.most is not None:
        limits["maximum"] = column.most
    if column.kind in (Kind.TEXT, Kind.CODE):
        limits["maxLength"] = min(column.longest, LONGEST_CODE) if column.kind == Kind.CODE else column.longest
    if column.kind in (Kind.DATE, Kind.URL):
        limits["pattern"] = PARTIAL if column.kind == Kind.DATE else ADDRESS
    parts = [column.help, REMARKS.get(column.kind, "")]
    if column.name in sheet.embeds:
        parts.append("Becomes an update of the project, as at the date in as_at.")
    said = " ".join(part if part.endswith((".", ":")) else part + "." for part in parts if part)
    found: dict[str, Any] = {"name": column.name, "type": TYPES.get(column.kind, "string"), "title": column.label}
    return found | ({"description": said} if said else {}) | ({"constraints": limits} if limits else {})
