"""Dates as people write them. One decision per column on the order of day and month, the era and short years."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

from jamp.imports.answers import Answers
from jamp.imports.calendars import Written, parse
from jamp.imports.cells import Cells, Wrong
from jamp.imports.conversions import Reason
from jamp.imports.folding import western_digits
from jamp.model.dates import is_partial
from jamp.model.sheets import Column

MIDNIGHT = re.compile(r"[ T]0{1,2}:00(?::00(?:\.0+)?)?Z?$")
TIME = re.compile(r"[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?m\.?|Z|[+-]\d{2}:?\d{2})?$", re.IGNORECASE)
SERIAL = re.compile(r"[2-7]\d{4}(?:\.\d+)?$")  # 1954 to 2119
BUDDHIST = range(2450, 2651)
AHEAD = 543
NOT_A_DATE = "This is not a date. Write year-month-day, for instance 2025-09-30, or 2025-09, or 2025."


def read_dates(column: Column, texts: Iterable[str], answers: Answers, date_1904: bool, cells: Cells) -> None:
    """Every text as a partial ISO date."""
    found: dict[str, Written] = {}
    western: list[str] = []
    for text in texts:
        if is_partial(text) and "1900" <= text[:4] <= "2200":
            cells.values[text] = text
            western.append(text)
            continue
        plain = MIDNIGHT.sub("", western_digits(text).strip())
        timeless = TIME.sub("", plain)
        try:
            if SERIAL.match(timeless):
                _serial(column, text, timeless, answers, date_1904, cells)
                continue
            written = parse(timeless)
            if written is None or written.order and min(written.order) > 12:
                raise Wrong("type-error", NOT_A_DATE)
            if timeless != plain:
                written.reason = Reason.TIME
            found[text] = written
        except Wrong as problem:
            cells.refuse(text, problem)
    day_first = _order(column, found, answers, cells)
    short = _short_years(column, found, answers, cells)
    buddhist = [text for text, one in found.items() if _buddhist(one)]
    western += [text for text, one in found.items() if 1900 <= one.year <= 2200 and not one.japanese]
    if buddhist and western:
        message = "The column has years of the Buddhist era ({buddhist}) and of the Western calendar ({western}). Check both."
        values = {"buddhist": buddhist[0], "western": western[0]}
        cells.doubt("warning", Wrong("mixed-eras", message, **values), buddhist)
    for text, one in found.items():
        if one.order and day_first is None or one.short and short is None:
            cells.values[text] = None  # asked about; the question stands once for the column
            continue
        try:
            _take(column, text, one, day_first, short, cells)
        except Wrong as problem:
            cells.refuse(text, problem)


def _buddhist(one: Written) -> bool:
    return one.era != "western" and not one.short and (one.era == "buddhist" or one.year in BUDDHIST)


def _serial(column: Column, text: str, plain: str, answers: Answers, date_1904: bool, cells: Cells) -> None:
    start = datetime.date(1904, 1, 1) if date_1904 else datetime.date(1899, 12, 30)
    date = (start + datetime.timedelta(days=int(float(plain)))).isoformat()
    if answers.about("serials", column.name) or answers.before("serials", column.name):
        cells.decided["serials"] = True
        cells.read(text, date, date, Reason.SERIAL)
        return
    message = "This is a bare number, not a date. As a day number of a spreadsheet program it is {date}. Say so, or write the date."
    cells.refuse(text, Wrong("type-error", message, date=date).asking("serials"))


def _order(column: Column, found: dict[str, Written], answers: Answers, cells: Cells) -> bool | None:
    """True when the day stands first; None while nothing says so."""
    open_ = {text: one.order for text, one in found.items() if one.order}
    answer: bool | None = answers.about("day_first", column.name)
    if answer is not None and open_:
        cells.decided["day_first"] = answer
    if answer is not None or not open_:
        return answer
    days = [text for text, (first, _) in open_.items() if first > 12]
    months = [text for text, (_, second) in open_.items() if second > 12]
    if days and months:
        message = "{day} has the day first, {month} the month. Say which one this column has; the others must be mended."
        problem = Wrong("type-error", message, day=days[0], month=months[0])
        cells.doubt("file", problem.asking("day_first"), open_)
        return None
    unclear = [text for text, (first, second) in open_.items() if first != second]
    if days or months:
        cells.decided["day_first"] = not months
    if days or months or not unclear:
        return not months
    earlier: bool | None = answers.before("day_first", column.name)
    if earlier is not None:
        cells.assume("day_first", earlier)
        return earlier
    first, second = open_[unclear[0]]
    message = "{text} can be day {a} of month {b}, or day {b} of month {a}. Say whether the day stands first in this column."
    problem = Wrong("type-error", message, text=unclear[0], a=first, b=second)
    cells.doubt("file", problem.asking("day_first"), unclear)
    return None


def _short_years(column: Column, found: dict[str, Written], answers: Answers, cells: Cells) -> int | None:
    """What is added to a year of two digits; None while nobody has said."""
    short = [text for text, one in found.items() if one.short]
    answer = answers.about("two_digit_years", column.name)
    if short and answer is None and (earlier := answers.before("two_digit_years", column.name)):
        cells.assume("two_digit_years", earlier)
        answer = earlier
    elif short and answer:
        cells.decided["two_digit_years"] = answer
    if short and answer is None:
        year = found[short[0]].year
        message = "The year in {text} has two digits: it can be {western}, or {buddhist} of the Buddhist era, which is {turned}. Say which."
        values = {"text": short[0], "western": 2000 + year, "buddhist": 2500 + year, "turned": 2500 + year - AHEAD}
        cells.doubt("file", Wrong("type-error", message, **values).asking("two_digit_years"), short)
    return {"western": 2000, "buddhist": 2500 - AHEAD}.get(str(answer))


def _take(column: Column, text: str, one: Written, day_first: bool | None, short: int | None, cells: Cells) -> None:
    year, month, day = one.year, one.month, one.day
    reason = one.reason
    if one.order:
        day, month = one.order if day_first else one.order[::-1]
        reason = reason or Reason.ORDER
    if one.short:
        year, reason = year + (short or 0), Reason.SHORT_YEAR
    elif _buddhist(one):
        year, reason = year - AHEAD, one.reason if one.length else Reason.ERA
    if not 1900 <= year <= 2200:
        message = "The year {year} cannot be right. Write the year of the Western calendar."
        raise Wrong("constraint-error", message, year=year)
    if one.length:
        # a period of several months: the date stands for its end, as a month stands for its last day
        start = datetime.date(year, month or 1, 1)
        months = start.year * 12 + start.month - 1 + one.length
        end = datetime.date(months // 12, months % 12 + 1, 1) - datetime.timedelta(days=1)
        iso = (start if column.name.startswith("start") else end).isoformat()
        cells.read(text, iso, f"{start.isoformat()} – {end.isoformat()} → {iso}", reason or Reason.WRITTEN)
        return
    iso = "-".join(part for part in (f"{year:04d}", f"{month:02d}" if month else "", f"{day:02d}" if day else "") if part)
    if not is_partial(iso):
        raise Wrong("type-error", NOT_A_DATE)
    if reason is None and re.sub(r"\b(\d)\b", r"0\1", re.sub("[/.]", "-", text.strip())).startswith(iso):
        cells.values[text] = iso  # year-month-day with other marks: nothing was decided
    else:
        cells.read(text, iso, iso, reason or Reason.WRITTEN)
