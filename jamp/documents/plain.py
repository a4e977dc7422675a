"""Text for formats that bring no fonts of their own: every letter stays, what no reader may see or XML cannot hold goes."""

from __future__ import annotations

import re
import unicodedata

from jamp.documents.lettering import BLANKS, HIDDEN

# what may have to go: control characters, halves of pairs, what is hidden or blank, two non-characters of every plane
DOUBTFUL = re.compile(f"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff{BLANKS}{''.join(map(chr, HIDDEN))}{''.join(chr(plane + end) for plane in range(0, 0x110000, 0x10000) for end in (0xFFFE, 0xFFFF))}]")


def plain(text: str) -> str:
    """The text in composed form with "\\n" for line ends; without control characters, halves of pairs and marks that
    turn other text around."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if (composed.isascii() and composed.isprintable()) or not DOUBTFUL.search(composed):
        return composed
    return "".join(_kept(character) for character in composed)


def _kept(character: str) -> str:
    if character == "\n":
        return character
    if character in BLANKS:
        return " "
    gone = unicodedata.category(character) in ("Cc", "Cs") or ord(character) in HIDDEN or ord(character) & 0xFFFE == 0xFFFE
    return "" if gone else character
