"""From a file to a grid: one header, rows of text of the same width, and the line of each in the file."""

from __future__ import annotations

import csv
import datetime
import io
import zipfile
from dataclasses import dataclass, field
from typing import Any

import python_calamine

from jamp.imports.decode import decode
from jamp.imports.plan import Issue, Upload

LARGEST = 64 * 1024 * 1024
LARGEST_UNPACKED = 512 * 1024 * 1024
DELIMITERS = (",", ";", "\t", "|")
csv.field_size_limit(1_000_000)


@dataclass
class Grid:
    """`header` as written, `rows` of the same width, `lines` of each row as in the file (the first is 1)."""

    header: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    encoding: str = ""
    delimiter: str = ""
    issues: list[Issue] = field(default_factory=list)


def read(upload: Upload, encoding: str | None = None, delimiter: str | None = None) -> Grid:
    """The grid of a file; a problem that stops the reading is a "file" issue of an empty grid."""
    data = upload.data
    if len(data) > LARGEST:
        message = "The file has {size} MB; {most} MB are the most. Split it."
        values = {"size": len(data) // 1048576, "most": LARGEST // 1048576}
        return Grid(issues=[Issue("file", "byte-count", message, values=values)])
    if not data.strip(b"\x00 \r\n\t\xef\xbb\xbf\xff\xfe,;"):
        return Grid(
            issues=[
                Issue("file", "blank-header", "The file is empty. Fill in the template and send it again.")
            ]
        )
    if data.startswith(b"PK\x03\x04"):
        return _workbook(data)
    text, encoding, problem = decode(data, encoding)
    if problem:
        return Grid(encoding=encoding, issues=[problem])
    return _table(text, encoding, delimiter)


def _table(text: str, encoding: str, delimiter: str | None) -> Grid:
    first = text.partition("\n")[0].rstrip("\r")
    skipped = 0
    if first.lower().startswith("sep=") and len(first) == 5:
        delimiter, skipped, text = delimiter or first[4], 1, text.partition("\n")[2]
    delimiter = delimiter or _delimiter(text)
    grid = Grid(encoding=encoding, delimiter=delimiter)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[list[str]] = []
    lines: list[int] = []
    start = 1
    try:
        for row in reader:
            rows.append(row)
            lines.append(start + skipped)
            start = reader.line_num + 1
    except csv.Error:
        message = "The quotation mark that opens in line {line} is never closed, or a cell is far too long. Mend that line."
        grid.issues.append(
            Issue("file", "format-error", message, start + skipped, values={"line": start + skipped})
        )
        return grid
    return _shaped(grid, rows, lines)


def _delimiter(text: str) -> str:
    """The sign that cuts most of the first lines into the same number of cells, at least two."""
    lines = [line for line in text[:200_000].splitlines()[:50] if line.strip()]
    best, score = ",", 0
    for sign in DELIMITERS:
        counts = [line.count(sign) for line in lines]
        same = counts.count(counts[0]) if counts and counts[0] else 0
        if same * (counts[0] if counts else 0) > score and same * 2 >= len(counts):
            best, score = sign, same * counts[0]
    if not score and lines:
        best = max(DELIMITERS, key=lambda sign: lines[0].count(sign))
    return best


def _text(cell: Any) -> str:
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, datetime.date) else str(cell)


def _workbook(data: bytes) -> Grid:
    grid = Grid(encoding="xlsx")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
            book = any(entry.filename.startswith("xl/workbook") for entry in archive.infolist())
        if not book:
            raise ValueError("no workbook part")
        if unpacked > LARGEST_UNPACKED:
            message = "Unpacked, this workbook would fill {size} MB; {most} MB are the most."
            values = {"size": unpacked // 1048576, "most": LARGEST_UNPACKED // 1048576}
            grid.issues.append(Issue("file", "byte-count", message, values=values))
            return grid
        workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        table = workbook.get_sheet_by_index(0)
        cells = table.to_python(skip_empty_area=False)
    except (zipfile.BadZipFile, python_calamine.CalamineError, ValueError, IndexError):
        message = (
            "This is not a workbook that can be read. Open it in Excel, save it as .xlsx without a password."
        )
        grid.issues.append(Issue("file", "format-error", message))
        return grid
    rows = [[_text(cell) for cell in row] for row in cells]
    return _shaped(grid, rows, list(range(1, len(rows) + 1)))


def _shaped(grid: Grid, rows: list[list[str]], lines: list[int]) -> Grid:
    """Take the header off, skip empty lines and the template's remarks, and give all rows one width."""
    at = next((i for i, row in enumerate(rows) if any(cell.strip() for cell in row)), None)
    if at is None:
        grid.issues.append(
            Issue("file", "blank-header", "The file is empty. Fill in the template and send it again.")
        )
        return grid
    header = [cell.strip() for cell in rows[at]]
    while header and not header[-1]:
        header.pop()
    width, blank = len(header), 0
    for row, line in zip(rows[at + 1 :], lines[at + 1 :], strict=True):
        if len(row) != width or not row[0]:
            while len(row) > width and not row[-1].strip():
                row.pop()
            if not any(cell.strip() for cell in row):
                blank += 1
                continue
            if len(row) > width:
                message = "The line has {found} cells, the header {expected}. Is there a delimiter inside a text? Put it in quotes."
                values = {"found": len(row), "expected": width}
                grid.issues.append(Issue("row", "extra-cell", message, line, values=values))
                row = row[:width]
            elif len(row) < width:
                message = "The line has {found} of {expected} cells; the rest is taken as empty."
                values = {"found": len(row), "expected": width}
                grid.issues.append(Issue("warning", "missing-cell", message, line, values=values))
                row = row + [""] * (width - len(row))
        if row[0].startswith("#"):
            continue
        grid.rows.append(row)
        grid.lines.append(line)
    grid.header = header
    if blank:
        grid.issues.append(Issue("note", "blank-row", "Empty lines skipped: {n}.", values={"n": blank}))
    return grid
