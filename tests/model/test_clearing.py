"""What a case study lacks before it can be published. Contents are made up."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from jamp.model.case_studies import LIMITS, NEEDED
from jamp.model.cases import Case, CaseFigure, Obstacle, Photo, Quote
from jamp.model.clearing import figures_in, lacking, same_person

FIGURE = CaseFigure("I-1", "Riders", "people", "rising", "women", 1000.0, "2022-03", "", 1250.0, "2025-03", "", "", "", "", False)
TEXTS = {name: "Made up." for name in NEEDED} | {"title": "Made up", "claim": "Riders rose from 1,000 in March 2022 to 1,250, by 25 per cent."}
CASE = Case(
    "C-1", "P-1", "Project", "", "SRP", "Siem Reap", "", "KHM", 1000, "Civic & Social", "en", {"en": TEXTS}, "2022", "2025", 10.0, "JPY", "2022", "",
    ("inclusivity",), ("11.2",), ("women",), "", "", "", "A, city office", "2025-10-01", "B, secretariat", "2025-10-02", "City office", "in review", "", "", "", "",
    (FIGURE,), (Quote("Q-1", "Made up", "a rider", "en", "given"),), (Photo("F-1", "0" * 64, "Made up", "", "A", "yes", "given"),), (("JICA", "funding"),),
    (Obstacle("finance", "Made up", "Made up"),),
)  # fmt: skip


def rules(case: Case) -> set[str]:
    return {lack.rule for lack in lacking(case)}


def test_a_whole_case_lacks_nothing() -> None:
    assert lacking(CASE) == []


@pytest.mark.parametrize("name", NEEDED)
def test_each_needed_text(name: str) -> None:
    texts = {"en": {key: text for key, text in TEXTS.items() if key != name}}
    assert ("text", name, True) in {(lack.rule, lack.field, lack.blocks) for lack in lacking(replace(CASE, texts=texts))}


@pytest.mark.parametrize("name", LIMITS)
def test_the_limit_of_a_text_is_its_last_letter(name: str) -> None:
    fits = replace(CASE, texts={"en": TEXTS, "ja": {name: "あ" * LIMITS[name]}})
    assert "too long" not in rules(fits)
    over = replace(CASE, texts={"en": TEXTS, "ja": {name: "あ" * (LIMITS[name] + 2)}})
    (found,) = [lack for lack in lacking(over) if lack.rule == "too long"]
    assert (found.field, found.values["language"], found.values["n"]) == (name, "ja", 2)


@pytest.mark.parametrize(("changed", "rule"), [
    ({"figures": ()}, "evidence"),
    ({"figures": (replace(FIGURE, value=None),)}, "no value after"),
    ({"figures": (replace(FIGURE, baseline=None),)}, "no value before"),
    ({"figures": (replace(FIGURE, value=None, hidden=True),)}, "hidden figure"),
    ({"figures": (replace(FIGURE, as_at="2022-03"),)}, "before after"),
    ({"cost": None}, "cost"),
    ({"cost_currency": ""}, "cost without currency or date"),
    ({"start_date": ""}, "time"),
    ({"contact": ""}, "contact"),
    ({"author": ""}, "author"),
    ({"reviewer": ""}, "second reader"),
    ({"reviewer": "ａ, City  Office"}, "same reader"),
    ({"quotes": (replace(CASE.quotes[0], consent="asked"),)}, "quote consent"),
    ({"photos": (replace(CASE.photos[0], consent="not asked"),)}, "photo consent"),
    ({"photos": (replace(CASE.photos[0], stored=False),)}, "no picture"),
])  # fmt: skip
def test_each_rule_blocks(changed: dict[str, Any], rule: str) -> None:
    assert rule in {lack.rule for lack in lacking(replace(CASE, **changed)) if lack.blocks}


def test_what_was_withdrawn_is_not_waited_for() -> None:
    assert not {"quote consent", "photo consent"} & rules(replace(CASE, quotes=(replace(CASE.quotes[0], consent="withdrawn"),), photos=(*CASE.photos, replace(CASE.photos[0], consent="withdrawn"))))


def test_a_cost_that_nobody_knows_is_said_to_be_so() -> None:
    found = [lack for lack in lacking(replace(CASE, cost=None, cost_note="The ministry should say.")) if lack.rule == "cost"]
    assert [lack.blocks for lack in found] == [False]


@pytest.mark.parametrize(("text", "found"), [
    ("In April 2023, 4 of 13 routes and 60 of 235 buses ran.", ["4", "13", "60", "235"]),
    ("On 30 September 2025, 15% and 1 250 riders", ["15", "1 250"]),
    ("8.9 million in 2019", ["8.9 million"]),
    ("2022年7月の318,731から2025年6月には４０５，０５２", ["318,731", "405,052"]),
    ("2019年の890万人", ["890万"]),
    ("since 2021-04 and 2021", []),
])  # fmt: skip
def test_figures_are_told_from_dates(text: str, found: list[str]) -> None:
    assert figures_in(text) == found


@pytest.mark.parametrize(("claim", "holds"), [
    ("1,250 riders", True), ("250 more", True), ("25% more", True), ("1.25 thousand", True), ("1,251 riders", False), ("0.13万人", True), ("26% more", False), ("25.0% more", True),
])  # fmt: skip
def test_a_figure_in_the_claim_is_one_of_the_evidence(claim: str, holds: bool) -> None:
    case = replace(CASE, texts={"en": TEXTS | {"claim": claim}})
    assert ("figure without evidence" not in rules(case)) == holds


def test_the_same_person_in_other_letters() -> None:
    assert same_person("Sok Dara", "ＳＯＫ  dara") and not same_person("", "") and not same_person("A", "B")
