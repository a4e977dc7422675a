"""Cells of a spreadsheet: a text is a text whatever it looks like, a number keeps its digits, a date is a date."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any
from unicodedata import east_asian_width
from urllib.parse import urlsplit

from jamp.documents.workbook import Formula, Value

FULL_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
# what XML 1.0 cannot hold: control characters but tab and line ends, halves of pairs, two non-characters
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
EXACT = 10**15  # a spreadsheet keeps 15 digits; a longer number is written as text
LONGEST = 32767  # letters in a cell, by the file format


class Exact(float):
    """A number that is written with all its digits: the writer's own format drops the seventeenth."""

    def __format__(self, spec: str) -> str:
        return repr(float(self))


def clean(text: str) -> str:
    """Text as a cell can hold it; what XML forbids is left out."""
    cleaned = ILLEGAL.sub("", text)
    if len(cleaned) > LONGEST:
        raise ValueError(f"a cell holds at most {LONGEST} letters, not {len(cleaned)}: {cleaned[:40]!r} ...")
    return cleaned


def wide(text: str) -> int:
    """The width of a text in characters; wide letters count twice."""
    return sum(1 + (east_asian_width(letter) in "WF") for letter in text)


def write_value(page: Any, row: int, place: int, kind: str, value: Value, formats: dict[str, Any]) -> None:
    """A value into a cell, in the format of its kind (see DataColumn); what its kind cannot hold is written as text."""
    if value is None or value == "":
        return
    if isinstance(value, bool) or (kind == "text" and not isinstance(value, Formula)):
        page.write_string(row, place, clean(str(value)), formats["text"])
    elif isinstance(value, Formula):
        page.write_formula(row, place, value.text.replace("{row}", str(row + 1)), formats[kind], value.result)
    elif isinstance(value, int | float) and abs(value) < EXACT:
        page.write_number(row, place, Exact(value), formats[kind if kind in ("percent", "share") else "number"])
    elif kind == "date" and isinstance(value, str | date) and (day := _day(value)):
        page.write_datetime(row, place, datetime(day.year, day.month, day.day), formats["date"])
    elif kind == "url" and _address(str(value)):
        page.write_url(row, place, str(value), formats["url"], string=clean(str(value)))
    else:
        page.write_string(row, place, clean(str(value)), formats["text"])


def _day(value: str | date) -> date | None:
    """A day that a spreadsheet can count (from 1900-03-01 on: before that its calendar has a day too many)."""
    if isinstance(value, str):
        if not FULL_DATE.fullmatch(value):
            return None
        try:
            value = date.fromisoformat(value)
        except ValueError:
            return None
    return value if date(value.year, value.month, value.day) >= date(1900, 3, 1) else None


def _address(text: str) -> bool:
    """A web address short and plain enough to be a link; any other text stays text."""
    if len(text) > 2000 or not text.isascii() or not text.isprintable() or " " in text or '"' in text:
        return False
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def on_paper(page: Any, title: str) -> None:
    """A4 across, as wide as the sheet, the title above and the page below."""
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    # "&" begins an instruction in a header, and a header holds at most 255 letters
    page.set_header("&L" + clean(title)[:100].replace("&", "&&") + "&R&P / &N")
