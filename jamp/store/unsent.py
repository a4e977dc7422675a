"""What somebody is just writing of a case study, kept at each step so that nothing typed is lost; none of it is in the records."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import orjson
from sqlalchemy import Engine, select

from jamp.store.engine import PATIENCE, writing
from jamp.store.moment import now
from jamp.store.writings import UNSENT


class Unsent(NamedTuple):
    """`filled`: {field: text} of what differs from the record as it was when the form was opened, at the data state `opened`;
    `written_at` is UTC."""

    opened: str
    filled: dict[str, str]
    written_at: str


def read(engine: Engine, person: str, case_id: str) -> Unsent | None:
    """What a person left unsaved; None where there is nothing."""
    with engine.connect() as connection:
        row = connection.execute(select(UNSENT).where(UNSENT.c.person == person, UNSENT.c.case_id == case_id)).first()
    return Unsent(row.opened, orjson.loads(row.data), row.written_at) if row else None


def keep(engine: Engine, person: str, case_id: str, opened: str, filled: Mapping[str, str], wait: float = PATIENCE) -> None:
    """Keep it in place of what was kept before; where nothing is filled in, nothing is kept. It waits so many seconds for
    somebody else who writes."""
    with writing(engine, wait) as connection, connection.begin():
        connection.execute(UNSENT.delete().where(UNSENT.c.person == person, UNSENT.c.case_id == case_id))
        if filled:
            data = orjson.dumps(dict(filled)).decode()
            connection.execute(UNSENT.insert().values(person=person, case_id=case_id, opened=opened, data=data, written_at=now()))


def drop(engine: Engine, person: str, case_id: str) -> None:
    """Throw it away."""
    keep(engine, person, case_id, "", {})
