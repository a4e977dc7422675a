"""The page of the collection: chosen, put in order, saved under a name, made. What is added is made up."""

from __future__ import annotations

from typing import Any

import pytest

from jamp.documents.model import Document, Heading
from jamp.reports.made import again
from jamp.store import collections, reports
from jamp.store.engine import open_engine
from tests.pages.test_pages import run, text
from tests.reports.made_up_cases import case_set

PAGE = "cases/collection"


def shown(test: Any) -> str:
    assert not test.exception
    return text(test)


def order(test: Any) -> list[str]:
    return [button.key.removeprefix("up_") for button in test.button if (button.key or "").startswith("up_")]


def test_nothing_is_cleared(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    test: Any = run(PAGE, monkeypatch, real, lang="en")
    assert "No case study is cleared for publication here." in shown(test) and "make" not in [button.key for button in test.button]
    test.radio(key="collection_status").set_value("draft").run()
    assert "7 case studies, by country, city and code." in shown(test)


def test_drafts_by_hand_saved_and_made(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    test: Any = run(PAGE, monkeypatch, real, lang="en")
    test.radio(key="collection_status").set_value("draft").run()
    test.radio(key="collection_how").set_value("hand").run()
    assert "Choose at least one case study." in shown(test)
    test.multiselect(key="collection_more").set_value(["CASE-VTE-01", "CASE-JKT-01", "CASE-SRP-04"]).run()
    assert order(test) == ["CASE-VTE-01", "CASE-JKT-01", "CASE-SRP-04"]
    assert test.button(key="up_CASE-VTE-01").disabled and test.button(key="down_CASE-SRP-04").disabled
    test.button(key="up_CASE-SRP-04").click().run()
    test.button(key="down_CASE-VTE-01").click().run()
    test.button(key="out_CASE-JKT-01").click().run()
    assert order(test) == ["CASE-SRP-04", "CASE-VTE-01"]
    test.text_input(key="collection_name").set_value("  Takamatsu   2026 ").run()
    test.button(key="collection_save").click().run()
    assert "Saved as “Takamatsu 2026”." in shown(test)
    areas = {area.label: area for area in test.text_area}
    areas["Foreword (English)"].set_value("By the secretariat.").run()
    test.button(key="make").click().run()
    assert "R0001" in shown(test) and len(test.get("download_button")) == 4
    engine = open_engine(real)
    (saved,) = collections.every(engine)
    assert (saved.name, saved.cases, saved.status) == ("Takamatsu 2026", ("CASE-SRP-04", "CASE-VTE-01"), "draft")
    (kept,) = reports.every(engine)
    assert kept.scope == {"cases": ["CASE-SRP-04", "CASE-VTE-01"], "status": "draft", "collection": "Takamatsu 2026"}
    made = again(engine, 1)
    assert made and isinstance(document := made.document("en"), Document) and "Takamatsu 2026" in document.subtitle
    assert "By the secretariat." in str(document.blocks)
    titles = [block.text for block in document.blocks if isinstance(block, Heading) and block.text[:2] in ("1.", "2.")]
    assert "data platform" in titles[0] and "Wastewater" in titles[1]
    engine.dispose()
    # somebody else opens it by its name
    other: Any = run(PAGE, monkeypatch, real, lang="ja", collection="Takamatsu 2026")
    assert order(other) == ["CASE-SRP-04", "CASE-VTE-01"] and not other.exception
    assert "By the secretariat." in [area.value for area in other.text_area]


def test_a_name_that_somebody_else_took(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = open_engine(real)
    case_set(engine, 2, photos=0)
    test: Any = run(PAGE, monkeypatch, real, lang="en")
    assert "2 case studies, by country, city and code." in shown(test)
    collections.save(engine, collections.Saved("Ours", ("MADE-UP-02",), {}, "cleared"), "other")
    test.text_input(key="collection_name").set_value("Ours").run()
    test.button(key="collection_save").click().run()
    assert "other saved another choice as “Ours”" in shown(test)
    assert [one.written_by for one in collections.every(engine)] == ["other"]
    engine.dispose()
