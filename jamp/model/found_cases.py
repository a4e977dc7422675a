"""Case studies as a list shows them, and which of them are asked for. Plain rows; no order depends on a language."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from jamp.model.case_studies import STATES
from jamp.model.cases import CaseFigure
from jamp.model.interests import CLOSED, STEPS

# what can be read comes first
ORDER = ("cleared", "in review", "draft", "withdrawn")
COUNTED = (*STEPS, CLOSED)


@dataclass(frozen=True)
class CaseRow:
    """One case study. `titles`, `claims`: {language: text}; `language` the one that it was written in. `languages`: all that
    it has a text in. `version`: of the published one, 0 where none stands. `interests`: {step: interests that reached it}. `figure`: the
    evidence that it is known by, as everybody may see it.
    `haystack`: what is searched, folded; of one that was withdrawn its names alone."""

    case_id: str
    project_id: str
    language: str
    titles: Mapping[str, str]
    claims: Mapping[str, str]
    city_id: str
    city: str
    city_ja: str
    country: str
    focus_area: str
    programmes: tuple[str, ...]
    themes: tuple[str, ...]
    sdgs: tuple[str, ...]
    groups: tuple[str, ...]
    barriers: tuple[str, ...]
    state: str
    version: int
    languages: tuple[str, ...]
    interests: Mapping[str, int]
    figure: CaseFigure | None
    withdrawn_on: str
    withdrawn_reason: str
    haystack: str = field(repr=False)

    def title(self, language: str) -> str:
        """In a language, or in that in which it was written."""
        return self.titles.get(language) or self.titles[self.language]

    def claim(self, language: str) -> str:
        """In a language, or in that in which it was written; "" without one, and where the case was withdrawn."""
        return "" if self.state == "withdrawn" else self.claims.get(language) or self.claims.get(self.language, "")

    @property
    def goals(self) -> tuple[str, ...]:
        """The goals that its SDG targets belong to."""
        return tuple(dict.fromkeys(target.partition(".")[0] for target in self.sdgs))


@dataclass(frozen=True)
class Asked:
    """What a reader looks for; an empty tuple means no limit. `text`: words that must all be found. `themes`: "" is one that
    names no theme; `goals`: numbers of SDGs."""

    text: str = ""
    countries: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    focus_areas: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    barriers: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    states: tuple[str, ...] = ()


class Matrix(NamedTuple):
    """Cases by city and theme. `cells`: {(city, theme): cases}, a case with two themes in both; "" is no theme. `totals`:
    {city: cases}, each once."""

    cities: tuple[str, ...]
    themes: tuple[str, ...]
    cells: Mapping[tuple[str, str], int]
    totals: Mapping[str, int]


def leading(figures: Sequence[CaseFigure]) -> CaseFigure | None:
    """The first of the evidence that moved, else the first that says a figure."""
    known = [figure for figure in figures if figure.value is not None]
    return next((figure for figure in known if figure.baseline is not None), known[0] if known else None)


def folded(text: str) -> str:
    """A text as it is searched: of one width and case, with single blanks."""
    return " ".join(unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold()).split())


def found(rows: Iterable[CaseRow], asked: Asked) -> list[CaseRow]:
    """Those that are asked for: what is cleared first, then by code. Each word is looked for by itself, also inside of words:
    Japanese has no blanks."""
    words = folded(asked.text).split()
    kept = [row for row in rows if all(word in row.haystack for word in words)] if words else list(rows)
    for name, wanted in _limits(asked):
        kept = [row for row in kept if wanted & _values(row, name)]
    return sorted(kept, key=lambda row: (ORDER.index(row.state), row.case_id))


def _limits(asked: Asked) -> list[tuple[str, set[str]]]:
    """(what a row has, the values of which it is to have one) of all that is asked for."""
    every = (("country", asked.countries), ("city_id", asked.cities), ("focus_area", asked.focus_areas), ("state", asked.states), ("programmes", asked.programmes),
             ("themes", asked.themes), ("groups", asked.groups), ("barriers", asked.barriers), ("goals", asked.goals))  # fmt: skip
    return [(name, set(wanted)) for name, wanted in every if wanted]


def _values(row: CaseRow, name: str) -> set[str]:
    value = getattr(row, name)
    return {value} if isinstance(value, str) else set(value) or {""} if name == "themes" else set(value)


def matrix(rows: Sequence[CaseRow]) -> Matrix:
    """By country and city, and by theme, in the order of their codes; what names no theme stands last."""
    cells: dict[tuple[str, str], int] = {}
    totals: dict[str, int] = {}
    countries = {row.city_id: row.country for row in rows}
    for row in rows:
        totals[row.city_id] = totals.get(row.city_id, 0) + 1
        for theme in row.themes or ("",):
            cells[row.city_id, theme] = cells.get((row.city_id, theme), 0) + 1
    themes = sorted({theme for _, theme in cells}, key=lambda theme: (not theme, theme))
    return Matrix(tuple(sorted(totals, key=lambda city: (countries[city], city))), tuple(themes), cells, totals)


def steps(rows: Iterable[CaseRow]) -> dict[str, int]:
    """{step: interests in these cases that reached it}, each step there."""
    counted = dict.fromkeys(COUNTED, 0)
    for row in rows:
        for step, number in row.interests.items():
            counted[step] += number
    return counted


def states(rows: Iterable[CaseRow]) -> dict[str, int]:
    """{state: cases}, those that there are, in the order of the states."""
    every = [row.state for row in rows]
    return {state: every.count(state) for state in STATES if state in every}
