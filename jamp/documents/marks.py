"""Small shapes that stand beside a word, and the patterns that fill bars. Colour never stands alone."""

from __future__ import annotations

import re

# how a bar, a line or a status mark is drawn
PATTERNS = ("filled", "hollow", "framed", "hatched")
# what may stand beside a word: the four patterns as rounded squares, and the shapes of ratings and stages
SHAPES = (*PATTERNS, "dotted", "disc", "ring", "triangle", "square", "tick", "dash", "bars", "cross")
# the same as characters, for text that has no drawings in it
GLYPHS = {"filled": "■", "hollow": "□", "framed": "▣", "hatched": "▨", "dotted": "◌", "disc": "●", "ring": "○", "triangle": "▲",
          "square": "■", "tick": "✓", "dash": "–", "bars": "‖", "cross": "×"}  # fmt: skip
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


def luminance(colour: str) -> float:
    """From 0, black, to 1, white (WCAG 2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def on(colour: str) -> str:
    """The colour of text on `colour`: black or white, whichever stands out more."""
    return "#ffffff" if luminance(colour) < 0.179 else "#000000"


def lightened(colour: str, paper: str, contrast: float) -> str:
    """The colour, mixed with as little white as gives it that contrast against a dark paper."""
    parts = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    for share in range(101):
        mixed = "#" + "".join(f"{round(part + (255 - part) * share / 100):02x}" for part in parts)
        if (luminance(mixed) + 0.05) / (luminance(paper) + 0.05) >= contrast:
            return mixed
    return "#ffffff"
