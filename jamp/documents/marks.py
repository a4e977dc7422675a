"""Small shapes that stand beside a word, and the patterns that fill bars. Colour never stands alone."""

from __future__ import annotations

import re

# how a bar, a line or a status mark is drawn
PATTERNS = ("filled", "hollow", "framed", "hatched")
# what may stand beside a word: the four patterns as rounded squares, and the shapes of ratings and stages
SHAPES = (*PATTERNS, "dotted", "disc", "ring", "triangle", "square", "tick", "dash", "bars", "cross")
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def checked_shape(shape: str, colour: str) -> None:
    """Raises ValueError for a shape or colour that cannot be drawn."""
    if shape not in SHAPES:
        raise ValueError(f"no such shape: {shape!r}; one of {', '.join(SHAPES)}")
    checked_colour(colour)


def checked_colour(colour: str) -> None:
    """Raises ValueError for anything but #rrggbb."""
    if not COLOUR.fullmatch(colour):
        raise ValueError(f"no such colour: {colour!r}; write #rrggbb")
