"""From the text of a cell to a value, by the rule of its column."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from jamp.imports.folding import folded, western_digits
from jamp.imports.references import Known
from jamp.model.dates import is_partial
from jamp.model.sheets import Column, Kind

CLEAR = "[clear]"  # what a person writes to empty a field; a blank cell leaves it as it is
NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][+-]?\d+)?", re.ASCII)
THOUSANDS = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d+)?", re.ASCII)
YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})(?:[/.](\d{1,2}))?", re.ASCII)
EDGES = " \t\r\n\u00a0\u3000\u200b\u200e\u200f\u2028\u2029\u2060\ufeff"
# control characters, halves of pairs, and what is no character at all: no file format carries them all
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef" + "".join(f"{chr(n + 0xFFFE)}{chr(n + 0xFFFF)}" for n in range(0, 0x110000, 0x10000)) + "]")
GUARDED = ("=", "+", "-", "@", "\t", "\r", "\n")


class Wrong(Exception):
    """A cell that cannot be taken: code, message with {places}, values for them."""

    def __init__(self, code: str, message: str, **values: Any) -> None:
        super().__init__(message)
        self.code, self.message, self.values = code, message, values


def cleaned(text: str) -> str:
    """Text as it is stored: NFC, no blanks at the ends, no control characters, without a spreadsheet's guard. What is
    clean stays as it is."""
    if not (text.isascii() and text.isprintable()):
        text = unicodedata.normalize("NFC", CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))
    text = text.strip(EDGES)
    while text.startswith("'") and text[1:2] in GUARDED and len(text) > 1:
        text = text[1:].strip(EDGES)
    return text


def convert(column: Column, written: str, known: Known) -> Any:
    """The value of a cell; None for a blank one, CLEAR for the clear mark. Wrong when it cannot be taken."""
    text = cleaned(written)
    if not text:
        return None
    if text.casefold() == CLEAR:
        return CLEAR
    if len(text) > column.longest:
        message = "The text has {n} letters; {most} are the most. Shorten it."
        raise Wrong("constraint-error", message, n=len(text), most=column.longest)
    return READERS[column.kind](column, text, known)


def _number(column: Column, text: str, known: Known) -> float:
    plain = western_digits(text).replace("\u2212", "-")
    if column.name == "percent_complete":
        plain = plain.removesuffix("%").rstrip()
    if THOUSANDS.fullmatch(plain):
        plain = plain.replace(",", "")
    if not NUMBER.fullmatch(plain):
        raise Wrong("type-error", "This is not a number. Write digits alone, with a point: 1234.5")
    number = float(plain)
    if abs(number) > 1e300:
        raise Wrong("type-error", "This number is far too large. Write digits alone, with a point: 1234.5")
    least, most = column.limits
    if least is not None and number < least or most is not None and number > most:
        if most is None:
            raise Wrong("constraint-error", "It must not be below {least}.", least=f"{least:g}")
        values = {"least": f"{least:.0f}", "most": f"{most:.0f}"}
        raise Wrong("constraint-error", "It must lie between {least} and {most}.", **values)
    return number


def _integer(column: Column, text: str, known: Known) -> int:
    number = _number(column, text, known)
    if not number.is_integer():
        raise Wrong("type-error", "This is not a whole number.")
    return int(number)


def _date(column: Column, text: str, known: Known) -> str:
    plain = western_digits(text).removesuffix(" 00:00:00")
    found = YEAR_FIRST.fullmatch(plain)
    if found:
        plain = "-".join(part.zfill(2) for part in found.groups() if part)
    if not is_partial(plain):
        raise Wrong(
            "type-error",
            "This is not a date. Write year-month-day, for instance 2025-09-30, or 2025-09, or 2025.",
        )
    if not 1900 <= int(plain[:4]) <= 2200:
        raise Wrong(
            "constraint-error",
            "The year {year} cannot be right. Write the year of the Western calendar.",
            year=plain[:4],
        )
    return plain


def _choice(column: Column, text: str, known: Known) -> str:
    wanted = folded(text)
    for word in column.choices:
        if folded(word) == wanted:
            return word
    message = "This word is not known here. Write one of: {choices}"
    raise Wrong("constraint-error", message, choices=", ".join(column.choices))


def _text(column: Column, text: str, known: Known) -> str:
    return text


def _code(column: Column, text: str, known: Known) -> str:
    if "\n" in text or len(text) > 100:
        raise Wrong("constraint-error", "A code is one short word in one line.")
    return text


def _url(column: Column, text: str, known: Known) -> str:
    if not re.match(r"https?://[^\s]+$", text):
        raise Wrong("constraint-error", "An address begins with http:// or https:// and has no blanks.")
    return text


def _reference(column: Column, text: str, known: Known) -> str:
    meant = known.meant(column.refers_to, text)
    if len(meant) == 1:
        return next(iter(meant))
    if meant:
        message = "{what} can mean {choices}. Write the code of the one that is meant."
        raise Wrong("foreign-key", message, what=text, choices=", ".join(sorted(meant)))
    near = known.alike(column.refers_to, text) or known.nearest(column.refers_to, text)
    if near:
        raise Wrong("foreign-key", "{what} is not known. Is {near} meant?", what=text, near=near)
    raise Wrong("foreign-key", "{what} is not known. Check how it is written.", what=text)


def _references(column: Column, text: str, known: Known) -> str:
    # the order is the office's own; a name that stands twice counts once
    return "; ".join(
        dict.fromkeys(_reference(column, part.strip(), known) for part in text.split(";") if part.strip())
    )


def _codes(column: Column, text: str, known: Known) -> str:
    return "; ".join(dict.fromkeys(part.strip() for part in text.split(";") if part.strip()))


def _groups(column: Column, text: str, known: Known) -> str:
    parts = {part.strip() for part in text.split("+") if part.strip()}
    return "+".join(sorted({_reference(column, part, known) for part in parts}))


READERS = {
    Kind.NUMBER: _number,
    Kind.INTEGER: _integer,
    Kind.DATE: _date,
    Kind.CHOICE: _choice,
    Kind.TEXT: _text,
    Kind.CODE: _code,
    Kind.URL: _url,
    Kind.REFERENCE: _reference,
    Kind.REFERENCES: _references,
    Kind.CODES: _codes,
    Kind.GROUPS: _groups,
}
