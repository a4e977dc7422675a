"""A table as it was read: one header, rows of text of the same width, and where each stands in the file."""

from __future__ import annotations

from dataclasses import dataclass, field

from jamp.imports.issues import Issues
from jamp.imports.reading.decision import Decision, SetAside


@dataclass
class Grid:
    """`header` as written, `rows` of the same width, `lines` of each row as in the file (the first is 1).

    `kinds` holds, for a workbook, a string per row with a letter per cell: s text, n number, p number shown as per
    cent (its text says 52%), d date, t time, b yes or no, . blank. It is empty for a text file.
    """

    header: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    encoding: str = ""
    delimiter: str = ""
    issues: Issues = field(default_factory=Issues)
    header_line: int = 1
    decisions: list[Decision] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    sheet_name: str = ""  # the tab of a workbook
    first_column: int = 0  # blank columns left of the table
    kinds: list[str] = field(default_factory=list)
    dates_from: int = 1900  # the year from which the workbook counts its days

    @property
    def names(self) -> list[str]:
        """The header; a name that stood before has the letter of its column beside it, so that either can be meant."""
        first: dict[str, int] = {}
        return [name if first.setdefault(name, place) == place or not name else f"{name} [{self.letter(place)}]" for place, name in enumerate(self.header)]

    def letter(self, position: int) -> str:
        """The name that a spreadsheet program gives to the column at `position` of the header: A, B, ... AA."""
        name, number = "", self.first_column + position + 1
        while number:
            number, rest = divmod(number - 1, 26)
            name = chr(65 + rest) + name
        return name

    def kind(self, row: int, position: int) -> str:
        """The kind of a cell; "s" in a text file, where all is text."""
        return self.kinds[row][position] if self.kinds else "s"
