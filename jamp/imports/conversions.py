"""What is stored otherwise than written, for a person to look over."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """Why a cell is not stored as it was written; English texts for the catalogues."""

    DIGITS = "digits of another script or width"
    DECIMAL = "decimal comma"
    THOUSANDS = "thousands marks left out"
    PERCENT = "per cent sign"
    FRACTION = "share of one, in per cent"
    NEGATIVE = "mark of a negative number"
    MULTIPLE = "number word multiplied out"
    UNIT = "unit left out: the column states it"
    ERA = "Buddhist era, 543 years ahead"
    JAPANESE_ERA = "Japanese era"
    FISCAL = "fiscal year: the end of the period, or its start where the column asks for a start"
    QUARTER = "quarter: the end of the period, or its start where the column asks for a start"
    ORDER = "order of day and month"
    MONTH = "month by its name"
    SHORT_YEAR = "year of two digits"
    SERIAL = "day number of a spreadsheet program"
    WRITTEN = "date written otherwise"
    TIME = "time of day left out"
    ALIAS = "another name"
    CHOSEN = "chosen by a person"
    BLANK = "word for an empty cell"
    STATE = "word that says why there is no value"
    CONTROL = "control characters left out"


@dataclass(frozen=True)
class Conversion:
    """One text that was read as something else: where, as what, why, how often and first in which line."""

    column: str
    written: str
    read: str
    reason: Reason
    count: int
    line: int
