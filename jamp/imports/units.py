"""The unit that a row states, and a number written with a unit of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jamp.imports.cells import Amount, Wrong
from jamp.imports.conversions import Reason
from jamp.imports.measures import measure, times
from jamp.imports.references import Known
from jamp.imports.vocabulary import bare, units
from jamp.model.sheets import Sheet


def stated(sheet: Sheet, columns: dict[str, list[Any]], known: Known) -> Callable[[int], str]:
    """A function (row) -> the unit that the number in it is in, "" where none is stated."""
    if sheet.name == "funding":
        return lambda row: _cell(columns, "currency", row)
    if sheet.name not in ("values", "indicators"):
        return lambda row: ""
    units_of = known.units()

    def unit(row: int) -> str:
        own = _cell(columns, "unit", row) if sheet.name == "indicators" else ""
        return own or units_of.get(_cell(columns, "indicator_id", row), "")

    return unit


def _cell(columns: dict[str, list[Any]], name: str, row: int) -> str:
    return str(columns[name][row] or "") if name in columns else ""


def settled(amount: Amount, unit: str) -> tuple[float, Reason]:
    """(number in the stated unit, why it is shown). Wrong when the written unit is another one."""
    factor, plain = measure(unit)
    share = amount.unit == "%" and any(units().get(bare(word)) == "%" for word in [*unit.split(), *unit[:1]])
    if amount.unit and not share and _singular(amount.unit) != _singular(plain):
        if not unit:
            message = "The cell holds a number and {found}, but no unit is stated. Write the number alone, and the unit in its column."
            raise Wrong("unit-differs", message, found=amount.unit)
        message = "The cell has the unit {found}, the column is in {stated}. Write the number in {stated}."
        raise Wrong("unit-differs", message, found=amount.unit, stated=unit)
    if factor and (amount.times or amount.unit):
        # the stated unit counts in thousands or millions itself, and the cell says what it counts in
        return times(amount.number, (amount.times or 1) / factor), Reason.MULTIPLE if amount.times != factor else Reason.UNIT
    if amount.times:
        return times(amount.number, amount.times), Reason.MULTIPLE
    return amount.number, Reason.PERCENT if amount.unit == "%" else Reason.UNIT


def _singular(unit: str) -> str:
    return unit[:-1] if unit.isascii() and len(unit) > 3 and unit.endswith("s") else unit
