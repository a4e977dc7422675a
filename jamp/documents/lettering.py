"""Text that the fonts of the documents can print: what has no glyph is spelled out, and nothing is lost unsaid."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path

from jamp.documents.glyphs import characters

FONTS = Path(__file__).parent / "fonts"
# marks that reorder or hide their neighbours: one name must not turn the next one around
HIDDEN = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xFE00, 0xFE10), 0xFEFF, 0x00AD}
BLANKS = "\t\v\f\x1c\x1d\x1e\x1f\u0085\u2028\u2029"


@cache
def families() -> tuple[frozenset[int], ...]:
    """The code points of each family in the folder of fonts, those that it has in both weights."""
    regular = sorted(FONTS.glob("*-Regular.ttf"))
    bold = [path.with_name(path.name.replace("-Regular", "-Bold")) for path in regular]
    return tuple(frozenset(characters(one.read_bytes()) & characters(other.read_bytes()))
                 for one, other in zip(regular, bold, strict=True))  # fmt: skip


def printable(text: str) -> str:
    """The text in composed form, without control characters and marks that turn other text around; a character
    without a glyph becomes its name in square brackets ("[bus]") or its number ("[U+2A6D6]")."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if (composed.isascii() and composed.isprintable()) or all(map(_simple, set(composed))):
        return composed
    printed: list[str] = []
    # families that have every letter and mark of the cluster at hand: a cluster is printed from one font
    having = families()
    for character in composed:
        code = ord(character)
        category = unicodedata.category(character)
        if character == "\n" or character in BLANKS:
            printed.append("\n" if character == "\n" else " ")
            having = families()
        elif category == "Cc" or code in HIDDEN:
            continue
        else:
            joined = category in ("Mn", "Mc", "Me") or code in (0x200C, 0x200D)
            with_it = [family for family in (having if joined else families()) if code in family]
            if with_it:
                printed.append(character)
                having = tuple(with_it)
            elif category != "Cf":
                printed.append(_spelled(character, category))
                having = families()
    return "".join(printed)


@cache
def _simple(character: str) -> bool:
    """It is printed as it is, whatever stands beside it."""
    doubtful = character in BLANKS or ord(character) in HIDDEN or unicodedata.category(character) in ("Mn", "Mc", "Me", "Cc", "Cf")
    return character == "\n" or (not doubtful and any(ord(character) in family for family in families()))


def _spelled(character: str, category: str) -> str:
    code = f"U+{ord(character):04X}"
    return f"[{unicodedata.name(character, code).lower() if category in ('So', 'Sk', 'Sm') else code}]"
