"""One batch at a time: who waits is told for whom, nobody waits for ever, nobody waits for the dead. Contents are made up."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from jamp.imports.apply import Refused, StalePlan, Taken, apply, undo
from jamp.imports.check import check
from jamp.imports.plan import Plan, Upload
from jamp.queries import batches
from jamp.store import drafts
from jamp.store.engine import open_engine
from jamp.store.scope import LOCAL, seeing
from jamp.store.turns import holder, taking_turn
from tests.halfway import LIMIT, kill_half_way
from tests.imports.test_apply import quarterly
from tests.pages.test_pages import run, text
from tests.servers import ROOT

AT_ONCE, EACH = 6, 4
SHORT = 0.2


def plans(engine: Engine, number: int) -> Plan:
    rows = f"project_id,title,country\nMADE-UP-{number},Made up,KHM\n".encode()
    return check(engine, LOCAL, [Upload(f"{number}.csv", rows, "projects")])


def applied(engine: Engine, plan: Plan, by: str) -> int | None:
    """As the command line does: what was compared with older records is compared anew."""
    while True:
        try:
            return apply(engine, LOCAL, plan, by, patience=LIMIT).batch
        except StalePlan as stale:
            plan = stale.plan


def test_who_waits_too_long_is_told_for_whom(loaded: Engine) -> None:
    plan = quarterly(loaded)
    with taking_turn(loaded, LOCAL, "Sokha", ("values.csv", "b.csv", "c.csv", "d.csv")):
        told = holder(loaded)
        assert told and told.by == "Sokha"
        with pytest.raises(Taken) as taken:
            apply(loaded, LOCAL, plan, "me", patience=SHORT)
        time = told.since[:19].replace("T", " ")
        assert str(taken.value) == f"Sokha has been applying values.csv, b.csv, c.csv and 1 more since {time} UTC. Try again in a moment."
        with pytest.raises(Taken, match="Sokha"):
            undo(loaded, LOCAL, 1, "me", patience=SHORT)
    assert holder(loaded) is None
    assert apply(loaded, LOCAL, plan, "me", patience=SHORT).batch == 2
    with taking_turn(loaded, LOCAL, "Sokha", undoes=2), pytest.raises(Taken, match="Sokha has been undoing batch 2 since"):
        apply(loaded, LOCAL, quarterly(loaded, status="completed"), "me", patience=SHORT)


def test_who_has_patience_gets_the_turn(loaded: Engine) -> None:
    made: list[int | None] = []
    waiting = threading.Thread(target=lambda: made.append(applied(loaded, quarterly(loaded), "me")))
    with taking_turn(loaded, LOCAL, "Sokha", ("values.csv",)):
        waiting.start()
        with pytest.raises(Taken):  # whoever has less gives up before
            apply(loaded, LOCAL, plans(loaded, 1), "she", patience=SHORT)
        assert waiting.is_alive() and not made
    waiting.join(LIMIT)
    assert made == [2] and holder(loaded) is None


def test_of_many_at_once_the_one_named_is_the_one_who_writes(loaded: Engine) -> None:
    wrong: list[object] = []

    def turns(name: str) -> None:
        for _ in range(EACH):
            with taking_turn(loaded, LOCAL, name, patience=LIMIT):
                told = holder(loaded)
                if told is None or told.by != name:
                    wrong.append((name, told))

    threads = [threading.Thread(target=turns, args=(f"officer {i}",)) for i in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(LIMIT)
    assert not any(thread.is_alive() for thread in threads) and wrong == [] and holder(loaded) is None


def test_many_processes_apply_one_after_the_other(loaded: Engine, tmp_path: Path) -> None:
    environment = os.environ | {"JAMP_DATABASE_URL": loaded.url.render_as_string(hide_password=False), "JAMP_WAIT_SECONDS": "60"}
    running = []
    for i in range(3):
        file = tmp_path / f"{i}.csv"
        file.write_text(f"project_id,title,country\nMADE-UP-{i},Made up,KHM\n")
        command = [sys.executable, "-m", "jamp", "apply", str(file), "--by", f"officer {i}"]
        running.append(subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL))
    assert [process.wait(LIMIT) for process in running] == [0, 0, 0]
    with seeing(loaded, LOCAL) as session:
        assert {row.by for row in batches.all(session)[:3]} == {"officer 0", "officer 1", "officer 2"} and batches.state(session) == 4


def test_a_refusal_and_a_stale_plan_give_the_turn_back(loaded: Engine) -> None:
    mine = quarterly(loaded)
    apply(loaded, LOCAL, quarterly(loaded, status="cancelled"), "somebody")
    with pytest.raises(StalePlan):
        apply(loaded, LOCAL, mine, "me")
    assert holder(loaded) is None
    with pytest.raises(Refused):
        undo(loaded, LOCAL, 9, "me")
    assert holder(loaded) is None


def test_the_same_draft_twice_at_once_is_one_batch(loaded: Engine) -> None:
    plan = quarterly(loaded)
    number = drafts.keep(loaded, LOCAL.name, [("q.csv", plan.uploads[0].data)], {})
    made: list[int | None] = []
    clicks = [threading.Thread(target=lambda: made.append(apply(loaded, LOCAL, plan, LOCAL.name, number, LIMIT).batch)) for _ in range(4)]
    for click in clicks:
        click.start()
    for click in clicks:
        click.join(LIMIT)
    assert made == [2, 2, 2, 2]


def test_nobody_waits_for_one_who_was_killed(loaded: Engine, tmp_path: Path) -> None:
    file = tmp_path / "values.csv"
    rows = [f"MADE-UP-{i},Made up {i},KHM,{'made up ' * 20}" for i in range(40_000)]
    file.write_text("\n".join(["project_id,title,country,note", *rows]))
    kill_half_way(loaded, ["apply", str(file), "--by", "Sokha", "--sheet", "projects"])
    left = holder(loaded)
    assert left and (left.by, left.files) == ("Sokha", ("values.csv",))
    assert apply(loaded, LOCAL, quarterly(loaded), "me", patience=LIMIT).batch == 2
    assert holder(loaded) is None


def test_the_command_line_says_who(real: str, tmp_path: Path) -> None:
    engine = open_engine(real)
    file = tmp_path / "q.csv"
    file.write_text("project_id,status,as_at\nASCN-SRP-01,completed,2026-03-31\n")
    environment = os.environ | {"JAMP_DATABASE_URL": real, "JAMP_WAIT_SECONDS": "0"}
    with taking_turn(engine, LOCAL, "Sokha", ("values.csv",)):
        done = subprocess.run([sys.executable, "-m", "jamp", "apply", str(file), "--by", "me"], cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 1 and "Sokha has been applying values.csv since" in done.stderr and "Traceback" not in done.stderr
    engine.dispose()


@pytest.mark.parametrize(("language", "said"), [("en", "Sokha has been applying values.csv since"), ("ja", "からSokhaさんがvalues.csvを反映しています")])
def test_the_page_says_who(real: str, monkeypatch: pytest.MonkeyPatch, language: str, said: str) -> None:
    monkeypatch.setenv("JAMP_WAIT_SECONDS", "0")
    test: AppTest = run("records/upload", monkeypatch, real, lang=language)
    test.file_uploader[0].upload("q.csv", b"project_id,status,as_at\nASCN-SRP-01,completed,2026-03-31\n", "text/csv")
    test.run()
    engine = open_engine(real)
    with taking_turn(engine, LOCAL, "Sokha", ("values.csv",)):
        test.button(key="apply").click().run()
    assert not test.exception and said in text(test)
    test.button(key="apply").click().run()
    assert not test.exception and drafts.waiting(engine, LOCAL.name) == []
    engine.dispose()
