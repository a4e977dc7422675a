"""The limits of the rules: those that are set, and the usual ones."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from jamp.model.settings import DEFAULTS
from jamp.store.tables import Setting


def limits(session: Session) -> dict[str, float]:
    """{limit: value} of every limit."""
    return DEFAULTS | {name: value for name, value in session.execute(select(Setting.setting, Setting.value))}
