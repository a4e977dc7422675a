"""Every text has its Japanese, with the same places to fill."""

from __future__ import annotations

import string

from jamp.languages import words
from jamp.languages.extraction import catalogue, missing


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_no_text_is_missing() -> None:
    assert missing("ja") == []


def test_the_places_are_the_same() -> None:
    for message in catalogue("ja"):
        if not message.id:
            continue
        originals = message.id if isinstance(message.id, tuple) else (message.id,)
        translations = message.string if isinstance(message.string, tuple) else (message.string,)
        for translation in translations:
            assert places(str(translation)) == places(str(originals[-1])), message.id


def test_dates_numbers_and_countries() -> None:
    en, ja = words("en"), words("ja")
    assert (en.date("2025-09-30"), en.date("2025-09"), en.date("2025")) == ("30 September 2025", "September 2025", "2025")
    assert (ja.date("2025-09-30"), ja.date("2025-09"), ja.date("2025")) == ("2025年9月30日", "2025年9月", "2025年")
    assert (en.number(1234567), ja.country("KHM"), en.country("LAO")) == ("1,234,567", "カンボジア", "Lao PDR")
    assert en.plural("{n} project", "{n} projects", 1) == "1 project"
