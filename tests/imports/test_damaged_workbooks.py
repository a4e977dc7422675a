"""Workbooks damaged at random, also inside their parts: read or refused, never an exception. All of it is made up, and
each damage can be made again from its number."""

from __future__ import annotations

import datetime
import io
import random
import zipfile

import pytest

from jamp.imports.plan import Upload
from jamp.imports.read import read_tables
from tests.imports.test_workbooks import HEADER, as_ods, book, old, saved

ROWS: list[list[object]] = [HEADER, *([f"I-{n}", datetime.date(2026, 3, 31), n * 1.5, "バス"] for n in range(20))]
SEEDS = {"xlsx": saved(book(("values", ROWS))), "xls": saved(old(ROWS)), "ods": as_ods(ROWS)}
SHORT, LONG = 300, 10_000


def hurt(raw: bytearray, dice: random.Random) -> None:
    at, kind = dice.randrange(len(raw) + 1), dice.randrange(4)
    if kind == 0:
        raw[at : at + 1] = dice.randbytes(1)
    elif kind == 1:
        del raw[at : at + dice.randint(1, 100)]
    elif kind == 2:
        raw[at:at] = dice.randbytes(dice.randint(1, 20))
    else:
        raw[at:at] = raw[: dice.randint(1, 300)]


def damaged(data: bytes, dice: random.Random) -> bytes:
    if data.startswith(b"PK") and dice.random() < 0.7:
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as again:
            for name in archive.namelist():
                part = bytearray(archive.read(name))
                for _ in range(dice.choice((0, 0, 1, 4))):
                    hurt(part, dice)
                again.writestr(name, bytes(part))
        return out.getvalue()
    raw = bytearray(data)
    for _ in range(dice.randint(1, 8)):
        hurt(raw, dice)
    return bytes(raw)


def tried(kind: str, numbers: range) -> None:
    for number in numbers:
        data = damaged(SEEDS[kind], random.Random(number))
        try:
            tables = read_tables(Upload(f"x.{kind}", data))
        except BaseException as problem:
            raise AssertionError(f"damage number {number} of {kind}") from problem
        assert all(table.header or any(issue.blocks for issue in table.issues) for table in tables), (kind, number)


@pytest.mark.parametrize("kind", SEEDS)
def test_damaged_workbooks(kind: str) -> None:
    tried(kind, range(SHORT))


@pytest.mark.soak
@pytest.mark.parametrize("kind", SEEDS)
def test_many_damaged_workbooks(kind: str) -> None:
    tried(kind, range(LONG))
