"""What readers of a case study say of its fields. A comment is never taken out: it is settled, by whom and when."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Engine, select

from jamp.store.engine import writing
from jamp.store.moment import now
from jamp.store.writings import COMMENT


class Comment(NamedTuple):
    """`about` is the name of a field, "" for the whole; the times are UTC, `settled_at` is "" while it is open."""

    number: int
    about: str
    text: str
    written_at: str
    written_by: str
    settled_at: str
    settled_by: str


def of_case(engine: Engine, case_id: str) -> list[Comment]:
    """All comments on a case, in the order in which they were written."""
    with engine.connect() as connection:
        rows = connection.execute(select(COMMENT).where(COMMENT.c.case_id == case_id).order_by(COMMENT.c.comment)).all()
    return [Comment(row.comment, row.about, row.text, row.written_at, row.written_by, row.settled_at or "", row.settled_by or "") for row in rows]


def write(engine: Engine, case_id: str, about: str, text: str, by: str) -> None:
    """A new comment; the same text of the same person on the same field, still open, is not written twice."""
    same = [(one.about, one.text, one.written_by) for one in of_case(engine, case_id) if not one.settled_at]
    if (about, text, by) not in same:
        with writing(engine) as connection, connection.begin():
            connection.execute(COMMENT.insert().values(case_id=case_id, about=about, text=text, written_at=now(), written_by=by))


def settle(engine: Engine, number: int, by: str) -> None:
    """It is done with; who settled it first stays."""
    with writing(engine) as connection, connection.begin():
        connection.execute(COMMENT.update().where(COMMENT.c.comment == number, COMMENT.c.settled_at.is_(None)).values(settled_at=now(), settled_by=by))
