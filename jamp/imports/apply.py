"""Write a Plan, all of it or nothing, with its history; and take a batch back."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from jamp.imports import stored, written
from jamp.imports.check import ORDER, build, words_of
from jamp.imports.garbage import uncollected
from jamp.imports.inverse import Step, inside_steps, inverse
from jamp.imports.plan import FilePlan, Plan
from jamp.imports.remembered import name_for
from jamp.imports.steps import EACH, Progress, Steps
from jamp.model.subjects import SHEETS
from jamp.store import batches, drafts, profiles
from jamp.store.engine import PATIENCE, Broken, Engine
from jamp.store.published import NotCleared
from jamp.store.scope import Person, Session, proposing
from jamp.store.turns import Busy, Turn, taking_turn

FEW = 3  # files that are named


class StalePlan(Exception):
    """Somebody applied something, or took a confirmed word back, since the Plan was made; `plan` is the same files
    compared anew."""

    def __init__(self, plan: Plan) -> None:
        super().__init__("the records have changed since this was compared")
        self.plan = plan


class Refused(Exception):
    """What cannot be applied or undone; the text says why, in English: `message`, whose {places} `values` fills."""

    def __init__(self, message: str, **values: Any) -> None:
        super().__init__(message.format(**values) if values else message)
        self.message, self.values = message, values


class Taken(Refused):
    """Somebody else was applying or undoing all the time; `turn` says who, None where that is not known."""

    def __init__(self, turn: Turn | None) -> None:
        self.turn = turn
        message = "Somebody else is writing just now. Try again in a moment."
        if turn is None:
            super().__init__(message)
            return
        message = "{who} has been applying {files} since {time}. Try again in a moment."
        if turn.undoes is not None:
            message = "{who} has been undoing batch {n} since {time}. Try again in a moment."
        told = ", ".join(turn.files[:FEW]) + (f" and {len(turn.files) - FEW} more" if len(turn.files) > FEW else "")
        super().__init__(message, who=turn.by, files=told, n=turn.undoes, time=f"{turn.since[:19].replace('T', ' ')} UTC")


class Uncleared(Refused):
    """A case study that was to be published lacks something; its page says what, and whom to ask."""

    def __init__(self, case: str, lacks: int) -> None:
        message = "The case study {case} cannot be cleared yet; missing: {n}. Its page says what. Nothing was kept."
        super().__init__(message, case=case, n=lacks)


@dataclass(frozen=True)
class Applied:
    """`batch` is None where nothing was to change. `counts`: records of each sheet, read back.
    `left`: keys that an undo left as they are because they were edited later."""

    batch: int | None
    files: tuple[FilePlan, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    left: tuple[str, ...] = ()


@contextmanager
def whole() -> Iterator[None]:
    """The database has the last word: what it refuses is not written, and said in words."""
    try:
        yield
    except Busy as problem:
        raise Taken(problem.turn) from problem
    except NotCleared as problem:
        raise Uncleared(problem.case.case_id, len(problem.lacks)) from problem
    except Broken as problem:
        raise Refused(
            "A record would refer to one that is not there, or stand twice. Nothing was kept; look at the comparison again."
        ) from problem


def _inside(session: Session, person: Person, written_keys: dict[str, list[tuple[Any, ...]]]) -> None:
    """What was written lies in the window of who wrote it; else nothing is kept."""
    if person.role != "secretariat":
        for sheet, keys in written_keys.items():
            if not stored.seen(session, SHEETS[sheet], keys):
                raise Refused("A record would leave what you may edit. Nothing was kept; ask the secretariat.")


def apply(engine: Engine, person: Person, plan: Plan, by: str, draft: int | None = None, patience: float = PATIENCE,
          progress: Progress | None = None, anew: Progress | None = None) -> Applied:  # fmt: skip
    """Write the Plan in one transaction. StalePlan when the records moved, Refused when it has blocking problems; Taken, a
    Refused too, when somebody else is writing and does not come to an end within `patience` seconds.

    `draft`: where its files wait. It becomes the batch in the same transaction, so that a second click, from whichever
    window, gets the batch of the first. `progress` is told the records written and those to write, within the transaction:
    what it raises ends the apply, and nothing of it stays; so does `anew`, which is told the lines where all is compared
    anew, because the records have changed.
    """
    if plan.person != person:
        raise Refused("This comparison was made for somebody else. Send the files again.")
    if not plan.fit:
        raise Refused("The files have problems that must be mended first.")
    names = tuple(upload.name for upload in plan.uploads)
    with uncollected(), whole(), taking_turn(engine, person, by, names, patience=patience) as session:
        connection = session.connection()
        if draft is not None:
            done = _settled(session, by, draft)
            if done:
                return Applied(done, plan.files, stored.counts(session, {file.sheet for file in plan.files if file.sheet}))
        if (batches.latest(session), words_of(session, person, plan.options)) != (plan.state, plan.words):
            again = build(session, person, plan.sent, plan.options, anew)
            if not again.fit or not again.same(plan):
                raise StalePlan(again)
            plan = again
        if plan.empty:
            return Applied(None, plan.files)
        before = stored.counts(session, {operations.sheet for operations in plan.operations})
        batch = written.batch(session, by, "apply", None)
        for position, file in enumerate(plan.files):
            first = all(other.upload != file.upload for other in plan.files[:position])
            written.keep_file(session, batch, position, plan.uploads[file.upload], file, first)
        steps = Steps(progress, plan.records)
        for operations in sorted(plan.operations, key=lambda one: ORDER.index(one.sheet)):
            for part in operations.parts(EACH if progress else None):
                written.write(session, part)
                written.remember(session, batch, part)
                steps.past(part.records)
        _learn(session, person, batch, plan)
        after = stored.counts(session, before)
        for name, count in before.items():
            added = sum(len(one.new) for one in plan.operations if one.sheet == name)
            if after[name] != count + added:
                raise Refused("The records read back are not those written; nothing was kept.")
        for operations in plan.operations:
            _inside(session, person, {operations.sheet: operations.keys()})
        if draft is not None:
            drafts.settle(connection, draft, batch, after)
    return Applied(batch, plan.files, after)


def _learn(session: Session, person: Person, batch: int, plan: Plan) -> None:
    """Keep what a person confirmed of these files, for the next ones of their shape."""
    for file in plan.files:
        if file.memory.learned and not plan.options.get("loader"):
            several = sum(other.upload == file.upload for other in plan.files) > 1
            name = name_for(plan.uploads[file.upload], file.tab, several)
            profiles.remember(session.connection(), person, batch, name, file.sheet, file.memory.shape, file.memory.learned)


def _settled(session: Session, by: str, draft: int) -> int | None:
    """The batch that a draft has become already. Refused when it was taken away, is somebody else's, or was undone."""
    mine, batch = drafts.state(session.connection(), by, draft)
    if not mine:
        raise Refused("These files were taken away meanwhile. Send them again.")
    if batch is not None and batches.undone_by(session, batch) is not None:
        raise Refused("These files were applied and undone meanwhile. Send them again.")
    return batch


def takes_back(engine: Engine, person: Person, batch: int) -> tuple[list[Step], list[str]]:
    """(what an undo would put back, keys that it would leave because they were edited later, are in use, or lie outside
    the person's window). Refused as `undo` would be; changes nothing."""
    with proposing(engine, person) as session:
        _may_undo(session, person, batch)
        return _back(session, person, batch, ())


def _back(session: Session, person: Person, batch: int, also: Collection[str]) -> tuple[list[Step], list[str]]:
    steps, left = inverse(session, batch, also)
    inside, outside = inside_steps(session, person, steps)
    return inside, left + outside


def _may_undo(session: Session, person: Person, batch: int) -> None:
    by = batches.author(session, batch)
    if by is None:
        raise Refused("There is no such batch.")
    if person.role != "secretariat" and by != person.name:
        raise Refused("This batch is somebody else's. Ask them or the secretariat to undo it.")
    if batches.undone_by(session, batch) is not None:
        raise Refused("This batch has been undone already.")


def undo(engine: Engine, person: Person, batch: int, by: str, also: Collection[str] = (),
         patience: float = PATIENCE) -> Applied:  # fmt: skip
    """Take a batch back by its inverse Plan; what was edited later is left and named, but for the keys in `also`.
    Refused when it cannot be, or when somebody else is writing for longer than `patience` seconds."""
    with whole(), taking_turn(engine, person, by, undoes=batch, patience=patience) as session:
        _may_undo(session, person, batch)
        steps, left = _back(session, person, batch, also)
        if not steps:
            raise Refused("Nothing is left to undo: every record was edited later, is in use, or is not yours to change.")
        touched = stored.counts(session, {step.sheet.name for step in steps})
        number = written.batch(session, by, "undo", batch)
        for step in steps:
            if step.after is None:
                written.remove(session, step.sheet, step.key)
            elif step.before is None:
                columns = tuple(column.name for column in step.sheet.own_columns)
                written.insert(session, step.sheet, columns, [tuple(step.after.get(name) for name in columns)])
            else:
                written.update(session, step.sheet, [(step.key, step.before, step.after, 0)])
        written.remember_steps(session, number, steps)
        for step in steps:
            if step.after is not None:
                _inside(session, person, {step.sheet.name: [step.key]})
        after = stored.counts(session, touched)
    return Applied(number, sheets_of(steps), after, tuple(left))


def sheets_of(steps: list[Step]) -> tuple[FilePlan, ...]:
    """What an undo did, sheet by sheet, told like files: records that came back are new, those put back are changed,
    those taken out again are missing."""
    files: dict[str, FilePlan] = {}
    for step in steps:
        file = files.setdefault(step.sheet.name, FilePlan("", step.sheet.name))
        file.rows += 1
        if step.after is None:
            file.missing += 1
        elif step.before is None:
            file.new += 1
        else:
            file.changed += 1
    return tuple(files.values())
