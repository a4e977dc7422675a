"""JSON as it is exported here: a list of records, each a flat object of the column names and their values."""

from __future__ import annotations

from typing import Any

import orjson

from jamp.imports.convert import CONTROL
from jamp.imports.grid import Grid
from jamp.imports.plan import Issue
from jamp.imports.reading.limits import MOST_COLUMNS, MOST_ROWS


def grid_of(text: str) -> Grid | None:
    """The table of a text that is a list of records: record n stands as line n + 1. None for a text that is no JSON list;
    one that is, but holds anything else than flat records, is a "file" issue of an empty grid."""
    if not text.lstrip().startswith("["):
        return None
    try:
        found = orjson.loads(text)
    except orjson.JSONDecodeError:
        return None
    grid = Grid(encoding="json")
    if not found:
        grid.issues.append(Issue("note", "blank-row", "The list is empty; there is nothing to apply."))
        return grid
    if not all(isinstance(one, dict) for one in found):
        grid.issues.append(Issue("file", "format-error", "This JSON file is no list of records. Export a sheet as JSON to see how one looks."))
        return grid
    columns = list(dict.fromkeys(name for one in found for name in one))
    if len(found) > MOST_ROWS or len(columns) > MOST_COLUMNS:
        message = "The table has {rows} rows and {columns} columns; {most_rows} rows and {most_columns} columns are the most. Split it."
        values = {"rows": len(found), "columns": len(columns), "most_rows": MOST_ROWS, "most_columns": MOST_COLUMNS}
        grid.issues.append(Issue("file", "byte-count", message, values=values))
        return grid
    for line, one in enumerate(found, 2):
        for name, value in one.items():
            if isinstance(value, dict | list):
                message = "This value is a list or an object. A cell holds one text, number or date."
                grid.issues.append(Issue("row", "type-error", message, line, name))
        grid.rows.append([_text(one.get(name)) for name in columns])
        grid.lines.append(line)
    grid.header = [CONTROL.sub("", name) for name in columns]
    return grid


def _text(value: Any) -> str:
    if value is None or isinstance(value, dict | list):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return repr(value) if isinstance(value, float) else str(value)
