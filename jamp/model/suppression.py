"""Small numbers of people, which could point at persons: what is not shown to everybody.

A figure of a group of persons is small when it is above zero and under the limit. With it are hidden as many others as
it takes that no subtraction gives it away: each hidden figure could as well be another one, at least `limit` apart, in
a table that has the same figures wherever they are shown.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple

from jamp.model.groups import DISJOINT

ENTERPRISES = frozenset({"msmes", "startups"})
SUPPRESSED = "suppressed"
Groups = frozenset[str]


def personal(groups: str) -> bool:
    """True where the groups, joined as values name them, hold a group of persons."""
    return any(group not in ENTERPRISES for group in groups.split("+") if group)


def hidden(tables: Sequence[Mapping[str, float]], limit: float, people: bool) -> set[str]:
    """The groups whose figures are not shown. `tables`: {groups: value} as each source gives them of one indicator at one
    date; `people`: the indicator counts people, so that a small number of everybody is hidden even where no groups are."""
    whole = people or any(personal(groups) for table in tables for groups in table)
    out = {groups for table in tables for groups, value in table.items()
           if 0 < value < limit and (personal(groups) or (whole and not groups))}  # fmt: skip
    # nothing to hide, or nothing left that could be hidden with it
    if not out or all(value <= 0 or groups in out for table in tables for groups, value in table.items()):
        return out
    # who reads two sources puts them together
    together = {groups: value for table in reversed(tables) for groups, value in table.items()}
    protected = [_Table(table) for table in (*tables, together)] if len(tables) > 1 else [_Table(tables[0])]
    while (more := next((found for one in protected if (found := one.lacking(out, limit)) is not None), None)) is not None:
        out.add(more)
    return out


class _Relation(NamedTuple):
    """A figure and its parts: together they are as many, or, with `rest` above nothing, fewer by so many."""

    of: Groups
    parts: tuple[Groups, ...]
    rest: Fraction | None  # None: the parts are all there is


class _Table:
    """The figures of one source and what they say of each other."""

    def __init__(self, figures: Mapping[str, float]) -> None:
        # decimal figures as they are written: sums are exact
        self.names = {frozenset(groups.split("+")) if groups else frozenset(): groups for groups in figures}
        self.values = {key: Fraction(repr(figures[groups])) for key, groups in self.names.items()}
        self._complete()
        self.relations = list(self._sums())
        self.relations += self._within({(one.of, part) for one in self.relations for part in one.parts})

    def _complete(self) -> None:
        """Margins that are not given: the sum where all their parts are, which anybody can add up; else so many at least."""
        asked = {frozenset(some) for key in self.names for n in range(len(key)) for some in combinations(sorted(key), n)}
        for key in sorted(asked - self.values.keys(), key=len, reverse=True):
            least = max((value for other, value in self.values.items() if key < other), default=Fraction(0))
            for family in DISJOINT:
                if not key & set(family.all):
                    least = max(least, sum((self.values.get(key | {group}, Fraction(0)) for group in family.all), Fraction(0)))
            self.values[key] = least

    def _sums(self) -> Iterator[_Relation]:
        for key, value in self.values.items():
            for family in DISJOINT:
                parts = tuple(key | {group} for group in family.all if key | {group} in self.values)
                if key & set(family.all) or len(parts) < 2:
                    continue
                rest = value - sum(self.values[part] for part in parts)
                full = family.whole and all(key | {group} in self.values for group in family.groups)
                if rest >= 0:  # figures that contradict each other give nothing away
                    yield _Relation(key, parts, None if full and not rest else rest)

    def _within(self, known: set[tuple[Groups, Groups]]) -> Iterator[_Relation]:
        """Who is in a crossed group is in each of its groups."""
        for inner, value in self.values.items():
            outer = [key for key in self.values if key < inner]
            for key in outer:
                between = any(key < other for other in outer)
                if not between and (key, inner) not in known and self.values[key] >= value:
                    yield _Relation(key, (inner,), self.values[key] - value)

    def lacking(self, out: set[str], limit: float) -> str | None:
        """One figure more that must be hidden; None where the hidden ones are safe."""
        unsafe = self._unsafe({key for key, groups in self.names.items() if groups in out}, limit)
        if unsafe is None:
            return None
        candidates = [key for key, groups in self.names.items() if groups not in out and self.values[key] > 0]
        near = {key: self._distance(unsafe, key) for key in candidates}
        best = min(candidates, key=lambda key: (near[key], self.values[key], sorted(key)), default=None)
        return None if best is None or near[best] == math.inf else self.names[best]

    def _distance(self, start: Groups, end: Groups) -> float:
        """How far apart two figures are: 1 beside each other in a sum, 2 a part and its whole, further over other sums."""
        reached, steps = {start}, 0
        while True:
            touching = [one for one in self.relations if reached & {one.of, *one.parts}]
            if any(end in one.parts and reached & set(one.parts) for one in touching):
                return steps + 1
            grown = reached.union(*[{one.of, *one.parts} for one in touching])
            if end in grown:
                return steps + 2
            if grown == reached:
                return math.inf
            reached, steps = grown, steps + 2

    def _unsafe(self, out: set[Groups], limit: float) -> Groups | None:
        """A hidden figure for which no table is found that differs enough."""
        unknown = [*sorted(out, key=sorted), *[key for key in self.values if key not in self.names]]
        at = {key: i for i, key in enumerate(unknown)}
        rows, room = [], [self.values[key] - (1 if key in out and self.values[key] >= 1 else 0) for key in unknown]
        for one in self.relations:
            row = {at[key]: Fraction(sign) for key, sign in ((one.of, 1), *[(part, -1) for part in one.parts]) if key in at}
            if row and one.rest is not None:
                row[len(room)] = Fraction(-1)
                room.append(one.rest)
            if row:
                rows.append(row)
        moves = _moves(rows, len(room))
        return next((key for key in sorted(out, key=sorted) if not any(_width(move, at[key], room) >= limit for move in moves)), None)


def _moves(rows: list[dict[int, Fraction]], count: int) -> list[dict[int, int]]:
    """Ways in which the unknown figures can move together, in whole numbers, so that every relation still holds."""
    solved: dict[int, dict[int, Fraction]] = {}  # {figure: how it follows the others}
    for row in rows:
        left = dict(row)
        for i in [i for i in row if i in solved]:
            _add(left, solved[i], left[i])
        if not left:
            continue
        pivot = min(left)
        factor = left[pivot]
        left = {i: value / factor for i, value in left.items()}
        for other in solved.values():
            if pivot in other:
                _add(other, left, other[pivot])
        solved[pivot] = left
    found = []
    for free in range(count):
        if free not in solved:
            move = {free: Fraction(1)} | {i: -row[free] for i, row in solved.items() if free in row}
            scale = math.lcm(*[value.denominator for value in move.values()])
            found.append({i: int(value * scale) for i, value in move.items()})
    return found + [one for a, b in combinations(found[:24], 2) for one in (_both(a, b, 1), _both(a, b, -1)) if one]


def _add(row: dict[int, Fraction], other: dict[int, Fraction], times: Fraction) -> None:
    for i, value in other.items():
        row[i] = row.get(i, Fraction(0)) - times * value
        if not row[i]:
            del row[i]


def _both(one: dict[int, int], other: dict[int, int], sign: int) -> dict[int, int]:
    both = {i: one.get(i, 0) + sign * other.get(i, 0) for i in {*one, *other}}
    return {i: value for i, value in both.items() if value}


def _width(move: dict[int, int], figure: int, room: list[Fraction]) -> float:
    """How far a figure comes when the unknown ones move so, up and down, and none falls below its least."""
    step = abs(move.get(figure, 0))
    if not step:
        return 0
    ways = [min((math.floor(room[i] / (-sign * by)) for i, by in move.items() if sign * by < 0), default=math.inf) for sign in (1, -1)]
    return step * sum(ways)
