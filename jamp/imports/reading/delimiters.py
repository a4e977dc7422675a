"""From text to rows of cells: which sign divides them, and where does each row stand in the file?"""

from __future__ import annotations

import contextlib
import csv
import io
import itertools
import re
from dataclasses import dataclass, field

from jamp.imports.plan import Issue
from jamp.imports.reading.decision import Alternative, Decision, Sample
from jamp.imports.reading.header import filled, hits
from jamp.imports.reading.limits import (
    HEADER_WITHIN,
    LONGEST_CELL,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    SAMPLE,
)

DELIMITERS = (",", ";", "\t", "|")
DECIMAL_COMMA = re.compile(r"-?\d+,\d+")
csv.field_size_limit(LONGEST_CELL)


@dataclass
class Cells:
    """Rows of cells, not yet of one width, and the line where each begins."""

    rows: list[list[str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    delimiter: str = ""
    decisions: list[Decision] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)


@dataclass(frozen=True)
class _Trial:
    """The first rows as one delimiter cuts them. `share` of the rows have `width` cells; `found` names are known."""

    delimiter: str
    found: int
    share: float
    width: int
    sample: Sample

    @property
    def rank(self) -> tuple[int, float, int]:
        return (self.found, self.share if self.width > 1 else 0, self.width)


def cut(text: str, delimiter: str | None, names: frozenset[str]) -> Cells:
    """The rows of a text. A first line `sep=;` is honoured and dropped."""
    first, _, rest = text.partition("\n")
    first = first.rstrip("\r").strip('"')
    skipped = 0
    decision = None
    if first.lower().startswith("sep=") and len(first) == 5:
        skipped, text = 1, rest
        if not delimiter:
            delimiter = first[4]
            decision = Decision("delimiter", delimiter, "The first line of the file says so.")
    elif delimiter:
        decision = Decision("delimiter", delimiter, "You chose this delimiter.", {}, "delimiter")
    cells = Cells(delimiter=delimiter or "")
    if decision is None:
        decision = _decide(text, names, cells.issues)
        cells.delimiter = decision.value
    cells.decisions.append(decision)
    if not cells.issues:
        problem = _too_much(text, cells.delimiter) or _rows(text, cells, skipped)
        cells.issues += [problem] if problem else []
    if cells.delimiter == ";":
        _decimals(cells)
    return cells


def _trial(text: str, delimiter: str, names: frozenset[str]) -> _Trial:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows = []
    with contextlib.suppress(csv.Error):
        rows = [row for row in itertools.islice(reader, 60) if filled(row)]
    widths = [len(row) for row in rows]
    width = max(set(widths), key=lambda w: (widths.count(w), w)) if widths else 0
    found = max((hits(row, names) for row in rows[:HEADER_WITHIN] if len(row) <= MOST_COLUMNS), default=0)
    share = widths.count(width) / len(widths) if widths else 0
    # a single name is found with every delimiter: it proves nothing
    return _Trial(delimiter, found if found > 1 else 0, share, width, tuple(tuple(row[:20]) for row in rows[:SAMPLE]))


def _decide(text: str, names: frozenset[str], issues: list[Issue]) -> Decision:
    head = text[:200_000]
    trials = sorted((_trial(head, sign, names) for sign in DELIMITERS), key=lambda trial: trial.rank, reverse=True)
    best, second = trials[:2]
    others = tuple(Alternative(trial.delimiter, trial.sample) for trial in trials[1:] if trial.width > 1)
    values = {"share": round(best.share * 100), "width": best.width, "found": best.found}
    if best.found and best.found == second.found and second.share > 0.5 and second.width > 1:
        message = "Two delimiters divide this table equally well. Choose the one that reads right."
        issues.append(Issue("file", "format-error", message))
        both = (Alternative(best.delimiter, best.sample), *others)
        return Decision("delimiter", "", "Two delimiters divide this table equally well.", {}, "delimiter", both)
    if best.width < 2:
        return Decision("delimiter", ",", "No delimiter divides the lines: the table has one column.", {}, "delimiter")
    if best.found:
        reason = "It cuts {share} % of the first lines into {width} cells and gives {found} column names that are known."
        return Decision("delimiter", best.delimiter, reason, values, "delimiter", others)
    reason = "It cuts {share} % of the first lines into {width} cells, more evenly than other signs."
    return Decision("delimiter", best.delimiter, reason, values, "delimiter", others)


def _too_much(text: str, delimiter: str) -> Issue | None:
    """Looked at before the text is cut, so that no file can fill the memory."""
    if len(text) > MOST_CELLS and text.count(delimiter) + text.count("\n") > MOST_CELLS:
        message = "The table has more than {most} cells. Split it."
        return Issue("file", "row-count", message, values={"most": MOST_CELLS})
    wide = text.find("\n") if "\n" in text else len(text)
    columns = text.count(delimiter, 0, wide) + 1
    return too_wide(columns) if columns > MOST_COLUMNS else None


def too_wide(columns: int) -> Issue:
    """The problem of a table with too many columns."""
    message = "The table has {columns} columns; {most} are the most. Delete the columns that hold nothing."
    return Issue("file", "column-count", message, values={"columns": columns, "most": MOST_COLUMNS})


def too_long() -> Issue:
    """The problem of a table with too many lines."""
    message = "The table has more than {most} lines. Split it into several files."
    return Issue("file", "row-count", message, values={"most": MOST_ROWS})


def _rows(text: str, cells: Cells, skipped: int) -> Issue | None:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=cells.delimiter, strict=True)
    try:
        rows = list(itertools.islice(reader, MOST_ROWS + HEADER_WITHIN + 1))
    except csv.Error:
        return _broken(text, cells.delimiter, skipped)
    if len(rows) > MOST_ROWS + HEADER_WITHIN:
        return too_long()
    cells.rows = rows
    if reader.line_num == len(rows):
        cells.lines = list(range(1 + skipped, len(rows) + 1 + skipped))
        return None
    # line breaks inside quotes: go through it again and count
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=cells.delimiter, strict=True)
    start = 1
    for _ in reader:
        cells.lines.append(start + skipped)
        start = reader.line_num + 1
    return None


def _broken(text: str, delimiter: str, skipped: int) -> Issue:
    """The line where the row begins that cannot be read."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    start = 1
    try:
        for _ in reader:
            start = reader.line_num + 1
    except csv.Error as problem:
        line = start + skipped
        if "field limit" in str(problem):
            message = "A cell in line {line} has more than {most} letters. Is a quotation mark there never closed?"
            return Issue("file", "format-error", message, line, values={"line": line, "most": LONGEST_CELL})
        if "expected after" in str(problem):
            last = reader.line_num + skipped
            message = "The quotation mark that opens in line {line} is followed, where it closes in line {last}, by more text. Close it in its own line, or write two for one inside a text."
            return Issue("file", "format-error", message, line, values={"line": line, "last": last})
        message = "The quotation mark that opens in line {line} is never closed. Mend that line."
        return Issue("file", "format-error", message, line, values={"line": line})
    raise AssertionError("a text that could not be read was read")


def _decimals(cells: Cells) -> None:
    """Where semicolons divide, a comma usually stands before decimals: one number is shown as it would be read."""
    for row in cells.rows[:1000]:
        for cell in row:
            if DECIMAL_COMMA.fullmatch(cell):
                values = {"written": cell, "read": cell.replace(",", ".")}
                reason = "Semicolons divide this table, so a comma stands before decimals: {written} is read as {read}."
                cells.decisions.append(Decision("decimal", ",", reason, values))
                return
