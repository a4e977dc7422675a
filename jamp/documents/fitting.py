"""How wide text is and where its lines break. Measured with the fonts of the documents, which are a little wider than
those that a presentation is shown in, so that what fits here fits there. Lengths are in points."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from PIL import ImageFont

from jamp.documents.lettering import FONTS, families

SPARE = 1.02  # other fonts than ours may be a little wider here and there
UNKNOWN = 1.4  # em, of a character that none of our fonts has, such as an emoji
TALL = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\ua9e0-\ua9ff\uaa60-\uaa7f]")  # scripts with marks above marks, and without blanks
WIDE = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]")
# where a line may end: after blanks and hyphens, around a wide letter, between the syllables of scripts without blanks
PIECE = re.compile(
    r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]\s*"
    r"|[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\ua9e0-\ua9ff\uaa60-\uaa7f]\s*"
    r"|[^\s\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\ua9e0-\ua9ff\uaa60-\uaa7f]+\s*|\s+"
)


@cache
def _font(place: int, bold: bool) -> ImageFont.FreeTypeFont:
    path = sorted(FONTS.glob("*-Regular.ttf"))[place]
    if bold:
        path = path.with_name(path.name.replace("-Regular", "-Bold"))
    return ImageFont.truetype(str(path), 1000, layout_engine=ImageFont.Layout.BASIC)


@cache
def _advance(character: str, bold: bool) -> float:
    """In em."""
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0.0
    for place, family in enumerate(families()):
        if ord(character) in family:
            if unicodedata.east_asian_width(character) in "WF":
                return 1.0
            return float(_font(place, bold).getlength(character)) / 1000 * SPARE
    return UNKNOWN


def breadth(text: str, size: float, bold: bool = False) -> float:
    """The width of a text on one line."""
    return size * sum(_advance(character, bold) for character in text)


def spacing(text: str, size: float) -> float:
    """From line to line."""
    return size * (1.65 if TALL.search(text) else 1.3)


def lines(text: str, width: float, size: float, bold: bool = False) -> list[str]:
    """The lines that the text needs in `width`, at least one; joined they are the text, with its line ends."""
    room = width
    if TALL.search(text):
        room *= 0.8  # these are broken between words that only a dictionary knows
    elif WIDE.search(text):
        room -= size  # a full stop is not left alone at the beginning of a line
    room = max(room, size)
    found: list[str] = []
    for hard in text.split("\n"):
        found += _broken(hard, room, size, bold)
        found[-1] += "\n"
    found[-1] = found[-1][:-1]
    return found


@lru_cache(4096)  # what stands on a slide is measured for its place, its room and its drawing
def _broken(text: str, room: float, size: float, bold: bool) -> tuple[str, ...]:
    found, line, used = [], "", 0.0
    for piece in PIECE.findall(text):
        need = breadth(piece.rstrip(), size, bold)
        if line and used + need > room:
            found.append(line)
            line, used = "", 0.0
        if need > room:
            # a word longer than the line is broken anywhere
            for character in piece:
                step = breadth(character, size, bold)
                if line and used + step > room:
                    found.append(line)
                    line, used = "", 0.0
                line, used = line + character, used + step
        else:
            line, used = line + piece, used + breadth(piece, size, bold)
    return (*found, line)


def height(text: str, width: float, size: float, bold: bool = False) -> float:
    """Of the text in `width`."""
    return len(lines(text, width, size, bold)) * spacing(text, size)


def shortened(text: str, width: float, size: float, most: int, bold: bool = False) -> str:
    """The text, or as many of its first words as fill `most` lines, with an ellipsis."""
    broken = lines(" ".join(text.split()), width, size, bold)
    if len(broken) <= most:
        return "".join(broken)
    kept = "".join(broken[:most]).rstrip()
    while len(lines(kept + "…", width, size, bold)) > most or not kept[-1:].isalnum():
        kept = kept[:-1]
    return kept + "…"
