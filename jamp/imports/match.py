"""Which sheet is this, and which column of the file is which of ours?"""

from __future__ import annotations

import unicodedata
from typing import Any

from rapidfuzz import process

from jamp.imports.grid import Grid
from jamp.imports.plan import Issue
from jamp.model.sheets import Sheet
from jamp.model.subjects import SHEETS


def folded(text: str) -> str:
    """A form for comparing names: width, case, spaces and underscores do not count. Never stored."""
    return unicodedata.normalize("NFKC", text).casefold().replace(" ", "").replace("_", "").replace("-", "")


def _known(sheet: Sheet) -> dict[str, str]:
    names = {folded(column.label): column.name for column in sheet.columns}
    return names | {folded(column.name): column.name for column in sheet.columns}


def guess(grid: Grid) -> Sheet | None:
    """The sheet whose columns the header names best; its required columns must be there. None when none fits."""
    found, best = None, (0.0, 0.0)
    header = {folded(name) for name in grid.header if name}
    for sheet in SHEETS.values():
        known = _known(sheet)
        hits = {known[name] for name in header if name in known}
        if not set(sheet.key) - {"source", "groups"} <= hits:
            continue
        score = (float(len(hits)), len(hits) / len(sheet.columns))
        if score > best:
            found, best = sheet, score
    return found


def match(grid: Grid, sheet: Sheet) -> tuple[dict[str, int], list[Issue]]:
    """(position of each known column, problems)."""
    known = _known(sheet)
    positions: dict[str, int] = {}
    issues: list[Issue] = []
    for position, written in enumerate(grid.header):
        name = known.get(folded(written)) if written else None
        if not written:
            if any(row[position].strip() for row in grid.rows):
                message = "Column {number} has no name; it is kept with the file and not used."
                values: dict[str, Any] = {"number": position + 1}
                issues.append(
                    Issue("warning", "blank-label", message, 1, column=f"#{position + 1}", values=values)
                )
        elif name is None:
            close = process.extractOne(folded(written), list(known), score_cutoff=80)
            message = "This column is not known; it is kept with the file and not used."
            values = {}
            if close:
                message = "This column is not known. Is {name} meant? Then write it so."
                values = {"name": known[close[0]]}
            issues.append(
                Issue("warning" if close else "note", "extra-label", message, 1, written, values=values)
            )
        elif name in positions:
            first = positions[name]
            same = all(row[first] == row[position] for row in grid.rows)
            message = (
                "The column {name} stands twice, as column {first} and column {second}. Delete one of them."
            )
            values = {"name": name, "first": first + 1, "second": position + 1}
            severity = "warning" if same else "file"
            issues.append(Issue(severity, "duplicate-label", message, 1, written, values=values))
        else:
            positions[name] = position
    for name in sheet.key:
        if name not in positions and sheet.column(name).required:
            message = "The column {name} is missing. Add it; the template has it."
            issues.append(Issue("file", "missing-label", message, 1, name, values={"name": name}))
    return positions, issues
