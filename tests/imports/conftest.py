"""How a value is read does not depend on the database: such tests run on one, and none is made on the other for them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from jamp.store.engine import open_engine


@pytest.fixture
def sqlite_only(real: str) -> Iterator[Engine]:
    opened = open_engine(real)
    yield opened
    opened.dispose()
