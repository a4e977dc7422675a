"""Reports with numbers and the texts for them, on both databases. The data are made up."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Engine, text

from jamp.store import reports

PLACE = ("deck", {"meeting": "HLM-7"}, "2025-09-30")


def kept(engine: Engine, data: bytes, kind: str = "deck") -> reports.Kept:
    return reports.keep(engine, kind, {"cities": ["SRP"], "countries": []}, "2025-09-30", "2024-10-30", 3, "officer", data)


def test_the_same_data_have_one_number(engine: Engine) -> None:
    first, second, again = kept(engine, b"one"), kept(engine, b"two"), kept(engine, b"one")
    assert (first.number, second.number) == (1, 2) and again == first
    assert kept(engine, b"one", "annual").number == 3
    assert reports.data(engine, 2) == b"two" and reports.one(engine, 9) is None
    assert [one.number for one in reports.every(engine, 2, 1)] == [2, 1] and reports.number(engine) == 3
    assert first.scope == {"cities": ["SRP"]}


def test_many_at_once_have_numbers_of_their_own(engine: Engine) -> None:
    with ThreadPoolExecutor(8) as pool:
        numbers = [one.number for one in pool.map(lambda n: kept(engine, b"%d" % (n % 12)), range(24))]
    assert sorted(set(numbers)) == list(range(1, 13))
    assert numbers[:12] == numbers[12:]


def test_damaged_data_are_said(engine: Engine) -> None:
    kept(engine, b"figures" * 50)
    with engine.begin() as connection:
        connection.execute(text("UPDATE report SET data = :data"), {"data": b"spoilt"})
    with pytest.raises(ValueError, match="report 1 are damaged"):
        reports.data(engine, 1)


def test_the_report_before(engine: Engine) -> None:
    for as_at in ("2024", "2025-03-31", "2025-09-30"):
        reports.keep(engine, "deck", {"cities": ["SRP"]}, as_at, "2020", 1, "officer", as_at.encode())
    found = reports.last(engine, "deck", {"cities": ["SRP"], "countries": []}, "2025-09-30")
    assert found and found.as_at == "2025-03-31"
    assert reports.last(engine, "deck", {}, "2025-09-30") is None


def test_texts_are_not_overwritten_unseen(engine: Engine) -> None:
    first = reports.write(engine, *PLACE, "observations", "en", "Buses came.", 0, "officer")
    reports.write(engine, *PLACE, "observations", "ja", "バスが来た。", 0, "officer")
    with pytest.raises(reports.WrittenMeanwhile) as meanwhile:
        reports.write(engine, *PLACE, "observations", "en", "Trains came.", 0, "other")
    assert meanwhile.value.last == first
    second = reports.write(engine, *PLACE, "observations", "en", "Trains came.", first.version, "other")
    # what stands already is no change, whoever has seen what
    assert reports.write(engine, *PLACE, "observations", "en", "Trains came.", 0, "third") == second
    found = reports.written(engine, *PLACE)
    assert {place: one.text for place, one in found.items()} == {("observations", "en"): "Trains came.", ("observations", "ja"): "バスが来た。"}
    assert found["observations", "en"].written_by == "other"
    assert reports.written(engine, "deck", {}, "2025-09-30") == {}
