"""The page of the register of targets."""

from __future__ import annotations

import pytest

from tests.pages.test_pages import run, text


def test_the_register_says_what_is_known_and_who_should_say(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    test = run("results/targets", monkeypatch, real, lang="en", as_at="2025-09-30")
    shown = text(test)
    assert not test.exception
    assert "133 targets are on record: 73 can be measured, and 11 of those have a figure. 14 are past their date without a figure." in shown
    assert "Targets that cities set themselves: 114" in shown and "City office: Banyuwangi" in shown and "Past its date, no figure" in shown
    (paging,) = test.get("pagination")
    assert paging.num_pages == 5
    paging.set_value(5).run()
    last = text(test)
    assert not test.exception and "Cannot be measured" in last and "City office: Banyuwangi" not in last


def test_what_fell_due_since_the_earlier_date_is_told_apart(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    test = run("results/targets", monkeypatch, real, lang="en", as_at="2026-01-01", since="2024-10-30", city="BTB")
    shown = text(test)
    assert not test.exception and "Fell due since 30 October 2024, no figure" in shown and "Project office: Solid and Liquid Waste Management" in shown


def test_filters_of_projects_leave_the_cities_own_out_and_say_so(real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = text(run("results/targets", monkeypatch, real, lang="en", programme="ASCN"))
    assert "they are left out" in shown and "Targets that cities set themselves:" not in shown
    none = text(run("results/targets", monkeypatch, real, lang="ja", country="TLS"))
    assert "この表示範囲に記録された目標はありません。" in none and "次の手順" in none
