"""What the different texts of one column mean."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from jamp.imports.conversions import Reason
from jamp.imports.issues import KEPT

CLEAR = "[clear]"  # what a person writes to empty a field; a blank cell leaves it as it is


class Wrong(Exception):
    """A cell that cannot be taken: code, message with {places}, values for them; `option`, the question that settles it."""

    def __init__(self, code: str, message: str, **values: Any) -> None:
        super().__init__(message)
        self.code, self.message, self.values, self.option = code, message, values, ""

    def asking(self, option: str) -> Wrong:
        """With the question of `answers.QUESTIONS` that settles it."""
        self.option = option
        return self


@dataclass(frozen=True)
class Doubt:
    """A finding about several texts at once. Of severity "file" it is a question."""

    severity: str
    problem: Wrong
    texts: frozenset[str]


@dataclass(frozen=True)
class Amount:
    """A number with a word beside it, which only the unit stated for its row can settle.

    `times` is what a number word multiplies by (0: none was written), `unit` a currency code, "%" or a bare word.
    """

    number: float
    times: float
    unit: str


@dataclass
class Cells:
    """Per text as written: its value, or why it cannot be taken, and what it was read as where that differs."""

    values: dict[str, Any] = field(default_factory=dict)
    wrong: dict[str, Wrong] = field(default_factory=dict)
    shown: dict[str, tuple[str, Reason]] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    amounts: dict[str, Amount] = field(default_factory=dict)
    decided: dict[str, Any] = field(default_factory=dict)  # question of answers.QUESTIONS -> how the column was read
    assumed: set[str] = field(default_factory=set)  # those of them that only an earlier file decides
    written: dict[str, list[str]] = field(default_factory=dict)  # cleaned text -> as else it stood in the file
    _alike: dict[tuple[str, str], list[Wrong]] = field(default_factory=dict)

    def refuse(self, text: str, problem: Wrong) -> None:
        """This text cannot be taken. Of very many of one kind the last ones are counted alone, and share one problem."""
        alike = self._alike.setdefault((problem.code, problem.message), [])
        if len(alike) < KEPT:
            # a traceback would keep the memory of every failed cell
            alike.append(problem.with_traceback(None))
        self.wrong[text], self.values[text] = alike[-1], None

    def read(self, text: str, value: Any, shown: str, reason: Reason) -> None:
        """This text is stored otherwise than written."""
        self.values[text], self.shown[text] = value, (shown, reason)

    def assume(self, question: str, answer: Any) -> None:
        """The column leaves this open; an earlier file of its shape decides."""
        self.decided[question] = answer
        self.assumed.add(question)

    def doubt(self, severity: str, problem: Wrong, texts: Iterable[str]) -> None:
        """These texts together need a second look."""
        self.doubts.append(Doubt(severity, problem, frozenset(texts)))
