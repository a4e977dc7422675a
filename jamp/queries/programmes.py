"""The programmes that projects belong to."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from jamp.store.tables import Programme


def names(session: Session) -> dict[str, tuple[str, str]]:
    """{programme code: (title, Japanese title)} in the order of the codes."""
    query = select(Programme.programme, Programme.title, Programme.title_ja).order_by(Programme.programme)
    return {code: (title, title_ja or "") for code, title, title_ja in session.execute(query)}
