"""Forms of a text for comparing it with others. Never stored: a folded text has lost letters that matter."""

from __future__ import annotations

import re
import unicodedata

# marks that no reader sees: soft hyphen, zero-width and direction marks, byte order mark
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")


def western_digits(text: str) -> str:
    """Digits of every script as 0 to 9; the width of letters and signs does not count."""
    if text.isascii():
        return text
    plain = UNSEEN.sub("", unicodedata.normalize("NFKC", text))
    return "".join(str(unicodedata.decimal(sign, sign)) for sign in plain)
