"""How people write what we know: names of columns, values of lists, words for a missing value, number words, units, names of months.

The tables lie in `words/`, one column per language, several spellings separated by ";".
"""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from babel import Locale
from babel.core import get_global

from jamp.imports.folding import UNSEEN, folded, label
from jamp.model.statuses import NO_VALUE

WORDS = Path(__file__).parent / "words"
LANGUAGES = ("en", "ja", "th", "km", "lo", "my", "vi", "id", "ms", "fil")


def spellings(name: str, keys: int) -> Iterator[tuple[tuple[str, ...], str]]:
    """(the first `keys` cells, one spelling) of every line of a table of words."""
    with (WORDS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        lines = csv.reader(file)
        next(lines)
        for line in lines:
            for cell in line[keys:]:
                for spelling in cell.split(";"):
                    if spelling.strip():
                        yield tuple(line[:keys]), spelling.strip()


@cache
def headers() -> dict[str, dict[str, list[str]]]:
    """{scope: {name of a column, as `label` folds it: fields that it can mean}}. The scope is a sheet, "*" (where no
    sheet says otherwise) or ""."""
    found: dict[str, dict[str, list[str]]] = {}
    for (key,), spelling in spellings("headers", 1):
        scope, _, field = key.rpartition(".")
        found.setdefault(scope, {}).setdefault(label(spelling), []).append(field)
    return found


@cache
def choices() -> dict[str, dict[str, list[str]]]:
    """{column ("*" for any): {folded word: values that it can mean}}."""
    found: dict[str, dict[str, list[str]]] = {}
    for (column, value), spelling in spellings("values", 2):
        if value not in NO_VALUE:
            found.setdefault(column, {}).setdefault(folded(spelling), []).append(value)
    return found


def bare(text: str) -> str:
    """Width, case and spaces do not count; hyphens do: a lone one is a word of its own here."""
    return UNSEEN.sub("", unicodedata.normalize("NFKC", text)).casefold().replace(" ", "")


@cache
def states() -> dict[str, str]:
    """{bare word: "not given", "not applicable" or "not yet known"}."""
    found = {bare(spelling): value for (_, value), spelling in spellings("values", 2) if value in NO_VALUE}
    return {bare(state): state for state in NO_VALUE} | found


@cache
def multiples() -> dict[str, float]:
    """{bare number word: what it multiplies by}."""
    return {bare(spelling): float(times) for (times,), spelling in spellings("numbers", 1)}


@cache
def units() -> dict[str, str]:
    """{bare sign or name: ISO 4217 code of a currency, or "%"}."""
    return {bare(spelling): unit for (unit,), spelling in spellings("units", 1)}


@cache
def months() -> dict[str, int]:
    """{bare name of a month in any of our languages: 1 to 12}, as the Unicode locale data give them."""
    found = {"sept": 9}
    for language in LANGUAGES:
        for context in Locale.parse(language).months.values():
            for width in ("wide", "abbreviated"):
                for month, name in context.get(width, {}).items():
                    plain = bare(name).strip(".")
                    if not plain[0].isdigit() and not plain[-1].isdigit():
                        found.setdefault(plain, month)
    return found


def territories(alpha_3: str) -> set[str]:
    """The names and the two-letter code of a country in all our languages, as the Unicode locale data give them."""
    alpha_2 = (get_global("territory_aliases").get(alpha_3) or [""])[0]
    if not alpha_2:
        return set()
    names = {Locale.parse(language).territories.get(alpha_2, "") for language in LANGUAGES}
    return {name for name in names | {alpha_2} if name}
