"""What a sheet of a workbook says besides its values: errors, formulas without result, what is hidden."""

from __future__ import annotations

from dataclasses import dataclass, field

Place = tuple[int, int]  # (row, column), from 0


@dataclass
class Facts:
    """Of one sheet. `percents` are cells shown as per cent; `merged` as Region, where the reader does not tell it."""

    errors: dict[Place, str] = field(default_factory=dict)
    unstored: list[Place] = field(default_factory=list)
    percents: set[Place] = field(default_factory=set)
    merged: list[tuple[Place, Place]] | None = None
    hidden_rows: int = 0
    hidden_columns: int = 0
    filtered: bool = False
    dates_from: int = 1900


def percent_format(code: str) -> bool:
    """True for a number format that multiplies by a hundred. A per cent sign in quotes is mere text."""
    bare, quoted, skip = [], False, False
    for sign in code:
        if skip:
            skip = False
        elif sign in "\\_*" and not quoted:
            skip = True
        elif sign == '"':
            quoted = not quoted
        elif not quoted:
            bare.append(sign)
    return "%" in bare
