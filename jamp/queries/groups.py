"""The groups that values may be broken down by."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from jamp.model.groups import KINDS
from jamp.store.tables import PeopleGroup


def names(session: Session) -> dict[str, tuple[str, str]]:
    """{group: (title, Japanese title)}, in the order of the questions that they answer."""
    order = [group for groups in KINDS.values() for group in groups]
    query = select(PeopleGroup.group, PeopleGroup.title, PeopleGroup.title_ja)
    found = {key: (title, title_ja or "") for key, title, title_ja in session.execute(query)}
    return {key: found[key] for key in sorted(found, key=lambda key: (order.index(key) if key in order else len(order), key))}
