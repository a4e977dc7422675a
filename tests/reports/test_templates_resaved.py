"""Upload templates in another office program: opened, saved, their rules tried out."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.datavalidation import DataValidation
from sqlalchemy import Engine

from jamp.imports.convert import CLEAR
from jamp.imports.since import state_of
from jamp.imports.templates import OFFICE
from tests.reports.test_templates import made, opened, rule, sent

# the office program may be there without its spreadsheets
SOFFICE = shutil.which("localc") and shutil.which("soffice")


def resaved(data: bytes, folder: Path, ending: str = "xlsx") -> bytes:
    (folder / "in").mkdir(parents=True)
    (folder / "in" / "template.xlsx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", ending, "--outdir", str(folder), str(folder / "in" / "template.xlsx")]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return (folder / f"template.{ending}").read_bytes()


@pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not installed")
def test_another_office_program_opens_it_and_saves_it_whole(stored: Engine, tmp_path: Path) -> None:
    data = made(stored, OFFICE, "ja", ("Phnom Penh",))
    again = resaved(data, tmp_path)
    assert state_of(again) == state_of(data) != ""
    plan = sent(stored, again)
    assert plan.fit and plan.empty and [file.rows for file in plan.files] == [file.rows for file in sent(stored, data).files]
    page = opened(again)["updates"]
    status, done = rule_at(page, "C3"), rule_at(page, "E3")
    assert status.type == "list" and "list_status_or_empty" in status.formula1 and done.type == "custom"


def rule_at(page: Any, cell: str) -> DataValidation:
    return next(one for one in page.data_validations.dataValidation if cell in one.cells)


# what is typed -> whether the cell takes it
DATES = {"2025": True, "2025-09": True, "2025-09-30": True, CLEAR: True, "2024-02-29": True, "2025-02-29": False, "2025-13": False, "30/09/2025": False,
         "2568-09-30": False, "soon": False, "2025-9": False, "202": False, "2025-09-30 10:00": False}  # fmt: skip
PERCENTS = {"0": True, "45.5": True, "100": True, CLEAR: True, "101": False, "-1": False, "half": False}
ADDRESSES = {"https://example.org": True, "http://example.org": True, CLEAR: True, "example.org": False, "www.example.org": False}


@pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not installed")
def test_the_rules_take_what_is_right_and_refuse_the_rest(stored: Engine, tmp_path: Path) -> None:
    page = opened(made(stored, ("updates",)))["updates"]
    book = openpyxl.Workbook()
    trial = book.active
    cases = [(rule(page, column), typed, taken) for column, typed_in in (("as_at", {**DATES, CLEAR: False}), ("percent_complete", PERCENTS), ("source_url", ADDRESSES))
             for typed, taken in typed_in.items()]  # fmt: skip
    for line, (one, typed, _) in enumerate(cases, start=1):
        trial.cell(line, 1).value = float(typed) if one.promptTitle == "Percent complete" and typed.lstrip("-").replace(".", "").isdigit() else typed
        trial.cell(line, 2).value = "=" + one.formula1.lstrip("=").replace(str(one.sqref).split(":")[0], f"A{line}")
    out = io.BytesIO()
    book.save(out)
    lines = resaved(out.getvalue(), tmp_path, "csv").decode().splitlines()
    assert [line.rpartition(",")[2] for line in lines] == [str(taken).upper() for _, _, taken in cases], lines
