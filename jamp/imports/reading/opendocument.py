"""The sheets of an ODS: a repeated row or cell is written once with a number, so sizes are counted before it is opened."""

from __future__ import annotations

from collections.abc import Iterator
from io import RawIOBase
from itertools import product
from xml.etree import ElementTree

from jamp.imports.reading.archive import Archive, Unfit, damaged
from jamp.imports.reading.delimiters import too_long
from jamp.imports.reading.facts import Facts
from jamp.imports.reading.sheet_parts import bounded

MOST_REPEATED = 1_000_000  # cells that hold something and are written once
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


class _Pieces(RawIOBase):
    """The pieces of a part as a file to read from."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self._rest = pieces, b""

    def read(self, size: int = -1) -> bytes:
        """At most `size` bytes."""
        if not self._rest:
            self._rest = next(self._pieces, b"")
        found, self._rest = self._rest[:size], self._rest[size:]
        return found


def facts(archive: Archive) -> dict[str, Facts]:
    """{tab: its facts} of an ODS. Raises Unfit."""
    found: dict[str, Facts] = {}
    archive.check()
    try:
        steps = ElementTree.iterparse(_Pieces(archive.xml("content.xml")), ("start", "end"))
        sheet, row, columns = Facts(), 0, 0
        for event, element in steps:
            if event == "start":
                if element.tag == TABLE + "table":
                    sheet, row, columns = found.setdefault(element.get(TABLE + "name", ""), Facts(merged=[])), 0, 0
            elif element.tag == TABLE + "table-row":
                many = int(element.get(TABLE + "number-rows-repeated", "1"))
                used = _row(element, sheet, row, many)
                if element.get(TABLE + "visibility", "visible") != "visible" and used:
                    sheet.hidden_rows += many
                    sheet.filtered |= element.get(TABLE + "visibility") == "filter"
                row += many
                if used:
                    columns = max(columns, used)
                    bounded(row, columns)
                element.clear()
            elif element.tag == TABLE + "table-column":
                hidden = element.get(TABLE + "visibility", "visible") != "visible"
                sheet.hidden_columns += hidden
    except (ElementTree.ParseError, ValueError) as problem:
        raise Unfit(damaged()) from problem
    return found


def _row(element: ElementTree.Element, sheet: Facts, row: int, rows: int) -> int:
    """The number of columns up to the last cell that holds something."""
    column = used = 0
    for cell in element:
        if cell.tag not in (TABLE + "table-cell", TABLE + "covered-table-cell"):
            continue
        many = int(cell.get(TABLE + "number-columns-repeated", "1"))
        kind = cell.get(OFFICE + "value-type")
        formula = cell.get(TABLE + "formula")
        if kind or formula or cell.find(TEXT + "p") is not None:
            used = column + many
            bounded(row + rows, used)
            if rows * used > MOST_REPEATED:
                raise Unfit(too_long())
            text = "".join(cell.itertext()).strip()
            error = cell.get(CALC + "value-type") == "error" or bool(formula) and text.startswith(("#", "Err:"))
            for line, place in product(range(row, row + rows), range(column, used)):
                if kind == "percentage":
                    sheet.percents.add((line, place))
                if error:
                    sheet.errors[line, place] = text[:20]
                elif formula and not kind:
                    sheet.unstored.append((line, place))
        spans = int(cell.get(TABLE + "number-columns-spanned", "1")), int(cell.get(TABLE + "number-rows-spanned", "1"))
        if spans != (1, 1) and sheet.merged is not None:
            sheet.merged.append(((row, column), (row + spans[1] - 1, column + spans[0] - 1)))
        column += many
    return used
