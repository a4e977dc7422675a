"""Which characters a TrueType font can print, read from its `cmap` table (OpenType specification, formats 4 and 12)."""

from __future__ import annotations

from struct import unpack_from


def characters(font: bytes) -> set[int]:
    """The code points that the font has glyphs for. `font` is a whole TrueType file."""
    start = _table(font, b"cmap")
    found: set[int] = set()
    for record in range(unpack_from(">H", font, start + 2)[0]):
        at = start + unpack_from(">I", font, start + 4 + 8 * record + 4)[0]
        match unpack_from(">H", font, at)[0]:
            case 4:
                found |= _segments(font, at)
            case 12:
                found |= _groups(font, at)
    return found


def _table(font: bytes, tag: bytes) -> int:
    for at in range(12, 12 + 16 * unpack_from(">H", font, 4)[0], 16):
        if font[at : at + 4] == tag:
            return int(unpack_from(">I", font, at + 8)[0])
    raise ValueError(f"the font has no table {tag!r}")


def _groups(font: bytes, at: int) -> set[int]:
    """Format 12: runs of (first, last, glyph of the first); glyph 0 is "no such character"."""
    found: set[int] = set()
    for group in range(unpack_from(">I", font, at + 12)[0]):
        first, last, glyph = unpack_from(">III", font, at + 16 + 12 * group)
        found.update(range(first + (glyph == 0), last + 1))
    return found


def _segments(font: bytes, at: int) -> set[int]:
    """Format 4: four parallel columns of 16-bit numbers (last, first, delta, offset), two bytes of padding after the
    first column; an offset other than 0 points, from its own place, at the glyph of the first character."""
    count = unpack_from(">H", font, at + 6)[0] // 2
    width = 2 * count
    lasts = unpack_from(f">{count}H", font, at + 14)
    firsts = unpack_from(f">{count}H", font, at + 16 + width)
    deltas = unpack_from(f">{count}H", font, at + 16 + 2 * width)
    offsets_at = at + 16 + 3 * width
    offsets = unpack_from(f">{count}H", font, offsets_at)
    found: set[int] = set()
    for n, (first, last) in enumerate(zip(firsts, lasts, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if offsets[n]:
                glyph = unpack_from(">H", font, offsets_at + 2 * n + offsets[n] + 2 * (code - first))[0]
            if glyph and (glyph + deltas[n]) & 0xFFFF:
                found.add(code)
    return found
