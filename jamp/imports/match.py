"""Which sheet is this, and which column of the file is which of ours?"""

from __future__ import annotations

from typing import Any

from rapidfuzz import process

from jamp.imports.folding import folded
from jamp.imports.grid import Grid
from jamp.imports.plan import Issue
from jamp.model.sheets import Sheet
from jamp.model.subjects import SHEETS


def _known(sheet: Sheet) -> dict[str, str]:
    names = {folded(column.label): column.name for column in sheet.columns}
    return names | {folded(column.name): column.name for column in sheet.columns}


def guess(grid: Grid) -> Sheet | None:
    """The sheet whose columns the header names best; its key columns must be there. None when none fits.

    Some headers fit both projects and updates. A row that names a source, or tells what was done, is one statement
    of that source: updates. Any other is today's state of a project, compared with what counts now: projects.
    """
    found, best = None, (0, 0.0)
    header = {folded(name) for name in grid.header if name}
    for sheet in SHEETS.values():
        known = _known(sheet)
        hits = {known[name] for name in header if name in known}
        if not set(sheet.key) - {"source", "groups"} <= hits:
            continue
        score = (len(hits), len(hits) / len(sheet.columns))
        if score > best:
            found, best = sheet, score
    if found and found.name in ("projects", "updates"):
        return SHEETS["updates" if _states(header) else "projects"]
    return found


def _states(header: set[str]) -> bool:
    """True for the header of one source's statements about projects."""
    projects, updates = _known(SHEETS["projects"]), _known(SHEETS["updates"])
    named = {updates[name] for name in header if name in updates}
    record = {projects[name] for name in header if name in projects} - named
    if not {"project_id", "as_at"} <= named:
        return False
    # beside a title or a city, a source is the source of the project's own record
    return bool(named & {"narrative", "status_basis"}) or ("source" in named and not record)


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
