"""CSV that Excel opens with its letters whole and its formulas asleep."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

GUARDED = ("=", "+", "-", "@", "\t", "\r")


def _cell(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    # text alone is guarded: a number that begins with a minus stays a number
    return "'" + value if isinstance(value, str) and value.startswith(GUARDED) else value


def render_csv(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """UTF-8 with its mark, CRLF; None is an empty cell."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")
