"""What the tests of single points share: a small file, and what exactly is found in it. All contents are made up."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from sqlalchemy import Engine

from jamp.imports.apply import apply
from jamp.imports.check import check
from jamp.imports.plan import Plan, Upload
from jamp.store.engine import open_engine
from jamp.store.scope import LOCAL

TODAY = {"today": "2026-06-15"}
BEFORE = {
    "projects": "project_id,title\n007,Seven\n",
    "indicators": "indicator_id,project_id,title,unit,direction,target\n"
    "I-P,007,People,people,rising,100\nI-S,007,Share,%,rising,50\nI-Y,007,Money,million JPY,rising,90\n",
    "values": "indicator_id,as_at,value\nI-P,2025,10\n",
}


@dataclass(frozen=True)
class Case:
    """A file as a text or as the rows of a workbook, and all that comes of it: `found` holds (severity, code, line,
    column) of every finding, `read` (column, written, read, reason) of every conversion, `new` the values that would
    be stored, by key; `decided` some decisions of the reading."""

    point: int
    sheet: str
    file: str | list[list[Any]]
    found: list[tuple[str, str, int | None, str]] = field(default_factory=list)
    read: list[tuple[str, str, str, str]] = field(default_factory=list)
    new: dict[str, dict[str, Any]] = field(default_factory=dict)
    decided: dict[str, Any] = field(default_factory=dict)
    options: dict[str, Any] = field(default_factory=dict)
    formats: dict[str, str] = field(default_factory=dict)
    epoch: Any = None


def database(template: Path, folder: Path) -> Iterator[Engine]:
    """The real records and a few made-up ones; checks alone are made of it."""
    shutil.copy(template, folder / "jamp.sqlite")
    opened = open_engine(f"sqlite:///{folder / 'jamp.sqlite'}")
    for sheet, text in BEFORE.items():
        apply(opened, LOCAL, check(opened, LOCAL, [Upload(f"{sheet}.csv", text.encode(), sheet)]), "officer")
    yield opened
    opened.dispose()


def sent(case: Case) -> Upload:
    if isinstance(case.file, str):
        return Upload("x.csv", case.file.encode(), case.sheet, case.options)
    book = openpyxl.Workbook()
    page: Any = book.active
    for row in case.file:
        page.append(row)
    for cell, shown in case.formats.items():
        page[cell].number_format = shown
    if case.epoch:
        book.epoch = case.epoch
    out = io.BytesIO()
    book.save(out)
    return Upload("x.xlsx", out.getvalue(), case.sheet, case.options)


def proved(database: Engine, case: Case) -> Plan:
    """Everything that is found in the file is what the case says, no more and no less."""
    plan = check(database, LOCAL, [sent(case)], options=TODAY)
    (file,) = plan.files
    found = [(one.severity, one.code, one.line, one.column) for one in file.issues]
    assert sorted(found, key=str) == sorted(case.found, key=str)
    read = [(one.column, one.written, one.read, one.reason.name) for one in file.conversions]
    assert sorted(read) == sorted(case.read)
    changes = {one.key: {name: after for name, (_, after) in one.fields.items()} for one in plan.changes()}
    assert changes.keys() == case.new.keys()
    assert {key: {name: changes[key].get(name) for name in fields} for key, fields in case.new.items()} == case.new
    decisions = {one.name: one.value for one in file.decisions}
    assert {name: decisions.get(name) for name in case.decided} == case.decided
    assert plan.fit == (not any(severity in ("file", "row") for severity, *_ in case.found))
    return plan


def every(cases: list[Case]) -> Any:
    """One test for each case, called by its point."""
    return pytest.mark.parametrize("case", cases, ids=[f"point {case.point}" for case in cases])
