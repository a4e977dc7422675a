"""Numbers as people write them: any digits, either decimal mark, marks of a negative, number words, units."""

from __future__ import annotations

import re
from collections.abc import Iterable

from jamp.imports.answers import Answers
from jamp.imports.cells import Amount, Cells, Wrong
from jamp.imports.conversions import Reason
from jamp.imports.folding import western_digits
from jamp.imports.measures import measure, times
from jamp.model.sheets import Column, Kind

PLAIN = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\Z", re.ASCII)
MINUS = "\\-\u2212\u2013\u25b2\u25b3"  # hyphen, minus, en dash, the triangles of Japanese accounts
NUMBER = re.compile(
    rf"(?P<open>\()?\s*(?P<sign>[{MINUS}+])?\s*(?P<before>[^\d,()+{MINUS}]*?)\s*(?P<late>[{MINUS}])?\s*"
    r"(?P<digits>\d[\d.,'\u2019 ]*\d|\d|(?<![^\s(])[.,]\d+)(?P<power>[eE][+-]?\d+)?\s*(?P<after>[^\d()]*)(?P<close>\))?"
    r"(?P<rest>[^\d()]*)$"
)
THREE = re.compile(r"-?[1-9]\d{0,2}\.\d{3}\Z")  # either mark could be meant
GROUPED = re.compile(r"\d{1,3}(?:([ '\u2019])\d{3})(?:\1\d{3})*(?=[.,]|$)")
NOT_A_NUMBER = "This is not a number. Write digits alone, with a point: 1234.5"


class _Parts:
    """A written number taken apart; `digits` still hold the decimal mark and the thousands marks."""

    def __init__(self, text: str) -> None:
        plain = western_digits(text).strip()
        found = NUMBER.match(plain)
        if not found or bool(found["open"]) != bool(found["close"]) or (found["rest"] and not found["close"]) or (found["sign"] and found["late"]):
            raise Wrong("type-error", NOT_A_NUMBER)
        self.digits, self.power = found["digits"], found["power"] or ""
        self.negative = bool(found["open"]) or (found["sign"] or found["late"] or "+") != "+"
        self.marked = self.negative and found["sign"] != "-"
        self.words = " ".join(found[part].strip() for part in ("before", "after", "rest")).strip(" .:")
        if self.words and not re.search(r"[^\W_]|[%$\u00a3\u00a5\u20a0-\u20bf\u0e3f\u17db]", self.words):
            raise Wrong("type-error", NOT_A_NUMBER)
        self.other_digits = plain != text.strip()
        if GROUPED.match(self.digits):
            self.digits = re.sub("[ '\u2019]", "", self.digits)
            self.spaced = True
        elif re.search("[ '\u2019]", self.digits):
            raise Wrong("type-error", NOT_A_NUMBER)
        else:
            self.spaced = False

    def evidence(self) -> str:
        """The decimal mark that the digits prove; "?" where a comma could be either mark, "" where nothing shows."""
        points, commas = self.digits.count("."), self.digits.count(",")
        if points and commas or points + commas > 1:
            if points and commas:
                mark = "," if self.digits.rindex(",") > self.digits.rindex(".") else "."
            else:
                mark = "." if commas else ","
            try:
                self.number(mark)
            except Wrong:
                return ""  # fits no mark: it will be refused
            return mark
        whole, mark, part = self.digits.partition("," if commas else ".")
        if not mark:
            return ""
        if len(part) != 3 or len(whole) > 3 or whole.strip("0") == "" or self.spaced:
            return mark
        return "?" if mark == "," else ""

    def number(self, mark: str) -> float:
        """The number, `mark` being the decimal mark. Wrong when the digits do not fit it."""
        other = "." if mark == "," else ","
        whole, _, part = self.digits.partition(mark)
        if mark in part or other in part or not re.fullmatch(rf"\d*|\d{{1,3}}(?:\{other}\d{{3}})+", whole):
            raise Wrong("type-error", NOT_A_NUMBER)
        number = float(f"{whole.replace(other, '') or '0'}.{part or '0'}{self.power}")
        return -number if self.negative else number


def read_numbers(column: Column, plain: list[str], odd: list[str], real: set[str], answers: Answers, delimiter: str,
                 cells: Cells) -> None:  # fmt: skip
    """Every text as a number, `plain` being those that PLAIN matches, `real` those of them that a workbook holds as
    numbers; one decision on the decimal mark for the column."""
    values = cells.values
    for text in plain:
        values[text] = float(text)
    parts: dict[str, _Parts] = {}
    for text in odd:
        try:
            parts[text] = _Parts(text)
        except Wrong as problem:
            cells.refuse(text, problem)
    written = [text for text in plain if text not in real] if real else plain
    pointed = {text: _Parts(text) for text in written if "." in text} if parts or answers.about("decimal_comma", column.name) else {}
    if not parts:
        _thousands(column, written, answers, cells)
    mark = _decimal_mark(column, parts, pointed, answers, delimiter, cells)
    for text, one in (parts | pointed if mark == "," else parts).items():
        try:
            _take(text, one, mark or one.evidence() or ".", column, cells)
        except Wrong as problem:
            cells.refuse(text, problem)
    if column.unit == "%":
        _fractions(column, answers, cells)
    if column.limits != (None, None) or not _moderate(values):
        for text, number in list(values.items()):
            if number.__class__ is float and text not in cells.wrong:
                try:
                    values[text] = within(column, number)
                except Wrong as problem:
                    cells.refuse(text, problem)


def _moderate(values: dict[str, float | None]) -> bool:
    known = [value for value in values.values() if value is not None]
    return not known or min(known) >= -1e300 and max(known) <= 1e300


def _fractions(column: Column, answers: Answers, cells: Cells) -> None:
    """A bare 0.52 in a column of per cent may mean 52. Where the whole column could be shares of one, it is asked."""
    bare = {text: number for text, number in cells.values.items()
            if number.__class__ is float and cells.shown.get(text, ("", None))[1] is not Reason.PERCENT}  # fmt: skip
    shares = [text for text, number in bare.items() if 0 < number < 1]
    if not shares:
        return
    answer = answers.about("fractions", column.name)
    first = shares[0]
    values = {"text": first, "meant": shown(round(bare[first] * 100, 10))}
    if answer is None and all(0 <= number <= 1 for number in bare.values()):
        answer = answers.before("fractions", column.name)
        if answer is not None:
            cells.assume("fractions", answer)
    elif answer is not None:
        cells.decided["fractions"] = answer
    if answer:
        for text, number in bare.items():
            whole = round(number * 100, 10)
            cells.read(text, whole, shown(whole), Reason.FRACTION)
    elif answer is None and all(0 <= number <= 1 for number in bare.values()):
        message = "The column is in per cent, but its numbers lie between 0 and 1. Does {text} mean {meant} %, or {text} %? Say which."
        cells.doubt("file", Wrong("type-error", message, **values).asking("fractions"), shares)
    elif answer is None:
        message = "{text} is stored as {text} %. If {meant} % is meant, write it so."
        cells.doubt("warning", Wrong("deviated-value", message, **values), shares)


def _decimal_mark(column: Column, parts: dict[str, _Parts], plain: dict[str, _Parts], answers: Answers, delimiter: str,
                  cells: Cells) -> str:  # fmt: skip
    """The mark of the column; "" where its numbers contradict each other, which is asked about."""
    answer = answers.about("decimal_comma", column.name)
    if answer is not None:
        cells.decided["decimal_comma"] = answer
        return "," if answer else "."
    proof: dict[str, list[str]] = {}
    for text, one in parts.items():
        proof.setdefault(one.evidence(), []).append(text)
    if not proof.keys() & {"?", ","}:
        return "."
    points = proof.get(".", []) + [text for text, one in plain.items() if one.evidence() == "."]
    if "," in proof and points:
        message = "Some numbers have a decimal comma ({comma}), others a decimal point ({point}). Say which one this column has."
        problem = Wrong("type-error", message, comma=proof[","][0], point=points[0])
        cells.doubt("file", problem.asking("decimal_comma"), points + proof[","])
        return ""
    if "," not in proof and not points and (earlier := answers.before("decimal_comma", column.name)) is not None:
        cells.assume("decimal_comma", earlier)
        return "," if earlier else "."
    if "," not in proof and not points:
        first = proof["?"][0]
        values = {"text": first, "large": first.replace(",", ""), "small": first.replace(",", ".")}
        if delimiter == ";":
            severity, message = "file", "{text} can be {large} or {small}. Say whether the comma is a decimal comma."
        else:
            severity = "warning"
            message = "{text} is read as {large}. If {small} is meant, say that the comma is a decimal comma."
        problem = Wrong("type-error", message, **values)
        cells.doubt(severity, problem.asking("decimal_comma"), proof["?"])
    else:
        cells.decided["decimal_comma"] = "," in proof
    return "," if "," in proof else "."


def _thousands(column: Column, plain: Iterable[str], answers: Answers, cells: Cells) -> None:
    """Where a point could divide thousands in every number that has one, the reader is told how it was read."""
    pointed = [text for text in plain if "." in text]
    if pointed and answers.about("decimal_comma", column.name) is None and all(map(THREE.match, pointed)):
        message = "{text} is read as a number with three decimals. If {large} is meant, say that the comma is the decimal mark here."
        values = {"text": pointed[0], "large": pointed[0].replace(".", "")}
        cells.doubt("warning", Wrong("type-error", message, **values).asking("decimal_comma"), pointed)


def _take(text: str, one: _Parts, mark: str, column: Column, cells: Cells) -> None:
    number = one.number(mark)
    factor, unit = measure(one.words) if one.words else (0.0, "")
    if unit and unit != column.unit or factor:
        if column.unit and unit not in ("", column.unit):
            message = "The cell has the unit {found}, the column is in {stated}. Write the number in {stated}."
            raise Wrong("unit-differs", message, found=unit, stated=column.unit)
        if not column.unit:
            cells.amounts[text] = Amount(number, factor, unit)
            cells.values[text] = None
            return
        number = times(number, factor or 1)
    reason = _reason(one, mark, unit, factor)
    if reason is None:
        cells.values[text] = number
    else:
        cells.read(text, number, shown(number), reason)


def _reason(one: _Parts, mark: str, unit: str, factor: float) -> Reason | None:
    """Why it is shown: what changed the meaning most."""
    if factor:
        return Reason.MULTIPLE
    if unit == "%":
        return Reason.PERCENT
    if mark == "," and ("," in one.digits or "." in one.digits):
        return Reason.DECIMAL
    if one.marked:
        return Reason.NEGATIVE
    if one.other_digits:
        return Reason.DIGITS
    return Reason.THOUSANDS if "," in one.digits or one.spaced else None


def shown(number: float) -> str:
    """1234.0 -> 1234, as text."""
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)


def within(column: Column, number: float) -> float | int:
    """The number as the column keeps it. Wrong when it lies beyond its limits."""
    least, most = column.limits
    if not abs(number) <= 1e300:
        raise Wrong("type-error", "This number is far too large. Write digits alone, with a point: 1234.5")
    if least is not None and number < least or most is not None and number > most:
        if most is None:
            raise Wrong("constraint-error", "It must not be below {least}.", least=f"{least:.0f}")
        raise Wrong("constraint-error", "It must lie between {least} and {most}.", least=f"{least:.0f}", most=f"{most:.0f}")
    if column.kind is not Kind.INTEGER:
        return number
    if not number.is_integer():
        raise Wrong("type-error", "This is not a whole number.")
    return int(number)
