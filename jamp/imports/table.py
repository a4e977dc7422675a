"""A grid turned into typed columns, with every cell that could not be taken among the issues."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from jamp.imports.codes import has_codes, taken
from jamp.imports.convert import CLEAR, Wrong, convert
from jamp.imports.grid import Grid
from jamp.imports.issues import KEPT, Issues
from jamp.imports.plan import shown_key
from jamp.imports.references import Known
from jamp.model.sheets import Sheet


@dataclass
class Table:
    """`columns` holds a list of values per column that the file has; `keys` and `lines` are as long."""

    columns: dict[str, list[Any]] = field(default_factory=dict)
    keys: list[tuple[Any, ...]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)

    def keep(self, rows: list[int]) -> None:
        """Keep these rows alone."""
        self.columns = {name: [values[row] for row in rows] for name, values in self.columns.items()}
        self.keys = [self.keys[row] for row in rows]
        self.lines = [self.lines[row] for row in rows]


def typed(sheet: Sheet, grid: Grid, positions: dict[str, int], known: Known, as_at: str | None,
          issues: Issues) -> Table:  # fmt: skip
    """The table of a grid. Column by column, each distinct text once: that is what makes long files quick."""
    table = Table(lines=grid.lines)
    blocked = issues.blocked
    bad: set[int] = {row for row, line in enumerate(grid.lines) if line in blocked} if blocked else set()
    cells = list(zip(*grid.rows, strict=True)) if grid.rows else [()] * len(grid.header)
    for name, position in positions.items():
        column, texts = sheet.column(name), cells[position]
        values: dict[str, Any] = {}
        wrong: dict[str, Wrong] = {}
        seen: dict[tuple[str, str], list[Wrong]] = {}
        for text in dict.fromkeys(texts):
            try:
                values[text] = convert(column, text, known)
            except Wrong as problem:
                alike = seen.setdefault((problem.code, problem.message), [])
                if len(alike) < KEPT:
                    # without its traceback, which would keep the memory of every failed cell
                    alike.append(problem.with_traceback(None))
                # those beyond are counted alone
                wrong[text], values[text] = alike[-1], None
        table.columns[name] = [values[text] for text in texts]
        for row, text in enumerate(texts) if wrong else ():
            if text in wrong:
                bad.add(row)
                found = wrong[text]
                shown = text if len(text) <= 80 else text[:79] + "…"
                issues.tell("row", found.code, found.message, grid.lines[row], name, shown, found.values)
    if as_at and "as_at" in sheet.key:
        given = table.columns.get("as_at", [None] * len(grid.lines))
        table.columns["as_at"] = [value or as_at for value in given]
    _take_codes(sheet, table, known, bad, issues)
    for name in sheet.key:
        column = sheet.column(name)
        values_of = table.columns.get(name)
        if values_of and CLEAR in values_of:
            _cleared(table, name, bad, issues)
        if values_of is None:
            table.columns[name] = [""] * len(grid.lines)
        elif not column.required:
            table.columns[name] = [value or "" for value in values_of]
        elif None in values_of:
            for row, value in enumerate(values_of):
                if value is None and row not in bad:
                    bad.add(row)
                    message = "The cell is empty, but it says which record this is. Fill it in."
                    issues.tell("row", "constraint-error", message, grid.lines[row], name)
    table.keys = list(zip(*[table.columns[name] for name in sheet.key], strict=True))
    if len(set(table.keys)) < len(table.keys):
        _doubles(sheet, table, bad, issues)
    if bad:
        table.keep([row for row in range(len(table.keys)) if row not in bad])
    return table


def _cleared(table: Table, name: str, bad: set[int], issues: Issues) -> None:
    message = "A key cannot be cleared: it says which record this is. Write it, or leave the cell empty where it may be."
    for row, value in enumerate(table.columns[name]):
        if value == CLEAR:
            bad.add(row)
            table.columns[name][row] = ""
            issues.tell("row", "constraint-error", message, table.lines[row], name, CLEAR)


def _take_codes(sheet: Sheet, table: Table, known: Known, bad: set[int], issues: Issues) -> None:
    """A record may be called by its code in another list; the reader is told."""
    name = sheet.key[0]
    if not has_codes(sheet) or name not in table.columns:
        return
    codes = table.columns[name]
    found = taken(sheet.name, {code for code in codes if code and code != CLEAR}, known)
    for row, code in enumerate(codes) if found else ():
        if code in found:
            codes[row] = found[code].key
            issues.append(found[code].issue(table.lines[row], name, code))
            if found[code].severity == "row":
                bad.add(row)


def _doubles(sheet: Sheet, table: Table, bad: set[int], issues: Issues) -> None:
    first: dict[tuple[Any, ...], int] = {}
    for row, key in enumerate(table.keys):
        if row in bad:
            continue
        before = first.setdefault(key, row)
        if before == row:
            continue
        same = all(values[row] == values[before] for values in table.columns.values())
        for here, there in ((row, before),) if same else ((row, before), (before, row)):
            if same:
                severity, code, message = (
                    "warning",
                    "duplicate-row",
                    "The same line stands as line {other}; it is used once.",
                )
            else:
                severity, code = "row", "primary-key"
                message = "Line {other} has the same key but says something else. Keep one of them."
            values = {"other": table.lines[there]}
            issues.tell(severity, code, message, table.lines[here], sheet.key[0], shown_key(key), values)
        bad.add(row)
        if not same:
            bad.add(before)
