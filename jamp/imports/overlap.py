"""Files sent together that speak of the same record: the same word twice is used once, two words are for a person to settle."""

from __future__ import annotations

from typing import Any

from jamp.imports.issues import Issues
from jamp.imports.plan import Issue, Operations, key_positions, shown_key

Place = tuple[Operations, bool, int]  # whose, whether new, where in its list


def settle_overlaps(every: list[Operations], names: list[str]) -> dict[int, Issues]:
    """Take what stands in a second file too out of `every`; {file: its problems}. `names` of the files."""
    first: dict[tuple[str, Any], Place] = {}
    issues: dict[int, Issues] = {}
    drop: list[Place] = []
    if len({operations.file for operations in every}) < 2:
        return {}
    for operations in every:
        at = key_positions(operations)
        keys = [(True, i, tuple(record[k] for k in at)) for i, record in enumerate(operations.new)]
        keys += [(False, i, change[0]) for i, change in enumerate(operations.changed)]
        for new, i, key in keys:
            here = (operations, new, i)
            before = first.setdefault((operations.sheet, key), here)
            if before[0].file == operations.file:
                continue
            same = before[1] == new and _says(before) == _says(here)
            drop += [here] if same else [here, before]
            for one, other in ((here, before),) if same else ((here, before), (before, here)):
                issues.setdefault(one[0].file, Issues()).append(_issue(one, other, key, same, names))
    unique = {(id(operations), new, i): (operations, new, i) for operations, new, i in drop}
    for operations, new, i in sorted(unique.values(), key=lambda place: -place[2]):
        if new:
            del operations.new[i], operations.new_lines[i]
        else:
            del operations.changed[i]
    return issues


def _says(place: Place) -> Any:
    operations, new, i = place
    return operations.new[i] if new else operations.changed[i][2]


def _line(place: Place) -> int:
    operations, new, i = place
    return operations.new_lines[i] if new else operations.changed[i][3]


def _issue(one: Place, other: Place, key: tuple[Any, ...], same: bool, names: list[str]) -> Issue:
    message = "Line {line} of {file} says the same of this record; it is used once."
    if not same:
        message = "Line {line} of {file} speaks of the same record and says something else. Keep one of them."
    values = {"line": _line(other), "file": names[other[0].file]}
    severity, code = ("warning", "duplicate-row") if same else ("row", "primary-key")
    return Issue(severity, code, message, _line(one), "", shown_key(key), values)
