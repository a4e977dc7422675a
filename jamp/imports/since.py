"""Workbooks that were exported here, changed in an office and sent back: what others changed meanwhile is not undone.

A workbook carries the name of the last batch at its export. A field that the office left as it was, and somebody else
changed since, stays as it is now; one that both changed is shown with all three values.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from jamp.imports.absent import together
from jamp.imports.plan import Fields, Issue, Operations, shown_key
from jamp.imports.reading.archive import Archive, Unfit
from jamp.model.subjects import SHEETS
from jamp.store import batches
from jamp.store.batches import Later
from jamp.store.scope import Session

Row = tuple[Any, ...]

PROPERTY = "jamp-state"
PART = "docProps/custom.xml"
LARGEST = 100_000
# programs differ in the prefix, and in where they declare it
FOUND = re.compile(rf'name="{PROPERTY}"[^>]*>\s*<(?:\w+:)?lpwstr\b[^>]*>([^<]{{1,60}})</(?:\w+:)?lpwstr>')


def state_of(data: bytes) -> str:
    """The name of the last batch when this workbook was exported; "" for any other file."""
    if not data.startswith(b"PK\x03\x04"):
        return ""
    try:
        part = Archive(data).whole(PART, LARGEST)
    except Unfit:  # the reading says what is wrong with it
        return ""
    found = FOUND.search(part.decode("utf-8", errors="replace"))
    return found.group(1) if found else ""


def keep_edited(session: Session, loader: str, every: list[Operations], issues: list[Issue]) -> None:
    """Take out of `every` what would change a field, or a record, that anybody but `loader` has written."""
    for operations in every:
        edited = batches.edited_by_others(session, loader, operations.sheet) if operations.changed else {}

        def staying(key: Row, before: Fields, after: Fields, line: int, edited: dict[Row, Any] = edited,
                    sheet: str = operations.sheet) -> set[str]:  # fmt: skip
            fields, by = edited.get(key, (frozenset(), ""))
            stays, _ = together(SHEETS[sheet], {name for name in after if fields is None or name in fields}, after)
            for name in stays:
                message = "{who} wrote {now}; it stays. The records to load say {written}."
                values = {"who": by, "now": _shown(before[name]), "written": _shown(after[name])}
                issues.append(Issue("note", "changed-since-export", message, line, name, shown_key(key), values))
            return stays

        _keep(operations, every, staying)


def keep_later(session: Session, state: str, every: list[Operations], issues: list[Issue]) -> None:
    """Take out of `every` what would only put back values that others changed since `state`."""
    batch = batches.number_of(session, state)
    if batch is None:
        return
    for operations in every:
        later = batches.changed_since(session, batch, operations.sheet)

        def staying(key: Row, before: Fields, after: Fields, line: int, later: dict[Row, dict[str, Later]] = later,
                    sheet: str = operations.sheet) -> set[str]:  # fmt: skip
            changed = later.get(key, {})
            _, back = together(SHEETS[sheet], {name for name, value in after.items() if name in changed and changed[name].then == value}, after)
            for name in after:
                if name in changed:
                    issues.append(_issue(key, name, changed[name], before[name], after[name], line, name in back))
            return back

        _keep(operations, every, staying)


def _keep(operations: Operations, every: list[Operations], staying: Callable[[Row, Fields, Fields, int], set[str]]) -> None:
    """Leave the fields that `staying` names as they are stored: neither written nor shown as a change."""
    kept = []
    for key, before, after, line in operations.changed:
        stays = staying(key, before, after, line)
        left = {name: value for name, value in after.items() if name not in stays}
        if left:
            kept.append((key, {name: before[name] for name in left}, left, line))
        else:
            operations.unchanged += 1
        _forget(every, key, stays)
    operations.changed = kept


def _forget(every: list[Operations], key: tuple[Any, ...], names: set[str]) -> None:
    """What stays as it is is not shown as a change."""
    for operations in every if names else ():
        for change in operations.shown or ():
            if change.key == key[0]:
                for name in names:
                    change.fields.pop(name, None)
        if operations.shown is not None:
            operations.shown = [change for change in operations.shown if change.fields]


def _issue(key: tuple[Any, ...], name: str, later: Later, now: Any, written: Any, line: int, stays: bool) -> Issue:
    message = "After your file was made, {who} changed this from {then} to {now}. Your file still has the old value; the new one stays."
    if not stays:
        message = "After your file was made, {who} changed this from {then} to {now}; your file says {written}. Applied, your value takes its place."
    values = {"who": later.by, "then": _shown(later.then), "now": _shown(now), "written": _shown(written)}
    return Issue("note" if stays else "warning", "changed-since-export", message, line, name, shown_key(key), values)


def _shown(value: Any) -> str:
    return "–" if value in (None, "") else f"{value:g}" if isinstance(value, float) else str(value)
