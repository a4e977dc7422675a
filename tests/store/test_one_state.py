"""Who reads sees the records as at one moment, and changes nothing."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from jamp.imports.apply import apply
from jamp.imports.check import check
from jamp.imports.plan import Upload
from jamp.model.view import View
from jamp.queries import batches, portfolio
from jamp.store.scope import LOCAL, seeing

ROWS = b"project_id,as_at,status\nASCN-SRP-01,2026-03-31,cancelled\n"


def test_who_reads_sees_one_state(loaded: Engine) -> None:
    view = View("2026-03-31", "2025-09-30")
    with seeing(loaded, LOCAL) as session:
        before = (portfolio.totals(session, view), batches.state(session))
        apply(loaded, LOCAL, check(loaded, LOCAL, [Upload("u.csv", ROWS, "updates")]), "another")
        session.info.clear()  # nothing of it is kept: it is read again
        assert (portfolio.totals(session, view), batches.state(session)) == before
    with seeing(loaded, LOCAL) as session:
        after = (portfolio.totals(session, view), batches.state(session))
    assert after[1] == before[1] + 1 and after[0].now["cancelled"] == before[0].now.get("cancelled", 0) + 1


def test_who_reads_writes_nothing(loaded: Engine) -> None:
    if loaded.dialect.name == "postgresql":
        with seeing(loaded, LOCAL) as session, pytest.raises(DBAPIError, match="read-only"):
            session.execute(text("DELETE FROM alias"))
    with loaded.begin() as connection:  # and nothing of it stays with the connection
        connection.execute(text("DELETE FROM alias"))
