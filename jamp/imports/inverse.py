"""The inverse of a batch: what would put every record back, as far as nobody has edited it since."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from jamp.imports import stored
from jamp.imports.absent import exchange, together
from jamp.imports.plan import Issue, Operations, shown_key
from jamp.imports.window import keep_inside, refuse_taken
from jamp.model.sheets import Sheet
from jamp.model.subjects import SHEETS
from jamp.store import batches
from jamp.store.scope import Person, Session


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
            _, wanted = together(sheet, wanted, after)
            if len(wanted) < len(after):
                left.append(shown)
            differing = {name for name in wanted if now is not None and now[name] != before[name]}
            if now is not None and differing:
                there, back = {name: now[name] for name in differing}, {name: before[name] for name in differing}
                exchange(sheet, now, there, back)
                steps.append(Step(sheet, key, project_id, there, back))
    order = list(SHEETS)
    # what refers goes before what is referred to, and comes back after it
    removed = {(s.sheet.name, s.key): s for s in steps if s.after is None}
    users = {place: stored.users(session, step.sheet, step.key[0]) for place, step in removed.items()}
    # what is in use stays, and so does what that one refers to
    while kept := [place for place in removed if not users[place] <= removed.keys()]:
        for place in kept:
            del removed[place]
            left.append(f"{place[0]}: {shown_key(place[1])}")
    gone = sorted(removed.values(), key=lambda s: -order.index(s.sheet.name))
    restored = sorted((s for s in steps if s.after is not None), key=lambda s: order.index(s.sheet.name))
    return gone + restored, left


def inside_steps(session: Session, person: Person, steps: list[Step]) -> tuple[list[Step], list[str]]:
    """(steps that keep inside the person's window, keys of the others). What is restored must be free to be written."""
    if person.role == "secretariat":
        return steps, []
    made: dict[str, Operations] = {}
    for place, step in enumerate(steps):
        if step.after is None:
            continue
        columns = tuple(column.name for column in step.sheet.own_columns)
        operations = made.setdefault(step.sheet.name, Operations(step.sheet.name, 0, columns))
        if step.before is None:
            operations.new.append(tuple(step.after.get(name) for name in columns))
            operations.new_lines.append(place)
        else:
            operations.changed.append((step.key, step.before, step.after, place))
    issues: list[Issue] = [
        issue
        for operations in made.values()
        if len(SHEETS[operations.sheet].key) == 1  # a code may be taken by somebody outside meanwhile
        for issue in refuse_taken(session, operations)
    ]
    keep_inside(session, person, list(made.values()), set(), issues)
    out = {issue.line for issue in issues}
    left = [f"{step.sheet.name}: {shown_key(step.key)}" for place, step in enumerate(steps) if place in out]
    return [step for place, step in enumerate(steps) if place not in out], left
