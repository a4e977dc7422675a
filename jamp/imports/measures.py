"""Number words and units beside a number."""

from __future__ import annotations

from decimal import Decimal

from jamp.imports.vocabulary import bare, multiples, units


def measure(words: str) -> tuple[float, str]:
    """(what the number word in it multiplies by, 0 for none; unit): "million yen" -> (1e6, "JPY"), "people" -> (0, "people")."""
    parts, factor = words.split(), 0.0
    for length in (2, 1):
        for start in range(len(parts) - length + 1):
            found = multiples().get(bare("".join(parts[start : start + length])))
            if found and not factor:
                factor = found
                del parts[start : start + length]
    left = bare("".join(parts))
    if not factor and left and ord(left[0]) > 0x0DFF:
        # scripts without spaces: the number word stands at the front of the unit
        word = max((word for word in multiples() if ord(word[0]) > 0x0DFF and left.startswith(word)), key=len, default="")
        factor, left = multiples().get(word, 0.0), left[len(word) :]
    return factor, units().get(left, left)


def times(number: float, factor: float) -> float:
    """The product in decimals, so that no digit is made up: 2.3 times a hundred million is 230,000,000."""
    return float(Decimal(repr(number)) * Decimal(repr(factor)))
