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
    """`given` maps "question/column" to the answer, as the options of a file keep it."""

    given: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, *options: Mapping[str, Any]) -> Answers:
        """From the options of the file and those of all files; the first that say count."""
        given: dict[str, Any] = {}
        for one in reversed(options):
            given |= one.get("answers") or {}
        return cls(given)

    def about(self, question: str, column: str) -> Any:
        """The answer to a question about a column; None when there is none."""
        answer = self.given.get(f"{question}/{column}")
        return answer if answer in QUESTIONS[question] else None
