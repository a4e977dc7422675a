"""What is hidden cannot be worked out from what is shown. Persons are made up; the attacks (attack.py, and trying every table) know nothing
of how it is hidden."""

from __future__ import annotations

import itertools
from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jamp.model.suppression import hidden, hidden_in_time, personal
from jamp.model.units import counts_people
from tests.model.attack import attack, dated, joined

LIMIT = 5
GENDER, RESIDENCE, AGE = (("women", "men", "gender_not_stated"), ("rural", "urban", "residence_not_stated"),
                          ("children", "adults", "older_persons", "age_not_stated"))  # fmt: skip
SETS = [(GENDER,), (RESIDENCE,), (GENDER, RESIDENCE), (GENDER, AGE), (GENDER, RESIDENCE, AGE)]
SINGLES = ("informal_workers", "persons_with_disabilities", "migrants")


@st.composite
def tables(draw: st.DrawFn, most: int = 40) -> dict[str, float]:
    """Persons counted by the groups of some questions, each crossed with each; some figures are not given."""
    asked = draw(st.sampled_from(SETS))
    few = draw(st.lists(st.sampled_from(SINGLES), max_size=1))
    persons = draw(st.lists(st.tuples(*[st.sampled_from(one) for one in asked], *[st.sampled_from(("", one)) for one in few]), min_size=1, max_size=most))
    weights = draw(st.lists(st.sampled_from([1, 1, 1, 2, 7, 30]), min_size=len(persons), max_size=len(persons)))
    counts: Counter[str] = Counter()
    for cells in itertools.product(*[(*one, "") for one in asked], *[(one, "") for one in few]):
        counts["+".join(sorted(filter(None, cells)))] = 0
    for person, weight in zip(persons, weights, strict=True):
        groups = sorted(filter(None, person))
        for n in range(len(groups) + 1):
            for some in itertools.combinations(groups, n):
                counts["+".join(some)] += weight
    left_out = draw(st.sets(st.sampled_from(sorted(counts)), max_size=draw(st.sampled_from([0, 0, 2, 6]))))
    return {groups: float(value) for groups, value in counts.items() if groups not in left_out}


@settings(deadline=None, max_examples=120)
@given(tables(), st.sampled_from([2, 5, 11]))
def test_hidden_figures_are_not_recovered_by_arithmetic(table: dict[str, float], limit: int) -> None:
    out = hidden([table], limit, True)
    assert {g for g, v in table.items() if 0 < v < limit and (personal(g) or not g)} <= out
    assert not any(table[g] == 0 for g in out)
    for groups, (least, most) in attack({"": table}, {"": out}).items():
        assert most - least >= limit, (joined(groups), least, most, table, out)


@settings(deadline=None, max_examples=150)
@given(st.lists(st.tuples(st.sampled_from(GENDER[:2]), st.sampled_from(RESIDENCE[:2])), min_size=1, max_size=8), st.integers(2, 4), st.integers(0, 8))
def test_hidden_figures_are_not_recovered_by_trying_every_table(persons: list[tuple[str, str]], limit: int, gone: int) -> None:
    names = [*itertools.product(GENDER[:2], RESIDENCE[:2])]
    margins = [frozenset(x) for x in [(), *[(g,) for g in (*GENDER[:2], *RESIDENCE[:2])], *names]]
    real = Counter(persons)
    table = {joined(key): float(sum(n for who, n in real.items() if key <= set(who))) for i, key in enumerate(margins) if i != gone}
    out = hidden([table], limit, True)
    cells = dict(zip(names, np.indices((13,) * 4).reshape(4, -1), strict=True))  # every table of four numbers up to 12
    sums = {g: sum(n for who, n in cells.items() if set(filter(None, g.split("+"))) <= set(who)) for g in table}
    fits = np.all([sums[g] == v for g, v in table.items() if g not in out] + [sums[g] > 0 for g in out], axis=0)  # nought is not hidden
    for groups in out:
        values = sums[groups][fits]
        assert values.max() - values.min() >= limit, (groups, table, out)


@st.composite
def sums(draw: st.DrawFn) -> dict[str, dict[str, float]]:
    """Persons counted by groups at two to five dates, more from one to the next or as many; some figures are not given."""
    asked = draw(st.sampled_from(SETS[:4]))
    dates = [str(2020 + n) for n in range(draw(st.integers(2, 5)))]
    whos = [*itertools.product(*asked)]
    counts = [0] * len(whos)
    tables_: dict[str, dict[str, float]] = {}
    for date in dates:
        counts = [count + draw(st.sampled_from([0, 0, 0, 1, 1, 2, 3, 9, 40])) for count in counts]
        names = [frozenset(filter(None, some)) for some in itertools.product(*[(*one, "") for one in asked])]
        every = {joined(name): float(sum(n for who, n in zip(whos, counts, strict=True) if name <= set(who))) for name in names}
        left_out = draw(st.sets(st.sampled_from(sorted(every)), max_size=draw(st.sampled_from([0, 0, 2, 4]))))
        tables_[date] = {name: value for name, value in every.items() if name not in left_out}
    return tables_


def given_by_one(tables: dict[str, dict[str, float]]) -> dict[str, dict[str, dict[str, float]]]:
    return {date: {"": table} for date, table in tables.items()}


@settings(deadline=None, max_examples=80)
@given(sums(), st.sampled_from([2, 5, 11]))
def test_hidden_figures_are_not_recovered_from_other_dates(tables: dict[str, dict[str, float]], limit: int) -> None:
    out = hidden_in_time(given_by_one(tables), limit, True)
    for date, table in tables.items():
        assert {g for g, v in table.items() if 0 < v < limit} <= out.get(date, set()) and not any(table[g] == 0 for g in out.get(date, ()))
    found = attack(tables, out)
    for date, table in tables.items():
        for groups, value in table.items():
            if 0 < value < limit:
                least, most = found[dated(frozenset(groups.split("+")) if groups else frozenset(), date)]
                assert most - least >= limit or all_hidden(tables, out), (date, groups, least, most, tables, out)


def all_hidden(tables: dict[str, dict[str, float]], out: dict[str, set[str]]) -> bool:
    """Nothing is left that could be hidden."""
    return all(value == 0 or groups in out.get(date, ()) for date, table in tables.items() for groups, value in table.items())


@settings(deadline=None, max_examples=100)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=3, max_size=3), st.integers(2, 4))
def test_hidden_figures_are_not_recovered_by_trying_every_course(grown: list[tuple[int, int]], limit: int) -> None:
    women, men = (list(itertools.accumulate(one)) for one in zip(*grown, strict=True))
    tables = {str(n): {"": float(w + m), "women": float(w), "men": float(m)} for n, (w, m) in enumerate(zip(women, men, strict=True))}
    out = hidden_in_time(given_by_one(tables), limit, True)
    courses = np.indices((13,) * 3).reshape(3, -1)
    courses = courses[:, (np.diff(courses, axis=0) >= 0).all(axis=0)]  # what never becomes less
    one, other = (found.ravel() for found in np.meshgrid(np.arange(courses.shape[1]), np.arange(courses.shape[1]), copy=False))
    cells = {"women": courses[:, one], "men": courses[:, other], "": courses[:, one] + courses[:, other]}
    fits = np.all([cells[g][int(date)] > 0 if g in out.get(date, ()) else cells[g][int(date)] == v for date, table in tables.items() for g, v in table.items()], axis=0)
    for date, some in out.items():
        for groups in (one for one in some if tables[date][one] < limit):
            values = cells[groups][int(date)][fits]
            assert values.max() - values.min() >= limit or all_hidden(tables, out), (date, groups, tables, out)


@pytest.mark.parametrize(
    ("tables", "out"),
    [
        # the men of 2024 lie between 49 and 51: were the total shown, the women would be two to four
        ([{"": 49, "women": 0, "men": 49}, {"": 53, "women": 3, "men": 50}, {"": 90, "women": 39, "men": 51}],
         [set(), {"women", "men", ""}, set()]),
        ([{"": 20, "women": 2, "men": 18}, {"": 80, "women": 30, "men": 50}], [{"women", "men"}, set()]),
        ([{"women": 3}, {"women": 5}, {"women": 60}], [{"women"}, {"women"}, set()]),
        ([{"women": 3}, {"women": 6}], [{"women"}, set()]),
    ],
)  # fmt: skip
def test_what_is_hidden_of_a_sum_over_time(tables: list[dict[str, float]], out: list[set[str]]) -> None:
    found = hidden_in_time(given_by_one({str(2023 + n): table for n, table in enumerate(tables)}), LIMIT, True)
    assert [found.get(str(2023 + n), set()) for n in range(len(tables))] == out


def test_two_sources_do_not_give_away_what_other_dates_tell() -> None:
    dates = {"2023": {"a": {"men": 49.0}}, "2024": {"b": {"women": 3.0, "men": 50.0}, "c": {"": 53.0}}, "2025": {"a": {"men": 51.0}}}
    out = hidden_in_time(dates, LIMIT, True)
    assert {"women", "men"} <= out["2024"] and (out["2024"] >= {""} or out.keys() & {"2023", "2025"})
    assert hidden_in_time({date: dict(reversed(of.items())) for date, of in reversed(dates.items())}, LIMIT, True) == out


def test_a_long_course_of_crossed_groups_is_soon_done() -> None:
    crossed = {"+".join(sorted(both)): n for n, both in enumerate(itertools.product(GENDER, RESIDENCE))}
    dates = {}
    for quarter in range(20):
        cells = {groups: float((quarter + n) // 3) for groups, n in crossed.items()}
        sums_ = {one: sum(v for groups, v in cells.items() if one in groups.split("+")) for one in (*GENDER, *RESIDENCE)}
        dates[f"{2000 + quarter}"] = {"": {"": sum(cells.values()), **sums_, **cells}}
    out = hidden_in_time(dates, LIMIT, True)
    assert all(groups in out[date] for date, tables in dates.items() for groups, value in tables[""].items() if 0 < value < LIMIT)


@pytest.mark.parametrize(
    ("table", "out"),
    [
        ({"": 53, "women": 3, "men": 50, "gender_not_stated": 0}, {"women", "men"}),
        ({"": 6, "women": 2, "men": 4}, {"women", "men", ""}),  # of so few the total would say too much
        ({"": 1000, "persons_with_disabilities": 3, "women": 600, "men": 400}, {"persons_with_disabilities"}),
        ({"": 1000, "persons_with_disabilities": 5, "women": 1000, "men": 0}, set()),
        ({"": 3}, {""}),
        ({"": 3, "msmes": 2}, {""}),
        ({"": 60, "rural+women": 2, "urban+women": 18, "men+rural": 28, "men+urban": 12}, {"rural+women", "urban+women"}),
        ({"": 60, "women": 20, "men": 40, "rural": 30, "urban": 30, "rural+women": 2, "urban+women": 18, "men+rural": 28, "men+urban": 12},
         {"rural+women", "urban+women", "men+rural", "men+urban"}),
        ({"": 60, "children": 2, "adults": 40, "older_persons": 18}, {"children", "older_persons"}),
    ],
)  # fmt: skip
def test_what_is_hidden(table: dict[str, float], out: set[str]) -> None:
    assert hidden([table], LIMIT, True) == out


def test_two_sources_do_not_give_away_what_each_hides() -> None:
    assert hidden([{"": 53, "men": 50}, {"women": 3, "men": 50}], LIMIT, True) == {"women", "men"}


def test_what_points_at_nobody_is_shown() -> None:
    assert hidden([{"": 3, "msmes": 2, "startups": 1}], LIMIT, counts_people("businesses")) == set()
    assert hidden([{"": 3}], LIMIT, counts_people("vehicles")) == set()
    assert not counts_people("people per year") and counts_people("people") and counts_people("人") and not counts_people("percent of women")


def test_a_limit_above_every_figure_hides_all_of_them_at_once() -> None:
    crossed = {"+".join(sorted((one, two))): 7.0 for one in GENDER for two in AGE}
    table = {"": 84.0, **dict.fromkeys(GENDER, 28.0), **dict.fromkeys(AGE, 21.0), **crossed}
    assert hidden([table] * 500, 1e9, True) == set(table)
