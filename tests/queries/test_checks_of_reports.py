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


def test_two_parts_of_one_day_are_not_two_reports_of_the_same_status(loaded: Engine) -> None:
    codes = [row["project_id"] for row in rows("projects")][:12]
    send(loaded, "sources", "source,title,publisher,published\n" + "".join(f"MADE-UP-{n},Made up,Made-up office,{date}\n" for n, date in enumerate(("2031-01-31", "2031-03-31", "2031-03-31"))))
    told = {n: "".join(f"{code},{date},MADE-UP-{n},planning\n" for code in codes) for n, date in enumerate(("2031-01-31", "2031-03-31", "2031-03"))}
    send(loaded, "updates", "project_id,as_at,source,status\n" + "".join(told.values()))
    now = [one for one in found(loaded, "same_status_every_report", "2031-04-30") if one.subject in codes and one.facts["status"] == "planning"]
    assert not [one for one in now if one.facts["since"] >= "2031"]
    send(loaded, "sources", "source,title,publisher,published\nMADE-UP-3,Made up,Made-up office,2031-05-31\n")
    send(loaded, "updates", "project_id,as_at,source,status\n" + "".join(f"{code},2031-05-31,MADE-UP-3,planning\n" for code in codes))
    (first, *_), later = codes, {one.subject: one for one in found(loaded, "same_status_every_report", "2031-06-30")}
    assert later[first].facts["since"] == "2031-01-31" and later[first].sources == ("MADE-UP-0", "MADE-UP-2", "MADE-UP-3")
