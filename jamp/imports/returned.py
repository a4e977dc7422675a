"""The problems of a Plan as a list, and as what goes back to the office in its own workbook."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jamp.imports.corrections import place_of, suggestion, table_of
from jamp.imports.plan import Issue, Plan
from jamp.imports.reading.archive import Archive
from jamp.imports.reading.limits import MEGABYTE

COLUMNS = ("file", "tab", "line", "column", "letter", "value", "severity", "code", "message", "suggestion")
LARGEST_KEPT = 24 * MEGABYTE  # unpacked; opened whole it takes some fifty times as much memory
MOST = 20_000  # rows; a longer file goes back as a list

Told = Callable[[Issue], str]


def listed(plan: Plan, told: Told) -> tuple[list[str], list[list[Any]]]:
    """(column names, a row for each problem): all of them, in the order of the files."""
    rows = [
        [file.file, issue.tab, issue.line, issue.column, issue.letter, issue.value, issue.severity, issue.code, told(issue), suggestion(issue)]
        for file in plan.files for issue in file.issues
    ]  # fmt: skip
    return list(COLUMNS), rows


def pages(plan: Plan, upload: int, told: Told) -> tuple[bytes | None, list[dict[str, Any]]]:
    """(the workbook that was sent, None where it was another kind of file; each of its tables with its problems, as
    documents.returned.Page and Found name them)."""
    data = plan.uploads[upload].data
    found = []
    for number, file in enumerate(plan.files):
        if file.upload != upload or not file.columns:
            continue
        grid = table_of(plan, number)
        # where columns became rows, a problem has no cell of its own
        moved = any(one.name == "wide" and one.value is True for one in file.decisions)
        problems = [
            {"line": issue.line, "column": None if moved else place_of(file, issue), "told": f"{issue.code}: {told(issue)}",
             "suggestion": suggestion(issue), "blocks": issue.blocks}
            for issue in file.issues if issue.severity != "note"
        ]  # fmt: skip
        found.append({"name": grid.sheet_name, "header_line": grid.header_line, "first_column": grid.first_column, "header": grid.header,
                      "rows": grid.rows, "lines": grid.lines, "found": problems})  # fmt: skip
    return data if _keeps_its_look(plan, upload) else None, found


def _keeps_its_look(plan: Plan, upload: int) -> bool:
    """An XLSX workbook that is not too large, with all that stands beside the tables, to be opened whole."""
    if not any(file.upload == upload and file.encoding == "xlsx" for file in plan.files):
        return False
    return Archive(plan.uploads[upload].data).unpacked <= LARGEST_KEPT
