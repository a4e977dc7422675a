"""From the texts of one column to values, by the rule of the column. Each different text once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection
from functools import cache
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

from jamp.imports.answers import Answers
from jamp.imports.cells import CLEAR, Cells, Wrong
from jamp.imports.conversions import Reason
from jamp.imports.dates import read_dates
from jamp.imports.folding import folded, latin, mixed
from jamp.imports.numbers import PLAIN, read_numbers
from jamp.imports.references import SUGGESTIONS, Known, refer, split
from jamp.imports.vocabulary import bare, choices, states
from jamp.model.sheets import Column, Kind
from jamp.model.statuses import NO_VALUE

EDGES = " \t\r\n\u00a0\u3000\u200b\u200e\u200f\u2028\u2029\u2060\ufeff"
# control characters, halves of pairs, and what is no character at all: no file format carries them all
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef" + "".join(f"{chr(n + 0xFFFE)}{chr(n + 0xFFFF)}" for n in range(0, 0x110000, 0x10000)) + "]")
GUARDED = ("=", "+", "-", "@", "\t", "\r", "\n")
ERRORS = ("#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!")
NUMERIC = (Kind.NUMBER, Kind.INTEGER)
AS_TEXT = (Kind.TEXT, Kind.CODE, Kind.URL)


def cleaned(text: str) -> str:
    """Text as it is stored: NFC, no blanks at the ends, no control characters, without a spreadsheet's guard. What is
    clean stays as it is."""
    if not (text.isascii() and text.isprintable()):
        text = unicodedata.normalize("NFC", CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))
    text = text.strip(EDGES)
    while text.startswith("'") and text[1:2] in GUARDED and len(text) > 1:
        text = text[1:].strip(EDGES)
    return text


def read_column(column: Column, texts: Collection[str], known: Known, answers: Answers, delimiter: str,
                real: Callable[[], set[str]], date_1904: bool) -> Cells:  # fmt: skip
    """What the texts of a column mean; None for a blank one, CLEAR for the clear mark. `real()` are those that a
    workbook holds as numbers."""
    cells = Cells()
    plain = list(filter(PLAIN.match, texts)) if column.kind in NUMERIC else []
    otherwise: dict[str, list[str]] = {}  # texts that are cleaned first, by what they are then
    clean: dict[str, None] = {}
    for text in texts if not plain else [text for text in texts if not PLAIN.match(text)] if len(plain) < len(texts) else ():
        now = cleaned(text)
        clean[now] = None
        if now != text:
            otherwise.setdefault(now, []).append(text)
    left = [text for text in clean if not _settled(column, text, known, cells)]
    # the clear mark is no number, and stays out of what is asked of all numbers of a column
    marks = {text: cells.values.pop(text) for text in clean if cells.values.get(text) == CLEAR}
    if column.kind in NUMERIC:
        read_numbers(column, plain, left, real(), answers, delimiter, cells)
    elif column.kind is Kind.DATE:
        read_dates(column, left, answers, date_1904, cells)
    else:
        read = READERS[column.kind]
        for text in left:
            try:
                cells.values[text] = read(column, text, known, cells)
            except Wrong as problem:
                cells.refuse(text, problem)
    cells.values.update(marks)
    for text, written in otherwise.items():
        _as_written(text, written, cells)
    return cells


def _settled(column: Column, text: str, known: Known, cells: Cells) -> bool:
    """True for what reads the same in every kind of column: nothing, the clear mark, an error, a word for nothing."""
    if not text:
        cells.values[text] = None
        return True
    if len(text) > column.longest:
        message = "The text has {n} letters; {most} are the most. Shorten it."
        cells.refuse(text, Wrong("constraint-error", message, n=len(text), most=column.longest))
        return True
    if len(text) > 40:
        return False
    if text.casefold() == CLEAR:
        cells.values[text] = CLEAR
        return True
    if text[0] == "#" and text.upper() in ERRORS:
        message = "The cell holds {what}, the error of a formula. Mend the formula, or write the value."
        cells.refuse(text, Wrong("type-error", message, what=text))
        return True
    if column.kind in AS_TEXT:
        # "not applicable" as a text says something, and a code may be "NA": only a dash or dots are nothing
        if any(map(str.isalnum, text)):
            return False
        state = states().get(bare(text))
    else:
        state = states().get(bare(text))
        if state and (folded(text) in _own(column.choices) or column.refers_to and known.meant(column.refers_to, text)):
            return False
    if state is None:
        return False
    if set(NO_VALUE) <= set(column.choices) and any(map(str.isalnum, text)):
        cells.read(text, state, state, Reason.ALIAS)
    else:
        cells.read(text, None, state, Reason.STATE if column.why else Reason.BLANK)
    return True


def _as_written(text: str, written: list[str], cells: Cells) -> None:
    """What was found for a cleaned text holds for every way in which it was written."""
    cells.written[text] = written
    every: tuple[dict[str, Any], ...] = (cells.values, cells.wrong, cells.shown, cells.amounts)
    for raw in written:
        for found in every:
            if text in found:
                found[raw] = found[text]
        if CONTROL.search(raw) and text not in cells.wrong:
            cells.shown.setdefault(raw, (text, Reason.CONTROL))


@cache
def _own(words: tuple[str, ...]) -> dict[str, str]:
    return {folded(word): word for word in words}


def _choice(column: Column, text: str, known: Known, cells: Cells) -> str:
    wanted, own = folded(text), _own(column.choices)
    if wanted in own:
        return own[wanted]
    said = known.said(column.name, text)
    if said in column.choices:
        cells.shown[text] = (said, Reason.CHOSEN)
        return said
    words = choices().get(column.name, {})
    meant = {word for word in words.get(wanted, ()) if word in column.choices}
    if len(meant) == 1:
        value = meant.pop()
        cells.shown[text] = (value, Reason.ALIAS)
        return value
    near = _near(wanted, {folding: [word] for folding, word in own.items()} | words, column) if len(cells.wrong) < SUGGESTIONS else ""
    if near:
        message = "This word is not known here. Is {near} meant? Write one of: {choices}"
        raise Wrong("constraint-error", message, near=near, choices=", ".join(column.choices))
    message = "This word is not known here. Write one of: {choices}"
    raise Wrong("constraint-error", message, choices=", ".join(column.choices))


def _near(wanted: str, words: dict[str, list[str]], column: Column) -> str:
    """The choice whose word differs by a slip of the pen: at most two letters, or a fifth of them."""
    most = min(2, len(wanted) // 5)
    found = process.extractOne(wanted, list(words), scorer=OSA.distance, score_cutoff=most) if most else None
    return next((word for word in words[found[0]] if word in column.choices), "") if found else ""


def _text(column: Column, text: str, known: Known, cells: Cells) -> str:
    return text


def _code(column: Column, text: str, known: Known, cells: Cells) -> str:
    if "\n" in text or len(text) > 100:
        raise Wrong("constraint-error", "A code is one short word in one line.")
    if mixed(text):
        message = "The code has letters or dashes that only look like plain ones. Write {near} in plain letters."
        raise Wrong("mixed-scripts", message, near=latin(text))
    return text


def _url(column: Column, text: str, known: Known, cells: Cells) -> str:
    if not re.fullmatch(r"https?://[^\s]+", text):
        raise Wrong("constraint-error", "An address begins with http:// or https:// and has no blanks.")
    return text


def _reference(column: Column, text: str, known: Known, cells: Cells) -> str:
    key, reason = refer(column, text, known)
    if reason:
        cells.shown[text] = (known.called(column.refers_to, key), reason)
    return key


def _references(column: Column, text: str, known: Known, cells: Cells) -> str:
    # the order is the office's own; a name that stands twice counts once
    found = [refer(column, part, known) for part in split(column, text, known)]
    if reason := _reason(found):
        cells.shown[text] = ("; ".join(known.called(column.refers_to, key) for key, _ in found), reason)
    return "; ".join(dict.fromkeys(key for key, _ in found))


def _codes(column: Column, text: str, known: Known, cells: Cells) -> str:
    return "; ".join(dict.fromkeys(part.strip() for part in text.split(";") if part.strip()))


def _groups(column: Column, text: str, known: Known, cells: Cells) -> str:
    parts = {part.strip() for part in text.replace("\uff0b", "+").split("+") if part.strip()}
    found = [refer(column, part, known) for part in parts]
    crossed = "+".join(sorted({key for key, _ in found}))
    if reason := _reason(found):
        cells.shown[text] = (crossed, reason)
    return crossed


def _reason(found: list[tuple[str, Reason | None]]) -> Reason | None:
    """Why a cell of several names is shown: what a person said counts most."""
    reasons = {reason for _, reason in found}
    return Reason.CHOSEN if Reason.CHOSEN in reasons else Reason.ALIAS if Reason.ALIAS in reasons else None


READERS: dict[Kind, Callable[[Column, str, Known, Cells], str]] = {
    Kind.CHOICE: _choice,
    Kind.TEXT: _text,
    Kind.CODE: _code,
    Kind.URL: _url,
    Kind.REFERENCE: _reference,
    Kind.REFERENCES: _references,
    Kind.CODES: _codes,
    Kind.GROUPS: _groups,
}
