"""Settings from the environment."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RECORDS = ROOT / "data"


def wait_seconds() -> float:
    """For how long to wait while somebody else is writing: JAMP_WAIT_SECONDS, whole seconds, or 20."""
    told = os.environ.get("JAMP_WAIT_SECONDS", "")
    return float(told) if told.isascii() and told.isdecimal() else 20.0


def database_url() -> str:
    """SQLAlchemy address of the database: JAMP_DATABASE_URL, or a SQLite file beside the records."""
    return os.environ.get("JAMP_DATABASE_URL") or f"sqlite:///{RECORDS / 'jamp.sqlite'}"
