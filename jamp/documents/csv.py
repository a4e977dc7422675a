"""Rows as CSV that spreadsheet programs open with all letters whole and no text taken for a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Any

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render_csv(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """UTF-8 with a byte order mark, lines end in CR LF. Text that a program could take for a formula gets an apostrophe
    before it; numbers, also negative ones written as text, stay as they are."""
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([_cell(column) for column in columns])
    for number, row in enumerate(rows, start=1):
        if len(row) != len(columns):
            raise ValueError(f"row {number} has {len(row)} values for {len(columns)} columns")
        writer.writerow([_cell(value) for value in row])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    text = str(value).replace("\x00", "")
    return "'" + text if isinstance(value, str) and text.startswith(FORMULA) and not _number(text) else text


def _number(text: str) -> bool:
    """Plain signed digits with an optional fraction; nothing that a program would have to compute."""
    digits = text[1:].replace(".", "", 1)
    return text[0] in "+-" and digits.isascii() and digits.isdigit()
