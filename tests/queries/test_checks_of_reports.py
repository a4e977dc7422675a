"""A publisher that brings out a report in several parts of one day. The reports are made up."""

from __future__ import annotations

from sqlalchemy import Engine

from tests.queries.test_checks import found, rows, subjects
from tests.queries.test_rated import send


def test_parts_of_one_day_are_one_report(loaded: Engine) -> None:
    codes = [row["project_id"] for row in rows("projects") if row["project_id"].startswith("ASCN-") and not row["exit_date"]][:22]
    parts = {"MADE-UP-2026": ("2026-01-31", codes), "MADE-UP-A": ("2026-03-31", codes[:10]), "MADE-UP-B": ("2026-03", codes[10:21])}
    send(loaded, "sources", "source,title,publisher,published\n" + "".join(f"{name},Made up,Made-up office,{date}\n" for name, (date, _) in parts.items()))
    told = [f"{code},{date},{name},ongoing\n" for name, (date, part) in parts.items() for code in part]
    send(loaded, "updates", "project_id,as_at,source,status\n" + "".join(told))
    here = set(subjects(loaded, "dropped_without_trace", "2026-03-31")) & set(codes)
    assert here == {codes[21]}
    (absent,) = [one for one in found(loaded, "dropped_without_trace", "2026-03-31") if one.subject == codes[21]]
    assert absent.case == "absent" and absent.sources == ("MADE-UP-2026", "MADE-UP-A", "MADE-UP-B")
    assert not set(subjects(loaded, "dropped_without_trace", "2026-03-30")) & set(codes)
