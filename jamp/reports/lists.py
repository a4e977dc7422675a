"""A sheet's records as a workbook, with a sheet that says what they are."""

from __future__ import annotations

from typing import Any

from jamp.documents.workbook import DataColumn, DataSheet, Workbook
from jamp.languages import Words
from jamp.model.sheets import Kind
from jamp.model.subjects import SHEETS
from jamp.model.view import View
from jamp.queries import Session, batches
from jamp.reports.frame import filters


def listing(session: Session, sheet: str, view: View | None, words: Words, columns: list[str], rows: list[list[Any]]) -> Workbook:
    """`columns` and `rows` are the sheet as exported, `view` what it was limited to, None where it is whole; the header
    keeps the names that the importer reads."""
    definition = SHEETS[sheet]
    kinds = {Kind.NUMBER: "number", Kind.INTEGER: "number", Kind.DATE: "date"}
    head = tuple(
        DataColumn(name, words.text(definition.column(name).label), kinds.get(definition.column(name).kind, "text")) for name in columns
    )
    properties = (
        (words.text("Sheet"), words.text(definition.label)),
        (words.text("Reporting date"), words.date(view.as_at) if view else words.text("All dates")),
        (words.text("Filters"), filters(session, view, words) if view else words.text("All records")),
        (words.text("Records"), words.number(len(rows))),
        (words.text("Data state"), words.text("batch {n}", n=batches.state(session))),
    )
    name = words.text("About this list")
    return Workbook(words.text(definition.label), name, properties, (DataSheet(sheet, head, tuple(tuple(row) for row in rows)),),
                    batches.name_of_state(session))  # fmt: skip
