"""Axes with round ticks."""

from __future__ import annotations

from math import ceil, floor, log10


def step(span: float, ticks: int = 5) -> float:
    """The round step (1, 2, 2.5 or 5 times a power of ten) that cuts a span above 0 into at most about `ticks`."""
    rough = span / ticks
    power = 10.0 ** floor(log10(rough))
    return next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= rough * 0.999)


def axis(values: list[float], from_zero: bool, whole: bool) -> list[float]:
    """Ticks from end to end, rising, at least two, around the values; `whole` keeps them whole numbers."""
    low, high = min(values, default=0.0), max(values, default=0.0)
    if from_zero or low >= 0 and low < high / 2:
        low, high = min(low, 0.0), max(high, 0.0)
    if high == low:
        low, high = min(low, 0.0), max(high, 0.0) if low or high else 1.0
    by = step(high - low)
    if whole:
        by = max(1.0, float(ceil(by)))
    first, last = floor(low / by + 1e-9), ceil(high / by - 1e-9)
    return [round(number * by, 10) for number in range(first, last + 1)]


def written(value: float, number: str) -> str:
    """A value by its format spec; without one, whole numbers whole and others with up to six digits."""
    if number:
        return format(value, number)
    return f"{value:,.0f}" if value == round(value) else f"{value:,.6g}"
