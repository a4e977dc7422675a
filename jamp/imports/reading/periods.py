"""Column headings that name a period: months, quarters and years, as people of the region write them."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from babel import Locale

LANGUAGES = ("en", "id", "ms", "th", "vi", "km", "lo", "my", "fil")
YEAR = r"(19\d\d|20\d\d|2[45]\d\d)"
QUARTER = r"(?:q|quarter|quý|ไตรมาสที่|ไตรมาส|triwulan|tw|suku)\s*([1-4])"
FISCAL_APRIL, FISCAL_OCTOBER = 3, 9  # the month in which such a year ends
PATTERNS = (
    (re.compile(rf"(?:พ\.?ศ\.?|ค\.?ศ\.?|ปี|năm|tahun|year|ឆ្នាំ|ປີ)?\s*{YEAR}\s*年?"), "year"),
    (re.compile(rf"{YEAR}\s*年度"), "april"),
    (re.compile(r"(?:fy|fiscal year)\s*(20\d\d)(?:\s*[/-]\s*\d\d(?:\d\d)?)?", re.IGNORECASE), "april"),
    (re.compile(r"(?:ปีงบประมาณ|fy|ปีงบ)\s*(?:พ\.?ศ\.?)?\s*(25\d\d)", re.IGNORECASE), "october"),
    (re.compile(rf"{YEAR}\s*[-/.]\s*(0?[1-9]|1[0-2])(?:\s*[-/.]\s*0?1)?"), "year month"),
    (re.compile(rf"{YEAR}\s*年\s*(0?[1-9]|1[0-2])\s*月"), "year month"),
    (re.compile(rf"(0?[1-9]|1[0-2])\s*[-/.]\s*{YEAR}"), "month year"),
    (re.compile(rf"(?:tháng|t)\s*(0?[1-9]|1[0-2])\s*[-/. ]\s*(?:năm)?\s*{YEAR}", re.IGNORECASE), "month year"),
    (re.compile(rf"{QUARTER}\s*[-/., ]*\s*(?:ปี|năm|tahun)?\s*{YEAR}", re.IGNORECASE), "quarter year"),
    (re.compile(rf"{YEAR}\s*[-/., ]*\s*{QUARTER}", re.IGNORECASE), "year quarter"),
    (re.compile(rf"{YEAR}\s*年\s*第?\s*([1-4])\s*四半期"), "year quarter"),
    (re.compile(rf"{YEAR}\s*年度\s*第?\s*([1-4])\s*四半期"), "april quarter"),
)
ERA = re.compile(r"(令和|平成)\s*(元|\d{1,2})\s*(年度?)")
ERAS = {"令和": 2018, "平成": 1988}
NAMED = re.compile(r"(\D+?)[\s./'-]*(\d{4}|\d{2})")
DAY = re.compile(r"(\d{4}-\d{2}-\d{2})")


@cache
def _months() -> dict[str, int]:
    """Names of months, full and short, in the languages of the region."""
    found: dict[str, int] = {}
    for language in LANGUAGES:
        for width in ("wide", "abbreviated"):
            for number, name in Locale.parse(language).months["format"][width].items():
                if not any(sign.isdigit() for sign in name):
                    found.setdefault(name.casefold().replace(".", "").strip(), number)
    return found


def plain(text: str) -> str:
    """Full-width and other digits as plain ones."""
    text = text.strip() if text.isascii() else unicodedata.normalize("NFKC", text).strip()
    return "".join(str(unicodedata.digit(sign)) if not sign.isascii() and sign.isdigit() else sign for sign in text)


def period_of(heading: str) -> str:
    """The date at the end of the period that a heading names, as year, month or day; "" when it names none."""
    if not any(sign.isdigit() for sign in heading) and "元" not in heading or len(heading) > 40:
        return ""
    text = plain(heading)
    if DAY.fullmatch(text) and not text.endswith("-01"):
        return text
    text = ERA.sub(lambda found: f"{ERAS[found[1]] + (1 if found[2] == '元' else int(found[2]))}{found[3]}", text)
    for pattern, shape in PATTERNS:
        found = pattern.fullmatch(text)
        if found:
            return _date(shape, [int(part) for part in found.groups()])
    named = NAMED.fullmatch(text)
    month = _months().get(named[1].casefold().replace(".", "").strip()) if named else None
    if named and month:
        year = int(named[2])
        return f"{_western(year if year > 99 else 2000 + year)}-{month:02d}"
    return ""


def _western(year: int) -> int:
    return year - 543 if year >= 2400 else year


def _date(shape: str, parts: list[int]) -> str:
    if shape in ("month year", "quarter year"):
        parts = parts[::-1]
    year = _western(parts[0])
    if shape == "year":
        return str(year)
    if shape == "april":
        return f"{year + 1}-{FISCAL_APRIL:02d}"
    if shape == "october":
        return f"{year}-{FISCAL_OCTOBER:02d}"
    if shape == "april quarter":
        month = parts[1] * 3 + 3
        return f"{year}-{month:02d}" if month <= 12 else f"{year + 1}-{month - 12:02d}"
    return f"{year}-{parts[1] * (3 if 'quarter' in shape else 1):02d}"
