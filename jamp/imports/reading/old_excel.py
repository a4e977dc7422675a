"""An old XLS: a stream of records in an OLE container, walked for sizes, errors, formats and what is hidden."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from io import BytesIO

import olefile

from jamp.imports.reading.archive import Unfit, damaged
from jamp.imports.reading.facts import Facts, percent_format
from jamp.imports.reading.received import OLD_DAMAGE, locked
from jamp.imports.reading.sheet_parts import bounded

BOUND, BOF, EOF, FILEPASS, DATEMODE, FORMAT, XF, ROW, COLINFO = 0x85, 0x809, 0x0A, 0x2F, 0x22, 0x41E, 0xE0, 0x208, 0x7D
FORMULA, BOOLERR, MULRK, MULBLANK = 0x06, 0x205, 0xBD, 0xBE
DIMENSIONS, STRINGS = 0x200, 0xFC
COUNTS = (40, 44, 64, 72)  # where the container's head says how many sectors it has, of four kinds
BLANKS = {0x201, MULBLANK}
CELLS = {0x203, 0x204, 0xFD, 0x27E, 0xD6, FORMULA, BOOLERR, MULRK, *BLANKS}
ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}


def facts(data: bytes) -> tuple[dict[str, Facts], bool]:
    """({tab: its facts}, whether it holds macros). Raises Unfit."""
    try:
        with olefile.OleFileIO(BytesIO(data)) as container:
            macros = any("VBA" in part.upper() for entry in container.listdir(storages=True) for part in entry)
            name = "Workbook" if container.exists("Workbook") else "Book"
            stream = container.openstream(name).read()
            sizes = [entry.size for entry in container.direntries if entry]
        # the reader of values sets memory aside for what these numbers say
        counts = (struct.unpack_from("<I", data, at)[0] for at in COUNTS)
        if max(sizes, default=0) > len(data) or any(count > len(data) // 512 + 1 for count in counts):
            raise Unfit(damaged())
        return _walk(stream), macros
    except OLD_DAMAGE as problem:
        raise Unfit(damaged()) from problem


def _records(stream: bytes, at: int = 0) -> Iterator[tuple[int, bytes]]:
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + size]
        at += 4 + size


def _text(body: bytes, at: int, count: int) -> str:
    wide = body[at] & 1
    return body[at + 1 : at + 1 + count * (2 if wide else 1)].decode("utf-16-le" if wide else "latin-1")


def _walk(stream: bytes) -> dict[str, Facts]:
    """The first part of the stream lists sheets and styles, then each sheet follows at its own place."""
    sheets: list[tuple[str, int]] = []
    formats: dict[int, str] = {9: "0%", 10: "0.00%"}
    styles: list[int] = []
    dates_from = 1900
    if not stream or struct.unpack_from("<HH", stream)[0] != BOF:
        raise Unfit(damaged())
    for kind, body in _records(stream):
        if kind == FILEPASS:
            raise Unfit(locked())
        if kind == BOUND:
            sheets.append((_text(body, 7, body[6]), struct.unpack_from("<I", body)[0]))
        elif kind == FORMAT:
            number, count = struct.unpack_from("<HH", body)
            formats[number] = _text(body, 4, count)
        elif kind == XF:
            styles.append(struct.unpack_from("<H", body, 2)[0])
        elif kind == STRINGS and struct.unpack_from("<I", body, 4)[0] > len(stream):
            raise Unfit(damaged())
        elif kind == DATEMODE and body[:1] == b"\x01":
            dates_from = 1904
        elif kind == EOF:
            break
    percents = {n for n, number in enumerate(styles) if percent_format(formats.get(number, ""))}
    return {name: _sheet(_records(stream, at), percents, dates_from) for name, at in sheets}


def _sheet(records: Iterator[tuple[int, bytes]], percents: set[int], dates_from: int) -> Facts:
    found = Facts(dates_from=dates_from)
    rows = columns = depth = 0
    for kind, body in records:
        if kind == BOF:
            depth += 1
        elif kind == EOF:
            depth -= 1
            if not depth:
                break
        elif kind == DIMENSIONS and not _possible(body):
            raise Unfit(damaged())
        elif kind == ROW and len(body) >= 16 and depth == 1:
            found.hidden_rows += bool(struct.unpack_from("<H", body, 12)[0] & 0x20) and body[2:4] != body[4:6]
        elif kind == COLINFO and len(body) >= 10 and depth == 1:
            found.hidden_columns += struct.unpack_from("<H", body, 8)[0] & 1
        elif kind == 0x9B:
            found.filtered = True
        elif kind in CELLS and len(body) >= 6 and depth < 2:
            row, column, style = struct.unpack_from("<HHH", body)
            # several cells in one record end with the number of the last
            last = struct.unpack_from("<H", body, len(body) - 2)[0] if kind in (MULRK, MULBLANK) else column
            if kind not in BLANKS:
                rows, columns = max(rows, row + 1), max(columns, last + 1)
                bounded(rows, columns)
            _cell(found, kind, body, row, column, style, last, percents)
    return found


def _possible(body: bytes) -> bool:
    """True for a size that an old sheet can have: the reader of values sets memory aside for it."""
    row, last_row, column, last_column = struct.unpack_from("<HHHH" if len(body) == 10 else "<IIHH", body)
    return bool(row <= last_row <= 65_536 and column <= last_column <= 256)


def _cell(found: Facts, kind: int, body: bytes, row: int, column: int, style: int, last: int, percents: set[int]) -> None:
    if kind == MULRK:
        for n in range(last - column + 1):
            if struct.unpack_from("<H", body, 4 + 6 * n)[0] in percents:
                found.percents.add((row, column + n))
    elif style in percents:
        found.percents.add((row, column))
    if kind == BOOLERR and len(body) >= 8 and body[7]:
        found.errors[row, column] = ERRORS.get(body[6], "#")
    elif kind == FORMULA and len(body) >= 14 and body[12:14] == b"\xff\xff" and body[6] == 2:
        found.errors[row, column] = ERRORS.get(body[8], "#")
