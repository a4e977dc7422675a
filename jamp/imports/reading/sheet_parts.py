"""The sheets of an XLSX as text in XML, looked through quickly for what the reader of values does not tell.

The values themselves come from the reader; here plain searches find the few places that matter, and only these are
looked at closely. A sheet whose cells lie too far out is refused before the reader sets memory aside for it.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from xml.etree import ElementTree

from jamp.imports.plan import Issue
from jamp.imports.reading.archive import Archive, Unfit, damaged
from jamp.imports.reading.delimiters import too_long, too_wide
from jamp.imports.reading.facts import Facts, Place, percent_format
from jamp.imports.reading.limits import MEGABYTE, MOST_CELLS, MOST_COLUMNS, MOST_ROWS

RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
PERCENT_IDS = {9, 10}
C = rb"<(?:\w+:)?c\b"
F = rb"<(?:\w+:)?f\b[^<>]*(?:/>|>[^<]*</(?:\w+:)?f>)"
ERROR = re.compile(C + rb'([^<>]*?\st="e"[^<>]*)>\s*(?:' + F + rb")?\s*<(?:\w+:)?v>([^<]*)<")
UNSTORED = re.compile(C + rb"([^<>]*)>\s*" + F + rb"\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>")
HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row\b[^<>]*?\shidden="(?:1|true)"')
HIDDEN_COLUMN = re.compile(rb'<(?:\w+:)?col\b[^<>]*?\shidden="(?:1|true)"')
REFERENCE = re.compile(rb'\sr="([A-Z]{1,3})(\d{1,7})"')
# places as loosely as the reader takes them: perhaps beyond column Z or line 99,999; surely beyond Z or line 199,999
IS = rb"r\s*=\s*[\"']"
FAR = re.compile(rb"r\W+\w(?:[A-Za-z]|\w{6})")
FARTHER = re.compile(IS + rb"(?:[A-Za-z]{2}|[A-Za-z]?(?:[2-9]\d{5}|\d{7}))")
COLUMN = re.compile(IS + rb"([A-Za-z]{2,5})\d")
TALL = re.compile(IS + rb"[A-Za-z]{0,5}\d{6}")
TALLEST = re.compile(IS + rb"[A-Za-z]{0,5}(?:\d{7}|(?:2[5-9]|[3-9]\d)\d{4})")
PLACE = re.compile(IS + rb"([A-Za-z]{0,5})(\d{1,10})")
# cells and lines that hold nothing but a format
EMPTY = re.compile(rb'<c r="[A-Z]{1,3}\d{1,7}"(?: s="\d+")? ?/>'), re.compile(rb"<row [^<>]*(?:/>|>\s*</row>)")
SHORT = 4_000  # bytes at the end of a block in which the end of the table is looked for
LONGEST_ROW = 8 * MEGABYTE


def column_number(letters: bytes) -> int:
    """A is 0, B is 1, AA is 26."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number - 1


def _place(reference: re.Match[bytes] | None) -> Place | None:
    return (int(reference[2]) - 1, column_number(reference[1])) if reference else None


def facts(archive: Archive) -> dict[str, Facts]:
    """{tab: its facts} of an XLSX. Raises Unfit."""
    try:
        book = ElementTree.fromstring(archive.whole(_book(archive)))
        relations = ElementTree.fromstring(archive.whole("xl/_rels/" + posixpath.basename(_book(archive)) + ".rels"))
        percents = _percent_styles(archive)
    except ElementTree.ParseError as problem:
        raise Unfit(damaged()) from problem
    targets = {one.get("Id"): one.get("Target", "") for one in relations}
    settings = next((one for one in book if one.tag.endswith("}workbookPr")), None)
    dates_from = 1904 if settings is not None and settings.get("date1904") in ("1", "true") else 1900
    found: dict[str, Facts] = {}
    for sheet in book.iter():
        if not sheet.tag.endswith("}sheet"):
            continue
        target = targets.get(sheet.get(RELATION) or next((v for k, v in sheet.attrib.items() if k.endswith("}id")), ""), "")
        part = target.lstrip("/") if target.startswith("/") else posixpath.normpath("xl/" + target)
        one = Facts(dates_from=dates_from)
        if part in archive.names:
            if _look(archive.xml(part), one, percents):
                _measure(archive.xml(part))
        found[sheet.get("name", "")] = one
    archive.check()
    return found


def _book(archive: Archive) -> str:
    return "xl/workbook.xml" if "xl/workbook.xml" in archive.names else next(n for n in archive.names if n.startswith("xl/workbook"))


def _percent_styles(archive: Archive) -> bytes:
    """A pattern that finds cells whose style shows per cent; b"" when there is no such style."""
    whole = archive.whole("xl/styles.xml")
    if b"%" not in whole and b'numFmtId="9"' not in whole and b'numFmtId="10"' not in whole:
        return b""
    root = ElementTree.fromstring(whole)
    codes = {int(one.get("numFmtId", "0")): one.get("formatCode", "") for one in root.iter() if one.tag.endswith("}numFmt")}
    wanted = PERCENT_IDS | {number for number, code in codes.items() if percent_format(code)}
    cells = next((one for one in root if one.tag.endswith("}cellXfs")), None)
    styles = [str(n) for n, one in enumerate(cells if cells is not None else ()) if int(one.get("numFmtId", "0")) in wanted]
    return b"|".join(style.encode() for style in styles)


def _blocks(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The pieces of a sheet, cut at the ends of rows, so that no cell lies across two."""
    rest, ended = b"", False
    for piece in pieces:
        block = rest + piece
        end = block.rfind(b"row>") + 4
        ended = ended or b"sheetData>" in block[end:]
        if ended:
            end = len(block)
        elif end < 4:
            end = 0
        rest = block[end:]
        if len(rest) > LONGEST_ROW:
            raise Unfit(damaged())
        if end:
            yield block[:end]
    yield rest


def _look(pieces: Iterator[bytes], found: Facts, percents: bytes) -> bool:
    """Fill `found`; True when the sheet may be so large that its cells must be measured. Each search goes through all of
    a long sheet, so there are few, and the closer ones only where a plain one found something."""
    shown = re.compile(C + rb'(?=[^<>]*\ss="(?:' + percents + rb')")[^<>]*') if percents else None
    widest, tall, too_tall, formulas = 25, False, False, False
    for number, block in enumerate(_blocks(pieces)):
        if number == 0 or b"</sheetData" in block[-SHORT:] or len(block) < SHORT:
            found.hidden_columns += len(HIDDEN_COLUMN.findall(block))
            found.filtered |= b"filterColumn" in block
            # where names have a prefix, every part is looked at closely
            formulas = formulas or b"<worksheet" not in block
        if FAR.search(block):
            tall = tall or TALL.search(block) is not None
            if FARTHER.search(block):
                widest = max([widest, *map(column_number, set(COLUMN.findall(block)))])
                too_tall = too_tall or TALLEST.search(block) is not None
        # a shared formula stands in full before it is referred to
        formulas = formulas or b"</f>" in block
        if formulas:
            _formulas(block, found)
        if b't="e"' in block:
            _errors(block, found)
        if b"hidden=" in block:
            found.hidden_rows += len(HIDDEN_ROW.findall(block))
        if shown:
            found.percents.update(place for styled in shown.finditer(block) if (place := _place(REFERENCE.search(styled[0]))))
    return too_tall or widest >= MOST_COLUMNS or (widest + 1) * (MOST_ROWS if tall else 99_999) > MOST_CELLS


def _errors(block: bytes, found: Facts) -> None:
    for cell in ERROR.finditer(block):
        place = _place(REFERENCE.search(cell[1]))
        if place:
            found.errors[place] = cell[2].decode("utf-8", "replace")[:20]


def _formulas(block: bytes, found: Facts) -> None:
    for cell in UNSTORED.finditer(block):
        place = _place(REFERENCE.search(cell[1]))
        # a formula whose result is an empty text has its result
        if place and b't="str"' not in cell[1]:
            found.unstored.append(place)


def _measure(pieces: Iterator[bytes]) -> None:
    """Cells that hold something must not lie so far out that a table up to them would fill the memory."""
    rows = columns = 0
    for block in _blocks(pieces):
        for pattern in EMPTY:
            block = pattern.sub(b"", block)
        places = PLACE.findall(block)
        rows = max([rows, *(int(row) for _, row in places)])
        columns = max([columns, *(column_number(letters) + 1 for letters in {letters for letters, _ in places})])
        bounded(rows, columns)


def bounded(rows: int, columns: int) -> None:
    """Raises Unfit for a table that is too large."""
    if columns > MOST_COLUMNS:
        raise Unfit(too_wide(columns))
    if rows > MOST_ROWS:
        raise Unfit(too_long())
    if rows * columns > MOST_CELLS:
        message = "The table has more than {most} cells. Split it."
        raise Unfit(Issue("file", "row-count", message, values={"most": MOST_CELLS}))
