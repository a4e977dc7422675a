"""Case studies are found by what they say, in any of their languages."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from jamp.model.found_cases import Asked, CaseRow, folded, found, matrix, states, steps
from jamp.queries import case_studies
from jamp.store.scope import ANYBODY, seeing
from tests.store.test_published import CASE, cleared, file, sent


def listed(engine: Engine, **asked: object) -> list[str]:
    with seeing(engine, ANYBODY) as session:
        return [row.case_id for row in case_studies.listed(session, Asked(**asked))]  # type: ignore[arg-type]


def rows(engine: Engine) -> list[CaseRow]:
    with seeing(engine, ANYBODY) as session:
        return case_studies.every(session)


@pytest.mark.parametrize(("text", "cases"), [
    ("wastewater", ["CASE-VTE-01"]),
    ("WASTEWATER  capital", ["CASE-VTE-01"]),
    ("在宅医療", ["CASE-MKS-01"]),
    ("ｽﾏｰﾄﾊﾞｽ停", ["CASE-PNH-02"]),
    ("国土交通省　議事録", ["CASE-PNH-02"]),
    ("ＪａｋＰｒｅｎｅｕｒ", ["CASE-JKT-01"]),
    ("マカッサル 大学病院", ["CASE-MKS-01"]),
    ("CASE-SRP-04", ["CASE-SRP-04"]),
    ("wastewater bus", []),
    ("%", ["CASE-VTE-01"]),  # a letter like any other
    ("_______", []),
    ("' OR 1=1 --", []),
])  # fmt: skip
def test_all_words_are_found_in_any_language(loaded: Engine, text: str, cases: list[str]) -> None:
    assert listed(loaded, text=text) == cases


def test_nothing_asked_is_all_of_them(loaded: Engine) -> None:
    assert listed(loaded) == listed(loaded, text="  　") == sorted(row.case_id for row in rows(loaded))
    assert len(listed(loaded)) >= 7


def test_each_filter_keeps_what_has_it(loaded: Engine) -> None:
    assert listed(loaded, groups=("msmes",)) == ["CASE-JKT-01"]
    assert listed(loaded, cities=("PNH", "SRP")) == ["CASE-PNH-02", "CASE-SRP-04"]
    assert listed(loaded, countries=("LAO",)) == ["CASE-VTE-01"]
    assert listed(loaded, cities=("PNH",), text="wastewater") == []
    assert listed(loaded, states=("cleared",)) == []
    for name, value in (("focus_areas", "focus_area"), ("states", "state")):
        for row in rows(loaded):
            assert row.case_id in listed(loaded, **{name: (getattr(row, value),)})
    for name in ("themes", "barriers", "goals", "programmes"):
        for row in rows(loaded):
            for one in getattr(row, name):
                assert row.case_id in listed(loaded, **{name: (one,)})
    assert set(listed(loaded, themes=("",))) == {row.case_id for row in rows(loaded) if not row.themes}


def test_what_is_cleared_comes_first_and_what_is_withdrawn_last(loaded: Engine) -> None:
    cleared(loaded, title="Zebra crossings", theme="inclusivity", sdg="11.2; 11.7; 13.1")
    assert listed(loaded)[0] == CASE
    row = next(one for one in rows(loaded) if one.case_id == CASE)
    assert (row.version, row.themes, row.goals, row.city_id) == (1, ("inclusivity",), ("11", "13"), "SRP")
    assert listed(loaded, text="zebra", goals=("13",), themes=("inclusivity",)) == [CASE]
    sent(loaded, file("case_studies", {"case_id": CASE, "state": "withdrawn", "withdrawn_on": "2026-02", "withdrawn_reason": "Made up"}))
    assert listed(loaded)[-1] == CASE
    # its name is a mark; what it said is found no more
    assert listed(loaded, text="zebra") == [CASE] and CASE not in listed(loaded, text="riders rose")
    assert next(one for one in rows(loaded) if one.case_id == CASE).claim("en") == ""


def test_the_matrix_counts_each_case_once_per_city(loaded: Engine) -> None:
    cleared(loaded, theme="inclusivity; people-centred")
    every = rows(loaded)
    made = matrix(every)
    assert sum(made.totals.values()) == len(every)
    assert made.themes[-1] == "" and made.cells["SRP", "inclusivity"] == made.cells["SRP", "people-centred"] == 1
    for (city, theme), number in made.cells.items():
        assert number == len(listed(loaded, cities=(city,), themes=(theme,)))
    assert sum(states(every).values()) == len(every) and states(every)["cleared"] == 1


def test_interests_are_counted_by_the_steps_that_they_reached(loaded: Engine) -> None:
    assert steps(rows(loaded)) == {"stated": 0, "matched": 0, "visited": 0, "adopted": 0, "closed": 0}
    first = {"interest_id": "X1", "case_id": "CASE-VTE-01", "city": "KKC", "wanted": "Made up", "stated_on": "2026-01", "matched_on": "2026-02", "closed_on": ""}
    sent(loaded, file("interests", first, first | {"interest_id": "X2", "city": "SRP", "matched_on": "", "closed_on": "2026-03"}))
    assert steps(rows(loaded)) == {"stated": 2, "matched": 1, "visited": 0, "adopted": 0, "closed": 1}
    assert steps(found(rows(loaded), Asked(cities=("PNH",))))["stated"] == 0


def test_texts_are_folded_alike() -> None:
    assert folded("Ｓtraße　ﾊﾞｽ\n  A") == "strasse バス a"
