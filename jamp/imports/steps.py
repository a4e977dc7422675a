"""How far a long file has come, for whoever wants to see it; and where it can be stopped: what `progress` raises ends it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")
Progress = Callable[[int, int], None]  # (rows done, rows in all)
EACH = 2_000  # rows from one word to the next


class Steps:
    """Counts the rows of several tables; without `progress` it costs nothing."""

    def __init__(self, progress: Progress | None = None, every: int = 0) -> None:
        self.progress, self.every, self.done = progress, every, 0

    def past(self, rows: int) -> None:
        """So many rows more are done."""
        self.done += rows
        if self.progress and rows:
            self.progress(self.done, self.every)

    def through(self, rows: Sequence[T]) -> Iterable[T]:
        """The rows, with a word in between; they are done when `past` says so."""
        return self._told(rows, self.progress) if self.progress else rows

    def _told(self, rows: Sequence[T], progress: Progress) -> Iterator[T]:
        for number, row in enumerate(rows):
            if number and number % EACH == 0:
                progress(self.done + number, self.every)
            yield row
