"""What figures of groups say of each other, at one date and from one date to the next, and whether those that are hidden
can be worked out from those that are shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cached_property
from itertools import combinations, islice
from typing import NamedTuple

from jamp.model.groups import DISJOINT
from jamp.model.moves import Number, Row, moves_of, reach

Groups = frozenset[str]
Figure = tuple[str, Groups]  # date, of whom
Name = tuple[str, str]  # date, groups as values name them
Values = dict[Groups, Number]
NEAR = (0, 1, 3, 9, 10_000)  # dates before and after that may move with one: the fewer, the sooner it is found
MOST = 60  # figures that may move with one, where they are of several dates: with more it takes long


class _Relation(NamedTuple):
    """A figure and its parts: together they are as many, or, with `rest` above nothing, fewer by so many."""

    of: Figure
    parts: tuple[Figure, ...]
    rest: Number | None  # None: the parts are all there is


class Figures:
    """The figures that somebody can read together, of one indicator that, if it has several dates, never becomes less."""

    def __init__(self, tables: Mapping[str, Mapping[str, float]], limit: float) -> None:
        self.limit = limit
        self.names: dict[Figure, Name] = {}
        self.values: dict[Figure, Number] = {}
        self.relations: list[_Relation] = []
        self.dates = {date: i for i, date in enumerate(sorted(tables))}
        self._answers: dict[tuple[Figure, frozenset[Figure]], bool] = {}
        before: Values = {}
        for date in self.dates:
            named = {frozenset(groups.split("+")) if groups else frozenset(): groups for groups in tables[date]}
            # decimal figures as they are written: sums are exact
            values = _completed({key: _exact(tables[date][groups]) for key, groups in sorted(named.items(), key=lambda item: item[1])}, before)
            self.names |= {(date, key): (date, groups) for key, groups in named.items()}
            self.values |= {(date, key): value for key, value in values.items()}
            self.relations += _related(date, values)
            before |= values
        self.relations += self._in_time()

    def _in_time(self) -> Iterator[_Relation]:
        """A later figure holds an earlier one; figures that have become less, against what is said of them, tell nothing."""
        rows: dict[Groups, list[tuple[Figure, Number]]] = defaultdict(list)
        for figure, value in self.values.items():  # date after date
            rows[figure[1]].append((figure, value))
        for row in rows.values():
            pairs = set()
            for i, (_, value) in enumerate(row):
                pairs |= {(i, j) for j in islice((j for j in range(i + 1, len(row)) if row[j][1] >= value), 1)}
                pairs |= {(j, i) for j in islice((j for j in range(i - 1, -1, -1) if row[j][1] <= value), 1)}
            for i, j in sorted(pairs):
                yield _Relation(row[j][0], (row[i][0],), row[j][1] - row[i][1])

    @cached_property
    def _touching(self) -> dict[Figure, list[_Relation]]:
        found: dict[Figure, list[_Relation]] = defaultdict(list)
        for one in self.relations:
            for figure in (one.of, *one.parts):
                found[figure].append(one)
        return found

    def safe(self, guarded: set[Name], out: set[Name]) -> bool:
        """Whether none of the guarded figures can be worked out where `out` are hidden."""
        return self._unsafe(guarded, self._named(out)) is None

    def lacking(self, guarded: set[Name], out: set[Name]) -> Name | None:
        """One figure more that must be hidden; None where the guarded ones are safe."""
        hidden = self._named(out)
        unsafe = self._unsafe(guarded, hidden)
        candidates = {figure for figure in self.names if figure not in hidden and self.values[figure] > 0}
        best = None if unsafe is None else min(self._nearest(unsafe, candidates), key=lambda figure: (self.values[figure], _order(figure)), default=None)
        return None if best is None else self.names[best]

    def _named(self, some: set[Name]) -> set[Figure]:
        return {figure for figure, name in self.names.items() if name in some}

    def _nearest(self, start: Figure, candidates: set[Figure]) -> set[Figure]:
        """Those beside a figure in a sum come first, then its parts and what it is a part of, then further over other sums."""
        reached, edge = {start}, {start}
        while edge:
            touching = [one for figure in edge for one in self._touching[figure]]
            grown = {figure for one in touching for figure in (one.of, *one.parts)} - reached
            beside = {part for one in touching if edge & set(one.parts) for part in one.parts} & grown
            if found := (beside & candidates) or (grown & candidates):
                return found
            reached, edge = reached | grown, grown
        return set()

    def _unsafe(self, guarded: set[Name], hidden: set[Figure]) -> Figure | None:
        """A guarded figure for which no other table is found that differs enough."""
        return next((one for one in sorted(self._named(guarded), key=_order) if not any(self._moves_enough(one, hidden, near) for near in NEAR)), None)

    def _moves_enough(self, figure: Figure, hidden: set[Figure], near: int) -> bool:
        """Whether the figure can be another one when it moves with those that are not known of so many dates before and after,
        and all others stay."""
        linked = self._linked(figure, hidden, near)
        if (figure, linked) not in self._answers:
            self._answers[figure, linked] = (not near or len(linked) <= MOST) and self._width(figure, linked) >= self.limit
        return self._answers[figure, linked]

    def _linked(self, start: Figure, hidden: set[Figure], near: int) -> frozenset[Figure]:
        """The figures that are not known and of which one says something of the next."""
        place = self.dates[start[0]]
        found, edge = {start}, [start]
        while edge:
            for one in self._touching[edge.pop()]:
                for figure in (one.of, *one.parts):
                    if figure not in found and (figure in hidden or figure not in self.names) and abs(self.dates[figure[0]] - place) <= near:
                        found.add(figure)
                        edge.append(figure)
        return frozenset(found)

    def _width(self, figure: Figure, linked: frozenset[Figure]) -> float:
        """How far apart the figures are that this one could be."""
        unknown = sorted(linked, key=lambda figure: (figure not in self.names, _order(figure)))
        at = {figure: i for i, figure in enumerate(unknown)}
        # that a figure is hidden says that it is not nought
        room = [self.values[figure] - (1 if figure in self.names and self.values[figure] >= 1 else 0) for figure in unknown]
        rows = []
        for one in dict.fromkeys(one for figure in unknown for one in self._touching[figure]):
            row: Row = {at[key]: sign for key, sign in ((one.of, 1), *[(part, -1) for part in one.parts]) if key in at}
            if one.rest is not None:
                row[len(room)] = -1
                room.append(one.rest)
            rows.append(row)
        moves, i = moves_of(rows, len(room)), at[figure]
        up = reach(moves, i, 1, room, self.limit)
        return up if up >= self.limit else up + reach(moves, i, -1, room, self.limit - up)


def _exact(value: float) -> Number:
    return int(value) if float(value).is_integer() else Fraction(repr(value))


def _order(figure: Figure) -> tuple[str, list[str]]:
    return figure[0], sorted(figure[1])


def _completed(values: Values, before: Values) -> Values:
    """With margins that are not given: the sum where all their parts are, which anybody can add up; else so many at least.
    `before`: the figures of earlier dates."""
    asked = {frozenset(some) for key in values for n in range(len(key)) for some in combinations(sorted(key), n)}
    values = dict(values)
    # in an order of their own: what is hidden is the same each time
    for key in sorted(asked - values.keys(), key=lambda key: (-len(key), sorted(key))):
        least = max((value for other, value in values.items() if key < other), default=0)
        given = False
        for family in DISJOINT:
            if not key & set(family.all):
                least = max(least, sum((values.get(key | {group}, 0) for group in family.all), 0))
                given = given or (family.whole and all(key | {group} in values for group in family.groups))
        values[key] = least if given else max(least, before.get(key, 0))
    return values


def _related(date: str, values: Values) -> Iterator[_Relation]:
    sums = set()
    for key, value in values.items():
        for family in DISJOINT:
            parts = tuple(key | {group} for group in family.all if key | {group} in values)
            if key & set(family.all) or len(parts) < 2:
                continue
            rest = value - sum(values[part] for part in parts)
            full = family.whole and all(key | {group} in values for group in family.groups)
            if rest >= 0:  # figures that contradict each other give nothing away
                sums |= {(key, part) for part in parts}
                yield _Relation((date, key), tuple((date, part) for part in parts), None if full and not rest else rest)
    # who is in a crossed group is in each of its groups
    for inner, value in values.items():
        outer = [key for key in values if key < inner]
        for key in outer:
            between = any(key < other for other in outer)
            if not between and (key, inner) not in sums and values[key] >= value:
                yield _Relation((date, key), ((date, inner),), values[key] - value)
