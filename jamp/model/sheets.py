"""What a sheet is: the columns that an office fills in, and the rule for each.

One `Sheet` feeds the importer, the exporter, the upload template and the checks that its table keeps up with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

LARGEST_INTEGER = 2**31 - 1  # what a whole number may be in every database


class Kind(StrEnum):
    """How the text of a cell is read."""

    CODE = "code"  # an identifier: always text, never a number
    TEXT = "text"
    NUMBER = "number"
    INTEGER = "integer"
    DATE = "date"  # ISO text, with the precision of its source: year, month or day
    URL = "url"
    CHOICE = "choice"  # one of `choices`
    REFERENCE = "reference"  # the key of a record of another sheet
    REFERENCES = "references"  # several of them, separated by ";"
    CODES = "codes"  # several codes, separated by ";"
    GROUPS = "groups"  # crossed groups, separated by "+", kept in alphabetical order


@dataclass(frozen=True)
class Column:
    """One column. `label` and `help` are English texts that the catalogues translate."""

    name: str
    kind: Kind
    label: str
    help: str = ""
    required: bool = False
    choices: tuple[str, ...] = ()
    refers_to: str = ""
    least: float | None = None
    most: float | None = None
    longest: int = 4000
    unit: str = ""  # of a number, where the column states one for all rows
    link: str = ""  # the table that holds several values of this column
    why: str = ""  # the column that says why this one is empty: each record has exactly one of the two

    @property
    def limits(self) -> tuple[float | None, float | None]:
        """(least, most) that the column takes; None where it is open."""
        if self.kind is not Kind.INTEGER:
            return self.least, self.most
        least = -LARGEST_INTEGER if self.least is None else self.least
        return least, LARGEST_INTEGER if self.most is None else self.most

    @property
    def many(self) -> bool:
        """True when the column holds several values, kept in a table of their own."""
        return bool(self.link)


@dataclass(frozen=True)
class Sheet:
    """One subject as a table of text: `key` names the columns that identify a record.

    `scope` names the columns that say what a file speaks of: stored records which share them with a row of the
    file, but have no row themselves, count as missing from it. `name_column` is how people call a record.
    """

    name: str
    label: str
    table: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    scope: tuple[str, ...] = ()
    name_column: str = ""
    embeds: tuple[str, ...] = ()  # columns that go to the `updates` sheet as the office's own update

    def column(self, name: str) -> Column:
        """The column of that name; KeyError when there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)

    @property
    def either(self) -> tuple[str, ...]:
        """(column, the one that says why it is empty); () where there is no such pair."""
        return next(((column.name, column.why) for column in self.columns if column.why), ())

    @property
    def own_columns(self) -> tuple[Column, ...]:
        """The columns stored with the record itself, embedded ones left out."""
        return tuple(column for column in self.columns if column.name not in self.embeds)
