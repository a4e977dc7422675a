"""One object per language; English texts are the keys of the catalogues."""

from __future__ import annotations

import datetime
import gettext
import io
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal

from babel import Locale
from babel.dates import format_date, format_datetime
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_compact_decimal, format_decimal, format_percent

LANGUAGES = ("en", "ja")
CATALOGUES = Path(__file__).parent / "catalogues"
# ISO 3166 alpha-3 -> alpha-2, which the locale data speak, for the countries of the records
ALPHA_2 = {
    "BRN": "BN", "KHM": "KH", "IDN": "ID", "LAO": "LA", "MYS": "MY", "MMR": "MM", "PHL": "PH", "SGP": "SG",
    "THA": "TH", "VNM": "VN", "TLS": "TL", "JPN": "JP", "UZB": "UZ",
}  # fmt: skip
# where ASEAN's own name differs from the locale data's
ENGLISH_NAMES = {"BRN": "Brunei Darussalam", "LAO": "Lao PDR", "VNM": "Viet Nam", "MMR": "Myanmar"}
# and where the locale data add a former name in brackets
JAPANESE_NAMES = {"MMR": "ミャンマー"}
MONTHS = {"en": "MMMM y", "ja": "y年M月"}
DAYS = {"en": "d MMMM y", "ja": "y年M月d日"}
YEARS = {"en": "y", "ja": "y年"}
SHORT_MONTHS = {"en": "MMM y", "ja": "y/M"}
SHORT_DAYS = {"en": "d MMM y", "ja": "y/M/d"}
MOMENTS = {"en": "d MMMM y, HH:mm", "ja": "y年M月d日 HH:mm"}


def mark(text: str) -> str:
    """Marks an English text for the catalogues, away from a Words object."""
    return text


@lru_cache(maxsize=4096)
def _date(language: str, text: str, short: bool = False) -> str:
    # a page names the same few dates again and again
    parts = [int(part) for part in text.split("-")] if text else []
    if not parts:
        return ""
    day = datetime.date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)
    patterns = (YEARS, SHORT_MONTHS, SHORT_DAYS) if short else (YEARS, MONTHS, DAYS)
    pattern = patterns[len(parts) - 1][language]
    return str(format_date(day, pattern, locale=Locale.parse(language)))


class Words:
    """The words of one language. `language` is its ISO 639 code."""

    def __init__(self, language: str, catalogue: gettext.NullTranslations) -> None:
        self.language = language
        self.locale = Locale.parse(language)
        self._catalogue = catalogue

    def text(self, message: str, **values: Any) -> str:
        """The message in this language, with its {places} filled."""
        translated = self._catalogue.gettext(message) if message else ""
        return translated.format(**values) if values else translated

    def plural(self, one: str, many: str, n: int, **values: Any) -> str:
        """The right form for `n`; {n} is the number as the language writes it."""
        return self._catalogue.ngettext(one, many, n).format(n=self.number(n), **values)

    def number(self, value: float, digits: int | None = None) -> str:
        """1234.5 -> 1,234.5; `digits` after the point at most."""
        if digits is not None:
            value = round(value, digits)
        return str(format_decimal(value, locale=self.locale))

    def compact(self, value: float) -> str:
        """12345678 -> 12.3 million, 1234.6万."""
        kind: Literal["long", "short"] = "long" if "long" in self.locale.compact_decimal_formats else "short"
        return str(format_compact_decimal(value, format_type=kind, locale=self.locale, fraction_digits=1))

    def significant(self, value: float) -> str:
        """A number with four digits that count: 0.006667, 151.2."""
        return str(format_decimal(float(f"{value:.4g}"), format="#,##0.##########", locale=self.locale))

    def signed(self, value: float) -> str:
        """+3, −3, ±0."""
        return f"{'+' if value > 0 else '−' if value else '±'}{self.number(abs(value))}"

    def percent(self, share: float) -> str:
        """0.134 -> 13%."""
        return str(format_percent(round(share, 2), locale=self.locale))

    def date(self, text: str) -> str:
        """A partial ISO date in words, with the precision that it has; "" stays ""."""
        return _date(self.language, text)

    def short_date(self, text: str) -> str:
        """The same as short as people write it, for the axis of a chart and for narrow columns: 30 Sep 2025, 2025/9/30."""
        return _date(self.language, text, True)

    def moment(self, text: str) -> str:
        """An ISO time in UTC, in words, to the minute."""
        at = datetime.datetime.fromisoformat(text[:16])
        return f"{format_datetime(at, MOMENTS[self.language], locale=self.locale)} UTC"

    def country(self, code: str) -> str:
        """ISO alpha-3 code -> the name; an unknown code stays as it is."""
        if self.language == "en" and code in ENGLISH_NAMES:
            return ENGLISH_NAMES[code]
        if self.language == "ja" and code in JAPANESE_NAMES:
            return JAPANESE_NAMES[code]
        return str(self.locale.territories.get(ALPHA_2.get(code, ""), code))

    def language_name(self, code: str) -> str:
        """ISO 639 code -> the name of the language."""
        return str(self.locale.languages.get(code, code))

    def joined(self, items: Iterable[str]) -> str:
        """a, b and c."""
        return str(format_list(list(items), locale=self.locale))

    def place(self, name: str, name_ja: str) -> str:
        """The name of a place or a project for this language; English where no other is known."""
        return name_ja or name if self.language == "ja" else name


@cache
def words(language: str) -> Words:
    """The words of a language; English for one that we do not have."""
    if language not in LANGUAGES or language == "en":
        return Words("en", gettext.NullTranslations())
    with (CATALOGUES / f"{language}.po").open("rb") as file:
        catalogue = read_po(file, locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Words(language, gettext.GNUTranslations(compiled))
