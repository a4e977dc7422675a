"""Calendars, eras and names of months: one written date taken apart, as far as it says by itself what it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jamp.imports.conversions import Reason
from jamp.imports.vocabulary import bare, months

# the year before the first one of each Japanese era
JAPANESE = {"令和": 2018, "r": 2018, "平成": 1988, "h": 1988, "昭和": 1925, "s": 1925, "大正": 1911, "t": 1911,
            "明治": 1867, "m": 1867}  # fmt: skip
ERA = re.compile(r"(?:(?P<buddhist>พ\.?ศ\.?|b\.?e\.?(?=\s*\d)|ព\.?ស\.?|ພ\.?ສ\.?|仏暦)|(?P<western>ค\.?ศ\.?|a\.?d\.?(?=\s*\d)|គ\.?ស\.?|ຄ\.?ສ\.?|西暦))\s*")
AFTER = re.compile(r"\s*(?:現在|時点|付|末)$")
JAPANESE_DATE = re.compile(
    r"(令和|平成|昭和|大正|明治|[rhstm](?=\.?\s*\d+\s*[./年-]))\.?\s*(元|\d{1,2})\s*(?:年(度)?|[./-])?\s*"
    r"(?:(\d{1,2})\s*(?:月|[./-]|$)\s*(?:(\d{1,2})\s*日?)?)?(?:第?\s*([1-4])\s*四半期)?$"
)
KANJI = re.compile(r"(\d{4}|\d{2})\s*年(度)?\s*(?:(\d{1,2})\s*月\s*(?:(\d{1,2})\s*日)?)?(?:第?\s*([1-4])\s*四半期)?$")
FISCAL = re.compile(r"(?:j?fy|fiscal year|financial year)\s*'?(\d{4}|\d{2})(?:\s*[/-]\s*(\d{4}|\d{2}))?$")
THAI_FISCAL = re.compile(r"(?:ปีงบประมาณ|ปีงบฯ?|ສົກງົບປະມານ)\s*(\d{4}|\d{2})$")
NAMES = r"(?:q(?:uarter)?|ไตรมาส(?:ที่)?|quý|triwulan|tw|kuartal|suku(?:\s+tahun)?|ត្រីមាសទី|ត្រីមាស|ໄຕມາດ(?:ທີ)?|သုံးလပတ်)"
QUARTERS = (
    re.compile(rf"{NAMES}\s*(?P<quarter>[1-4]|i{{1,3}}|iv)\s*(?:[/,-]|of|năm|tahun|ปี|ឆ្នាំ|ປີ)?\s*(?P<year>\d{{4}})$"),
    re.compile(rf"(?P<year>\d{{4}})\s*[/-]?\s*{NAMES}\s*(?P<quarter>[1-4]|i{{1,3}}|iv)$"),
    re.compile(r"(?P<quarter>[1-4])\s*(?:q|st quarter|nd quarter|rd quarter|th quarter)\s*(?:of)?\s*[/-]?\s*(?P<year>\d{4})$"),
    re.compile(r"第?(?P<quarter>[1-4])四半期\s*(?P<year>\d{4})年?$"),
)
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
YEAR_FIRST = re.compile(r"(\d{4})(?:\s*[/.-]\s*(\d{1,2})(?:\s*[/.-]\s*(\d{1,2}))?)?$")
YEAR_LAST = re.compile(r"(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{4}|\d{2})$")
MONTH_YEAR = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{4})$")
COMPACT = re.compile(r"((?:19|20|2[45])\d{2})(\d{2})(\d{2})$")
VIETNAMESE = re.compile(r"(?:(?:ngày\s*)?(\d{1,2})[\s,]+)?(?:tháng|thg)\s*(\d{1,2})\s*(?:[,/-]|năm)?\s*(\d{4})$")
# words that stand between the parts of a date and say nothing of their own
FILLERS = re.compile(
    r"(?<=\d)(?:st|nd|rd|th)\b|\b(?:of|the|de|ng|ika|tanggal|tarikh|petsa|tahun|bulan|ngày)\b|วันที่|เดือน|ปี|ថ្ងៃទី|ថ្ងៃ|ខែ|ឆ្នាំ"
    r"|ວັນທີ່|ວັນທີ|ເດືອນ|ປີ|ခုနှစ်|ရက်နေ့|ရက်|လ(?=\s|$)"
)


@dataclass
class Written:
    """A date taken apart. `order` holds two numbers of which either may be the day; `short` marks a year of two
    digits; `length` is the number of months of a period that begins with `month`."""

    year: int
    month: int | None = None
    day: int | None = None
    reason: Reason | None = None
    order: tuple[int, int] | tuple[()] = ()
    short: bool = False
    era: str = ""  # buddhist or western where it is written
    japanese: bool = False
    length: int = 0


def parse(text: str) -> Written | None:
    """The parts of a date in western digits; None when it is none."""
    plain = AFTER.sub("", text.casefold().strip())
    marked = ERA.search(plain)
    found = _taken_apart((plain[: marked.start()] + " " + plain[marked.end() :]).strip() if marked else plain)
    if found and marked:
        found.era = "buddhist" if marked["buddhist"] else "western"
        if found.short and found.era == "buddhist":
            found.year, found.short = 2500 + found.year, False
    return found


def _taken_apart(text: str) -> Written | None:
    for reader in (_numeric, _japanese, _fiscal, _quarter, _vietnamese, _by_name):
        found = reader(text)
        if found:
            return found
    return None


def _numeric(text: str) -> Written | None:
    if found := YEAR_FIRST.match(text):
        year, month, day = (int(part) if part else None for part in found.groups())
        return Written(year or 0, month, day)
    if found := YEAR_LAST.match(text):
        first, second, year = (int(part) for part in found.groups())
        return Written(year, order=(first, second), short=len(found[3]) == 2)
    if found := MONTH_YEAR.match(text):
        return Written(int(found[2]), int(found[1]))
    if found := COMPACT.match(text):
        year, month, day = (int(part) for part in found.groups())
        return Written(year, month, day, Reason.WRITTEN)
    return None


def _japanese(text: str) -> Written | None:
    if found := JAPANESE_DATE.match(text):
        name, number, fiscal, month, day, quarter = found.groups()
        year, short = JAPANESE[name] + (1 if number == "元" else int(number)), False
        reason, japanese = Reason.JAPANESE_ERA, True
    elif found := KANJI.match(text):
        number, fiscal, month, day, quarter = found.groups()
        year, short, reason, japanese = int(number), len(number) == 2, Reason.WRITTEN, False
    else:
        return None
    if quarter:
        first = int(quarter) * 3 + (1 if fiscal else -2)
        if fiscal and first > 12:
            year, first = year + 1, first - 12
        return Written(year, first, None, Reason.QUARTER, short=short, japanese=japanese, length=3)
    if fiscal:
        return Written(year, 4, None, Reason.FISCAL, short=short, japanese=japanese, length=12)
    return Written(year, int(month) if month else None, int(day) if day else None, reason, short=short, japanese=japanese)


def _fiscal(text: str) -> Written | None:
    if found := FISCAL.match(text):
        year = int(found[1])
        if found[2] and (year + 1) % 100 != int(found[2]) % 100:
            return None
        if 2450 <= year <= 2650:  # counted in the Buddhist era, it is a Thai one
            return Written(year - 1, 10, None, Reason.FISCAL, era="buddhist", length=12)
        return Written(year, 4, None, Reason.FISCAL, short=len(found[1]) == 2, length=12)
    if found := THAI_FISCAL.match(text):
        year = int(found[1]) + (2500 if len(found[1]) == 2 else 0)
        return Written(year - 1, 10, None, Reason.FISCAL, length=12)
    return None


def _quarter(text: str) -> Written | None:
    for pattern in QUARTERS:
        if found := pattern.match(text):
            quarter = ROMAN.get(found["quarter"]) or int(found["quarter"])
            return Written(int(found["year"]), quarter * 3 - 2, None, Reason.QUARTER, length=3)
    return None


def _vietnamese(text: str) -> Written | None:
    if found := VIETNAMESE.match(text):
        day, month, year = (int(part) if part else None for part in found.groups())
        return Written(year or 0, month, day, Reason.MONTH)
    return None


def _by_name(text: str) -> Written | None:
    left = FILLERS.sub(" ", text)
    numbers = re.findall(r"\d+", left)
    month = months().get(bare(re.sub(r"[\d,/'’\-]+", " ", left)).strip("."))
    if not month or not 1 <= len(numbers) <= 2:
        return None
    years = [number for number in numbers if len(number) == 4]
    if len(years) > 1 or any(len(number) not in (1, 2, 4) for number in numbers):
        return None
    if not years and len(numbers[-1]) != 2:
        return None
    year = years[0] if years else numbers[-1]
    rest = [number for number in numbers if number is not year]
    return Written(int(year), month, int(rest[0]) if rest else None, Reason.MONTH, short=not years)
