"""Values of groups against the value of everybody, and of each other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from jamp.imports.cells import CLEAR
from jamp.imports.numbers import shown
from jamp.model.groups import DISJOINT
from jamp.model.units import adds_up

if TYPE_CHECKING:
    from jamp.imports.limits import Rows

Point = tuple[float, int]  # (value, row of the file; -1 for a stored one)


def sums(rows: Rows, units: Mapping[str, str]) -> None:
    """No group is larger than one that holds it; groups that do not overlap are together no more than everybody."""
    for (indicator, *_), points in _together(rows).items():
        if adds_up(units.get(indicator, "")):
            _within(rows, points)
            _added(rows, points)


def _together(rows: Rows) -> dict[tuple[str, str, str], dict[str, Point]]:
    """{(indicator, date, source): {groups: value}} of what the file changes, with what is stored beside it."""
    found: dict[tuple[str, str, str], dict[str, Point]] = {}
    touched: set[tuple[str, str, str]] = set()
    for row, (key, value) in enumerate(zip(rows.table.keys, rows.table.columns["value"], strict=True)):
        if isinstance(value, float):
            of = (key[0], key[1], key[3])
            found.setdefault(of, {})[key[2]] = (value, row)
            if rows.moved("value", row):
                touched.add(of)
    at = rows.at["value"]
    gone = {key for key, value in zip(rows.table.keys, rows.table.columns["value"], strict=True) if value == CLEAR}
    for key, record in rows.now.items():
        of = (key[0], key[1], key[3])
        if of in touched and record[at] is not None and key not in gone:
            found[of].setdefault(key[2], (record[at], -1))
    return {of: points for of, points in found.items() if of in touched and len(points) > 1}


def _within(rows: Rows, points: dict[str, Point]) -> None:
    sets = {groups: frozenset(groups.split("+")) if groups else frozenset() for groups in points}
    for inner, (value, row) in points.items():
        for outer, (most, other) in points.items():
            if sets[outer] < sets[inner] and value > most:
                message = "{inner} has {value}, more than the {most} of {outer}. Mend one of them."
                values = {"inner": inner, "value": shown(value), "most": shown(most), "outer": outer or "*"}
                _tell(rows, message, row if row >= 0 else other, (row, other), value, values)
                break


def _added(rows: Rows, points: dict[str, Point]) -> None:
    if "" not in points:
        return
    total, total_row = points[""]
    for family in DISJOINT:
        given = [group for group in family.all if group in points]
        if len(given) < 2 or any(points[group][0] > total for group in given):
            continue
        together = sum(points[group][0] for group in given)
        rows_of = [total_row] + [points[group][1] for group in given]
        row = max(rows_of)
        values: dict[str, Any] = {"groups": " + ".join(given), "sum": shown(round(together, 9)), "total": shown(total)}
        if together > total * (1 + 1e-9):
            message = "{groups} are together {sum}, more than the {total} of everybody. Mend one of them."
            _tell(rows, message, row, rows_of, together, values)
        elif together < total * (1 - 1e-9) and family.whole and set(family.groups) <= set(given):
            message = "{groups} are together {sum} of {total}; not stated: {rest}"
            values["rest"] = shown(round(total - together, 9))
            rows.tell("note", "groups-below-total", message, row, "value", together, **values)


def _tell(rows: Rows, message: str, row: int, of: Any, value: float, values: dict[str, Any]) -> None:
    """One finding; every row of the file that it speaks of is left out, unless a figure is only about right."""
    rough = any(rows.value("bound", one) in ("about", "at least") for one in of if one >= 0)
    rows.tell("warning" if rough else "row", "groups-above-total", message, row, "value", value, () if rough else [one for one in of if one >= 0], **values)
