"""Files that were damaged at random: each is read or refused with plain words, in bounded time, and nothing is stored.
The seeds are exports of the real records; every damage is made up and can be made again from its number."""

from __future__ import annotations

import random
import time

import pytest
from sqlalchemy import Engine

from jamp.documents.csv import render_csv
from jamp.documents.xlsx import render_workbook
from jamp.imports import stored
from jamp.imports.check import check
from jamp.imports.export import export_rows
from jamp.imports.plan import Upload
from jamp.imports.rehearsal import rehearsed
from jamp.languages import words
from jamp.model.subjects import SHEETS
from jamp.queries.views import view_of
from jamp.reports.lists import listing
from jamp.store.engine import open_engine
from jamp.store.scope import LOCAL, seeing

ROWS = 12
SHORT, LONG = 500, 20_000
SLOWEST = 20.0  # seconds; a bound that a loop without end would pass, not a measure of speed
ENCODINGS = ("utf-8-sig", "utf-16", "cp932", "cp874", "cp1252", "gb18030", "euc_jp")
NASTY = ("", " ", "-", "=1+1", "'", '"', '""', "\x00", "\ufeff", "\u200b", "[clear]", "N/A", "NaN", "1e999", "-0", "१२", "๒๕๖๙", "令和8年4月3日",
         "2569-04-03", "31/02/2026", "00000000000000000000", "9" * 400, "a;b;c", "a+b", "\r\n", "<b>", "{0}", "{name}", "%s", "../../x", "x" * 5000)  # fmt: skip


@pytest.fixture(scope="module")
def database(template: object) -> Engine:
    return open_engine(f"sqlite:///{template}")


@pytest.fixture(scope="module")
def seeds(database: Engine) -> list[tuple[str, list[str], list[list[object]], bytes]]:
    """(sheet, columns, rows, workbook) of some records of every sheet."""
    found = []
    with seeing(database, LOCAL) as session:
        view, _ = view_of(session, None, None)
        for sheet in SHEETS:
            columns, rows = export_rows(session, sheet, None)
            rows = rows[:ROWS]
            if rows:
                found.append((sheet, columns, rows, render_workbook(listing(session, sheet, view, words("en"), columns, rows))))
    return found


def damaged(dice: random.Random, seeds: list[tuple[str, list[str], list[list[object]], bytes]]) -> Upload:
    sheet, columns, rows, workbook = dice.choice(seeds)
    way = dice.randrange(4)
    if way == 0:  # cells
        columns, rows = list(columns), [list(row) for row in rows]
        for _ in range(dice.randint(1, 6)):
            cell = dice.choice(NASTY)
            if dice.random() < 0.2:
                columns[dice.randrange(len(columns))] = cell
            else:
                row = dice.choice(rows)
                row[dice.randrange(len(row))] = cell
        data = render_csv(columns, rows)
    elif way == 1:  # letters and delimiter
        text = render_csv(columns, rows).decode("utf-8-sig")
        delimiter = dice.choice(",;\t|")
        data = text.replace(",", delimiter).encode(dice.choice(ENCODINGS), errors="replace")
    else:  # bytes
        data = workbook if way == 2 else render_csv(columns, rows)
    if way != 0 or dice.random() < 0.3:
        raw = bytearray(data)
        for _ in range(dice.randint(0 if way == 1 else 1, 8)):
            at, kind = dice.randrange(len(raw)), dice.randrange(4)
            if kind == 0:
                raw[at] = dice.randrange(256)
            elif kind == 1:
                del raw[at : at + dice.randint(1, 200)]
            elif kind == 2:
                raw[at:at] = bytes(dice.randrange(256) for _ in range(dice.randint(1, 50)))
            else:
                raw[at:at] = raw[: dice.randint(1, 500)]
            if not raw:
                break
        data = bytes(raw)
    return Upload(dice.choice(("a.csv", "a.xlsx", "a.xls", "a.txt", "a")), data, dice.choice((None, sheet)))


def tried(database: Engine, seeds: list[tuple[str, list[str], list[list[object]], bytes]], numbers: range) -> None:
    with seeing(database, LOCAL) as session:
        before = stored.counts(session, SHEETS)
    for number in numbers:
        upload = damaged(random.Random(number), seeds)
        start = time.monotonic()
        try:
            plan = check(database, LOCAL, [upload], random.Random(number).choice((None, "2026-03-31")))
        except Exception as problem:
            raise AssertionError(f"damage number {number}") from problem
        assert time.monotonic() - start < SLOWEST, f"damage number {number}"
        if plan.fit and not plan.empty:  # written whole, and put back
            with rehearsed(database, plan) as trial:
                assert trial is not None, f"damage number {number}"
        issues = plan.files[0].issues
        assert all(issue.text for issue in issues), f"damage number {number}"
        assert plan.fit or any(issue.blocks for issue in issues), f"damage number {number}"
    with seeing(database, LOCAL) as session:
        assert stored.counts(session, SHEETS) == before


def test_damaged_files(database: Engine, seeds: list[tuple[str, list[str], list[list[object]], bytes]]) -> None:
    tried(database, seeds, range(SHORT))


@pytest.mark.soak
def test_many_damaged_files(database: Engine, seeds: list[tuple[str, list[str], list[list[object]], bytes]]) -> None:
    tried(database, seeds, range(LONG))
