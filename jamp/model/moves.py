"""Ways in which figures that are not known can be others, all of what is known of them still being true."""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import islice
from typing import Any

Number = int | Fraction  # whole numbers stay whole where they can: they are counted with much faster
Row = dict[int, Number]  # {unknown figure: its factor} of figures that make nothing together
Move = dict[int, int]  # {unknown figure: how much more it becomes}
TRIED = 24  # moves, and others with each of them, that are tried where none is free


def moves_of(rows: list[Row], count: int) -> list[Move]:
    """Ways in which the unknown figures can move together, in whole numbers, so that every relation still holds."""
    solved: dict[int, Row] = {}  # {figure: how it follows the others}
    for row in rows:
        left = dict(row)
        for i in [i for i in row if i in solved]:
            _add(left, solved[i], left[i])
        if not left:
            continue
        pivot = min(left)
        factor = left[pivot]
        left = {i: value * factor if abs(factor) == 1 else Fraction(value) / factor for i, value in left.items()}
        for other in solved.values():
            if pivot in other:
                _add(other, left, other[pivot])
        solved[pivot] = left
    found = []
    for free in range(count):
        if free not in solved:
            move: Row = {free: 1}
            move.update({i: -row[free] for i, row in solved.items() if free in row})
            scale = math.lcm(*[value.denominator for value in move.values()])
            found.append({i: int(value * scale) for i, value in move.items()})
    return found


def _add(row: Any, other: Any, times: Number) -> None:
    for i, value in other.items():
        if sum_ := row.get(i, 0) - times * value:
            row[i] = sum_
        else:
            row.pop(i, None)


def reach(moves: list[Move], figure: int, sign: int, room: list[Number], wanted: float) -> float:
    """How far a figure comes, up or down, by one move after another, or two together, when none falls below its least; no
    further than wanted."""
    room, reached = list(room), 0.0
    ways = [move if move[figure] * sign > 0 else _times(move, -1) for move in moves if figure in move]
    while reached < wanted and (move := _free(ways, moves, figure, sign, room)) is not None:
        step = abs(move[figure])
        times = min((room[i] // -by for i, by in move.items() if by < 0), default=math.inf)
        times = min(times, math.ceil((wanted - reached) / step))
        for i, by in move.items():
            room[i] += by * int(times)
        reached += float(times * step)
    return reached


def _free(ways: list[Move], moves: list[Move], figure: int, sign: int, room: list[Number]) -> Move | None:
    """A move that takes a figure further; where each of them is barred, one with a second that clears the way."""
    barred: list[Any] = [next((i for i, by in move.items() if by < 0 and room[i] < -by), None) for move in ways]
    for move, bar in zip(ways, barred, strict=True):
        if bar is None:
            return move
    for move, bar in islice(zip(ways, barred, strict=True), TRIED):
        for other, by in islice(((other, other[bar]) for other in moves if bar in other), TRIED):
            both = dict(move)
            _add(both, other, -1 if by > 0 else 1)
            if both.get(figure, 0) * sign > 0 and all(by > 0 or room[i] >= -by for i, by in both.items()):
                return both
    return None


def _times(move: Move, by: int) -> Move:
    return {i: value * by for i, value in move.items()}
