"""A value that is not there says why. Of the two columns of `Sheet.either` a record has exactly one."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from jamp.imports.cells import CLEAR
from jamp.imports.conversions import Reason
from jamp.imports.issues import Issues
from jamp.imports.numbers import shown

if TYPE_CHECKING:
    from jamp.imports.table import Table
    from jamp.model.sheets import Sheet


def settle(sheet: Sheet, table: Table, said: Mapping[int, tuple[str, str]], bad: set[int], issues: Issues) -> None:
    """Give each row one of the two. `said`: {row: (text, state)} of words that stand where a value would."""
    one, other = sheet.either
    none = [None] * len(table.lines)
    if not said and not any(table.columns.get(other, ())):
        return
    read: dict[tuple[str, str], list[int]] = {}
    values, reasons = table.columns.setdefault(one, [*none]), table.columns.setdefault(other, [*none])
    for row, reason in enumerate(reasons):
        text, state = said.get(row, ("", ""))
        if row in bad or not state and reason in (None, CLEAR):
            continue
        # a dash beside a reason says nothing of its own
        if any(map(str.isalnum, text)) and reason not in (None, CLEAR, state) or not state and values[row] not in (None, CLEAR):
            bad.add(row)
            message = "The row has {value} as its value, and {state} as the reason why there is none. Keep one of them."
            issues.tell("row", "row-constraint", message, table.lines[row], other, str(reason), {"value": text or shown(values[row]), "state": reason})
            continue
        reasons[row], values[row] = state if reason in (None, CLEAR) else reason, CLEAR
        if text:
            read.setdefault((text, reasons[row]), []).append(row)
    for (text, state), rows in read.items():
        table.show(one, text, state, Reason.STATE, rows)


def exchange(sheet: Sheet, record: Mapping[str, Any], before: dict[str, Any], after: dict[str, Any]) -> None:
    """Let the one that comes take the place of the other. `record` holds both as they are stored."""
    for name, other in (sheet.either, sheet.either[::-1]) if sheet.either else ():
        if after.get(name) is not None and other not in after and record[other] is not None:
            before[other], after[other] = record[other], None


def together(sheet: Sheet, names: Collection[str], after: Mapping[str, Any]) -> tuple[set[str], set[str]]:
    """(`names` with both of the two where it has one, `names` with none where it has not both), as far as `after` changes
    them: one alone would leave a record with both or neither."""
    pair = set(sheet.either) & after.keys()
    some = set(names)
    return (some | pair if some & pair else some), (some if pair <= some else some - pair)
