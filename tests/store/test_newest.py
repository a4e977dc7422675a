"""What is kept of the newest figures is what a count from nothing gives. Contents are made up, on the real records."""

from __future__ import annotations

import random
from typing import Any

from sqlalchemy import Engine, text, true

from jamp.imports.apply import apply, undo
from jamp.imports.check import check
from jamp.imports.plan import Upload
from jamp.imports.rehearsal import rehearsed
from jamp.imports.withdraw import withdraw
from jamp.model.dates import end_of
from jamp.model.statements import precedence
from jamp.store import newest
from jamp.store.scope import LOCAL

INDICATORS = ("MADE-UP-A", "MADE-UP-B", "MADE-UP-C")
DATES = ("2023", "2024-02", "2024-12-31", "2025-06-30", "2025-06", "2026-03-31")
GROUPS = ("", "women", "informal_workers+women")
# a part is never more than its whole
RANGES = {"": (60, 90), "women": (30, 60), "informal_workers+women": (0, 30)}
SOURCES = ("", "ASCN-ME-2024", "ASCN-ME-2025")


def sent(engine: Engine, sheet: str, columns: str, rows: list[list[str]]) -> int | None:
    lines = [columns, *[",".join(row) for row in rows]]
    plan = check(engine, LOCAL, [Upload(f"{sheet}.csv", "\n".join(lines).encode() + b"\n", sheet)])
    assert plan.fit, [file.issues for file in plan.files]
    return apply(engine, LOCAL, plan, "made up").batch


def prepared(engine: Engine) -> None:
    sent(engine, "indicators", "indicator_id,project_id,title,unit,measure", [[key, "ASCN-SRP-01", f"Made up {key}", "people", "cumulative"] for key in INDICATORS])


def kept(engine: Engine) -> set[tuple[Any, ...]]:
    with engine.connect() as connection:
        return {tuple(row) for row in connection.execute(newest.KEPT.select())}


def by_sql(engine: Engine) -> set[tuple[Any, ...]]:
    with engine.connect() as connection:
        return {tuple(row) for row in connection.execute(newest.counted(true()))}


def by_hand(engine: Engine) -> set[tuple[Any, ...]]:
    """The same from every value, one after the other, by the rules of the model."""
    query = "SELECT v.indicator_id, v.groups, v.as_at, v.source, s.published, v.value, v.bound FROM indicator_value v JOIN source s ON s.source = v.source WHERE v.value IS NOT NULL"
    with engine.connect() as connection:
        rows = connection.execute(text(query)).all()
    found = set()
    for key, groups in {(row[0], row[1]) for row in rows}:
        mine = [row for row in rows if (row[0], row[1]) == (key, groups)]
        counts = max(mine, key=lambda row: (*precedence(row[2], row[3], row[4]), row[2]))
        positive = [row[5] for row in rows if row[0] == key and row[5] > 0]
        found.add((key, groups, min(end_of(row[2]) for row in mine), end_of(counts[2]), counts[2], counts[3], counts[5], counts[6],
                   min(positive, default=None), None if groups else fell(mine)))  # fmt: skip
    return found


def fell(mine: list[Any]) -> str | None:
    of_days: dict[str, Any] = {}
    for row in sorted(mine, key=lambda row: row[3]):
        if row[6] != "about":
            of_days.setdefault(end_of(row[2]), row)
    days = sorted(of_days)
    return next((day for before, day in zip(days, days[1:], strict=False) if of_days[day][5] < of_days[before][5] and of_days[day][6] in (None, "exact")), None)


def test_of_the_records_the_newest_figures_are_kept(loaded: Engine) -> None:
    there = kept(loaded)
    assert there and there == by_sql(loaded) == by_hand(loaded)


def test_after_any_plans_and_undos_it_is_what_a_count_from_nothing_gives(loaded: Engine) -> None:
    prepared(loaded)
    draw, batches = random.Random(4), []
    for turn in range(14):
        rows = {}
        for _ in range(draw.randint(1, 8)):
            day, groups, source = draw.choice(DATES), draw.choice(GROUPS), draw.choice(SOURCES)
            nothing = draw.random() < 0.2
            rows[draw.choice(INDICATORS), end_of(day), groups, source] = [
                draw.choice(INDICATORS), day, groups, source, "" if nothing else str(draw.randint(*RANGES[groups])), "not given" if nothing else "", draw.choice(("", "about", "at least")) if not nothing else ""]  # fmt: skip
        unique = {tuple(row[:4]): row for row in rows.values()}
        batch = sent(loaded, "values", "indicator_id,as_at,groups,source,value,state,bound", list(unique.values()))
        if batch is not None:
            batches.append(batch)
        if turn % 3 == 2:
            back = undo(loaded, LOCAL, batches.pop(draw.randrange(len(batches))), "made up")
            if back.batch is not None and draw.random() < 0.5:
                batches.append(back.batch)
        there = kept(loaded)
        assert there == by_sql(loaded) == by_hand(loaded), turn
    assert {row[0] for row in there} >= set(INDICATORS)


def test_a_source_that_is_published_later_counts_from_then_on(loaded: Engine) -> None:
    prepared(loaded)
    sent(loaded, "sources", "source,title,published", [["MADE-UP-1", "First", "2025-01-31"], ["MADE-UP-2", "Second", "2025-02"]])
    sent(loaded, "values", "indicator_id,as_at,source,value", [["MADE-UP-A", "2024", "MADE-UP-1", "10"], ["MADE-UP-A", "2024-12-31", "MADE-UP-2", "20"]])
    assert {row[6] for row in kept(loaded) if row[0] == "MADE-UP-A"} == {20}
    batch = sent(loaded, "sources", "source,published", [["MADE-UP-1", "2025-03"]])
    assert {row[6] for row in kept(loaded) if row[0] == "MADE-UP-A"} == {10}
    undo(loaded, LOCAL, batch or 0, "made up")
    assert {row[6] for row in kept(loaded) if row[0] == "MADE-UP-A"} == {20} and kept(loaded) == by_hand(loaded)


def test_a_rehearsal_sees_what_would_be_kept_and_leaves_it(loaded: Engine) -> None:
    prepared(loaded)
    before = kept(loaded)
    plan = check(loaded, LOCAL, [Upload("v.csv", b"indicator_id,as_at,value\nMADE-UP-A,2025,7\n", "values")])
    with rehearsed(loaded, plan) as session:
        assert session is not None
        seen = {tuple(row) for row in session.connection().execute(newest.KEPT.select())}
    assert {row[6] for row in seen - before} == {7} and kept(loaded) == before


def test_what_is_withdrawn_is_not_kept(loaded: Engine) -> None:
    prepared(loaded)
    sent(loaded, "values", "indicator_id,as_at,value", [["MADE-UP-A", "2024", "5"], ["MADE-UP-A", "2025", "4"]])
    withdraw(loaded, LOCAL, [("MADE-UP-A", "2025", "", "")], "made up", "values")
    mine = [row for row in kept(loaded) if row[0] == "MADE-UP-A"]
    assert mine == [("MADE-UP-A", "", "2024-12-31", "2024-12-31", "2024", "", 5, None, 5, None)] and kept(loaded) == by_hand(loaded)
