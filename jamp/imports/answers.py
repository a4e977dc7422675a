"""What a person settled about a file where it could be read in two ways."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

# question -> the answers that it has
QUESTIONS: dict[str, tuple[Any, ...]] = {
    "day_first": (True, False),  # day-month-year, or month-day-year
    "decimal_comma": (True, False),
    "serials": (True,),  # bare numbers in a date column are day numbers of a spreadsheet program
    "two_digit_years": ("western", "buddhist"),  # 20.. or 25..
    "fractions": (True, False),  # 0.45 in a column of per cent means 45, or 0.45
}


@dataclass(frozen=True)
class Answers:
    """What people said of the columns of a table. `given` maps "question/column" to the answer for this file, `earlier`
    to that of an earlier file of this shape; `meanings` maps a column to what its words stand for, as the options of a
    file keep them."""

    given: Mapping[str, Any] = field(default_factory=dict)
    earlier: Mapping[str, Any] = field(default_factory=dict)
    meanings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, *options: Mapping[str, Any], earlier: Mapping[str, Any] | None = None) -> Answers:
        """From the options of the file and those of all files, the first that say count; `earlier` are those of a profile."""
        given: dict[str, Any] = {}
        meanings: dict[str, dict[str, str]] = {}
        for one in reversed([*options, earlier or {}]):
            given |= one.get("answers") or {} if one is not earlier else {}
            for column, said in (one.get("meanings") or {}).items():
                meanings[column] = meanings.get(column, {}) | said
        return cls(given, (earlier or {}).get("answers") or {}, meanings)

    def about(self, question: str, column: str) -> Any:
        """The answer to a question about a column; None when there is none."""
        return _possible(question, self.given.get(f"{question}/{column}"))

    def before(self, question: str, column: str) -> Any:
        """The answer of an earlier file of this shape, for where this one leaves it open."""
        return _possible(question, self.earlier.get(f"{question}/{column}"))


def _possible(question: str, answer: Any) -> Any:
    return answer if answer in QUESTIONS[question] else None
