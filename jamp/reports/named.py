"""What files are called: plain ASCII, readable without the program that made them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from jamp.languages import words
from jamp.reports.kinds import KINDS
from jamp.reports.numbers import numbered
from jamp.store.reports import Kept

LONGEST = 60


def file_name(kept: Kept, language: str, format: str, cities: Mapping[str, str]) -> str:
    """Kind, scope, reporting date, number, language: city-brief_siem-reap_2026-06-30_R0042_en.pdf. `cities`: code -> name."""
    names = {"countries": words("en").country, "cities": lambda code: cities.get(code, code)}
    chosen = [kept.scope.get("project", "")]
    for name in ("countries", "cities", "programmes", "focus_areas", "statuses"):
        chosen += [names.get(name, str)(one) for one in kept.scope.get(name, ())]
    return f"{plain_name([KINDS[kept.kind].label])}_{plain_name(chosen)}_{kept.as_at}_{numbered(kept.number)}_{language}.{format}"


def plain_name(chosen: Iterable[str]) -> str:
    """What was chosen, for the name of a file: plain ASCII, "all" where nothing was."""
    letters = unicodedata.normalize("NFKD", "-".join(filter(None, chosen))).replace("\u0111", "d").replace("\u0110", "D")
    unmarked = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "-", unmarked.lower()).strip("-")[:LONGEST].strip("-") or "all"
