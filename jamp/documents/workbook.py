"""Data for a spreadsheet program, as a value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

KINDS = ("text", "number", "percent", "date", "url")
Value = str | int | float | bool | date | None


@dataclass(frozen=True)
class DataColumn:
    """`name` is the machine's name and stands in the head of the sheet, so that the file can be read in again; `label`
    is for people and stands in the list of columns. A "percent" is a number that is already per hundred (45 for 45 %).
    `width` is in characters; None fits the first rows."""

    name: str
    label: str
    kind: str = "text"
    width: float | None = None

    def __post_init__(self) -> None:
        if self.kind not in KINDS or not self.name.strip() or not 0 < (self.width or 1) <= 255:
            raise ValueError(f"a column has a name, a known kind and a width up to 255: {self}")


@dataclass(frozen=True)
class DataSheet:
    """Rows of one value per column: None or "" is an empty cell. `name` is the tab, at most 31 letters; `title` is
    printed above every page, the name of the tab where it is empty."""

    name: str
    columns: tuple[DataColumn, ...]
    rows: tuple[tuple[Value, ...], ...]
    title: str = ""

    def __post_init__(self) -> None:
        checked_tab(self.name)
        heads = [column.name.lower() for column in self.columns]
        if not heads or len(set(heads)) != len(heads):
            raise ValueError(f"the sheet {self.name!r} has no columns, or two of one name")
        for number, row in enumerate(self.rows, start=1):
            if len(row) != len(heads):
                raise ValueError(f"row {number} of {self.name!r} has {len(row)} values for {len(heads)} columns")


@dataclass(frozen=True)
class Workbook:
    """Data sheets first, for programs that read the first one; then a sheet named `properties_name` with the
    `properties` (label, value: filters, reporting date, data state) and what each column means. `state` names the data
    state for programs: it goes with the file as the property "jamp-state"."""

    title: str
    properties_name: str
    properties: tuple[tuple[str, str], ...]
    sheets: tuple[DataSheet, ...]
    state: str = ""

    def __post_init__(self) -> None:
        checked_tab(self.properties_name)
        names = [sheet.name.lower() for sheet in self.sheets] + [self.properties_name.lower()]
        if len(names) < 2 or len(set(names)) != len(names):
            raise ValueError("a workbook has sheets, each with a name of its own")


def checked_tab(name: str) -> None:
    """Raises ValueError for a name that a spreadsheet program refuses for a tab."""
    if not 0 < len(name) <= 31 or set(name) & set("[]:*?/\\") or "'" in (name[0], name[-1]) or name.lower() == "history":
        raise ValueError(f"no such tab in a spreadsheet: {name!r}")
