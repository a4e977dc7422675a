"""The page Reports: made, shown, made again; what goes wrong is said."""

from __future__ import annotations

from typing import Any

import psutil
import pytest

from jamp.queries.views import view_of
from jamp.reports import apart
from jamp.reports.kinds import KINDS, Asked
from jamp.store import reports
from jamp.store.engine import open_engine
from jamp.store.scope import ANYBODY, seeing
from tests.pages.test_pages import run, text


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_made_with_one_click(real: str, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    test: Any = run("records/reports", monkeypatch, real, lang="ja")
    assert "報告書はまだ作成されていません。" in text(test)
    test.radio(key="report_kind").set_value(kind).run()
    test.button(key="make").click().run()
    assert not test.exception and "R0001" in text(test)
    assert [one.proto.label for one in test.get("download_button")]
    engine = open_engine(real)
    assert [(one.number, one.kind, one.made_by) for one in reports.every(engine)] == [(1, kind, "Secretariat")]
    engine.dispose()
    again: Any = run("records/reports", monkeypatch, real, lang="en")
    assert "R0001" in text(again)
    again.radio(key="report_kind").set_value(kind).run()
    again.button(key="make").click().run()
    engine = open_engine(real)
    assert reports.number(engine) == 1
    engine.dispose()


@pytest.mark.parametrize("number", ["2", "R0002", "x", "-1", "9" * 30, "１"])
def test_a_report_that_is_not_there(real: str, monkeypatch: pytest.MonkeyPatch, number: str) -> None:
    test = run("records/reports", monkeypatch, real, lang="en", report=number)
    assert not test.exception and f"There is no report {number}." in text(test)


def test_a_process_that_is_killed(real: str) -> None:
    engine = open_engine(real)
    with seeing(engine, ANYBODY) as session:
        wanted = Asked("portfolio", view_of(session, None, None)[0])
    first = apart.begun(apart.make, real, wanted, "officer").result()
    mine = [process for process in psutil.Process().children() if "jamp.reports.apart" in process.cmdline()]
    waiting = [apart.begun(apart.make, real, wanted, "officer") for _ in range(6)]
    for process in mine:
        process.kill()
    ended = 0
    for future in waiting:
        try:
            assert future.result() == first
        except apart.Interrupted:
            ended += 1
    assert mine and ended <= len(mine)
    # whoever asks next has a new process
    assert apart.begun(apart.make, real, wanted, "officer").result() == first
    assert reports.number(engine) == 1
    engine.dispose()


def test_what_goes_wrong_there_is_raised_here(real: str) -> None:
    with pytest.raises(ValueError, match="there is no report 7"):
        apart.begun(apart.file, real, 7, "en", "pdf").result()
