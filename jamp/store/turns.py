"""Whose turn it is to write a batch. The database's own lock is the lock: it is gone with who held it, also after a kill.
A row that was committed before says who that is, since when, and what for; one that was left over is in nobody's way."""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from typing import NamedTuple

import orjson
from sqlalchemy import Column, Engine, Integer, Table, Text, select

from jamp.store import newest, published
from jamp.store.engine import PATIENCE, Unreachable, locked, writing
from jamp.store.moment import now
from jamp.store.profiles import metadata
from jamp.store.scope import Person, Session, editing
from jamp.store.writing import alone

TURN = Table(
    "turn",
    metadata,
    # one row at most
    Column("turn", Integer, primary_key=True, autoincrement=False),
    Column("token", Text, nullable=False),
    Column("taken_by", Text, nullable=False),
    Column("since", Text, nullable=False),
    # a JSON list of names; empty where a batch is undone
    Column("files", Text, nullable=False),
    Column("undoes", Integer),
)


class Turn(NamedTuple):
    """Who writes, what from, or which batch is undone; `since` is UTC, ISO 8601 with seconds."""

    by: str
    since: str
    files: tuple[str, ...]
    undoes: int | None


class Busy(Exception):
    """Somebody else was writing all the time; `turn` says who, None where that is not known."""

    def __init__(self, turn: Turn | None) -> None:
        super().__init__("somebody else is writing")
        self.turn = turn


@contextmanager
def taking_turn(engine: Engine, person: Person, by: str, files: tuple[str, ...] = (), undoes: int | None = None,
                patience: float = PATIENCE) -> Iterator[Session]:  # fmt: skip
    """What `person` may edit, while nobody else writes; committed when the block ends well. Busy after `patience` seconds."""
    token = secrets.token_hex(8)
    values = {"turn": 1, "token": token, "taken_by": by, "files": orjson.dumps(files).decode(), "undoes": undoes}
    try:
        with ExitStack() as stack:
            session = _begun(stack, engine, person, values, time.monotonic() + patience)
            yield session
            newest.recount(session)
            published.settle(session)
            session.execute(TURN.delete())
    except BaseException:
        _withdraw(engine, token)
        raise


def _begun(stack: ExitStack, engine: Engine, person: Person, values: dict[str, object], end: float) -> Session:
    """A transaction that holds the lock, announced by the row: whoever waits for it reads the right name there."""
    try:
        while True:
            with writing(engine, _left(end)) as connection, connection.begin():
                alone(connection)
                connection.execute(TURN.delete())
                connection.execute(TURN.insert().values(**values, since=now()))
            session: Session = stack.enter_context(editing(engine, person, _left(end)))
            alone(session.connection())
            if session.scalar(select(TURN.c.token)) == values["token"]:
                return session
            # somebody else announced himself in between; he may have been the quicker one
            stack.close()
            if time.monotonic() > end:
                raise Busy(holder(engine))
    except Unreachable as problem:
        if not locked(problem):
            raise
        raise Busy(holder(engine, str(values["token"]))) from problem


def _left(end: float) -> float:
    return max(end - time.monotonic(), 0.001)


def holder(engine: Engine, other_than: str = "") -> Turn | None:
    """Who announced himself last, and has not come to a good end; None where that is who asks."""
    with engine.connect() as connection:
        row = connection.execute(select(TURN).where(TURN.c.token != other_than)).first()
    return Turn(row.taken_by, row.since, tuple(orjson.loads(row.files)), row.undoes) if row else None


def _withdraw(engine: Engine, token: str) -> None:
    """Nothing came of it. Where somebody else writes by now he has put his own name there."""
    with suppress(Unreachable), writing(engine, 0.001) as connection, connection.begin():
        connection.execute(TURN.delete().where(TURN.c.token == token))
