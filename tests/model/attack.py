"""What can be worked out from figures that are shown: everything that addition, "not fewer than nobody" and "not fewer later" give.
It knows nothing of how figures are hidden."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from fractions import Fraction

from jamp.model.groups import DISJOINT

Name = frozenset[str]  # of a figure: its groups, and its date where there are several
Row = tuple[dict[Name, Fraction], Fraction, bool]  # sum of factor * figure = (or <=) number


def relations(table: dict[str, float]) -> list[tuple[frozenset[str], list[frozenset[str]], bool]]:
    """(whole, parts, whether they are all of it), as anybody knows them; parts that were not given are known of too."""
    given_ = {frozenset(g.split("+")) if g else frozenset() for g in table}
    every = {frozenset(some) for key in given_ for n in range(len(key) + 1) for some in itertools.combinations(sorted(key), n)}
    found: list[tuple[frozenset[str], list[frozenset[str]], bool]] = []
    for key in every:
        for family in DISJOINT:
            parts = [key | {group} for group in family.all if key | {group} in every]
            if not key & set(family.all) and len(parts) > 1:
                stated = [p for p in parts if family.unstated not in p]
                found.append((key, parts, family.whole and len(stated) == len(family.groups) and all(p in given_ for p in parts) and key in given_
                              and sum(table[joined(p)] for p in parts) == table[joined(key)]))  # fmt: skip
        found += [(key, [other], False) for other in every if key < other]
    return found


def joined(key: frozenset[str]) -> str:
    return "+".join(sorted(key))


def rows_of(table: dict[str, float], out: set[str], date: str = "") -> list[Row]:
    """What the shown figures of one date say of the hidden ones and of those that are not given."""
    known = {frozenset(g.split("+")) if g else frozenset(): Fraction(v) for g, v in table.items() if g not in out}
    rows: list[Row] = []
    for key, parts, full in relations(table):
        row: dict[Name, Fraction] = {}
        number = Fraction(0)
        for name, sign in ((key, -1), *[(part, 1) for part in parts]):
            if name in known:
                number -= sign * known[name]
            else:
                row[dated(name, date)] = row.get(dated(name, date), Fraction(0)) + sign
        rows.append((row, number, full))
    return rows


def dated(name: Name, date: str) -> Name:
    return name | {date} if date else name


def attack(tables: dict[str, dict[str, float]], out: dict[str, set[str]]) -> dict[Name, tuple[Fraction, float]]:
    """What of the hidden figures can be narrowed down: (least, most). The known sums are eliminated into each other, and
    bounds are handed on from figure to figure until nothing moves. `tables`: {date: figures} of a sum over time."""
    rows = [row for date, table in tables.items() for row in rows_of(table, out.get(date, set()), date)]
    rows += eliminated([(row, number) for row, number, full in rows if full])
    rows += in_time(tables, out)
    low: dict[Name, Fraction] = {dated(frozenset(g.split("+")) if g else frozenset(), date): Fraction(1) for date, some in out.items() for g in some}
    hidden_ones = list(low)
    high: dict[Name, float] = {}
    for _ in range(12):
        before = (dict(low), dict(high))
        for row, number, full in rows:
            for sign in (1, -1) if full else (1,):
                for name, factor in row.items():
                    others = sum((bound(f * sign, low.get(n, Fraction(0)), high.get(n, math.inf)) for n, f in row.items() if n != name), Fraction(0))
                    if others == -math.inf:
                        continue
                    most = (number * sign - Fraction(others)) / abs(factor)
                    if factor * sign > 0:
                        high[name] = min(high.get(name, math.inf), most)
                    else:
                        low[name] = max(low.get(name, Fraction(0)), -most)
        if (low, high) == before:
            break
    return {key: (low[key], high.get(key, math.inf)) for key in hidden_ones}


def in_time(tables: dict[str, dict[str, float]], out: dict[str, set[str]]) -> Iterator[Row]:
    """Of whom there is a figure, or could be one, at two dates: not fewer at the later one."""
    every = {date: {name for key, parts, _ in relations(table) for name in (key, *parts)} for date, table in tables.items()}
    for one, other in itertools.combinations(sorted(tables), 2):
        for name in every[one] & every[other]:
            row: dict[Name, Fraction] = {}
            number = Fraction(0)
            for date, sign in ((one, 1), (other, -1)):
                if joined(name) in tables[date] and joined(name) not in out.get(date, set()):
                    number -= sign * Fraction(tables[date][joined(name)])
                else:
                    row[dated(name, date)] = Fraction(sign)
            yield row, number, False


def bound(factor: Fraction, low: Fraction, high: float) -> Fraction | float:
    return factor * low if factor > 0 else factor * Fraction(high) if high != math.inf else -math.inf


def eliminated(rows: list[tuple[dict[Name, Fraction], Fraction]]) -> list[Row]:
    solved: dict[Name, tuple[dict[Name, Fraction], Fraction]] = {}

    def less(row: dict[Name, Fraction], number: Fraction, other: Name) -> tuple[dict[Name, Fraction], Fraction]:
        factor, (taken, amount) = row[other], solved[other]
        left = {n: row.get(n, Fraction(0)) - factor * taken.get(n, Fraction(0)) for n in {*row, *taken}}
        return {n: f for n, f in left.items() if f}, number - factor * amount

    for row, number in rows:
        for name in list(solved):
            if row.get(name):
                row, number = less(row, number, name)
        row = {n: f for n, f in row.items() if f}
        if row:
            pivot = min(row, key=sorted)
            solved[pivot] = ({n: f / row[pivot] for n, f in row.items()}, number / row[pivot])
            for name in [n for n in solved if n != pivot and pivot in solved[n][0]]:
                solved[name] = less(*solved[name], pivot)
    return [(row, number, True) for row, number in solved.values()]
