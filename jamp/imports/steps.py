"""How far a long file has come, for whoever wants to see it; and where it can be stopped: what `progress` raises ends it."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]  # (rows done, rows in all)
EACH = 2_000  # rows from one word to the next


class Steps:
    """Counts the rows of several tables."""

    def __init__(self, progress: Progress | None, every: int) -> None:
        self.progress, self.every, self.done = progress, every, 0

    def past(self, rows: int) -> None:
        """So many rows more are done."""
        self.done += rows
        if self.progress and rows:
            self.progress(self.done, self.every)
