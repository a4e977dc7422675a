"""Text that the fonts of the documents can print: what has no glyph is spelled out, and nothing is lost unsaid."""

from __future__ import annotations

import struct
import unicodedata
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
# marks that reorder or hide their neighbours: one name must not turn the next around
HIDDEN = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xFE00, 0xFE10), 0xFEFF, 0x00AD}
# steer joining, breaking and direction of their own place, and print nothing; the first two only where a font has them
STEERING = {0x200C, 0x200D, 0x200B, 0x200E, 0x200F, 0x2060}


def characters(font: bytes) -> set[int]:
    """The code points that a TrueType font has glyphs for (`cmap`, formats 4 and 12)."""
    tables = {font[at : at + 4]: struct.unpack_from(">I", font, at + 8)[0]
              for at in range(12, 12 + 16 * struct.unpack_from(">H", font, 4)[0], 16)}  # fmt: skip
    cmap = tables[b"cmap"]
    found: set[int] = set()
    for record in range(struct.unpack_from(">H", font, cmap + 2)[0]):
        at = cmap + struct.unpack_from(">I", font, cmap + 4 + 8 * record + 4)[0]
        kind = struct.unpack_from(">H", font, at)[0]
        if kind == 12:
            for group in range(struct.unpack_from(">I", font, at + 12)[0]):
                first, last, glyph = struct.unpack_from(">III", font, at + 16 + 12 * group)
                found.update(range(first + (glyph == 0), last + 1))
        elif kind == 4:
            found |= _format_4(font, at)
    return found


def _format_4(font: bytes, at: int) -> set[int]:
    count = struct.unpack_from(">H", font, at + 6)[0] // 2
    shape = f">{count}H"
    ends, starts, deltas, offsets = (struct.unpack_from(shape, font, at + 14 + (2 * count + 2) * (n > 0) + 2 * count * max(0, n - 1))
                                     for n in range(4))  # fmt: skip
    base = at + 16 + 6 * count
    found: set[int] = set()
    for n, (first, last) in enumerate(zip(starts, ends, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if offsets[n]:
                glyph = struct.unpack_from(">H", font, base + 2 * n + offsets[n] + 2 * (code - first))[0]
            if glyph and (glyph + deltas[n]) & 0xFFFF:
                found.add(code)
    return found


@cache
def covered() -> frozenset[int]:
    """All code points that the fonts of the folder can print, in both weights."""
    fonts = {path.stem: characters(path.read_bytes()) for path in sorted(FONTS.glob("*.ttf"))}
    families = {name.split("-")[0] for name in fonts}
    return frozenset(set().union(*(fonts[f"{name}-Regular"] & fonts[f"{name}-Bold"] for name in families)))


def printable(text: str) -> str:
    """The text in composed form, without control characters and marks that turn other text around; a character
    without a glyph becomes its name in square brackets ("[bus]") or its number ("[U+2A6D6]")."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if composed.isascii() and composed.isprintable():
        return composed
    return "".join(map(_printed, composed))


@cache
def _printed(character: str) -> str:
    code = ord(character)
    if character == "\n":
        return character
    if character in "\t\v\f\u0085\u2028\u2029":
        return " "
    if code in HIDDEN or (code in STEERING and code not in covered()) or unicodedata.category(character) == "Cc":
        return ""
    if code in covered():
        return character
    if unicodedata.category(character) in ("So", "Sk", "Sm"):
        return f"[{unicodedata.name(character, f'U+{code:04X}').lower()}]"
    return f"[U+{code:04X}]"
