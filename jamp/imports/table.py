"""A grid turned into typed columns, with every cell that could not be taken among the issues."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from jamp.imports.absent import settle
from jamp.imports.answers import Answers
from jamp.imports.cells import CLEAR, Cells, Wrong
from jamp.imports.codes import has_codes, taken
from jamp.imports.conversions import Conversion, Reason
from jamp.imports.convert import NUMERIC, read_column
from jamp.imports.grid import Grid
from jamp.imports.issues import Issues, short
from jamp.imports.numbers import shown, within
from jamp.imports.plan import Issue, shown_key
from jamp.imports.references import Known
from jamp.imports.suspect import suspect
from jamp.imports.units import settled, stated
from jamp.model.sheets import Column, Kind, Sheet

CONVERSIONS = 500  # kept for a person to look over; all are counted


@dataclass
class Table:
    """`columns` holds a list of values per column that the file has; `keys` and `lines` are as long."""

    columns: dict[str, list[Any]] = field(default_factory=dict)
    keys: list[tuple[Any, ...]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    conversions: list[Conversion] = field(default_factory=list)
    converted: int = 0
    decided: dict[str, Any] = field(default_factory=dict)  # "question/column" -> how it was read
    assumed: set[str] = field(default_factory=set)  # those that only an earlier file decides

    def keep(self, rows: list[int]) -> None:
        """Keep these rows alone."""
        self.columns = {name: [values[row] for row in rows] for name, values in self.columns.items()}
        self.keys = [self.keys[row] for row in rows]
        self.lines = [self.lines[row] for row in rows]

    def show(self, column: str, written: str, read: str, reason: Reason, rows: list[int]) -> None:
        """Remember what was read otherwise than written."""
        self.converted += 1
        if len(self.conversions) < CONVERSIONS:
            self.conversions.append(Conversion(column, short(written), short(read), reason, len(rows), self.lines[rows[0]]))


def typed(sheet: Sheet, grid: Grid, positions: dict[str, int], known: Known, as_at: str | None, answers: Answers,
          issues: Issues, named: bool = False) -> Table:  # fmt: skip
    """The table of a grid. Column by column, each distinct text once: that is what makes long files quick. `named`: the
    records are told by their titles, in place of codes."""
    table = Table(lines=grid.lines)
    blocked = issues.blocked
    bad: set[int] = {row for row, line in enumerate(grid.lines) if line in blocked} if blocked else set()
    columns = list(zip(*grid.rows, strict=True)) if grid.rows else [()] * len(grid.header)
    amounts: list[tuple[Column, Cells, dict[str, list[int]]]] = []
    said: dict[int, tuple[str, str]] = {}
    for name, position in positions.items():
        column, texts = sheet.column(name), columns[position]
        if named and name == sheet.key[0]:
            column = replace(column, kind=Kind.REFERENCE, refers_to=sheet.name)
        cells = read_column(column, dict.fromkeys(texts), known, answers, grid.delimiter, _real(grid, column, position), grid.dates_from == 1904)
        values = cells.values
        table.decided |= {f"{question}/{name}": answer for question, answer in cells.decided.items()}
        table.assumed |= {f"{question}/{name}" for question in cells.assumed}
        table.columns[name] = [values[text] for text in texts]
        places = _told(table, name, texts, cells, bad, issues)
        suspect(column, texts, values, table.lines, issues)
        if cells.amounts:
            amounts.append((column, cells, places))
        if column.why:
            said = {row: (text, cells.shown[text][0]) for text, rows in places.items() if _says_why(cells, text) for row in rows}
    for column, cells, places in amounts:
        _settle(sheet, table, column, cells, places, known, bad, issues)
    if as_at and "as_at" in sheet.key:
        given = table.columns.get("as_at", [None] * len(grid.lines))
        table.columns["as_at"] = [value or as_at for value in given]
    if sheet.either:
        settle(sheet, table, said, bad, issues)
    if not named:
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


def _real(grid: Grid, column: Column, position: int) -> Any:
    """A function that finds the texts of a column which a workbook holds as numbers."""
    if not grid.kinds or column.kind not in NUMERIC:
        return set
    return lambda: {row[position] for row, kinds in zip(grid.rows, grid.kinds, strict=True) if kinds[position] == "n"}


def _told(table: Table, name: str, texts: Sequence[str], cells: Cells, bad: set[int], issues: Issues) -> dict[str, list[int]]:
    """What was found in a column into `issues` and the conversions; {text: its rows} of the texts that need a word."""
    odd = cells.shown.keys() | cells.amounts.keys()
    doubted = [(doubt, doubt.texts.union(*[cells.written.get(text, ()) for text in doubt.texts])) for doubt in cells.doubts]
    for _, of in doubted:
        odd |= of
    places: dict[str, list[int]] = {}
    for row, text in enumerate(texts) if odd or cells.wrong else ():
        if text in odd:
            places.setdefault(text, []).append(row)
        if text in cells.wrong:
            bad.add(row)
            found = cells.wrong[text]
            issues.tell("row", found.code, found.message, table.lines[row], name, short(text), found.values, found.option)
    for doubt, of in doubted:
        rows = sorted(row for text in of for row in places.get(text, ()))
        asked = doubt.problem
        issues.append(Issue(doubt.severity, asked.code, asked.message, table.lines[rows[0]], name, short(texts[rows[0]]), asked.values, option=asked.option))
        if doubt.severity == "file":
            bad.update(rows)
    for text, (read, reason) in cells.shown.items():
        if text in places and text not in cells.wrong and reason is not Reason.STATE:
            table.show(name, text, read, reason, places[text])
    return places


def _says_why(cells: Cells, text: str) -> bool:
    return text in cells.shown and cells.shown[text][1] is Reason.STATE


def _settle(sheet: Sheet, table: Table, column: Column, cells: Cells, places: dict[str, list[int]], known: Known, bad: set[int],
            issues: Issues) -> None:  # fmt: skip
    """Numbers with a unit or a number word beside them, by the unit of their row."""
    values, unit = table.columns[column.name], stated(sheet, table.columns, known)
    for text, amount in cells.amounts.items():
        read: dict[tuple[str, Reason], list[int]] = {}
        for row in places.get(text, ()):
            try:
                number, reason = settled(amount, unit(row))
                values[row] = within(column, number)
                read.setdefault((shown(number), reason), []).append(row)
            except Wrong as problem:
                bad.add(row)
                issues.tell("row", problem.code, problem.message, table.lines[row], column.name, short(text), problem.values)
        for (written, reason), rows in read.items():
            table.show(column.name, text, written, reason, rows)


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
