"""`python -m tests.made_up FILE`: a made-up portfolio in a database file of its own."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from jamp.settings import RECORDS
from jamp.store.engine import open_engine
from tests.made_up.portfolio import HoldsRecords, already, fill, prepare
from tests.made_up.size import Size


def main() -> None:
    """Fill the file, unless it is filled already."""
    usual = Size()
    parser = argparse.ArgumentParser(description="Fills a database file of its own with made-up projects.")
    parser.add_argument("file", type=Path, nargs="?", default=RECORDS / "demo-large.sqlite")
    for name in ("projects", "indicators", "dates", "groups"):
        parser.add_argument(f"--{name}", type=int, default=getattr(usual, name))
    parser.add_argument("--cases", type=int, default=60)
    asked = parser.parse_args()
    size = Size(asked.projects, asked.indicators, asked.dates, asked.groups, asked.cases)
    engine = open_engine(f"sqlite:///{asked.file}")
    try:
        prepare(engine)
    except HoldsRecords:
        sys.exit(f"{asked.file} holds projects that are not made up. Name another file.")
    if already(engine):
        print(f"{asked.file} holds a made-up portfolio already; delete the file to make another.")
        return
    print(f"Making up {size.projects} projects with {size.values} figures; this takes some minutes.", flush=True)
    start = time.perf_counter()
    fill(engine, size)
    engine.dispose()
    print(f"{asked.file}: made in {time.perf_counter() - start:.0f} s.")


if __name__ == "__main__":
    main()
