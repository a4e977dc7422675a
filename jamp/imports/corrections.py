"""Small errors mended without the file being sent again: cells that a person wrote anew, and what could be meant.

The file itself stays as it came; what was written in its place is kept beside it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, NamedTuple

from jamp.imports.grid import Grid
from jamp.imports.plan import FilePlan, Issue, Plan
from jamp.imports.read import read_tables
from jamp.model.sheets import Kind
from jamp.model.subjects import SHEETS

# the columns that a returned workbook has more; in both languages, so that they are known wherever they come from
FINDINGS, SUGGESTION = "Findings · 指摘", "Suggestion · 修正案"
MOST = 200  # lines offered for mending on the page

Cells = dict[str, dict[str, str]]  # {line: {column as written in the header: text}}


class Row(NamedTuple):
    """A line of a table as it stands now, mended cells and all."""

    line: int
    cells: list[str]


class Fix(NamedTuple):
    """What could be meant in a column of a file, and in which lines. `field`, of a column of words or names: what a
    person confirms there holds for the word; "" where a cell is to be written anew."""

    file: int
    column: str
    value: str
    near: str
    lines: tuple[int, ...]
    field: str = ""


# problems of single cells that the reading finds
CELLS = ("cell-error", "formula-without-result")
WORDS = (Kind.CHOICE, Kind.REFERENCE, Kind.REFERENCES, Kind.GROUPS)


def mended(grid: Grid, options: dict[str, Any]) -> Grid:
    """The table without the columns that a returned workbook has more, and with the cells that a person wrote."""
    kept = [i for i, name in enumerate(grid.header) if not name.startswith((FINDINGS, SUGGESTION))]
    if len(kept) < len(grid.header):
        grid = replace(grid, header=[grid.header[i] for i in kept], rows=[[row[i] for i in kept] for row in grid.rows],
                       kinds=["".join(kinds[i] for i in kept) for kinds in grid.kinds])  # fmt: skip
    cells: Cells = options.get("cells", {}).get(grid.sheet_name, {})
    if not cells:
        return grid
    places = {name: position for position, name in enumerate(grid.names)}
    for number, line in enumerate(grid.lines):
        for name, text in cells.get(str(line), {}).items():
            if name in places:
                grid.rows[number][places[name]] = text
                grid.issues.settled(CELLS, line, name)
                if grid.kinds:
                    kinds = grid.kinds[number]
                    grid.kinds[number] = kinds[: places[name]] + "s" + kinds[places[name] + 1 :]
    return grid


def table_of(plan: Plan, file: int) -> Grid:
    """One of the Plan's tables, as it was read."""
    number = plan.files[file].upload
    upload = plan.uploads[number]
    tables = read_tables(upload, plan.options)
    first = next(place for place, one in enumerate(plan.files) if one.upload == number)
    return mended(tables[file - first], upload.options)


def bad_rows(plan: Plan, file: int) -> tuple[list[str], list[Row]]:
    """(header, the lines with problems of their own, 200 at most)."""
    lines = set(plan.files[file].bad_lines[:MOST])
    grid = table_of(plan, file)
    return grid.names, [Row(line, list(row)) for line, row in zip(grid.lines, grid.rows, strict=True) if line in lines]


def place_of(file: FilePlan, issue: Issue) -> int | None:
    """The position of a problem's column in the header; None for one of the whole line."""
    if not issue.column:
        return None
    names = [(written, field) for written, field in file.columns]
    return next((i for i, pair in enumerate(names) if issue.column in pair), None)


def suggestion(issue: Issue) -> str:
    """What is surely near: the known word that comes closest; "" where there is none."""
    return str(issue.values.get("near", ""))


def fixes(plan: Plan) -> list[Fix]:
    """What could be meant, each with all lines that have it; most lines first."""
    found: dict[tuple[int, str, str, str, str], list[int]] = {}
    for number, file in enumerate(plan.files):
        for issue in file.issues:
            place, near = place_of(file, issue), suggestion(issue)
            if near and place is not None and issue.line and issue.value:
                field, text = _word(file, issue)
                found.setdefault((number, file.columns[place][0], text, near, field), []).append(issue.line)
    every = [Fix(file, column, value, near, tuple(lines), field) for (file, column, value, near, field), lines in found.items()]
    return sorted(every, key=lambda fix: -len(fix.lines))


def unknown(plan: Plan) -> list[Fix]:
    """Words that nothing known comes near to, of columns whose words a person can choose from; most lines first."""
    found: dict[tuple[int, str, str, str], list[int]] = {}
    for number, file in enumerate(plan.files):
        for issue in file.issues:
            if issue.severity == "row" and issue.line and issue.value and not suggestion(issue) and issue.code in ("foreign-key", "constraint-error"):
                field, text = _word(file, issue)
                place = place_of(file, issue)
                if field and place is not None:
                    found.setdefault((number, file.columns[place][0], text, field), []).append(issue.line)
    every = [Fix(file, column, value, "", tuple(lines), field) for (file, column, value, field), lines in found.items()]
    return sorted(every, key=lambda fix: -len(fix.lines))


def _word(file: FilePlan, issue: Issue) -> tuple[str, str]:
    """(the field of a problem with a word or a name, "" for another problem; the word)."""
    column = next((one for one in SHEETS[file.sheet].columns if one.name == issue.column), None) if file.sheet else None
    if column is None:
        return "", issue.value
    if column.kind is Kind.CHOICE and "choices" in issue.values and len(issue.value) < 80:
        return column.name, issue.value
    # a project told by its title stands in the column of codes
    named = column.kind in WORDS or (column.name == SHEETS[file.sheet].key[0] and issue.severity == "row")
    told = str(issue.values.get("what", ""))
    return (column.name, told) if issue.code == "foreign-key" and told and named else ("", issue.value)
