"""The inverse of a batch: what would put every record back, as far as nobody has edited it since."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from jamp.imports import stored
from jamp.imports.plan import shown_key
from jamp.model.sheets import Sheet
from jamp.model.subjects import SHEETS
from jamp.store import batches


@dataclass(frozen=True)
class Step:
    """One record: from `before` (as it is) to `after`; None where it does not exist."""

    sheet: Sheet
    key: tuple[Any, ...]
    project_id: str | None
    before: dict[str, Any] | None
    after: dict[str, Any] | None


def inverse(session: Any, batch: int, also: Collection[str] = ()) -> tuple[list[Step], list[str]]:
    """(steps in an order that keeps references whole, keys left because they were edited or are in use).

    `also`: keys, as left here, that are to be put back all the same: what was edited later is lost with it.
    """
    steps: list[Step] = []
    left: list[str] = []
    revisions = batches.revisions(session, batch)
    rows = {
        name: stored.rows(session, SHEETS[name], {key[0] for sheet, key, *_ in revisions if sheet == name})
        for name in {revision[0] for revision in revisions}
    }
    names = {name: [column.name for column in SHEETS[name].own_columns] for name in rows}
    for sheet_name, key, project_id, before, after in reversed(revisions):
        sheet, record = SHEETS[sheet_name], rows[sheet_name].get(key)
        now = dict(zip(names[sheet_name], record, strict=True)) if record is not None else None
        shown = f"{sheet_name}: {shown_key(key)}"
        if before is None:  # the batch added it
            there = {name: value for name, value in (now or {}).items() if value is not None}
            if now is None or (there != after and shown not in also):
                left.append(shown)
            else:
                steps.append(Step(sheet, key, project_id, there, None))
        elif after is None:  # the batch removed it
            if now is None:
                steps.append(Step(sheet, key, project_id, None, before))
            else:
                left.append(shown)
        else:
            wanted = {name for name in after if now is not None and (now[name] == after[name] or shown in also)}
            if len(wanted) < len(after):
                left.append(shown)
            differing = {name for name in wanted if now is not None and now[name] != before[name]}
            if differing:
                back = {name: before[name] for name in differing}
                steps.append(Step(sheet, key, project_id, {name: now[name] for name in differing if now}, back))
    order = list(SHEETS)
    # what refers goes before what is referred to, and comes back after it
    removed: list[Step] = []
    gone: set[tuple[str, tuple[Any, ...]]] = set()
    for step in sorted((s for s in steps if s.after is None), key=lambda s: -order.index(s.sheet.name)):
        if stored.users(session, step.sheet, step.key[0]) - {(step.sheet.name, step.key)} <= gone:
            removed.append(step)
            gone.add((step.sheet.name, step.key))
        else:
            left.append(f"{step.sheet.name}: {shown_key(step.key)}")
    restored = sorted((s for s in steps if s.after is not None), key=lambda s: order.index(s.sheet.name))
    return removed + restored, left
