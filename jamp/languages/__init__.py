"""Every word that a person reads: gettext catalogues, and dates, numbers and names as each language writes them."""

from __future__ import annotations

from jamp.languages.words import LANGUAGES, Words, mark, words

__all__ = ["LANGUAGES", "Words", "mark", "words"]
