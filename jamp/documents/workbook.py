"""Data for a spreadsheet program, as a value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

KINDS = ("text", "number", "percent", "share", "date", "url")


@dataclass(frozen=True)
class Formula:
    """What a spreadsheet program works out, and what it comes to now. `text` begins with "=" and is never made from what
    people wrote; {row} in it is the number of its own row."""

    text: str
    result: str | int | float

    def __post_init__(self) -> None:
        if not self.text.startswith("="):
            raise ValueError(f"a formula begins with an equals sign: {self.text!r}")


Value = str | int | float | bool | date | Formula | None


@dataclass(frozen=True)
class DataColumn:
    """`name` is the machine's name and stands in the head of the sheet, so that the file can be read in again; `label`
    is for people and stands in the list of columns. A "percent" is a number that is already per hundred (45 for 45 %), a
    "share" is one of the whole (0.45).
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

    def span(self, column: str) -> str:
        """The cells of a column, for formulas; one blank cell where there is no row."""
        letter = letters([one.name for one in self.columns].index(column))
        return f"'{self.name}'!${letter}$2:${letter}${max(len(self.rows), 1) + 1}"


@dataclass(frozen=True)
class Block:
    """A small table on a page for people: rows of one value per column, in the kinds of DataColumn. `title` may be empty."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    kinds: tuple[str, ...]

    def __post_init__(self) -> None:
        if len(self.kinds) != len(self.head) or set(self.kinds) - set(KINDS) or any(len(row) != len(self.head) for row in self.rows):
            raise ValueError(f"the columns, kinds and rows of the block {self.title!r} do not fit together")


@dataclass(frozen=True)
class BookChart:
    """Bars of column `values` of a block, named by its column `names`; `alt` says it to who cannot see it."""

    title: str
    block: int
    names: int
    values: int
    alt: str
    colour: str = "#0b5c8a"


@dataclass(frozen=True)
class Page:
    """A sheet for people: title, sentences, blocks one under the other, charts beside them. `widths` in characters."""

    name: str
    title: str
    lines: tuple[str, ...]
    blocks: tuple[Block, ...]
    widths: tuple[float, ...]
    charts: tuple[BookChart, ...] = ()

    def __post_init__(self) -> None:
        checked_tab(self.name)
        if any(not 0 <= chart.block < len(self.blocks) or not self.blocks[chart.block].rows for chart in self.charts):
            raise ValueError(f"a chart on {self.name!r} has a block with rows")

    def first_row(self, block: int) -> int:
        """The number of the first row of a block's values, from 1."""
        row = 2 + len(self.lines) + bool(self.lines)
        for one in self.blocks[:block]:
            row += bool(one.title) + 1 + len(one.rows) + 1
        return row + bool(self.blocks[block].title) + 2

    def span(self, block: int, column: int) -> str:
        """The cells of a block's column, for formulas."""
        first, letter = self.first_row(block), letters(column)
        return f"'{self.name}'!${letter}${first}:${letter}${first + max(len(self.blocks[block].rows), 1) - 1}"


@dataclass(frozen=True)
class Workbook:
    """The pages `before`; data sheets; the pages `after`; then, unless `properties_name` is empty, a sheet of that name
    with the `properties` (label, value: filters, reporting date, data state) and what each column means. `state` names
    the data state for programs: it goes with the file as the property "jamp-state"."""

    title: str
    properties_name: str
    properties: tuple[tuple[str, str], ...]
    sheets: tuple[DataSheet, ...]
    state: str = ""
    before: tuple[Page, ...] = ()
    after: tuple[Page, ...] = ()

    def __post_init__(self) -> None:
        if self.properties_name or not self.before:
            checked_tab(self.properties_name)
        names = [page.name.lower() for page in (*self.before, *self.after)]
        names += [*(sheet.name.lower() for sheet in self.sheets), self.properties_name.lower()]
        if len(names) < 2 or len(set(names)) != len(names):
            raise ValueError("a workbook has sheets, each with a name of its own")


def letters(column: int) -> str:
    """The letters of a column, counted from 0: A, B, ... Z, AA."""
    return (letters(column // 26 - 1) if column > 25 else "") + chr(65 + column % 26)


def checked_tab(name: str) -> None:
    """Raises ValueError for a name that a spreadsheet program refuses for a tab."""
    if not 0 < len(name) <= 31 or set(name) & set("[]:*?/\\") or "'" in (name[0], name[-1]) or name.lower() == "history":
        raise ValueError(f"no such tab in a spreadsheet: {name!r}")
