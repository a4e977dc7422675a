"""The groups of people by which figures are broken down."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from jamp.store.tables import PeopleGroup


def names(session: Session) -> dict[str, tuple[str, str]]:
    """{group code: (title, Japanese title)} in the order of the codes."""
    query = select(PeopleGroup.group, PeopleGroup.title, PeopleGroup.title_ja).order_by(PeopleGroup.group)
    return {code: (title, title_ja or "") for code, title, title_ja in session.execute(query)}
