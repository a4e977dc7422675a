"""A long file of made-up values: read, compared and applied with its history, against SQLite's own import of the same file."""

from __future__ import annotations

import resource
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from jamp.imports.apply import apply
from jamp.imports.check import check
from jamp.imports.plan import Upload
from jamp.store.engine import open_engine
from jamp.store.scope import LOCAL

pytestmark = pytest.mark.bench
INDICATORS = 2000


@pytest.mark.parametrize("rows", [5_000, 200_000])
def test_applying_values(rows: int, real: str, tmp_path: Path) -> None:
    program = shutil.which("sqlite3")
    if not program:
        pytest.fail("the program sqlite3 is needed to compare with; install the package sqlite3")
    engine = open_engine(real)
    lines = [f"B-{i},ASCN-SRP-01,made up,people" for i in range(INDICATORS)]
    indicators = "\n".join(["indicator_id,project_id,title,unit", *lines]).encode()
    apply(engine, LOCAL, check(engine, LOCAL, [Upload("indicators.csv", indicators, "indicators")]), "bench")
    values = [f"B-{i % INDICATORS},{1950 + i // INDICATORS // 12}-{1 + i // INDICATORS % 12:02d},{i * 1.5},,made up,," for i in range(rows)]
    data = "\n".join(["indicator_id,as_at,value,groups,comment,source,source_url", *values]).encode()
    file = tmp_path / "values.csv"
    file.write_bytes(data)

    start = time.perf_counter()
    plan = check(engine, LOCAL, [Upload("values.csv", data, "values")])
    applied = apply(engine, LOCAL, plan, "bench")
    ours = time.perf_counter() - start
    start = time.perf_counter()
    subprocess.run([program, tmp_path / "bare.sqlite", "-cmd", ".mode csv", f".import {file} v"], check=True)
    bare = time.perf_counter() - start

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\n{rows} values: {ours:.2f} s, {ours / bare:.1f} x sqlite3 .import, peak {peak:.0f} MB")
    assert plan.files[0].new == rows and applied.counts["values"] >= rows
    assert peak < 500
