"""When something is recorded."""

from __future__ import annotations

import datetime


def now() -> str:
    """This moment: UTC, ISO 8601 with seconds."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
