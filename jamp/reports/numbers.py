"""Numbers of reports as people write them."""

from __future__ import annotations


def number_in(text: str) -> int | None:
    """42 or R0042 -> 42; None for what is no number of a report."""
    digits = text.strip().upper().removeprefix("R")
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 10 else None


def numbered(number: int) -> str:
    """42 -> R0042."""
    return f"R{number:04}"
