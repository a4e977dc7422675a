"""Settings from the environment."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RECORDS = ROOT / "data"


def database_url() -> str:
    """SQLAlchemy address of the database: JAMP_DATABASE_URL, or a SQLite file beside the records."""
    return os.environ.get("JAMP_DATABASE_URL") or f"sqlite:///{RECORDS / 'jamp.sqlite'}"
