"""A case study whole, as pages and documents show it and as a published version keeps it. Plain values; dates are partial ISO
dates or ""."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from jamp.model.case_studies import GIVEN, LIMITS


@dataclass(frozen=True)
class CaseFigure:
    """One piece of evidence: what an indicator was before and after, of everybody ("") or of a group. None where there is no
    such value; `hidden` where it is a small number of persons, which is not shown."""

    indicator_id: str
    title: str
    unit: str
    direction: str
    groups: str
    baseline: float | None
    baseline_as_at: str
    baseline_source: str
    value: float | None
    as_at: str
    bound: str
    source: str
    source_url: str
    note: str
    newest: bool  # it follows the newest value; else the date is chosen
    hidden: bool = False
    baseline_hidden: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """(indicator, groups)."""
        return self.indicator_id, self.groups


@dataclass(frozen=True)
class Quote:
    """What somebody said; `consent` is a word of `case_studies.CONSENTS`."""

    quote_id: str
    quote: str
    speaker: str
    language: str
    consent: str


@dataclass(frozen=True)
class Photo:
    """A picture that is stored under `file`, the SHA-256 of its bytes."""

    photo_id: str
    file: str
    caption: str
    caption_ja: str
    credit: str
    persons: str
    consent: str
    stored: bool = True  # False where the record is here and the picture is not


@dataclass(frozen=True)
class Obstacle:
    """A barrier of the project, and what was done about it."""

    barrier: str
    title: str
    answer: str


@dataclass(frozen=True)
class Taker:
    """A city that is interested; `step` as `interests.step` says."""

    interest_id: str
    city_id: str
    city: str
    city_ja: str
    step: str
    stated_on: str


@dataclass(frozen=True)
class Case:
    """One case study. `texts`: {language: {name of a text: text}}, `language` the one that it was written in. `partners`:
    (name, role). `version`: of the published one that stands, 0 where none does; `cleared_at`: when that was, UTC."""

    case_id: str
    project_id: str
    project: str
    project_ja: str
    city_id: str
    city: str
    city_ja: str
    country: str
    population: int | None
    focus_area: str
    language: str
    texts: dict[str, dict[str, str]]
    start_date: str
    end_date: str
    cost: float | None
    cost_currency: str
    cost_date: str
    cost_note: str
    themes: tuple[str, ...]
    sdgs: tuple[str, ...]
    groups: tuple[str, ...]
    meeting: str
    session: str
    guidebook_page: str
    author: str
    written_on: str
    reviewer: str
    reviewed_on: str
    contact: str
    state: str
    withdrawn_on: str
    withdrawn_reason: str
    source: str
    source_url: str
    figures: tuple[CaseFigure, ...] = ()
    quotes: tuple[Quote, ...] = ()
    photos: tuple[Photo, ...] = ()
    partners: tuple[tuple[str, str], ...] = ()
    obstacles: tuple[Obstacle, ...] = ()
    takers: tuple[Taker, ...] = field(default=(), compare=False)
    version: int = field(default=0, compare=False)
    cleared_at: str = field(default="", compare=False)

    def text(self, name: str, language: str = "") -> str:
        """A text in a language, or in that in which it was written where there is none; "" where there is neither."""
        return self.texts.get(language, {}).get(name) or self.texts.get(self.language, {}).get(name, "")

    def spoken(self, name: str, language: str) -> str:
        """The language in which `text` answers."""
        return language if self.texts.get(language, {}).get(name) else self.language

    @property
    def shown_photos(self) -> tuple[Photo, ...]:
        """Those whose consent is given, and that are there."""
        return tuple(photo for photo in self.photos if photo.consent == GIVEN and photo.stored)

    @property
    def shown_quotes(self) -> tuple[Quote, ...]:
        """Those whose consent is given."""
        return tuple(quote for quote in self.quotes if quote.consent == GIVEN)


def whole(fields: dict[str, Any]) -> Case:
    """A case from what `dataclasses.asdict` made of it, through JSON or not."""
    made = dict(fields)
    for name, kind in (("figures", CaseFigure), ("quotes", Quote), ("photos", Photo), ("obstacles", Obstacle), ("takers", Taker)):
        made[name] = tuple(kind(**one) for one in fields.get(name, ()))
    for name in ("themes", "sdgs", "groups"):
        made[name] = tuple(fields[name])
    made["partners"] = tuple((name, role) for name, role in fields.get("partners", ()))
    return Case(**made)


def too_long(case: Case) -> list[tuple[str, str, int]]:
    """(language, text, letters over the limit) of the texts that would not fit."""
    return [
        (language, name, len(texts[name]) - most)
        for language, texts in sorted(case.texts.items()) for name, most in LIMITS.items() if len(texts.get(name, "")) > most
    ]  # fmt: skip
