"""Forms of a text for comparing it with others. Never stored: a folded text has lost letters that matter."""

from __future__ import annotations

import re
import unicodedata

# marks that no reader sees: soft hyphen, zero-width and direction marks, byte order mark
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
# the letters of other alphabets that look like Latin ones, with what they look like
LOOK_ALIKE = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеѕіјорсухΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρ‐‑‒–—−",
    "ABESIJKMHOPCTYXaesijopcyxABEZHIKMNOPTYXovp------",
)


def form(text: str) -> str:
    """Width, case, unseen marks and the number of blanks do not count; hyphens and underscores do: two codes that differ
    in them are two codes."""
    if not text.isascii():
        text = UNSEEN.sub("", unicodedata.normalize("NFKC", text))
    return " ".join(text.casefold().split())


def folded(text: str) -> str:
    """Width, case, blanks, underscores and hyphens do not count: good for the names of columns and the words of a list,
    and for saying what else could be meant. Never for taking one code for another."""
    return form(text).replace(" ", "").replace("_", "").replace("-", "")


def label(text: str) -> str:
    """As `folded`, for the name of a column: punctuation, asterisks and brackets do not count either; % does."""
    text = folded(text).replace("%", "percent")
    return text if text.isalnum() else "".join(sign for sign in text if unicodedata.category(sign)[0] not in "PSZC")


def latin(code: str) -> str:
    """A code with plain letters in place of full-width ones and of look-alikes of other alphabets."""
    return UNSEEN.sub("", unicodedata.normalize("NFKC", code)).translate(LOOK_ALIKE)


def mixed(code: str) -> bool:
    """True for a code with letters or dashes that only look like plain ones."""
    return not code.isascii() and latin(code).isascii() and not unicodedata.normalize("NFKC", code).isascii()


def western_digits(text: str) -> str:
    """Digits of every script as 0 to 9; the width of letters and signs does not count."""
    if text.isascii():
        return text
    plain = UNSEEN.sub("", unicodedata.normalize("NFKC", text))
    return "".join(str(unicodedata.decimal(sign, sign)) for sign in plain)
