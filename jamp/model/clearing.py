"""What a case study lacks before it can be cleared for publication, rule by rule, and whom to ask for it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from jamp.model.case_studies import GIVEN, LIMITS, NEEDED
from jamp.model.cases import Case, CaseFigure, too_long

CITY, AUTHOR, READER, SECRETARIAT, GIVER = "city", "author", "reader", "secretariat", "giver"
LARGER = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "千": 1e3, "万": 1e4, "億": 1e8}
NUMBER = re.compile(r"(?P<digits>\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<larger>\s?(?:thousand|million|billion|千|万|億))?", re.IGNORECASE)
YEAR = re.compile(r"(?:19|20)\d\d")
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DATE = re.compile(rf"\d+\s*[年月日]|\b\d{{1,2}} (?:{MONTHS})\b|\b(?:{MONTHS}) \d{{1,2}}\b(?!\d)|\b\d{{4}}-\d\d(?:-\d\d)?\b")
CLAIMS = ("claim", "results")  # texts whose figures are to be among the evidence


class Lack(NamedTuple):
    """A rule that does not hold. `field`: the column or sheet where it is mended; `ask`: whom to ask, a word of this module;
    `values` fill the sentence that the reader is told. `blocks`: the case cannot be cleared while it stands."""

    rule: str
    field: str
    ask: str
    values: Mapping[str, Any]
    blocks: bool = True


def lacking(case: Case) -> list[Lack]:
    """Everything that does not hold, in the order in which the case is read; [] where it can be cleared."""
    found = [Lack("text", name, CITY if name in ("worked", "not_worked", "conditions", "challenge") else AUTHOR, {"text": name})
             for name in NEEDED if not case.text(name)]  # fmt: skip
    found += [Lack("too long", name, AUTHOR, {"text": name, "language": language, "n": over, "most": LIMITS[name]}) for language, name, over in too_long(case)]
    found += _figures(case)
    if case.cost is None:
        found.append(Lack("cost", "cost", CITY, {}, blocks=not case.cost_note))
    elif not case.cost_currency or not case.cost_date:
        found.append(Lack("cost without currency or date", "cost_currency", CITY, {}))
    if not case.start_date:
        found.append(Lack("time", "start_date", CITY, {}))
    if not case.groups:
        found.append(Lack("groups", "group", CITY, {}, blocks=False))
    if not case.themes:
        found.append(Lack("theme", "theme", SECRETARIAT, {}, blocks=False))
    if not case.partners:
        found.append(Lack("partners", "partners", CITY, {}, blocks=False))
    if not case.obstacles:
        found.append(Lack("barriers", "barriers", CITY, {}, blocks=False))
    found += [Lack("quote consent", one.quote_id, GIVER, {"quote": one.quote_id, "consent": one.consent}) for one in case.quotes if one.consent not in (GIVEN, "withdrawn")]
    found += [Lack("photo consent", one.photo_id, GIVER, {"photo": one.photo_id, "consent": one.consent}) for one in case.photos if one.consent not in (GIVEN, "withdrawn")]
    found += [Lack("no picture", one.photo_id, GIVER, {"photo": one.photo_id}) for one in case.photos if one.consent != "withdrawn" and not one.stored]
    if not case.photos:
        found.append(Lack("photo", "photos", CITY, {}, blocks=False))
    if not case.contact:
        found.append(Lack("contact", "contact", CITY, {}))
    return found + people(case.author, case.reviewer, case.reviewed_on)


def people(author: str, reviewer: str, reviewed_on: str) -> list[Lack]:
    """What is lacking of who wrote and who read it: a second reader is another person."""
    found = []
    if not author:
        found.append(Lack("author", "author", AUTHOR, {}))
    if not reviewer or not reviewed_on:
        found.append(Lack("second reader", "reviewer", SECRETARIAT, {}))
    elif same_person(author, reviewer):
        found.append(Lack("same reader", "reviewer", SECRETARIAT, {"reader": reviewer}))
    return found


def same_person(one: str, other: str) -> bool:
    """True where two names are written alike, but for width, case and blanks."""
    first, second = ("".join(unicodedata.normalize("NFKC", name).casefold().split()) for name in (one, other))
    return bool(first) and first == second


def _figures(case: Case) -> Iterable[Lack]:
    if not case.figures:
        yield Lack("evidence", "evidence", CITY, {})
    moved = any(figure.value is not None and figure.baseline is not None for figure in case.figures)
    for figure in case.figures:
        values = {"indicator": figure.indicator_id, "title": figure.title, "groups": figure.groups}
        if figure.value is None and not figure.hidden:
            yield Lack("no value after", "evidence", CITY, values)
        elif figure.hidden or figure.baseline_hidden:
            yield Lack("hidden figure", "evidence", SECRETARIAT, values)
        if figure.baseline is None and not figure.baseline_hidden:
            # one figure that moved is enough to carry a claim; the others say where things stand
            yield Lack("no value before", "evidence", CITY, values, blocks=not moved)
        elif figure.as_at and figure.baseline_as_at and figure.baseline_as_at >= figure.as_at:
            yield Lack("before after", "evidence", AUTHOR, values)
    for name in CLAIMS:
        for language, texts in sorted(case.texts.items()):
            for written in dict.fromkeys(figures_in(texts.get(name, ""))):
                if not _same(written, case.figures):
                    yield Lack("figure without evidence", name, AUTHOR, {"figure": written, "text": name, "language": language})


def figures_in(text: str) -> list[str]:
    """The figures that a text holds, as written, with what makes them larger; years and dates are left out."""
    plain = unicodedata.normalize("NFKC", text)
    return [match.group().strip() for match in NUMBER.finditer(DATE.sub(" ", plain)) if not YEAR.fullmatch(match.group().strip())]


def _same(written: str, known: Sequence[CaseFigure]) -> bool:
    """True where one of the figures, their difference, or the change in per cent is what was written, as exactly as it says."""
    match = NUMBER.fullmatch(written)
    assert match is not None
    digits, larger = match["digits"].replace(",", "").replace(" ", ""), LARGER.get((match["larger"] or "").strip().casefold(), 1)
    places = len(digits.partition(".")[2])
    for figure in known:
        before, after = figure.baseline, figure.value
        said = [value for value in (before, after) if value is not None]
        if before is not None and after is not None:
            said += [after - before, before - after]
            said += [100 * (after - before) / before, 100 * (before - after) / before] if before and larger == 1 else []
        # rounded as far as it is written, a half either way
        if any(abs(value / larger - float(digits)) <= 0.5 / 10**places * (places > 0 or larger > 1 or value != int(value)) + 1e-9 for value in said):
            return True
    return False
