"""What was sent waits until it is applied or taken away. Contents are made up."""

from __future__ import annotations

import threading

from sqlalchemy import Engine, text

from jamp.imports.apply import Applied, apply, undo
from jamp.imports.check import check
from jamp.imports.plan import Upload
from jamp.store import drafts
from jamp.store.scope import LOCAL

FILE = ("q.csv", b"project_id,status,as_at\nASCN-SRP-01,suspended,2026-03-31\n")


def test_the_bytes_are_there_for_who_sent_them_alone(engine: Engine) -> None:
    number = drafts.keep(engine, "Sokha", [FILE], {"as_at": "2026"})
    kept = drafts.one(engine, "Sokha", number)
    assert kept and (kept.files[0].name, *drafts.data(engine, "Sokha", number)) == FILE
    assert drafts.data(engine, "Malee", number) == []
    assert kept.options == {"as_at": "2026"} and kept.files[0].options == {}
    assert drafts.one(engine, "Malee", number) is None
    assert [(n, names) for n, _, names in drafts.waiting(engine, "Sokha")] == [(number, ("q.csv",))]
    assert drafts.waiting(engine, "Malee") == []


def test_decisions_are_kept_and_taken_back(engine: Engine) -> None:
    number = drafts.keep(engine, "Sokha", [FILE], {})
    drafts.decide(engine, "Sokha", number, {"encoding": "cp932", "header_row": 3}, 0)
    drafts.decide(engine, "Sokha", number, {"header_row": None}, 0)
    drafts.decide(engine, "Sokha", number, {"as_at": "2026-03"})
    drafts.decide(engine, "Malee", number, {"encoding": "utf-8"}, 0)
    kept = drafts.one(engine, "Sokha", number)
    assert kept and kept.files[0].options == {"encoding": "cp932"} and kept.options == {"as_at": "2026-03"}


def test_a_cancel_leaves_nothing(engine: Engine) -> None:
    number = drafts.keep(engine, "Sokha", [FILE], {})
    drafts.cancel(engine, "Malee", number)
    assert drafts.one(engine, "Sokha", number)
    drafts.cancel(engine, "Sokha", number)
    with engine.connect() as connection:
        assert [connection.scalar(text(f"SELECT count(*) FROM {table}")) for table in ("draft", "draft_file")] == [0, 0]


def test_two_clicks_at_once_make_one_batch(loaded: Engine) -> None:
    number = drafts.keep(loaded, LOCAL.name, [FILE], {})
    plan = check(loaded, LOCAL, [Upload(*FILE)])
    results: list[Applied] = []
    clicks = [threading.Thread(target=lambda: results.append(apply(loaded, LOCAL, plan, LOCAL.name, number))) for _ in range(4)]
    for click in clicks:
        click.start()
    for click in clicks:
        click.join(60)
    assert [one.batch for one in results] == [2, 2, 2, 2]
    kept = drafts.one(loaded, LOCAL.name, number)
    assert kept and kept.batch == 2 and drafts.waiting(loaded, LOCAL.name) == []


def test_the_same_file_again_is_known_until_it_is_undone(loaded: Engine) -> None:
    checksum = drafts.checksum(FILE[1])
    assert drafts.known(loaded, checksum) is None
    apply(loaded, LOCAL, check(loaded, LOCAL, [Upload(*FILE)]), "Sokha")
    before = drafts.known(loaded, checksum)
    assert before and (before.batch, before.by) == (2, "Sokha")
    undo(loaded, LOCAL, 2, "Sokha")
    assert drafts.known(loaded, checksum) is None
