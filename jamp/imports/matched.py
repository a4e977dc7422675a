"""A column of a file and the field that it was taken for, with how sure that is; what a table recalls and leaves to be kept."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, NamedTuple

from jamp.store.profiles import Profile


class Sure(StrEnum):
    """Why a column was taken for a field; English texts for the catalogues."""

    EXACT = "the name itself"
    FOLDED = "the name, written a little otherwise"
    ALTERNATE = "another name that is known"
    REMEMBERED = "as confirmed for an earlier file"
    CHOSEN = "chosen by a person"
    NEAR = "nearly the name: please confirm"
    NOT = "not known"


@dataclass(frozen=True)
class Matched:
    """`field` is "" for a column that is not used. `samples`: its first three different values. `suggestion`: the field
    that a name which is nearly one of ours may mean; nothing is read from it until somebody confirms."""

    written: str
    field: str
    sure: Sure
    samples: tuple[str, ...] = ()
    suggestion: str = ""


class Replaced(NamedTuple):
    """A word that somebody of the office confirmed otherwise: what it was, and what it is to be; "" for not used."""

    text: str
    before: str
    by: str
    now: str


@dataclass(frozen=True)
class Memory:
    """Of one table: its shape, the profile that was used and what it alone decided ((question/column, answer) each), what
    there is to keep when the table is applied, and which words of colleagues that replaces."""

    shape: str = ""
    profile: Profile | None = None
    assumed: tuple[tuple[str, Any], ...] = ()
    learned: dict[str, Any] = field(default_factory=dict, hash=False)
    replaces: tuple[Replaced, ...] = ()

    def with_meanings(self, said: dict[str, dict[str, str]]) -> Memory:
        """With more words that are to be kept, by their columns."""
        if not said:
            return self
        meanings = self.learned.get("meanings", {})
        return replace(self, learned={**self.learned, "meanings": meanings | {name: meanings.get(name, {}) | words for name, words in said.items()}})
