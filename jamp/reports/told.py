"""Figures as a text tells them: each is counted again from the annex when it is told, and kept with its name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from jamp.languages import Words
from jamp.reports.tied import Tied, TotalsDiffer


class Told:
    """`said` holds (name, the figure as it is printed), once for each time that it is printed."""

    def __init__(self, annex: Tied, words: Words) -> None:
        self.annex, self.words = annex, words
        self.said: list[tuple[str, str]] = []

    def value(self, name: str, shown: int, **where: Any) -> int:
        """`shown`, which the annex must give for `where`; for a chart or a mark. Raises TotalsDiffer."""
        self.annex.count(name, shown, **where)
        return self._kept(name, shown)

    def number(self, name: str, shown: int, **where: Any) -> str:
        """The same as a text."""
        return self.words.number(self.value(name, shown, **where))

    def same(self, name: str, shown: float, counted: float | None) -> str:
        """A figure that is not counted from the rows but stands in another annex, as a text."""
        if shown != counted:
            raise TotalsDiffer(name, shown, counted)
        text = self.words.number(shown, 2)
        self.said.append((name, text))
        return text

    def plural(self, one: str, many: str, name: str, shown: int, counted: int | None = None, **values: Any) -> str:
        """The form for `shown`, which another count must give, with the number in it."""
        self._same(name, shown, counted)
        self._kept(name, shown)
        return self.words.plural(one, many, shown, **values)

    def share(self, name: str, part: int, whole: int, **where: Any) -> str:
        """`part`, which the annex must give for `where`, of `whole` as a whole percentage; "–" of nothing."""
        self.annex.count(name, part, **where)
        if not whole:
            return "–"
        text = self.words.percent(part / whole)
        self.said.append((name, text))
        return text

    def rounded(self, parts: Sequence[int]) -> str:
        """A note where the rounded shares of these parts do not come to 100; else ""."""
        total = rounded_sum(parts)
        if total == 100 or not sum(parts):
            return ""
        self.said.append(("the sum of rounded shares", self.words.percent(total / 100)))
        return shares_note(parts, self.words)

    def counts(self, name: str, counts: Mapping[str, int], texts: Mapping[str, str], **where: Any) -> str:
        """{status: projects} in words, without those that do not occur; `texts`: status -> its sentence part with {n}."""
        parts = [self.words.text(text, n=self.number(f"{name}, {status or 'not stated'}", counts[status], status=status, **where))
                 for status, text in texts.items() if counts.get(status)]  # fmt: skip
        return self.words.joined(parts)

    def _same(self, name: str, shown: int, counted: int | None) -> None:
        if counted is not None and shown != counted:
            raise TotalsDiffer(name, shown, counted)

    def _kept(self, name: str, shown: int) -> int:
        self.said.append((name, self.words.number(shown)))
        return shown


def rounded_sum(parts: Sequence[int]) -> int:
    """What the shares of these parts come to when each is rounded to a whole percentage, as `Words.percent` rounds."""
    whole = sum(parts)
    return round(sum(round(part / whole, 2) for part in parts) * 100) if whole else 0


def shares_note(parts: Sequence[int], words: Words) -> str:
    """What is said where rounded shares do not come to 100; else ""."""
    total = rounded_sum(parts)
    return "" if total in (0, 100) else words.text("Shares are rounded to whole percentages; together they come to {share}.", share=words.percent(total / 100))
