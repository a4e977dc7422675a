"""However many problems a file has, all are counted, the first are listed, and the memory stays bounded. All made up."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import Engine

from jamp.imports.apply import apply
from jamp.imports.check import check
from jamp.imports.issues import KEPT, MOST, Issues
from jamp.imports.plan import Issue, Upload
from jamp.store.scope import LOCAL

ROOT = Path(__file__).resolve().parent.parent.parent
CHECK = """
import json, re, sys
from jamp.imports.check import check
from jamp.imports.plan import Upload
from jamp.store.engine import open_engine
from jamp.store.scope import LOCAL
data = open(sys.argv[2], "rb").read()
open("/proc/self/clear_refs", "w").write("5")  # the peak counts from here
file = check(open_engine(sys.argv[1]), LOCAL, [Upload("x.csv", data)]).files[0]
print(json.dumps([file.rows, len(file.issues), sum(issue.times for issue in file.issues), len(file.bad_lines),
                  int(re.search("VmHWM:\\\\s+(\\\\d+)", open("/proc/self/status").read())[1]) / 1024]))
"""
ROWS = 240_000


def bad_cells() -> bytes:
    header = "project_id,as_at,status,stage,percent_complete,source_url,confidence\n"
    return (header + "".join(f"X{n},31/31/{n},s{n},t{n},p{n},u{n},c{n}\n" for n in range(ROWS))).encode()


@pytest.mark.parametrize(
    ("data", "rows", "problems"),
    [
        (lambda: b"project_id,as_at,status\n" + b"\n" * (10 << 20), 0, 1),
        (lambda: b"project_id,title\n" + b"a,b\n" * (3 << 20), 0, 1),
        (lambda: b"project_id,title\n" + b"a,b\n" * ROWS, ROWS, ROWS - 1),
        (lambda: b"project_id,title,city\n" + b"a,b\na\n" * (ROWS // 2), ROWS, None),
        (bad_cells, ROWS, 6 * ROWS),
    ],
    ids=["newlines", "short lines", "one line again and again", "short and shorter lines", "every cell is wrong"],
)
def test_a_check_stays_within_500_megabytes(real: str, tmp_path: Path, data: object, rows: int, problems: int | None) -> None:
    file = tmp_path / "bad.csv"
    file.write_bytes(data())  # type: ignore[operator]
    done = subprocess.run([sys.executable, "-c", CHECK, real, str(file)], cwd=ROOT, capture_output=True, text=True, timeout=120, check=True)
    found, listed, counted, _, megabytes = json.loads(done.stdout)
    assert found == rows and listed <= MOST + 100
    assert problems is None or counted == problems
    assert megabytes < 500, megabytes


def test_all_are_counted_and_the_first_listed() -> None:
    issues = Issues([Issue("note", "extra-label", "made up")])
    for line in range(2, KEPT + 12):
        issues.tell("row", "type-error", "This is no {what}.", line, "value", "x", {"what": "number"})
    assert len(issues) == KEPT + 1 and len(issues.blocked) == KEPT + 10
    *_, last = issues.told()
    assert (last.times, last.line, last.severity, last.column) == (10, None, "row", "value")
    assert last.text == f"10 more of this kind are counted, not listed; the first {KEPT} are."
    assert sum(issue.times for issue in issues.told()) == KEPT + 11
    issues.demote({"type-error"}, {"value"})
    assert not issues.blocked and {issue.severity for issue in issues} == {"note"} and issues.told()[-1].times == 10


def test_lines_beyond_those_listed_are_left_out_too(loaded: Engine) -> None:
    rows = "".join(f"ASCN-SRP-01,{1900 + n // 12}-{n % 12 + 1:02d},{'nearly' if n else 'ongoing'}\n" for n in range(KEPT + 50))
    plan = check(loaded, LOCAL, [Upload("u.csv", ("project_id,as_at,status\n" + rows).encode(), "updates")], good_rows_only=True)
    assert len(plan.files[0].bad_lines) == KEPT + 49 and plan.files[0].new == 1
    apply(loaded, LOCAL, plan, "officer")
    rows = "".join(f"ASCN-SRP-01,{1900 + n // 12}-{n % 12 + 1:02d},{'x' + ',y' * (n % 2 + 1) if n else 'good'}\n" for n in range(KEPT * 2))
    plan = check(loaded, LOCAL, [Upload("u.csv", ("project_id,as_at,narrative\n" + rows).encode(), "updates")], good_rows_only=True)
    assert len(plan.files[0].bad_lines) == KEPT * 2 - 1 and [change.line for change in plan.changes()] == [2]


def test_an_error_in_a_column_that_is_not_used_leaves_its_line(loaded: Engine) -> None:
    book = openpyxl.Workbook()
    page = book.active
    page.append(["project_id", "as_at", "status", "made up"])
    page.append(["ASCN-SRP-01", "2026-01-31", "completed", "#REF!"])
    page["D2"].data_type = "e"
    data = io.BytesIO()
    book.save(data)
    file = check(loaded, LOCAL, [Upload("x.xlsx", data.getvalue())]).files[0]
    assert (file.changed, file.bad_lines) == (1, [])
    assert ("note", "cell-error") in [(issue.severity, issue.code) for issue in file.issues]
