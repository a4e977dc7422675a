"""A table of text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from jamp.documents.marks import checked_shape


@dataclass(frozen=True)
class Cell:
    """Text with a mark (shape, colour) before it, or none."""

    text: str
    mark: tuple[str, str] | None = None

    def __post_init__(self) -> None:
        if self.mark is not None:
            checked_shape(*self.mark)


@dataclass(frozen=True)
class Column:
    """`width` is a share of the line, relative to the other columns."""

    head: str
    align: Literal["left", "right"] = "left"
    width: float = 1.0

    def __post_init__(self) -> None:
        if self.align not in ("left", "right") or not self.width > 0:
            raise ValueError(f"a column is aligned left or right and has a width above 0: {self}")


@dataclass(frozen=True)
class Table:
    """Rows of one cell per column. The head repeats on every page and no row is split. `note` stands below."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str | Cell, ...], ...]
    note: str = ""

    def __post_init__(self) -> None:
        if not self.columns:
            raise ValueError(f"a table has columns: {self.caption!r}")
        for number, row in enumerate(self.rows, start=1):
            if len(row) != len(self.columns):
                raise ValueError(f"row {number} of {self.caption!r} has {len(row)} cells for {len(self.columns)} columns")
