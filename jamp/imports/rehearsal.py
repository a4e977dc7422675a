"""The records as a Plan would leave them: looked at, and put back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from jamp.imports import written
from jamp.imports.check import ORDER
from jamp.imports.plan import Plan
from jamp.store import newest
from jamp.store.engine import Broken, Engine
from jamp.store.scope import Session, rehearsing

MOST = 20_000  # records; more would keep others from writing for too long


def long(plan: Plan) -> bool:
    """True for a Plan that is too long to be tried."""
    return plan.records > MOST


@contextmanager
def rehearsed(engine: Engine, plan: Plan) -> Iterator[Session | None]:
    """A session that sees the records as they would be; nothing of it stays. None where the database would refuse it."""
    with rehearsing(engine) as session:
        try:
            for operations in sorted(plan.operations, key=lambda one: ORDER.index(one.sheet)):
                written.write(session, operations)
        except Broken:
            yield None
            return
        newest.recount(session)
        yield session
