"""Cities like the one of a case study, and interests of cities. What is added is made up."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import Engine

from jamp.charts.cases import why_alike
from jamp.languages import words
from jamp.model.alike import Alike, ranked
from jamp.model.view import View
from jamp.queries import case_studies, interests
from jamp.queries.alike import RUNNING, alike
from jamp.queries.projects import page
from jamp.queries.views import view_of
from jamp.store.scope import ANYBODY, seeing
from tests.model.test_clearing import CASE as MADE
from tests.store.test_published import CASE, cleared, file, sent

ONE = Alike("AAA", "Alpha", "", "KHM", 200_000, 1.0, 2, 0, None)


def test_the_order_is_by_conditions_then_size_then_code() -> None:
    large, unknown, busy, none = (replace(ONE, city_id="BBB", ratio=9.0), replace(ONE, city_id="CCC", population=None, ratio=None), replace(ONE, city_id="DDD", active=1),
                                  replace(ONE, city_id="EEE", ratio=None, projects=0))  # fmt: skip
    assert [one.city_id for one in ranked([none, unknown, busy, large, ONE])] == ["AAA", "DDD", "BBB", "CCC"]
    assert [one.of_size for one in (replace(ONE, ratio=0.5), replace(ONE, ratio=2.0), replace(ONE, ratio=2.01), replace(ONE, ratio=0.49))] == [True, True, False, False]
    assert replace(ONE, active=3, measured=0).gap and not replace(ONE, active=3, measured=1).gap and not replace(ONE, active=3).gap


def test_counted_again_from_the_projects(loaded: Engine) -> None:
    with seeing(loaded, ANYBODY) as session:
        view, _ = view_of(session, None, None)
        (case,) = case_studies.whole(session, ["CASE-VTE-01"])
        found = alike(session, case, view)
        assert found and case.city_id not in {one.city_id for one in found}
        assert [one.holds for one in found] == sorted((one.holds for one in found), reverse=True) and found[-1].holds >= 2
        for one in found[:6]:
            of_area = page(session, View(view.as_at, view.since, cities=(one.city_id,), focus_areas=(case.focus_area,)), 0, 500)
            assert one.projects == len(of_area) and one.active == sum(project.status in RUNNING for project in of_area)
            assert one.ratio is None or one.ratio == one.population / case.population  # type: ignore[operator]


def test_who_counts_the_same(loaded: Engine) -> None:
    cleared(loaded)
    sent(loaded, file("shared_indicators", {"shared_indicator": "made-up-riders", "title": "Riders"}), file("indicators", {"indicator_id": "MADE-UP-I", "shared_indicator": "made-up-riders"}),
         file("indicators", {"indicator_id": "MADE-UP-J", "project_id": "ASCN-PNH-02", "title": "Riders", "unit": "people", "shared_indicator": "made-up-riders"}))  # fmt: skip
    with seeing(loaded, ANYBODY) as session:
        view, _ = view_of(session, None, None)
        (case,) = case_studies.whole(session, [CASE])
        measured = {one.city_id: one.measured for one in alike(session, case, view)}
    assert measured and all(number == (city == "PNH") for city, number in measured.items())


@pytest.mark.parametrize("language", ["en", "ja"])
def test_reasons_have_their_figures(language: str) -> None:
    told = " ".join(why_alike(replace(ONE, ratio=200.0, active=1, measured=0), MADE, words(language)))
    assert "200,000" in told and "200" in told and "2" in told
    if language == "en":
        assert told == ("200,000 people, 200 times as many as in Siem Reap. 2 projects of the same focus area (Civic & Social). 1 of them is ongoing or completed. "
                        "No project there counts what the evidence counts.")  # fmt: skip
        assert why_alike(replace(ONE, population=None, ratio=None, projects=0), MADE, words("en")) == ["Its number of people is not recorded.", "No project of the same focus area (Civic & Social)."]


def test_steps_are_counted_between_the_two_dates_and_by_place(loaded: Engine) -> None:
    rows = [
        {"interest_id": "X1", "case_id": "CASE-VTE-01", "city": "KKC", "wanted": "Made up", "stated_on": "2026-01", "matched_on": "2026-02-10", "visited_on": "2026-05"},
        {"interest_id": "X2", "case_id": "CASE-PNH-02", "city": "SRP", "wanted": "Made up", "stated_on": "2025-06-01", "matched_on": "", "visited_on": ""},
    ]
    sent(loaded, file("interests", *rows))
    with seeing(loaded, ANYBODY) as session:
        def counted(**places: tuple[str, ...]) -> tuple[int, ...]:
            return tuple(interests.counts(session, View("2026-03", "2025-12", **places)).values())  # type: ignore[arg-type]

        assert counted() == (1, 1, 0, 0, 0)
        assert tuple(interests.counts(session, View("2026-12", "2025-01")).values()) == (2, 1, 1, 0, 0)
        # of the city that asks and of the city that is asked
        assert counted(cities=("KKC",)) == counted(cities=("VTE",)) == counted(countries=("LAO",)) == (1, 1, 0, 0, 0)
        assert counted(cities=("PNH",)) == (0, 0, 0, 0, 0)
        assert [one["interest_id"] for one in interests.of_case(session, "CASE-VTE-01")] == ["X1"]
