"""The history page by page: what was added is packed by the thousand and comes out one by one. Contents are made up."""

from __future__ import annotations

from sqlalchemy import Engine

from jamp.imports.apply import apply, undo
from jamp.imports.check import check
from jamp.imports.plan import Upload
from jamp.queries import batches
from jamp.store import arrivals
from jamp.store.scope import LOCAL, seeing

NUMBER = arrivals.AT_ONCE + 7


def test_every_record_of_a_long_file_is_in_the_history_once(loaded: Engine) -> None:
    indicators = b"indicator_id,project_id,title,unit\nMADE-UP-1,ASCN-SRP-01,made up,people\nMADE-UP-2,ASCN-PNH-02,made up,people\n"
    apply(loaded, LOCAL, check(loaded, LOCAL, [Upload("i.csv", indicators, "indicators")]), "load")
    lines = [f"MADE-UP-{1 + n % 2},{1900 + n // 24}-{1 + n // 2 % 12:02d},{n}" for n in range(NUMBER)]
    values = "\n".join(["indicator_id,as_at,value", *lines]).encode()
    apply(loaded, LOCAL, check(loaded, LOCAL, [Upload("v.csv", values, "values")]), "load")
    with seeing(loaded, LOCAL) as session:
        assert batches.all(session, 0, 1)[0].records == NUMBER
        pages = [batches.changes(session, 3, start, 50) for start in range(0, NUMBER + 50, 50)]
        found = [row for page in pages for row in page]
        assert [row.line for row in found] == list(range(2, NUMBER + 2))
        assert found[-1].fields["value"] == (None, NUMBER - 1) and found[-1].file == "v.csv" and found[-1].kind == "new"
        whole = batches.of_project(session, "ASCN-SRP-01", 0, 100_000)
        assert len(whole) == batches.count_of_project(session, "ASCN-SRP-01") and whole[0].batch == 3
        assert {row.sheet for row in whole} >= {"projects", "updates", "indicators", "values"}
        assert batches.of_project(session, "ASCN-SRP-01", 17, 20) == whole[17:37]
        assert batches.projects(session, 3)[1] == 2
    assert undo(loaded, LOCAL, 3, "load").left == ()
    with seeing(loaded, LOCAL) as session:
        assert batches.of_project(session, "ASCN-SRP-01", 0, 1)[0].kind == "removed"
        assert len(batches.changes(session, 4, NUMBER - 3, 50)) == 3
