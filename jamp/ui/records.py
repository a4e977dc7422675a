"""The database of this server, opened once."""

from __future__ import annotations

from typing import Any

from jamp.settings import database_url
from jamp.store.engine import open_engine
from jamp.store.migrate import migrate
from jamp.ui.kept import once


@once(8, gone=lambda engine: engine.dispose())
def _opened(url: str) -> Any:
    engine = open_engine(url)
    migrate(engine)
    return engine


def engine() -> Any:
    """The engine, its database brought to the present shape at the first use."""
    return _opened(database_url())
