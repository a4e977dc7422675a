"""Does a text that was decoded look like writing? 2 surely, 1 perhaps, 0 no."""

from __future__ import annotations

import re

KANA = re.compile("[\u3041-\u30ff]")
HALF_KATAKANA = re.compile("[\uff61-\uff9f]")
HAN = "[\u4e00-\u9fff]"
HAN_PAIR = re.compile(HAN * 2)
HAN_IN_WORD = re.compile(f"[a-z]{HAN}|{HAN}[a-z]")
PRIVATE = re.compile("[\ue000-\uf8ff]")
THAI = re.compile("[\u0e01-\u0e5b]")
THAI_RUN = re.compile("[\u0e01-\u0e4e]{3}")
# a mark needs a consonant or another mark before it, a leading vowel a consonant after it; two letters are no longer
# in use, and digits do not stand inside words
THAI_WRONG = re.compile(
    "(?<![\u0e01-\u0e2e\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]"
    "|[\u0e40-\u0e44](?![\u0e01-\u0e2e])|[\u0e03\u0e05]|[\u0e01-\u0e2e][\u0e50-\u0e59](?=[\u0e01-\u0e2e])"
)
# what Japanese half-width signs never come out as
THAI_SURE = re.compile("[\u0e40-\u0e44\u0e48-\u0e4b]")
VIETNAMESE = re.compile("[aeiouyâêôăơư][\u0300\u0301\u0303\u0309\u0323]|[đơưĐƠƯ]", re.IGNORECASE)


def beyond_ascii(text: str) -> int:
    """How many letters are not plain ones."""
    return len(text) - len(text.encode("ascii", "ignore"))


def japanese(text: str) -> int:
    """Kana, or Chinese characters that stand together and not inside a Latin word (two accented letters misread give
    such a pair). Half-width signs in great number are another script misread."""
    letters = beyond_ascii(text)
    if len(HALF_KATAKANA.findall(text)) * 3 > letters or PRIVATE.search(text):
        return 0
    if KANA.search(text):
        return 2
    return 2 if HAN_PAIR.search(text) and not HAN_IN_WORD.search(text) else 1


def japanese_with_kana(text: str) -> int:
    """As `japanese`, but Chinese characters alone prove nothing: too many bytes give some in EUC."""
    return japanese(text) if KANA.search(text) else min(japanese(text), 1)


def thai(text: str) -> int:
    """Thai words, with vowels and marks where they belong."""
    found = len(THAI.findall(text))
    letters = beyond_ascii(text)
    if not found or found * 10 < letters * 7 or len(THAI_WRONG.findall(text)) * 20 > found:
        return 0
    if found > 20 and text.count("\u0e04") * 4 > found:  # one letter everywhere: kana of another encoding
        return 0
    if THAI_RUN.search(text) and THAI_SURE.search(text):
        return 2
    return 1 if re.search("[\u0e01-\u0e4e]{2}", text) else 0


def vietnamese(text: str) -> int:
    """Vowels with their marks. Never sure: another Western table gives letters too."""
    return 1 if VIETNAMESE.search(text) else 0
